"""What is known of a kind of plant, and of two kinds beside each other."""

from dataclasses import dataclass
from functools import cached_property

from plants.agronomy.crop_figures import START_METHODS, CropFigures
from plants.agronomy.crop_yields import Block, UsualYield
from plants.agronomy.nutrients import Nutrients, removal
from rules.engine.wording import Word

SOW_INDOORS, DIRECT_SOW, TRANSPLANT = START_METHODS


@dataclass(frozen=True, slots=True, kw_only=True)
class PlantFacts(CropFigures):
    """The figures of one plant; None where they are not known.

    `own` names the columns in which the gardener's value stands and not the catalogue's.
    """

    slug: str
    name: str
    family: str
    spacing_m: float | None
    spread_m: float | None
    height_m: float | None
    ph_min: float | None
    ph_max: float | None
    kc: tuple[float, float, float] | None
    stage_days: tuple[int, int, int, int] | None
    root_depth_m: float | None
    depletion_fraction: float | None
    # What it wants of a nutrient solution.
    solution_ec_ms_cm: tuple[float, float] | None = None
    solution_ph: tuple[float, float] | None = None
    propagation: str = ""
    own: frozenset[str] = frozenset()
    sun: str = ""
    sun_hours_min: float | None = None
    nutrient_demand: str = ""
    removal_kg_t: Nutrients | None = None
    usual_yield: UsualYield | None = None

    def __hash__(self) -> int:
        """Of one field: answers are kept by plant."""
        return hash(self.slug)

    germination_min_c: float | None = None

    @property
    def label(self) -> Word:
        return Word(self.name)

    def usual_offtake_g(self, block: Block) -> Nutrients | None:
        """What the usual harvest takes from the soil, where all of it is known."""
        if self.usual_yield is None or self.removal_kg_t is None:
            return None
        return removal(self.usual_yield.expected_kg(block), self.removal_kg_t)


@dataclass(frozen=True, slots=True)
class CompanionPair:
    effect: str
    mechanism: str
    grade: str
    source: str
    is_checked: bool


class Companions(dict[frozenset[str], CompanionPair]):
    """The known pairs of plants, which gardens share."""

    @cached_property
    def slugs(self) -> frozenset[str]:
        return frozenset().union(*self)
