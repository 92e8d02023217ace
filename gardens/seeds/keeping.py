"""What a lot of seed still germinates, and from what that is reckoned (docs/science.md 10)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from gardens.models import Planting, SeedLot, StartMethod
from gardens.seeds.observed import Observed
from plants.agronomy.seed_packet import USUAL_LOT_SHARE, packet_sigma_years, storage_factor
from plants.agronomy.seed_viability import VIABILITY, days_until
from plants.agronomy.seed_viability import share_after as aged_share
from plants.agronomy.sowing import (
    FIELD_FACTOR,
    germination_severity,
    seeds_per_station,
    seeds_to_sow,
)

YEAR_DAYS = 365
# To which the page tells how long a lot falls.
MILESTONES = (0.95, 0.85, 0.70, 0.50)
TONES = {"warning": "soon", "advice": "note", "info": "good"}


@dataclass(frozen=True, slots=True)
class Keeping:
    """`sigma_days` is the time in which viability falls by a probit, if that is known.

    `anchor` is the share that germinated when it was new, or in what was observed last.
    """

    lot: SeedLot
    anchor: float
    sigma_days: float | None
    is_measured: bool
    observed: Observed | None = None

    @classmethod
    def of(cls, lot: SeedLot) -> "Keeping":
        """Reads the plant and what `with_tests` fetched."""
        new = USUAL_LOT_SHARE if lot.germination_pct is None else lot.germination_pct / 100
        measured = _measured_sigma_days(lot)
        sigma_days = measured or _packet_sigma_days(lot, new)
        observed = Observed.of(lot)
        anchor = observed.share if observed else new
        return cls(lot, anchor, sigma_days, bool(measured), observed)

    def share(self, on: date) -> float | None:
        """None where nothing is known but an age."""
        if self.observed:
            days = max(0, (on - self.observed.seen_on).days)
        elif self.sigma_days is None:
            return None
        else:
            days = self.lot.age_years(on) * YEAR_DAYS
        return aged_share(self.anchor, days, self.sigma_days) if self.sigma_days else self.anchor

    def counted_share(self, on: date) -> float:
        """To reckon with: of seed of which nothing is known, that of a usual new lot."""
        share = self.share(on)
        return self.anchor if share is None else share

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

    def severity(self, on: date) -> str | None:
        share = self.share(on)
        return None if share is None else germination_severity(share)

    def tone(self, on: date) -> str:
        return TONES.get(self.severity(on) or "", "note")

    def is_viable(self, on: date) -> bool:
        return self.severity(on) != "warning"


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
    is_outdoors = planting.method == StartMethod.DIRECT_SOW
    return FIELD_FACTOR["outdoors" if is_outdoors else "indoors"]


def viable(lots: Iterable[SeedLot], on: date) -> list[SeedLot]:
    """In the order given, without those of which less than a half is expected to germinate."""
    return [lot for lot in lots if Keeping.of(lot).is_viable(on)]


def _measured_sigma_days(lot: SeedLot) -> float | None:
    """Ellis and Roberts, where moisture and temperature are known and the species is measured."""
    constants = VIABILITY.get(lot.plant.slug)
    if constants is None or lot.moisture_pct is None or lot.store_c is None:
        return None
    return constants.sigma_days(lot.moisture_pct, lot.store_c)


def _packet_sigma_days(lot: SeedLot, new: float) -> float | None:
    life_years = lot.plant.seed_viability_years
    if life_years is None:
        return None
    factor = storage_factor(lot.moisture_pct, lot.store_c)
    sigma_years = packet_sigma_years(life_years, lot=new, factor=factor)
    return None if sigma_years is None else sigma_years * YEAR_DAYS
