"""A bed's water as a line with its limit, and below it what came in and went out; in per cent."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils import formats

from gardens.sensors.chart import Bar, Line, Scale
from plants.quantities import say_number
from rules.water.days import ShownDay

TICK_EVERY = 5
BAR_SHARE = 0.7
FIRST_WORDS_AT = 6
STACKED = ("rain", "given")


@dataclass(frozen=True, slots=True)
class Tick:
    x: float
    words: str

    @property
    def anchor(self) -> str:
        """The first words would run over the edge of a phone."""
        return "start" if self.x < FIRST_WORDS_AT else "middle"


@dataclass(frozen=True, slots=True)
class FlowBar(Bar):
    kind: str
    is_ahead: bool


@dataclass(frozen=True, slots=True)
class WaterChart:
    days: Sequence[ShownDay]
    unit: str

    @property
    def today(self) -> ShownDay:
        return next(day for day in reversed(self.days) if not day.is_ahead)

    @property
    def today_x(self) -> float:
        return self._x(self.days.index(self.today))

    @property
    def today_y(self) -> float:
        return self._y(self.today.used)

    @property
    def dry_day(self) -> ShownDay | None:
        """The first morning on which plants suffer."""
        coming = [self.today, *(day for day in self.days if day.is_ahead)]
        return next((day for day in coming if day.used >= day.limit), None)

    @property
    def dry_x(self) -> float:
        return self._x(self.days.index(self.dry_day))

    @property
    def dry_y(self) -> float:
        return self._y(self.dry_day.used)

    @property
    def limit_y(self) -> float:
        return self._y(self.days[0].limit)

    @property
    def over(self) -> str:
        return self._points([day for day in self.days if not day.is_ahead])

    @property
    def coming(self) -> str:
        return self._points(self.days[self.days.index(self.today) :])

    @property
    def limit(self) -> str:
        """From edge to edge."""
        middle = [f"{self._x(at):g},{self._y(day.limit):g}" for at, day in enumerate(self.days)]
        first, last = self._y(self.days[0].limit), self._y(self.days[-1].limit)
        return " ".join([f"0,{first:g}", *middle, f"100,{last:g}"])

    @property
    def beyond(self) -> str:
        return f"{self.limit} 100,100 0,100"

    @property
    def ticks(self) -> Iterator[Tick]:
        """Counted from today, so that today has one."""
        now = self.days.index(self.today)
        for at, day in enumerate(self.days):
            if (at - now) % TICK_EVERY == 0:
                yield Tick(self._x(at), formats.date_format(day.on, "MONTH_DAY_FORMAT"))

    @property
    def lines(self) -> list[Line]:
        scale = self._flow
        return [Line(scale.y(value), say_number(abs(value), scale.digits)) for value in scale.grid]

    @property
    def zero_y(self) -> float:
        return self._flow.y(0)

    @property
    def bars(self) -> Iterator[FlowBar]:
        """Rain and watering one upon the other, what is used hangs below."""
        for at, day in enumerate(self.days):
            yield self._bar(at, day, "et", -day.use, 0.0)
            base = 0.0
            for name in STACKED:
                amount = getattr(day, name)
                if amount:
                    yield self._bar(at, day, {"given": "irr"}.get(name, name), base, base + amount)
                base += amount

    def _bar(self, at: int, day: ShownDay, kind: str, low: float, high: float) -> FlowBar:
        width = 100 / len(self.days) * BAR_SHARE
        top, bottom = self._flow.y_of(high), self._flow.y_of(low)
        x = round(self._x(at) - width / 2, 2)
        return FlowBar(x, top, round(width, 2), round(bottom - top, 2), kind, day.is_ahead)

    def _points(self, days: Sequence[ShownDay]) -> str:
        first = self.days.index(days[0])
        return " ".join(
            f"{self._x(at):g},{self._y(day.used):g}" for at, day in enumerate(days, first)
        )

    def _x(self, at: int) -> float:
        return round(100 * (at + 0.5) / len(self.days), 2)

    def _y(self, value: float) -> float:
        """Full at the top, as dry as it gets at the bottom."""
        return round(100 * value / max(day.full for day in self.days), 2)

    @property
    def _flow(self) -> Scale:
        most_in = max(day.rain + day.given for day in self.days)
        most_out = max(day.use for day in self.days)
        return Scale.over((-most_out, max(most_in, most_out)), self.unit)
