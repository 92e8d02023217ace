"""Who stands in the bed at the same time: a spring crop and its successor never meet."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from plants.agronomy.crop_calendar import CropCalendar
from plants.agronomy.spacing import crowding_index
from plants.agronomy.stays import stay_in_bed
from rules.catalogue.calendars import calendars
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
    by_planting, known = calendars(bed, garden), {}
    for planting in bed.plantings:
        calendar = by_planting[planting.pk]
        if id(calendar) not in known:
            known[id(calendar)] = _days(calendar)
        yield Stay(planting, *known[id(calendar)])


def _days(calendar: CropCalendar) -> tuple[date, date]:
    """What has no date may stand there at any time."""
    stay = stay_in_bed(calendar)
    end = date.max if stay.end is None else stay.end + timedelta(days=1)
    return stay.start or calendar.on, end


@once_a_bed
def most_ground(bed: BedSnapshot, garden: GardenSnapshot) -> tuple[float, tuple[int, ...]]:
    """The most m² needed at one time, which is on the day one comes, and by which plantings."""
    found = stays(bed, garden)
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
