"""What is known of a kind of plant, and of two kinds beside each other."""

from dataclasses import dataclass

from plants.agronomy.crop_figures import START_METHODS, CropFigures
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
    own: frozenset[str] = frozenset()

    @property
    def label(self) -> Word:
        return Word(self.name)


@dataclass(frozen=True, slots=True)
class CompanionPair:
    effect: str
    mechanism: str
    grade: str
    source: str
    is_checked: bool
