"""What the pages of a garden and of a bed say of the sun, in finished values."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext

from gardens.climate.bands import is_of_band
from gardens.models import Bed, Garden, Place, Planting
from gardens.plan.land_drawing import LandDrawing
from gardens.season import Month, YearStrip
from gardens.sun.choice import SunChoice
from gardens.sun.layer import SunLayer
from gardens.sun.plantings import PlantingSun, say_hours, with_sun
from gardens.sun.reading import GardenSun, Hours, SunReading
from gardens.sun.season import month_name
from plants.agronomy.stays import Stay
from plants.choices import Confidence
from plants.quantities import say_length, say_number, say_range

# The chart of a bed, in per cent.
TOP, BOTTOM, LEFT, RIGHT = 8.0, 84.0, 8.0, 96.0
LINES_H = (0, 4, 8, 12, 16, 20, 24)


@dataclass(frozen=True, slots=True)
class Sureness:
    """How far the hours can be trusted, and what they take for granted."""

    place: Place
    reading: SunReading

    @property
    def confidence(self) -> Confidence:
        return Confidence.LOW if is_of_band(self.place) else self.reading.confidence

    @property
    def assumptions(self) -> Iterator[str]:
        yield gettext("Hours of direct sun under a clear sky, on the 15th of each month.")
        cell = say_length(self.reading.grid.cell_m * 100)
        yield gettext(
            "Squares of {cell} at the height of the ground; raised beds get a little more."
        ).format(cell=cell)
        if self.reading.trees:
            yield gettext(
                "Crowns shade from the ground up and let a fifth of the sun through, bare ones "
                "three fifths."
            )
        if self.reading.is_open:
            yield gettext("Open horizon: no trees or buildings are entered.")
        if is_of_band(self.place):
            yield gettext("Only the part of the world is known, not your place.")


@dataclass(frozen=True, slots=True)
class SunRow:
    """A bed's hours in the order of the strip: mean, and least to most."""

    bed: Bed
    cells: list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class LandSun:
    """The layer of the plan that was chosen; `layer` is None while there are no hours yet."""

    choice: SunChoice
    sun: GardenSun
    layer: SunLayer | None
    sureness: Sureness | None

    @classmethod
    def of(cls, garden: Garden, drawing: LandDrawing, choice: SunChoice) -> "LandSun":
        """One query."""
        sun = GardenSun.of(garden)
        if sun.reading is None:
            return cls(choice, sun, None, None)
        found = {sketch.bed.pk: sun.reading.hours_of(sketch.bed) for sketch in drawing.on_land}
        hours = {pk: of_bed for pk, of_bed in found.items() if of_bed}
        layer = SunLayer(drawing, sun.reading, choice.months, hours)
        return cls(choice, sun, layer, Sureness(garden.place, sun.reading))

    @property
    def months(self) -> Iterator[Month]:
        return YearStrip.of(self.choice.place).months()

    def rows(self, beds: Sequence[Bed]) -> list[SunRow]:
        numbers = [month.number for month in self.months]
        hours = self.layer.bed_hours if self.layer else {}
        return [
            SunRow(bed, [_cell(hours[bed.pk], number) for number in numbers])
            for bed in beds
            if bed.pk in hours
        ]


def _cell(hours: Hours, month: int) -> tuple[str, str]:
    lowest, highest = hours.lowest[month - 1], hours.highest[month - 1]
    return say_number(hours.mean[month - 1], 1), say_range(lowest, highest, digits=1)


@dataclass(frozen=True, slots=True)
class SunBar:
    """A month of a bed; positions in per cent of the drawing."""

    number: int
    name: str
    letter: str
    x: float
    y: float
    height: float
    mean: str
    span: str
    is_now: bool


@dataclass(frozen=True, slots=True)
class BedSun:
    """Of a bed on the land; without hours while they are reckoned."""

    bed: Bed
    on: date
    sun: GardenSun
    hours: Hours | None
    plantings: dict[int, PlantingSun]

    @classmethod
    def of(
        cls, bed: Bed, plantings: Sequence[Planting], stays: Mapping[int, Stay], on: date
    ) -> "BedSun | None":
        """One query; None for a bed off the plan."""
        if not bed.is_on_land:
            return None
        sun = GardenSun.of(bed.garden)
        hours = sun.reading.hours_of(bed) if sun.reading else None
        return cls(bed, on, sun, hours, with_sun(plantings, bed, sun.reading, stays))

    @property
    def sureness(self) -> Sureness | None:
        return Sureness(self.bed.garden.place, self.sun.reading) if self.sun.reading else None

    @property
    def now(self) -> str:
        """5.2 h in June."""
        mean_h = self.hours.mean[self.on.month - 1]
        words = {"hours": say_hours(mean_h), "month": month_name(self.on.month)}
        return gettext("{hours} in {month}").format(**words)

    @property
    def span(self) -> str:
        """From the darkest to the sunniest place of the bed this month."""
        index = self.on.month - 1
        return say_range(self.hours.lowest[index], self.hours.highest[index], "h", 1)

    @property
    def lines(self) -> list[tuple[float, int]]:
        """Height and hours of the lines of the chart."""
        most_h = max(self.hours.mean)
        shown = [hours for hours in LINES_H if hours - most_h < LINES_H[1]]
        return [(self._y(hours), hours) for hours in shown]

    @property
    def bars(self) -> Iterator[SunBar]:
        for index, month in enumerate(YearStrip.of(self.bed.garden.place).months()):
            y = self._y(self.hours.mean[month.number - 1])
            mean, span = _cell(self.hours, month.number)
            yield SunBar(
                number=month.number,
                name=month_name(month.number),
                letter=month.letter,
                x=round(LEFT + (index + 0.5) * (RIGHT - LEFT) / 12, 2),
                y=y,
                height=round(BOTTOM - y, 2),
                mean=mean,
                span=span,
                is_now=month.number == self.on.month,
            )

    @property
    def extremes(self) -> dict[str, str]:
        """Months and hours for the sentence about the chart."""
        hours = self.hours.mean
        least, most = hours.index(min(hours)), hours.index(max(hours))
        return {
            "least": month_name(least + 1),
            "least_h": say_hours(hours[least]),
            "most": month_name(most + 1),
            "most_h": say_hours(hours[most]),
        }

    def _y(self, hours: float) -> float:
        most_h = max(*self.hours.mean, LINES_H[1])
        return round(BOTTOM - hours / (most_h + LINES_H[1]) * (BOTTOM - TOP), 2)
