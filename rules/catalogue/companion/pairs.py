"""Neighbours in a bed of which something is known, each pair of crops once."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from plants.agronomy.companions import (
    GRADE_WEIGHT,
    NOTABLE_FOLKLORE_SCORE,
    NOTABLE_SCORE,
    Neighbour,
    companion_score,
    farthest_reach_m,
    mechanism_range_m,
    neighbour_effect,
    tabled_effect,
)
from rules.catalogue.distances import close_pairs
from rules.catalogue.occupancy import Stay, stays
from rules.engine.levels import Confidence, Severity
from rules.engine.once import once_a_bed, once_a_garden
from rules.engine.quantities import centimetres
from rules.engine.rule import Limits, Threshold
from rules.engine.snapshot import BedSnapshot, CompanionPair, GardenSnapshot, PlantingSnapshot
from rules.engine.wording import Quantity, Wording, gettext_noop, wording

NOTABLE = Threshold(
    *("notable_score", NOTABLE_SCORE, "", 0.01, 0.5),
    gettext_noop("Effect times evidence, faded with distance; weaker pairs are not mentioned."),
)
NOTABLE_FOLKLORE = Threshold(
    *("notable_folklore_score", NOTABLE_FOLKLORE_SCORE, "", 0.005, 0.5),
    gettext_noop("The same for folklore, in gardens that let it weigh in."),
)
FORMULA = gettext_noop(
    "effect {effect} × evidence {weight} × (1 − {distance} apart / {reach} reach) = {score}"
)
WOULD_CHANGE = Wording(
    gettext_noop("Another distance, or a trial that finds more or less than what is known.")
)
TRADITION = Wording(gettext_noop("A tradition that this garden lets weigh in."))
UNCHECKED = Wording(gettext_noop("The citation for this pair has not been checked yet."))


@dataclass(frozen=True, slots=True)
class KnownPair:
    """Two plantings with the score of their nearest stems."""

    a: PlantingSnapshot
    b: PlantingSnapshot
    fact: CompanionPair
    grade: str
    distance_m: float
    reach_m: float
    effect: float
    score: float
    # Where `b` stands, if not in the bed of `a`.
    other: BedSnapshot | None = None

    @property
    def crops(self) -> str:
        """What it is about: two crops of one bed, or of two."""
        crops = "+".join(sorted((self.a.plant.slug, self.b.plant.slug)))
        return f"{crops}@{self.other.pk}" if self.other else crops

    @property
    def formula(self) -> Wording:
        return wording(
            FORMULA,
            effect=Quantity(self.effect, digits=2),
            weight=Quantity(GRADE_WEIGHT[self.grade], digits=1),
            distance=centimetres(self.distance_m),
            reach=centimetres(self.reach_m),
            score=Quantity(self.score, digits=3),
        )

    @property
    def is_folklore(self) -> bool:
        return self.grade == "C"

    @property
    def confidence(self) -> Confidence:
        if self.is_folklore or not self.fact.is_checked:
            return Confidence.LOW
        return Confidence.HIGH if self.grade == "A" else Confidence.MEDIUM

    def severity(self, most: Severity) -> Severity:
        return Severity.INFO if self.is_folklore else most

    @property
    def assumptions(self) -> tuple[Wording, ...]:
        said = ((TRADITION, self.is_folklore), (UNCHECKED, not self.fact.is_checked))
        return tuple(words for words, holds in said if holds)


def notable_pairs(bed: BedSnapshot, garden: GardenSnapshot, limits: Limits) -> list[KnownPair]:
    """The nearest of each two crops that are there at the same time, in the order of crops."""
    strongest: dict[str, KnownPair] = {}
    for pair in _known_pairs(bed, garden):
        stands = strongest.get(pair.crops)
        if stands is None or abs(stands.score) < abs(pair.score):
            strongest[pair.crops] = pair
    found = [strongest[crops] for crops in sorted(strongest)]
    return [pair for pair in found if abs(pair.score) >= _least(pair, limits)]


def _least(pair: KnownPair, limits: Limits) -> float:
    """Folklore weighs so little that the limit of the others would hide all of it."""
    return limits[NOTABLE_FOLKLORE.name if pair.is_folklore else NOTABLE.name]


@once_a_bed
def _known_pairs(bed: BedSnapshot, garden: GardenSnapshot) -> Iterator[KnownPair]:
    """Only plantings of which any pair is known are looked at."""
    known = garden.companions.slugs
    plantings = [planting for planting in bed.plantings if planting.plant.slug in known]
    if not plantings:
        return
    stay = {found.planting.pk: found for found in stays(bed, garden)}
    widest_m = max(planting.plant.spread_m or 0.0 for planting in plantings)
    facts = garden.companions
    for a, b, distance_m in close_pairs(
        plantings, farthest_reach_m(widest_m), lambda a, b: _crops(a, b) in facts
    ):
        if stay[a.pk].shared_time(stay[b.pk]):
            yield _known_pair(a, b, facts[_crops(a, b)], distance_m)
    if garden.across_beds:
        yield from _across_beds(stay, garden)


def _crops(a: PlantingSnapshot, b: PlantingSnapshot) -> frozenset[str]:
    return frozenset((a.plant.slug, b.plant.slug))


def _across_beds(stay: Mapping[int, Stay], garden: GardenSnapshot) -> Iterator[KnownPair]:
    """Each pair once, in the bed of its first planting."""
    others = _standing(garden)
    for near in garden.across_beds:
        if near.a not in stay or near.b not in others:
            continue
        there, other = others[near.b]
        a, b = stay[near.a].planting, there.planting
        fact = garden.companions.get(_crops(a, b))
        if fact and stay[a.pk].shared_time(there):
            yield replace(_known_pair(a, b, fact, near.distance_m), other=other)


@once_a_garden
def _standing(garden: GardenSnapshot) -> dict[int, tuple[Stay, BedSnapshot]]:
    return {found.planting.pk: (found, bed) for bed in garden.beds for found in stays(bed, garden)}


def _known_pair(
    a: PlantingSnapshot, b: PlantingSnapshot, fact: CompanionPair, distance_m: float
) -> KnownPair:
    effect, grade = neighbour_effect(fact.effect, fact.mechanism), fact.grade
    if tabled := tabled_effect(*(Neighbour(side.plant.slug, side.plant.family) for side in (a, b))):
        effect, grade = tabled
    canopy_radius_m = max(a.plant.spread_m or 0.0, b.plant.spread_m or 0.0) / 2
    reach_m = mechanism_range_m(fact.mechanism, canopy_radius_m)
    score = companion_score(effect, grade, distance_m, reach_m)
    return KnownPair(a, b, fact, grade, distance_m, reach_m, effect, score)
