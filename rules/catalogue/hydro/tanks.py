"""A reservoir with its crops: what they want of the solution, and what is known of it today."""

from collections.abc import Iterator
from dataclasses import dataclass

from plants.agronomy import crop_wishes, reservoir
from plants.agronomy.crop_wishes import CropWish
from plants.agronomy.reservoir import RENEWED, SALT_ACTS
from plants.agronomy.spans import Span
from rules.catalogue.indoor import as_crops, plantings_in, plants_of, usable
from rules.engine.once import once_a_garden
from rules.engine.snapshot import (
    GardenSnapshot,
    PlantFacts,
    PlantingSnapshot,
    ReadingSnapshot,
    ReservoirSnapshot,
)

ACIDITY = "ph"
SALTS = "ec_ms_cm"


@dataclass(frozen=True, slots=True)
class Tank:
    garden: GardenSnapshot
    reservoir: ReservoirSnapshot
    plantings: tuple[PlantingSnapshot, ...]

    @property
    def plants(self) -> tuple[PlantFacts, ...]:
        return plants_of(self.plantings)

    @property
    def ec_wish(self) -> CropWish:
        return crop_wishes.ec_wish(as_crops(self.plants))

    @property
    def ph_wish(self) -> CropWish:
        return crop_wishes.ph_wish(as_crops(self.plants))

    @property
    def planting_pks(self) -> tuple[int, ...]:
        return tuple(planting.pk for planting in self.plantings)

    @property
    def ec(self) -> ReadingSnapshot | None:
        return self._current(SALTS)

    @property
    def ph(self) -> ReadingSnapshot | None:
        return self._current(ACIDITY)

    @property
    def water(self) -> ReadingSnapshot | None:
        return usable(self.reservoir, "water_c", self.garden)

    def is_overtaken(self, name: str) -> bool:
        """By what was done to the solution since it was read."""
        deeds = (deed for deed in self.reservoir.deeds if name == ACIDITY or deed.act in SALT_ACTS)
        return reservoir.is_overtaken(self.reservoir.latest[name].at, deeds)

    @property
    def lacking_l(self) -> float:
        """Full where nobody looked since EC was read or it was filled."""
        level = usable(self.reservoir, "level_l", self.garden)
        renewals = (deed for deed in self.reservoir.deeds if deed.act == RENEWED)
        if level is None or reservoir.is_overtaken(level.at, renewals):
            return 0.0
        if SALTS in self.reservoir.latest and level.at < self.reservoir.latest[SALTS].at:
            return 0.0
        return reservoir.lacking_l(self.reservoir.volume_l, level.value)

    @property
    def ec_when_full(self) -> float | None:
        """None where it was not read, or the water to top up with was not."""
        if self.ec is None or not self.lacking_l:
            return self.ec and self.ec.value
        if self.reservoir.tap_ec_ms_cm is None:
            return None
        level_l = self.reservoir.volume_l - self.lacking_l
        return reservoir.ec_after_top_up(
            level_l, self.ec.value, self.lacking_l, self.reservoir.tap_ec_ms_cm
        )

    def _current(self, name: str) -> ReadingSnapshot | None:
        reading = usable(self.reservoir, name, self.garden)
        return None if reading is None or self.is_overtaken(name) else reading


@dataclass(frozen=True, slots=True)
class SaltsOff:
    """An EC outside what the crops want, as it is once the reservoir is full."""

    tank: Tank
    ec_ms_cm: float
    good: Span
    target_ec: float
    severity: str

    @property
    def litres_to_replace(self) -> float | None:
        tap_ec = self.tank.reservoir.tap_ec_ms_cm
        if tap_ec is None:
            return None
        volume_l = self.tank.reservoir.volume_l
        return reservoir.litres_to_replace(volume_l, self.ec_ms_cm, self.target_ec, tap_ec)

    @property
    def feed_ml(self) -> float | None:
        held = self.tank.reservoir
        if held.feed_ec_per_ml_l is None:
            return None
        added = held.feed_ec_per_ml_l
        return reservoir.feed_ml(held.volume_l, self.ec_ms_cm, self.target_ec, added)


@once_a_garden
def tanks(garden: GardenSnapshot) -> Iterator[Tank]:
    """Those with a crop."""
    for held in garden.reservoirs:
        if plantings := plantings_in(garden, held):
            yield Tank(garden, held, plantings)


def salts_off(garden: GardenSnapshot, *, too_much: bool) -> Iterator[SaltsOff]:
    for tank in tanks(garden):
        wish, ec_ms_cm = tank.ec_wish, tank.ec_when_full
        if wish.span is None or ec_ms_cm is None:
            continue
        distance = wish.distance(ec_ms_cm)
        if distance and (distance > 0) == too_much:
            severity = reservoir.ec_severity(ec_ms_cm, wish.good)
            yield SaltsOff(tank, ec_ms_cm, wish.good, wish.span.middle, severity)
