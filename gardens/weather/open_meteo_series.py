"""Open-Meteo's JSON as days and hours; what is not what was asked for is refused."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

from gardens.weather.provider import Answer, DayOfWeather, HourOfWeather, NonsenseAnswer, Point
from plants.agronomy import plausibility
from plants.agronomy.plausibility import plausible, plausible_range

# Models answer for the middle of their own grid cell.
NEAR_DEGREES = 1.0
HEIGHT_M = (-500.0, 9000.0)
# Time zones and the provider's clock may differ by a day from ours.
SLACK = timedelta(days=1)
MEANT_YEARS = range(1900, 2200)


@dataclass(frozen=True, slots=True)
class Column:
    """A series by the provider's name, the unit it must come in and what it can be."""

    name: str
    field: str
    unit: str
    bounds: tuple[float, float]


TMIN = Column("temperature_2m_min", "tmin_c", "°C", plausibility.TEMPERATURE_C)
TMAX = Column("temperature_2m_max", "tmax_c", "°C", plausibility.TEMPERATURE_C)
RAIN = Column("precipitation_sum", "rain_mm", "mm", plausibility.DAILY_RAIN_MM)
RADIATION = Column("shortwave_radiation_sum", "srad_mj", "MJ/m²", plausibility.DAILY_RADIATION_MJ)
ARCHIVE_DAILY = (TMIN, TMAX, RAIN, RADIATION)
FORECAST_DAILY = (
    *ARCHIVE_DAILY,
    Column("et0_fao_evapotranspiration", "et0_mm", "mm", plausibility.DAILY_ET0_MM),
    Column("wind_speed_10m_max", "wind_max_m_s", "m/s", plausibility.WIND_M_S),
)
FORECAST_HOURLY = (
    Column("temperature_2m", "temperature_c", "°C", plausibility.TEMPERATURE_C),
    Column("relative_humidity_2m", "humidity_pct", "%", plausibility.HUMIDITY_PCT),
    Column("precipitation", "rain_mm", "mm", plausibility.HOURLY_RAIN_MM),
    Column("wind_speed_10m", "wind_m_s", "m/s", plausibility.WIND_M_S),
    Column("cloud_cover", "cloud_pct", "%", plausibility.CLOUD_PCT),
)

Moment = date | datetime


def read_answer(
    body: object,
    point: Point,
    days: tuple[date, date],
    daily: Sequence[Column],
    hourly: Sequence[Column] = (),
) -> Answer:
    """Raises NonsenseAnswer unless all columns are there, alike in length and in their unit."""
    if not isinstance(body, dict):
        raise NonsenseAnswer("no JSON object")
    _check_place(body, point)
    first, last = days[0] - SLACK, days[1] + SLACK
    found = [
        _whole_day(DayOfWeather(on=on, **values))
        for on, values in _rows(body, "daily", daily, date.fromisoformat)
        if first <= on <= last
    ]
    if not any(day.tmin_c is not None for day in found):
        raise NonsenseAnswer("no temperature of the days asked for")
    hours = _hours(body, hourly) if hourly else []
    return Answer(
        elevation_m=plausible(_number(body.get("elevation")), HEIGHT_M),
        days=found,
        hours=[hour for hour in hours if first <= hour.at.date() <= last],
    )


def _check_place(body: dict, point: Point) -> None:
    latitude = plausible(_number(body.get("latitude")), (-90.0, 90.0))
    longitude = plausible(_number(body.get("longitude")), (-360.0, 360.0))
    if latitude is None or longitude is None:
        raise NonsenseAnswer("no position")
    turn = abs(longitude - point.longitude) % 360
    if max(abs(latitude - point.latitude), min(turn, 360 - turn)) > NEAR_DEGREES:
        raise NonsenseAnswer("the weather of another place")


def _whole_day(day: DayOfWeather) -> DayOfWeather:
    low, high = plausible_range(day.tmin_c, day.tmax_c)
    return replace(day, tmin_c=low, tmax_c=high)


def _hours(body: dict, columns: Sequence[Column]) -> list[HourOfWeather]:
    """Their times are local without an offset; one offset holds for the whole answer."""
    offset_s = plausible(_number(body.get("utc_offset_seconds")), (-86_400.0, 86_400.0))
    if offset_s is None:
        raise NonsenseAnswer("no offset of the hours")
    zone_offset = timedelta(seconds=offset_s)
    rows = _rows(body, "hourly", columns, _local_time)
    return [HourOfWeather(at=at.replace(tzinfo=UTC) - zone_offset, **values) for at, values in rows]


def _rows(
    body: dict, part: str, columns: Sequence[Column], parse: Callable[[str], Moment]
) -> list[tuple[Moment, dict[str, float | None]]]:
    """By time, in rising order and each once."""
    table, units = body.get(part), body.get(f"{part}_units")
    if not isinstance(table, dict) or not isinstance(units, dict):
        raise NonsenseAnswer(f"no {part} values")
    times = _times(table.get("time"), parse)
    series = {}
    for column in columns:
        values = table.get(column.name)
        if not isinstance(values, list) or len(values) != len(times):
            raise NonsenseAnswer(f"{part} {column.name} is missing or of another length")
        if units.get(column.name) != column.unit:
            raise NonsenseAnswer(f"{part} {column.name} is not in {column.unit}")
        series[column.field] = [plausible(_number(value), column.bounds) for value in values]
    return [
        (at, {field: values[index] for field, values in series.items()})
        for index, at in enumerate(times)
    ]


def _times(words: object, parse: Callable[[str], Moment]) -> list[Moment]:
    if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
        raise NonsenseAnswer("no times")
    try:
        times = [parse(word) for word in words]
    except ValueError as fault:
        raise NonsenseAnswer("times that are none") from fault
    if not all(time.year in MEANT_YEARS for time in times):
        raise NonsenseAnswer("times of another age")
    if any(later <= earlier for earlier, later in pairwise(times)):
        raise NonsenseAnswer("times out of order")
    return times


def _local_time(word: str) -> datetime:
    at = datetime.fromisoformat(word)
    if at.tzinfo is not None:
        raise ValueError(word)
    return at


def _number(value: object) -> float | None:
    """Of JSON; words, truth values and lists are no numbers."""
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return value if is_number else None
