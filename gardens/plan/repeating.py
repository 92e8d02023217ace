"""The plantings of one year planned again in another, and what speaks against each."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.utils import formats
from django.utils.translation import gettext

from gardens.calendar.rows import calendars_of
from gardens.models import Bed, Planting
from gardens.plan.free_place import is_free
from gardens.rotation import Return, Rotation, is_perennial
from plants.agronomy.crop_calendar import CropCalendar
from plants.agronomy.stays import Stay, stay_in_bed


@dataclass(frozen=True, slots=True)
class Repeat:
    """`copied` is not saved; a `refusal` says why it cannot be planned, and what to do."""

    original: Planting
    copied: Planting
    refusal: str
    warning: Return | None


@dataclass(frozen=True, slots=True)
class Season:
    """Seasons bear the year in which they begin."""

    rotation: Rotation
    first: int
    second: int

    def repeats(self, beds: Iterable[Bed]) -> Iterator[Repeat]:
        """What began in the first season, as it would stand in the second."""
        for bed in beds:
            record = self.rotation.record(bed)
            for crop in self.rotation.crops[bed.pk]:
                if crop.first != self.first:
                    continue
                copied = self._copy(crop.planting)
                refusal = self._refusal(crop.planting, copied)
                warning = self.rotation.too_soon(copied.plant, self.second, bed, record)
                yield Repeat(crop.planting, copied, refusal, None if refusal else warning)

    def _copy(self, original: Planting) -> Planting:
        begins = original.begins_on
        return Planting(
            garden_id=original.garden_id,
            bed=original.bed,
            plant=original.plant,
            x_cm=original.x_cm,
            y_cm=original.y_cm,
            columns=original.columns,
            rows=original.rows,
            spacing_cm=original.spacing_cm,
            row_spacing_cm=original.row_spacing_cm,
            method=original.method,
            planned_on=_years_later(begins, self.second - self.first) if begins else None,
        )

    def _refusal(self, original: Planting, copied: Planting) -> str:
        """Moves a day that is over, but not too long ago, to today."""
        rotation, bed = self.rotation, copied.bed
        if is_perennial(original.plant) and not original.ended_on:
            return gettext("It stays where it is: perennials need not be planned again.")
        if any(self._is_twin(copied, other) for other in rotation.present(bed)):
            return gettext("It is planned there already.")
        if not copied.is_inside(bed):
            return gettext("It would stand outside the bed as it is now. Place it by numbers.")
        calendar = self._calendar(copied)
        if copied.planned_on and copied.planned_on < rotation.on:
            if calendar.is_missed:
                return gettext(
                    "Too late: it should have begun by {day}. Choose a later year."
                ).format(day=formats.date_format(calendar.span.last))
            copied.planned_on = rotation.on
        return self._in_the_way(copied, stay_in_bed(self._calendar(copied)))

    def _calendar(self, planting: Planting) -> CropCalendar:
        rotation = self.rotation
        [calendar] = calendars_of(
            [planting], rotation.garden, rotation.on, rotation.grown, weather={}
        )
        return calendar

    def _in_the_way(self, copied: Planting, stay: Stay) -> str:
        stays = self.rotation.stays
        for other in self.rotation.present(copied.bed):
            there = stays[other.pk]
            if not there.meets(stay) or is_free(copied, [other]):
                continue
            if there.start is None or there.end is None:
                words = gettext("{plant} needs this ground. Move it first.")
                return words.format(plant=other.plant)
            return gettext(
                "{plant} needs this ground from {first} to {last}. Move it, or place by numbers."
            ).format(
                plant=other.plant,
                first=formats.date_format(there.start),
                last=formats.date_format(there.end),
            )
        return ""

    def _is_twin(self, copied: Planting, other: Planting) -> bool:
        names = ("plant_id", "x_cm", "y_cm", "columns", "rows")
        is_alike = all(getattr(copied, name) == getattr(other, name) for name in names)
        begins = other.begins_on
        if not is_alike or begins is None:
            return is_alike and copied.planned_on is None
        return self.rotation.season_of(begins) == self.second


def _years_later(day: date, years: int) -> date:
    """The last of February for a leap day."""
    if (day.month, day.day) == (2, 29):
        day = day.replace(day=28)
    return day.replace(year=day.year + years)
