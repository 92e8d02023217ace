"""What neighbours do to each other: effect times evidence, fading with distance."""

from typing import NamedTuple

GRADE_WEIGHT = {"A": 1.0, "B": 0.6, "C": 0.2}
EVIDENCE_GRADE = {"trial": "B", "extension": "B", "traditional": "C"}
EFFECT = {"beneficial": 0.2, "antagonistic": -0.2}
NOTABLE_SCORE = 0.05
# Where a gardener lets folklore weigh in (docs/decisions/0004): half of what it has at no distance.
NOTABLE_FOLKLORE_SCORE = 0.02

JUGLONE_REACH = 1.5
# Of all but walnuts.
FARTHEST_REACH_M = 3.0
DEFAULT_RANGE_M = 0.5

_INSECT_WORDS = (
    *("trap", "nectar", "insectary", "hoverfly", "pollinator", "parasitoid", "predator"),
    *("repel", "scent", "deterrence", "aphid", "whitefly", "beetle", "mite", "fly ", "pest"),
)
# The first line with a word of the mechanism decides; shade and roots reach DEFAULT_RANGE_M.
_RANGES_M = (
    (0.8, ("allelopath", "fennel")),
    (3.0, ("shared", "carry-over", "virus")),
    (1.0, _INSECT_WORDS),
)
_PRECEDING_ONLY = ("interplanting does little", "preceding green manure", "green manure before")


class Neighbour(NamedTuple):
    slug: str
    family: str


class PairEffect(NamedTuple):
    """From -1 to 1, and the grade of its evidence."""

    effect: float
    grade: str


# Two strong climbers or heavy feeders within half a metre.
COMPETITION = PairEffect(-0.3, "B")

_TOMATOES = frozenset({"tomato", "cherry-tomato", "paste-tomato", "currant-tomato"})
_PEPPERS = frozenset(
    {"sweet-pepper", "chili-pepper", "habanero-pepper", "tabasco-pepper", "rocoto-pepper"}
)
_BEANS = frozenset({"bush-bean", "pole-bean", "dry-bean", "lima-bean", "runner-bean"})
_CLOVERS = frozenset({"white-clover", "red-clover", "crimson-clover", "subterranean-clover"})
_BLUEBERRIES = frozenset({"highbush-blueberry", "lowbush-blueberry", "rabbiteye-blueberry"})
_JUGLONE_VICTIMS = _TOMATOES | _PEPPERS | _BLUEBERRIES | {"potato", "apple"}

# Pairs of plants or families whose effect or grade is not the data file's default.
_TABLED = (
    ({"sweet-corn", "popcorn", "field-corn"}, {"pole-bean", "runner-bean"}, PairEffect(0.3, "A")),
    ({"Brassicaceae"}, _CLOVERS | {"dill"}, PairEffect(0.3, "A")),
    (_BEANS | {"Cucurbitaceae"}, {"sweet-alyssum", "phacelia"}, PairEffect(0.3, "A")),
    (_TOMATOES, {"potato"}, PairEffect(-0.5, "A")),
    ({"black-walnut", "english-walnut"}, _JUGLONE_VICTIMS, PairEffect(-0.9, "A")),
    ({"sunflower"}, _BEANS | {"potato"}, PairEffect(-0.3, "B")),
)


def companion_score(effect: float, grade: str, distance_m: float, range_m: float) -> float:
    """Full at distance 0, nothing from `range_m` on."""
    return effect * GRADE_WEIGHT[grade] * max(0.0, 1 - distance_m / range_m)


def evidence_grade(evidence_level: str) -> str:
    return EVIDENCE_GRADE[evidence_level]


def tabled_effect(a: Neighbour, b: Neighbour) -> PairEffect | None:
    """The only source of grade A; None for pairs that keep the data file's grade."""
    for one, other, effect in _TABLED:
        if (_is_in(one, a) and _is_in(other, b)) or (_is_in(one, b) and _is_in(other, a)):
            return effect
    return None


def _is_in(group: set[str] | frozenset[str], plant: Neighbour) -> bool:
    return plant.slug in group or plant.family in group


def neighbour_effect(effect: str, mechanism: str) -> float:
    """0 where the help comes from a crop grown before, not beside."""
    if any(words in mechanism for words in _PRECEDING_ONLY):
        return 0.0
    return EFFECT[effect]


def farthest_reach_m(widest_m: float) -> float:
    """Beyond which none of the plants matters to another; `widest_m` is the largest spread."""
    return max(FARTHEST_REACH_M, JUGLONE_REACH * widest_m / 2)


def mechanism_range_m(mechanism: str, canopy_radius_m: float) -> float:
    """How far it reaches; `canopy_radius_m` is that of the larger plant, for walnuts."""
    if "juglone" in mechanism:
        return JUGLONE_REACH * canopy_radius_m
    for reach_m, words in _RANGES_M:
        if any(word in mechanism for word in words):
            return reach_m
    return DEFAULT_RANGE_M
