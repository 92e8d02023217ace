"""Who stands in the bed at the same time: a spring crop and its successor never meet."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from plants.agronomy.crop_calendar import CropCalendar
from plants.agronomy.spacing import crowding_index
from plants.agronomy.stays import stay_in_bed
from rules.catalogue.calendars import calendar_of, temperatures
from rules.engine.once import once_a_bed
from rules.engine.snapshot import BedSnapshot, GardenSnapshot, PlantingSnapshot


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


@once_a_bed
def stays(bed: BedSnapshot, garden: GardenSnapshot) -> Iterator[Stay]:
    """Plantings that are alike are reckoned once."""
    weather = temperatures(garden)
    known: dict[tuple, tuple[date, date]] = {}
    for planting in bed.plantings:
        alike = planting.plant, *_course(planting)
        if alike not in known:
            known[alike] = _days(calendar_of(planting, bed, garden, weather))
        yield Stay(planting, *known[alike])


def _days(calendar: CropCalendar) -> tuple[date, date]:
    """What has no date may stand there at any time."""
    stay = stay_in_bed(calendar)
    end = date.max if stay.end is None else stay.end + timedelta(days=1)
    return stay.start or calendar.on, end


def _course(planting: PlantingSnapshot) -> tuple:
    return (
        *(planting.method, planting.planned_on, planting.started_on),
        *(planting.planted_out_on, planting.first_harvest_on, planting.wait),
    )


def most_ground(found: Sequence[Stay]) -> tuple[float, tuple[int, ...]]:
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
