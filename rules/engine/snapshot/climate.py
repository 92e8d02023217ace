"""Normals of a place and its days of weather."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import lru_cache

from plants.agronomy.covers import frost_dates_under, gain_c, warmer_c
from plants.agronomy.frost import FrostDates
from plants.agronomy.risk_appetite import RiskAppetite, counted_dates
from plants.agronomy.windows import TROPIC_DEG

# Hours of a day that have to be known for it to count; a day has 23 where clocks go forward.
COMPLETE_DAY_H = 22


@dataclass(frozen=True, slots=True)
class ClimateSnapshot:
    """Normals of the place; monthly values January to December, None where unknown."""

    latitude_deg: float
    elevation_m: float
    name: str
    confidence: str
    tmin_c: tuple[float, ...] | None
    tmin_sd_c: tuple[float, ...] | None
    tmax_c: tuple[float, ...] | None
    rain_mm: tuple[float, ...] | None
    srad_mj: tuple[float, ...] | None
    coldest_night_c: float | None
    frost: FrostDates
    appetite: str = RiskAppetite.NORMAL
    longitude_deg: float | None = None
    # From which windows are counted, by the risk that the gardener takes.
    counted_frost: FrostDates = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "counted_frost", counted_dates(self.frost, self.appetite))

    def __hash__(self) -> int:
        """Of what tells most places apart: answers are kept by climate."""
        return hash((self.latitude_deg, self.elevation_m, self.name))

    @property
    def mean_c(self) -> tuple[float, ...] | None:
        if self.tmin_c is None or self.tmax_c is None:
            return None
        return _means(self.tmin_c, self.tmax_c)

    @property
    def is_tropical(self) -> bool:
        return abs(self.latitude_deg) < TROPIC_DEG


@lru_cache(maxsize=1024)
def _means(low: tuple[float, ...], high: tuple[float, ...]) -> tuple[float, ...]:
    return tuple((least + most) / 2 for least, most in zip(low, high, strict=True))


@lru_cache(maxsize=1024)
def climate_under(cover: str, climate: ClimateSnapshot) -> ClimateSnapshot:
    """Its nights and frosts as they are beneath a cover."""
    coldest_c = climate.coldest_night_c
    return replace(
        climate,
        tmin_c=None if climate.tmin_c is None else warmer_c(climate.tmin_c, cover),
        coldest_night_c=None if coldest_c is None else coldest_c + gain_c(cover),
        frost=frost_dates_under(cover, climate.frost, climate.tmin_c, climate.tmin_sd_c),
    )


class Weather(dict[date, "WeatherSnapshot"]):
    """The days of a cell, which its gardens share, with what was reckoned from them."""

    def __init__(self, days: Mapping[date, "WeatherSnapshot"]) -> None:
        super().__init__(days)
        self.answers: dict[Hashable, object] = {}


@dataclass(frozen=True, slots=True)
class WeatherSnapshot:
    """One day, observed or forecast; None where nothing plausible is known.

    `issued_at` is in the time of the garden, `age_hours` what has passed since. Wind is at 10 m.
    `faults` are the checks that what was given failed, see plants.agronomy.plausibility.
    """

    on: date
    is_forecast: bool
    tmin_c: float | None
    tmax_c: float | None
    rain_mm: float | None
    et0_mm: float | None
    source: str
    issued_at: datetime
    age_hours: float
    night_wind_m_s: float | None = None
    night_cloud_pct: float | None = None
    faults: tuple[str, ...] = ()

    @property
    def tmean_c(self) -> float | None:
        if self.tmin_c is None or self.tmax_c is None:
            return None
        return (self.tmin_c + self.tmax_c) / 2


@dataclass(frozen=True, slots=True)
class AirDay:
    """A day told by its hours, observed or forecast.

    `known_h` are hours of which humidity and temperature are known, `warmth_known_h` those of
    which the temperature is; means and extremes are of these. Leaves count as wet in humid and in
    rainy hours. Wind is the mean at 10 m, `humidity_min_pct` that of the driest hour.
    """

    is_forecast: bool
    known_h: int
    warmth_known_h: int
    tmin_c: float | None
    humid_h: int
    wet_h: int
    wet_mean_c: float | None
    mildew_h: int
    is_hot: bool
    wind_m_s: float | None = None
    humidity_min_pct: float | None = None

    @property
    def is_humidity_known(self) -> bool:
        return self.known_h >= COMPLETE_DAY_H

    @property
    def is_warmth_known(self) -> bool:
        return self.warmth_known_h >= COMPLETE_DAY_H


@dataclass(frozen=True, slots=True)
class DryingAir:
    """How the air of the last weeks dried: mean wind at 2 m, and the mean of the driest hour of
    each day, over so many days up to `until`."""

    wind_m_s: float
    humidity_min_pct: float
    days: int
    until: date


@dataclass(frozen=True, slots=True)
class LeafSeason:
    """What the days before those of `AirDay` told of leaves, one after another from `first` on:
    TOMCAST's value of each, and whether it was a day of late blight; None where unknown."""

    first: date
    values: tuple[int | None, ...]
    is_blight: tuple[bool | None, ...]

    def before(self, end: date) -> "LeafSeason":
        number = max(0, (end - self.first).days)
        return LeafSeason(self.first, self.values[:number], self.is_blight[:number])

    def since(self, start: date) -> "LeafSeason":
        cut = max(0, (start - self.first).days)
        return LeafSeason(max(start, self.first), self.values[cut:], self.is_blight[cut:])


@dataclass(frozen=True, slots=True)
class TemperatureSeries:
    """Extremes of one day after another from `first` on, forecast at its end; None where unknown.

    Sums over it are kept by what it holds, so that gardens of one place share them.
    """

    first: date
    tmin_c: tuple[float | None, ...]
    tmax_c: tuple[float | None, ...]

    def between(self, start: date, end: date) -> tuple[tuple[float, float] | None, ...]:
        """Lowest and highest of each day from `start` up to, and without, `end`."""
        shift, number = (start - self.first).days, (end - start).days
        before = min(number, max(0, -shift))
        span = slice(max(0, shift), max(0, shift + number))
        known = tuple(
            None if low_c is None or high_c is None else (low_c, high_c)
            for low_c, high_c in zip(self.tmin_c[span], self.tmax_c[span], strict=True)
        )
        return (None,) * before + known + (None,) * (number - before - len(known))

    def since(self, start: date) -> "TemperatureSeries":
        cut = max(0, (start - self.first).days)
        first = max(start, self.first)
        return TemperatureSeries(first, self.tmin_c[cut:], self.tmax_c[cut:])
