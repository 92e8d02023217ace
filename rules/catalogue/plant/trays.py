"""What was sown indoors for a bed and is about to go out: it gets used to the open first."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from plants.agronomy.crop_calendar import HARDEN_FROM
from plants.agronomy.hardening import HardeningDay, hardening_days, lowest_night_c
from rules.catalogue.crops import in_bed_from
from rules.catalogue.frost.nights import forecast_days, still_usable
from rules.engine.snapshot import (
    SOW_INDOORS,
    BedSnapshot,
    GardenSnapshot,
    PlantingSnapshot,
    WeatherSnapshot,
)
from rules.engine.wording import Word

NAMED_PLANTS = 4


@dataclass(frozen=True, slots=True)
class Hardening:
    """All that goes out to a bed on one day; `cold` is the first night that is too cold for it."""

    bed: BedSnapshot
    plantings: tuple[PlantingSnapshot, ...]
    out_on: date
    cold: WeatherSnapshot | None
    has_forecast: bool

    @property
    def days(self) -> list[HardeningDay]:
        return hardening_days(self.out_on)

    @property
    def names(self) -> tuple[Word, ...]:
        labels = dict.fromkeys(planting.plant.label for planting in self.plantings)
        return tuple(labels)[:NAMED_PLANTS]

    @property
    def lowest_c(self) -> float:
        return _lowest_c(self.plantings)

    def day(self, on: date) -> HardeningDay | None:
        return next((day for day in self.days if day.on == on), None)


def hardenings(garden: GardenSnapshot) -> Iterator[Hardening]:
    """From ten days before they go out to the day before."""
    if garden.is_indoor:
        return
    nights = still_usable(forecast_days(garden))
    for bed in garden.beds:
        for out_on, plantings in sorted(_in_trays(bed, garden).items()):
            if out_on - HARDEN_FROM <= garden.on < out_on:
                first, lowest_c = hardening_days(out_on)[0].on, _lowest_c(plantings)
                ahead = [day for day in nights if first <= day.on < out_on]
                cold = next((day for day in ahead if day.tmin_c < lowest_c), None)
                yield Hardening(bed, tuple(plantings), out_on, cold, bool(ahead))


def _in_trays(bed: BedSnapshot, garden: GardenSnapshot) -> dict[date, list[PlantingSnapshot]]:
    out: dict[date, list[PlantingSnapshot]] = defaultdict(list)
    climate = garden.climate_in(bed)
    for planting in bed.growing:
        if planting.method == SOW_INDOORS:
            out[in_bed_from(planting, climate)].append(planting)
    return out


def _lowest_c(plantings: Iterable[PlantingSnapshot]) -> float:
    return lowest_night_c(is_tender=any(planting.plant.is_tender for planting in plantings))
