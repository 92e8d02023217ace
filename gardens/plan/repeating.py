"""The plantings of one year planned again in another, and what speaks against each."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from operator import attrgetter

from django.utils import formats
from django.utils.translation import gettext

from gardens.calendar.rows import calendars_of
from gardens.models import Bed, Planting
from gardens.plan.free_place import TakenGround
from gardens.rotation import Return, Rotation, is_perennial
from gardens.waiting import Waits
from plants.agronomy.crop_calendar import CropCalendar
from plants.agronomy.stays import Stay, stay_in_bed

block_of = attrgetter("plant_id", "x_cm", "y_cm", "columns", "rows")


@dataclass(frozen=True, slots=True)
class Repeat:
    """`copied` is not saved; a `refusal` says why it cannot be planned, and what to do."""

    original: Planting
    copied: Planting
    refusal: str
    warning: Return | None


@dataclass(frozen=True, slots=True)
class Present:
    """What stands in a bed or is planned, found by its block and by its ground."""

    blocks: Mapping[tuple, list[Planting]]
    taken: TakenGround

    @classmethod
    def of(cls, plantings: Sequence[Planting]) -> "Present":
        blocks: dict[tuple, list[Planting]] = defaultdict(list)
        for planting in plantings:
            blocks[block_of(planting)].append(planting)
        return cls(blocks, TakenGround.of(plantings))

    def alike(self, planting: Planting) -> Sequence[Planting]:
        return self.blocks.get(block_of(planting), ())


@dataclass(frozen=True, slots=True)
class Season:
    """Seasons bear the year in which they begin."""

    rotation: Rotation
    first: int
    second: int

    def repeats(self, beds: Iterable[Bed]) -> Iterator[Repeat]:
        """What began in the first season, as it would stand in the second."""
        for bed in beds:
            crops = [crop for crop in self.rotation.crops[bed.pk] if crop.first == self.first]
            present = Present.of(self.rotation.present(bed))
            record = cache(partial(self.rotation.record, bed))
            for crop in crops:
                copied = self._copy(crop.planting)
                refusal = self._refusal(crop.planting, copied, present)
                known = record(by=copied.planned_on)
                warning = self.rotation.too_soon(copied.plant, self.second, bed, known)
                yield Repeat(crop.planting, copied, refusal, None if refusal else warning)

    def _copy(self, original: Planting) -> Planting:
        begins = original.begins_on
        return original.again(
            garden_id=original.garden_id,
            bed=original.bed,
            method=original.method,
            planned_on=_years_later(begins, self.second - self.first) if begins else None,
        )

    def _refusal(self, original: Planting, copied: Planting, present: Present) -> str:
        """Moves a day that is over, but not too long ago, to today."""
        rotation, bed = self.rotation, copied.bed
        if is_perennial(original.plant) and not original.ended_on:
            return gettext("It stays where it is: perennials need not be planned again.")
        if any(self._is_twin(copied, other) for other in present.alike(copied)):
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
        return self._in_the_way(copied, stay_in_bed(self._calendar(copied)), present)

    def _calendar(self, planting: Planting) -> CropCalendar:
        rotation = self.rotation
        [calendar] = calendars_of(
            [planting],
            rotation.garden,
            rotation.on,
            rotation.grown,
            weather={},
            waits=Waits(()),
        )
        return calendar

    def _in_the_way(self, copied: Planting, stay: Stay, present: Present) -> str:
        for other in present.taken.in_the_way(copied):
            there = self.rotation.stays[other.pk]
            if not there.meets(stay):
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
        """Of a block that is like it."""
        begins = other.begins_on
        if begins is None:
            return copied.planned_on is None
        return self.rotation.season_of(begins) == self.second


def _years_later(day: date, years: int) -> date:
    """The last of February for a leap day."""
    if (day.month, day.day) == (2, 29):
        day = day.replace(day=28)
    return day.replace(year=day.year + years)
