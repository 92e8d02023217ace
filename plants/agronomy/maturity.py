"""When the first harvest comes: which date, by which method, and how sure (science.md section 4).

The one place that decides it. Degree-days are summed over the weather since the planting began,
then over the forecast and climate averages, until the heat target of the crop is reached. Without
a target, or without enough weather, the days to maturity of the catalogue count.

    estimate = harvest_estimate(
        Growth(started_on, days_to_maturity, heat=heat_target(slug, method)),
        on=today,
        weather={day: DayTemperatures(tmin_c, tmax_c, is_forecast, issued_on), ...},
        normals=MonthlyNormals(tmin_c, tmax_c, confidence),
    )
    estimate.earliest, estimate.likely, estimate.latest, estimate.method, estimate.confidence
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache
from math import sqrt

import numpy as np

from plants.agronomy import seasonal
from plants.agronomy.heat_targets import HeatTarget
from plants.agronomy.temperature_record import (
    MonthlyNormals,
    TemperatureRecord,
    Weather,
    temperature_record,
)

DAILY_SD_C_DAYS = 2.5
DAY_TO_DAY_CORRELATION = 0.6
# What takes longer stands through a winter, and winters differ.
LONGEST_SURE_DAYS = 200

_Z80 = 1.2816
_CONFIDENCES = ("low", "medium", "high")
_ONE_DAY = timedelta(days=1)
# Single days differ too much to turn degree-days into days.
_SHORTEST_MEAN_DAYS = 14
# What so many years of averages do not bring, the place never does.
_YEARS_AHEAD = 5


class Method(StrEnum):
    HEAT_SUM = "heat sum"
    DAYS_TO_MATURITY = "days to maturity"


@dataclass(frozen=True, slots=True)
class Growth:
    """A crop that began; its days to maturity count from then, and `rest_days` of winter more.

    `is_reckoned` if the catalogue counts from another moment. `heat` is None where no target is
    known, and under a roof, where the weather of the place is not that of the plant.
    """

    started_on: date
    days_to_maturity: int
    rest_days: int = 0
    is_reckoned: bool = False
    heat: HeatTarget | None = None


@dataclass(frozen=True, slots=True)
class HeatBasis:
    """What a heat sum rests on; a date is None where no such weather was used.

    `so_far_c_days` were there before today; `filled_days` lay between days with weather.
    """

    needed_c_days: float
    so_far_c_days: float
    measured_from: date | None
    measured_to: date | None
    forecast_to: date | None
    forecast_issued_on: date | None
    filled_days: int
    uses_normals: bool

    @property
    def known_to(self) -> date | None:
        """The last day of weather, measured or forecast."""
        return max(filter(None, (self.measured_to, self.forecast_to)), default=None)


@dataclass(frozen=True, slots=True)
class HarvestEstimate:
    """8 first harvests of 10 fall between `earliest` and `latest`.

    `heat` is None where the days to maturity were counted.
    """

    earliest: date
    likely: date
    latest: date
    method: Method
    confidence: str
    heat: HeatBasis | None = None


@dataclass(frozen=True, slots=True)
class HeatEta:
    """Days of the series until the heat is there, and their standard deviation."""

    days: int
    sd_days: float

    @property
    def spread_days(self) -> int:
        """To either side, so that 80 % of cases lie within."""
        return round(_Z80 * self.sd_days)


def harvest_estimate(
    growth: Growth, *, on: date, weather: Weather, normals: MonthlyNormals | None
) -> HarvestEstimate:
    """As of the day `on`; climate averages alone make no heat sum.

    A planting may be yet to begin; weather before it began or far ahead is left aside.
    """
    record = temperature_record(growth.started_on, on, weather) if growth.heat else None
    by_heat = record and _by_heat_sum(growth.heat, record, on, normals)
    return by_heat or by_days_to_maturity(growth)


def by_days_to_maturity(growth: Growth) -> HarvestEstimate:
    """± 5 days or a tenth of the whole time, whichever is more."""
    days = growth.days_to_maturity + growth.rest_days
    likely = growth.started_on + timedelta(days=days)
    spread = timedelta(days=max(5, round(days / 10)))
    is_rough = growth.is_reckoned or growth.rest_days or growth.days_to_maturity > LONGEST_SURE_DAYS
    confidence = "low" if is_rough else "medium"
    return HarvestEstimate(
        likely - spread, likely, likely + spread, Method.DAYS_TO_MATURITY, confidence
    )


def heat_eta(daily_c_days: np.ndarray, past_days: int, target: HeatTarget) -> HeatEta | None:
    """`daily_c_days` from the planting's first day; the first `past_days` of them are over.

    The error is that of the weather still to come, whose days are correlated, and that of the
    target. None if the series ends before the target is reached.
    """
    sums = np.cumsum(daily_c_days)
    days = int(np.searchsorted(sums, target.c_days - 1e-9)) + 1
    if days > len(sums):
        return None
    ahead = max(0, days - past_days)
    per_day = daily_c_days[:days][-max(ahead, _SHORTEST_MEAN_DAYS) :].mean()
    correlation = (1 + DAY_TO_DAY_CORRELATION) / (1 - DAY_TO_DAY_CORRELATION)
    weather_sd_c_days = DAILY_SD_C_DAYS * sqrt(ahead * correlation)
    sd_c_days = sqrt(weather_sd_c_days**2 + target.sd_c_days**2)
    return HeatEta(days, sd_c_days / float(per_day))


def _by_heat_sum(
    target: HeatTarget, record: TemperatureRecord, on: date, normals: MonthlyNormals | None
) -> HarvestEstimate | None:
    daily_c_days = target.degree_days(record.tmin_c, record.tmax_c)
    past_days = (on - record.start).days
    so_far_c_days = float(daily_c_days[:past_days].sum())
    if normals:
        begins = seasonal.day_of_year(record.ends_before) - 1
        daily_c_days = np.concatenate([daily_c_days, _usual_c_days(normals, target)[begins:]])
    eta = heat_eta(daily_c_days, past_days, target)
    if eta is None:
        return None
    basis = _basis(record, eta.days, target.c_days, so_far_c_days)
    likely, spread = record.start + eta.days * _ONE_DAY, eta.spread_days * _ONE_DAY
    return HarvestEstimate(
        earliest=max(record.start, likely - spread),
        likely=likely,
        latest=likely + spread,
        method=Method.HEAT_SUM,
        confidence=_confidence(target, basis, normals),
        heat=basis,
    )


@lru_cache(maxsize=1024)
def _usual_c_days(normals: MonthlyNormals, target: HeatTarget) -> np.ndarray:
    """Of the days of years of averages, from the first of January on."""
    return np.tile(target.degree_days(*normals.daily()), _YEARS_AHEAD)


def _basis(
    record: TemperatureRecord, days: int, needed_c_days: float, so_far_c_days: float
) -> HeatBasis:
    """Weather after the day of the harvest was not used."""
    ripe_on = record.start + days * _ONE_DAY
    used = {day: weather for day, weather in record.known.items() if day < ripe_on}
    measured = [day for day, weather in used.items() if not weather.is_forecast]
    forecast = {day: weather.issued_on for day, weather in used.items() if weather.is_forecast}
    return HeatBasis(
        needed_c_days=needed_c_days,
        so_far_c_days=so_far_c_days,
        measured_from=min(measured, default=None),
        measured_to=max(measured, default=None),
        forecast_to=max(forecast, default=None),
        forecast_issued_on=max(forecast.values(), default=None),
        filled_days=min(days, record.days) - len(used),
        uses_normals=days > record.days,
    )


def _confidence(target: HeatTarget, basis: HeatBasis, normals: MonthlyNormals | None) -> str:
    """That of the target, one lower where gaps were filled; never above that of the averages."""
    rank = _CONFIDENCES.index(target.confidence)
    if basis.filled_days:
        rank = max(0, rank - 1)
    if basis.uses_normals and normals:
        rank = min(rank, _CONFIDENCES.index(normals.confidence))
    return _CONFIDENCES[rank]
