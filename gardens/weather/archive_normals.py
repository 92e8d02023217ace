"""Ten full years of daily weather as the normals of a cell."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime
from statistics import fmean, pstdev

from gardens.models import WeatherArchive, WeatherCell
from gardens.models.monthly import Monthly
from gardens.weather.provider import Answer, DayOfWeather, NonsenseAnswer
from plants.agronomy import seasonal
from plants.agronomy.frost import FrostDates, minimum_curve
from plants.agronomy.frost_years import counted_frost_dates
from plants.agronomy.hardiness import usda_zone

ARCHIVE_YEARS = 10
# Of the days of ten years that must be known for all four values.
LEAST_SHARE = 0.95
# Nights differ by more than this anywhere; frost dates are reckoned with it.
LEAST_SPREAD_C = 0.5
NEEDED = ("tmin_c", "tmax_c", "rain_mm", "srad_mj")


def archive_years(today: date) -> tuple[date, date]:
    """The last ten full years; an archive lags by some days, so January waits for its year."""
    last = today.year - 1 if (today.month, today.day) > (1, 10) else today.year - 2
    return date(last - ARCHIVE_YEARS + 1, 1, 1), date(last, 12, 31)


def archive_of(
    cell: WeatherCell, answer: Answer, *, source: str, fetched_at: datetime
) -> WeatherArchive:
    """Unsaved. Raises NonsenseAnswer where too much is missing."""
    first, last = archive_years(cell.today(fetched_at))
    days = [day for day in answer.days if first <= day.on <= last and _is_whole(day)]
    if len(days) < LEAST_SHARE * ((last - first).days + 1):
        raise NonsenseAnswer("an archive with too many gaps")
    if answer.elevation_m is None:
        raise NonsenseAnswer("an archive without a height")
    tmin_c = _monthly(days, "tmin_c")
    frost = counted_frost_dates(
        {day.on: day.tmin_c for day in days}, minimum_curve(tmin_c).warmest_day
    )
    coldest_c = _mean_of_years(days)
    return WeatherArchive(
        cell=cell,
        first_year=first.year,
        last_year=last.year,
        source=source,
        fetched_at=fetched_at,
        elevation_m=round(answer.elevation_m),
        tmin_c=tmin_c,
        tmax_c=_monthly(days, "tmax_c"),
        tmin_sd_c=tuple(_spread_c(values) for values in _by_month(days, "tmin_c")),
        rain_mm=_rain_mm(days),
        srad_mj=_monthly(days, "srad_mj"),
        annual_extreme_min_c=round(coldest_c, 1),
        usda_zone=usda_zone(coldest_c),
        frost_free_days_p50=_frost_free_days(frost),
        **_frost_columns(frost),
    )


def _is_whole(day: DayOfWeather) -> bool:
    return all(getattr(day, name) is not None for name in NEEDED)


def _by_month(days: Iterable[DayOfWeather], name: str) -> list[list[float]]:
    months: list[list[float]] = [[] for _ in range(12)]
    for day in days:
        months[day.on.month - 1].append(getattr(day, name))
    return months


def _monthly(days: Iterable[DayOfWeather], name: str) -> Monthly:
    return tuple(round(fmean(values), 1) for values in _by_month(days, name))


def _spread_c(values: list[float]) -> float:
    return max(LEAST_SPREAD_C, round(pstdev(values), 1))


def _rain_mm(days: Iterable[DayOfWeather]) -> Monthly:
    """Mean sums of a month; days that are missing are taken as the others of their month."""
    lengths = (31, 28.25, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
    months = zip(_by_month(days, "rain_mm"), lengths, strict=True)
    return tuple(round(fmean(values) * length) for values, length in months)


def _mean_of_years(days: Iterable[DayOfWeather]) -> float:
    """Of the coldest night of each year."""
    coldest: dict[int, float] = defaultdict(lambda: float("inf"))
    for day in days:
        coldest[day.on.year] = min(coldest[day.on.year], day.tmin_c)
    return fmean(coldest.values())


def _frost_free_days(frost: FrostDates) -> int:
    if frost.last_p50 is None or frost.first_p50 is None:
        return seasonal.DAYS_IN_YEAR
    return (frost.first_p50 - frost.last_p50) % seasonal.DAYS_IN_YEAR


def _frost_columns(frost: FrostDates) -> dict[str, int | None]:
    return {
        f"{season}_frost_{share}": getattr(frost, f"{season}_{share}")
        for season in ("last", "first")
        for share in ("p10", "p50", "p90")
    }
