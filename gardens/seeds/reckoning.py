"""Answers to what one asks of a lot: how many to sow, when it comes up, how else it would keep."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Self

from gardens.models import SeedLot
from gardens.seeds.keeping import Keeping, SeedNeed
from plants.agronomy.emergence import EMERGENCE_ERROR, THERMAL_TIMES, emergence_days
from plants.agronomy.seed_packet import counted_store, life_factor


@dataclass(frozen=True, slots=True)
class Need:
    seeds: SeedNeed
    plants: int
    field_factor: float

    @classmethod
    def of(
        cls, keeping: Keeping, plants: int, field_factor: float, share: float | None, on: date
    ) -> Self:
        """Without a share of the gardener's own, with the one expected."""
        share = keeping.counted_share(on) if share is None else share
        return cls(SeedNeed.of(plants, share, field_factor), plants, field_factor)


@dataclass(frozen=True, slots=True)
class Rising:
    """Days from sowing at one temperature; None where nothing comes up or nothing is known."""

    soil_c: float
    days: float | None
    is_known: bool
    on: date

    @classmethod
    def of(cls, lot: SeedLot, soil_c: float, on: date) -> Self:
        slug = lot.plant.slug
        return cls(soil_c, emergence_days(slug, soil_c), slug in THERMAL_TIMES, on)

    @property
    def range_days(self) -> tuple[float, float]:
        return self.days * (1 - EMERGENCE_ERROR), self.days * (1 + EMERGENCE_ERROR)

    @property
    def up_on(self) -> date:
        """If it were sown today."""
        return self.on + timedelta(days=round(self.days))


@dataclass(frozen=True, slots=True)
class OtherStore:
    """How many times as long seed lives there as where it lies; moisture in per cent."""

    moisture_pct: float
    temperature_c: float
    than_moisture_pct: float
    than_c: float

    @classmethod
    def of(cls, lot: SeedLot, moisture_pct: float | None, temperature_c: float | None) -> Self:
        """What is not asked stays as it is; of a store that is not known, as in the reference."""
        than_moisture_pct, than_c = counted_store(lot.moisture_pct, lot.store_c)
        return cls(
            than_moisture_pct if moisture_pct is None else moisture_pct,
            than_c if temperature_c is None else temperature_c,
            than_moisture_pct,
            than_c,
        )

    @classmethod
    def as_kept(cls, lot: SeedLot) -> Self | None:
        """Against the reference; None where neither is known."""
        if lot.moisture_pct is None and lot.store_c is None:
            return None
        return cls(*counted_store(lot.moisture_pct, lot.store_c), *counted_store(None, None))

    @property
    def factor(self) -> float:
        return life_factor(
            self.moisture_pct,
            self.temperature_c,
            than_moisture_pct=self.than_moisture_pct,
            than_c=self.than_c,
        )


@dataclass(frozen=True, slots=True)
class Reckoning:
    need: Need
    rising: Rising | None
    store: OtherStore | None

    @classmethod
    def of(cls, keeping: Keeping, asked: dict[str, float | None], factor: float, on: date) -> Self:
        """`asked` is what the form holds."""
        lot, own_pct, soil_c = keeping.lot, asked["germination_pct"], asked["soil_c"]
        share = None if own_pct is None else own_pct / 100
        store = (asked["keep_moisture_pct"], asked["keep_c"])
        return cls(
            Need.of(keeping, asked["plants"], factor, share, on),
            None if soil_c is None else Rising.of(lot, soil_c, on),
            None if store == (None, None) else OtherStore.of(lot, *store),
        )
