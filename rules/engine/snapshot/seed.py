"""Seed in the box of the gardener, and what is sown in trays."""

from dataclasses import dataclass
from datetime import date

from plants.agronomy.emergence import Emergence, expected_emergence
from plants.agronomy.seed_keeping import SeedKeeping


@dataclass(frozen=True, slots=True)
class LotSnapshot:
    """A lot of a plant that is planned here, also one that is used up."""

    pk: int
    name: str
    plant_slug: str
    year: int
    seeds_left: int
    keeping: SeedKeeping


@dataclass(frozen=True, slots=True)
class SowingSnapshot:
    """In the cells of a tray; `seedlings` stand there, or may still come up."""

    pk: int
    tray: int
    tray_name: str
    plant_slug: str
    plant_name: str
    sown_on: date
    soil_c: float | None
    germination_days: tuple[float, float] | None
    emerged: int
    seedlings: int

    @property
    def emergence(self) -> Emergence | None:
        return expected_emergence(self.plant_slug, self.sown_on, self.soil_c, self.germination_days)
