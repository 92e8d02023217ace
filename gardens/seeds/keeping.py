"""What a lot of seed still germinates, and how much of it a planting takes (docs/science.md 10)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from gardens.models import Planting, SeedLot
from gardens.seeds.observed import observed_of
from plants.agronomy.seed_keeping import SeedKeeping
from plants.agronomy.seed_viability import days_until
from plants.agronomy.sowing import field_factor as factor_of
from plants.agronomy.sowing import seeds_per_station, seeds_to_sow

# To which the page tells how long a lot falls.
MILESTONES = (0.95, 0.85, 0.70, 0.50)
TONES = {"warning": "soon", "advice": "note", "info": "good"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Keeping(SeedKeeping):
    lot: SeedLot

    @classmethod
    def of(cls, lot: SeedLot) -> "Keeping":
        """Reads the plant and what `with_tests` fetched."""
        return cls(
            plant_slug=lot.plant.slug,
            life_years=lot.plant.seed_viability_years,
            year=lot.year,
            germination_pct=lot.germination_pct,
            moisture_pct=lot.moisture_pct,
            store_c=lot.store_c,
            observed=observed_of(lot),
            lot=lot,
        )

    @property
    def milestones(self) -> list[tuple[float, float]]:
        """Shares below the anchor with the days until they are reached, where that is measured."""
        if not self.is_measured:
            return []
        return [
            (share, days_until(self.anchor, share, self.sigma_days))
            for share in MILESTONES
            if share < self.anchor
        ]

    def tone(self, on: date) -> str:
        return TONES.get(self.severity(on) or "", "note")


@dataclass(frozen=True, slots=True)
class SeedNeed:
    """How many seeds of a lot a planting takes; None of seed that does not germinate."""

    share: float
    seeds: int | None
    per_station: int | None

    @classmethod
    def of(cls, plants: int, share: float, field_factor: float) -> "SeedNeed":
        return cls(
            share,
            seeds_to_sow(plants, share, field_factor),
            seeds_per_station(share, field_factor),
        )


def field_factor(planting: Planting) -> float:
    return factor_of(planting.method)


def viable(lots: Iterable[SeedLot], on: date) -> list[SeedLot]:
    """In the order given, without those of which less than a half is expected to germinate."""
    return [lot for lot in lots if Keeping.of(lot).is_viable(on)]
