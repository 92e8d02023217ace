"""Light and thirst of the year at a place: day length and what grass would evaporate."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from gardens.models import Place
from gardens.models.monthly import Monthly
from gardens.season import SHOWN_YEAR, Month, YearStrip
from plants.agronomy import seasonal
from plants.agronomy.evapotranspiration import monthly_et0_mm
from plants.agronomy.solar import GROWTH_DAYLENGTH_H, day_length_h

DAYS_IN_MONTH = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
# In per cent of the drawing.
TOP, BOTTOM, LEFT, RIGHT = 8.0, 86.0, 9.0, 97.0
STEPS_MM = (20, 50, 100, 200, 500)
MOST_LINES = 4


@dataclass(frozen=True, slots=True)
class Daylight:
    """Length of a day in hours, with the day."""

    hours: float
    on: date


@dataclass(frozen=True, slots=True)
class DayLengths:
    """`dark` are the first and the last day shorter than ten hours, when hardly a crop grows."""

    today: Daylight
    shortest: Daylight
    longest: Daylight
    dark: tuple[date, date] | None

    @classmethod
    def of(cls, place: Place, today: date) -> "DayLengths":
        hours = _hours(place.latitude)
        return cls(
            today=Daylight(day_length_h(place.latitude, today), today),
            shortest=_daylight(hours, min(hours)),
            longest=_daylight(hours, max(hours)),
            dark=_dark(hours),
        )


@dataclass(frozen=True, slots=True)
class WaterMonth:
    """`et0_mm` and `rain_mm` are sums of the month; the heights are per cent of the drawing."""

    name: str
    letter: str
    x: float
    day_hours: float
    et0_mm: float
    rain_mm: float | None
    et0_height: float
    rain_height: float

    @property
    def et0_y(self) -> float:
        return round(BOTTOM - self.et0_height, 2)

    @property
    def rain_y(self) -> float:
        return round(BOTTOM - self.rain_height, 2)


@dataclass(frozen=True, slots=True)
class WaterYear:
    """Months in the order of the strip; `lines` are (y, mm) of the grid."""

    months: list[WaterMonth]
    lines: list[tuple[float, int]]
    et0_mm: int
    by_radiation: bool

    @classmethod
    def of(cls, place: Place) -> "WaterYear | None":
        """None where only the gardener's answers are known."""
        if not place.tmin_c or not place.tmax_c:
            return None
        et0_mm, rain_mm = et0_by_month_mm(place), place.rain_mm or (0.0,) * 12
        highest = max(*et0_mm, *rain_mm, 10.0)
        step = next((step for step in STEPS_MM if highest / step <= MOST_LINES), STEPS_MM[-1])
        lines = [
            (round(BOTTOM - _height(value, highest), 2), value)
            for value in range(0, int(highest) + 1, step)
        ]
        months = [
            _month(place, index, month, et0_mm, highest)
            for index, month in enumerate(YearStrip.of(place).months())
        ]
        return cls(months, lines, round(sum(et0_mm) / 10) * 10, place.srad_mj is not None)


def et0_by_month_mm(place: Place) -> Monthly:
    daily = monthly_et0_mm(
        place.latitude, place.elevation_m or 0, place.tmin_c, place.tmax_c, place.srad_mj
    )
    return tuple(mm * days for mm, days in zip(daily, DAYS_IN_MONTH, strict=True))


def _month(place: Place, index: int, month: Month, et0_mm: Monthly, highest: float) -> WaterMonth:
    rain_mm = place.rain_mm[month.number - 1] if place.rain_mm else None
    return WaterMonth(
        name=month.name,
        letter=month.letter,
        x=round(LEFT + index * (RIGHT - LEFT) / 11, 2),
        day_hours=day_length_h(place.latitude, date(SHOWN_YEAR, month.number, 15)),
        et0_mm=et0_mm[month.number - 1],
        rain_mm=rain_mm,
        et0_height=_height(et0_mm[month.number - 1], highest),
        rain_height=_height(rain_mm or 0.0, highest),
    )


def _height(value: float, highest: float) -> float:
    return round(value / highest * (BOTTOM - TOP), 2)


@lru_cache(maxsize=256)
def _hours(latitude: float) -> tuple[float, ...]:
    days = (seasonal.date_in_year(SHOWN_YEAR, day) for day in range(1, seasonal.DAYS_IN_YEAR + 1))
    return tuple(day_length_h(latitude, day) for day in days)


def _daylight(hours: tuple[float, ...], length: float) -> Daylight:
    """The first day of this length."""
    day = hours.index(length) + 1
    return Daylight(length, seasonal.date_in_year(SHOWN_YEAR, day))


def _dark(hours: tuple[float, ...]) -> tuple[date, date] | None:
    dark = {day for day, one in enumerate(hours, start=1) if one < GROWTH_DAYLENGTH_H}
    first, last = (
        next((day for day in dark if seasonal.wrapped_day(day + step) not in dark), None)
        for step in (-1, 1)
    )
    if first is None or last is None:
        return None
    return seasonal.date_in_year(SHOWN_YEAR, first), seasonal.date_in_year(SHOWN_YEAR, last)
