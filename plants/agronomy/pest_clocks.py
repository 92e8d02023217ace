"""When pests fly and hatch, by warmth since a day that is seen or set; single sine degree-days.

Thresholds stand in °F·d as published and are given in °C·d. They say when to look, never what is
there.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from plants.agronomy.heat_units import sine_degree_days
from plants.agronomy.units import celsius, celsius_difference

# °C·d before and after an event in which to look.
NEAR_C_DAYS = (-25.0, 50.0)
ADVICE_SHARE = 0.9

# A day that is seen, and one that is set.
SUSTAINED_CATCH, FIRST_EGGS, MIDWINTER = "sustained catch", "first eggs", "midwinter"


@dataclass(frozen=True, slots=True)
class PestClock:
    """Events in °F·d above `base_f`, since what `starts` says; a day near one has `severity`."""

    base_f: float
    starts: str
    events_f_days: Mapping[str, float]
    upper_f: float | None = None
    severity: str = "advice"

    @property
    def base_c(self) -> float:
        return celsius(self.base_f)

    @property
    def upper_c(self) -> float | None:
        return None if self.upper_f is None else celsius(self.upper_f)

    def event_c_days(self, event: str) -> float:
        return celsius_difference(self.events_f_days[event])

    def severity_near(self, event: str, so_far_c_days: float) -> str | None:
        """None but in the band around the event; that of all but the codling moth is heuristic."""
        before, after = NEAR_C_DAYS
        is_near = before <= so_far_c_days - self.event_c_days(event) <= after
        return self.severity if is_near else None

    def degree_days(self, tmin_c: float, tmax_c: float) -> float:
        """Of one day, °C·d."""
        return sine_degree_days(tmin_c, tmax_c, self.base_c, self.upper_c)

    def daily_degree_days(self, days: Iterable[tuple[float, float] | None]) -> tuple[float, ...]:
        """Of the extremes of each day; none where they are not known."""
        base_c, upper_c = self.base_c, self.upper_c
        return tuple(sine_degree_days(*day, base_c, upper_c) if day else 0.0 for day in days)


PEST_CLOCKS = {
    "Codling moth": PestClock(
        50,
        SUSTAINED_CATCH,
        {"egg hatch": 250, "next flight": 1050},
        upper_f=88,
        severity="warning",
    ),
    "Squash vine borer": PestClock(50, MIDWINTER, {"moths": 1000, "egg hatch": 1245}),
    "Cabbage root fly": PestClock(
        43, MIDWINTER, {"first flight": 300, "second flight": 1476, "third flight": 2652}
    ),
    "Onion fly": PestClock(
        40, MIDWINTER, {"first flight": 680, "second flight": 1950, "third flight": 3230}
    ),
    "Colorado potato beetle": PestClock(
        50,
        FIRST_EGGS,
        {"first instar": 185, "second instar": 240, "third instar": 300, "fourth instar": 400},
    ),
    "European corn borer": PestClock(50, MIDWINTER, {"first moths": 375, "eggs": 450, "peak": 631}),
}


def midwinter(on: date, latitude_deg: float, *, is_cold_climate: bool = False) -> date:
    """The last 1 January, south of the equator 1 July; in cold climates two months later."""
    month = (1 if latitude_deg >= 0 else 7) + (2 if is_cold_climate else 0)
    start = date(on.year, month, 1)
    return start if start <= on else date(on.year - 1, month, 1)


def day_reached(daily_c_days: Iterable[float], target_c_days: float) -> int | None:
    """The day, counted from 1, whose end brings the target; None if the series does not."""
    total = 0.0
    for day, c_days in enumerate(daily_c_days, start=1):
        total += c_days
        if total >= target_c_days:
            return day
    return None


def flight_severity(so_far_c_days: float, flight_c_days: float) -> str | None:
    """Squash vine borer: advice a little before the moths fly, a warning from then on."""
    if so_far_c_days >= flight_c_days:
        return "warning"
    return "advice" if so_far_c_days >= ADVICE_SHARE * flight_c_days else None
