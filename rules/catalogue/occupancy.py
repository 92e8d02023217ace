"""Who stands in the bed at the same time: a spring crop and its successor never meet."""

from dataclasses import dataclass
from datetime import date, timedelta

from plants.agronomy.crop_timing import days_to_harvest
from plants.agronomy.spacing import crowding_index
from rules.catalogue.crops import in_bed_from
from rules.engine.snapshot import BedSnapshot, ClimateSnapshot, GardenSnapshot, PlantingSnapshot

PICKING_DAYS = 28
# An annual whose days the catalogue does not know.
UNKNOWN_DAYS = 120


@dataclass(frozen=True, slots=True)
class Stay:
    """A planting in its bed from `start` up to, and without, `end`."""

    planting: PlantingSnapshot
    start: date
    end: date

    @property
    def days(self) -> int:
        return (self.end - self.start).days

    def shared_time(self, other: "Stay") -> float:
        """Days together as a share of the shorter stay."""
        together = (min(self.end, other.end) - max(self.start, other.start)).days
        return max(0, together) / max(1, min(self.days, other.days))


def stays(bed: BedSnapshot, garden: GardenSnapshot) -> list[Stay]:
    climate = garden.climate_in(bed)
    return [_stay(planting, climate, garden.on) for planting in bed.plantings]


def _stay(planting: PlantingSnapshot, climate: ClimateSnapshot, today: date) -> Stay:
    """What has no date may stand there at any time; what is overdue still stands there."""
    start = in_bed_from(planting, climate)
    if start is None:
        return Stay(planting, today, date.max)
    if planting.plant.is_perennial:
        return Stay(planting, start, date.max)
    ripens = days_to_harvest(planting.plant, planting.method) or UNKNOWN_DAYS
    end = max(planting.begins_on, start) + timedelta(days=ripens + PICKING_DAYS)
    if planting.started_on:
        end = max(end, today + timedelta(days=1))
    return Stay(planting, start, end)


def most_ground(found: list[Stay]) -> tuple[float, tuple[int, ...]]:
    """The most m² needed at one time, which is on the day one comes, and by which plantings."""
    need_m2 = {
        stay.planting.pk: stay.planting.count
        * crowding_index([stay.planting.needed_spacing_m], area_m2=1)
        for stay in found
    }
    together = [
        tuple(stay.planting.pk for stay in found if stay.start <= day < stay.end)
        for day in sorted({stay.start for stay in found})
    ]
    totals = [(sum(need_m2[pk] for pk in plantings), plantings) for plantings in together]
    return max(totals, key=lambda total: total[0], default=(0.0, ()))
