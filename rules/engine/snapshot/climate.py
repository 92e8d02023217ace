"""Normals of a place and its days of weather."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import lru_cache

from plants.agronomy.covers import frost_dates_under, gain_c, warmer_c
from plants.agronomy.frost import FrostDates
from plants.agronomy.risk_appetite import RiskAppetite, counted_dates
from plants.agronomy.windows import TROPIC_DEG


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

    @property
    def counted_frost(self) -> FrostDates:
        """From which windows are counted, by the risk that the gardener takes."""
        return counted_dates(self.frost, self.appetite)

    @property
    def mean_c(self) -> tuple[float, ...] | None:
        if self.tmin_c is None or self.tmax_c is None:
            return None
        return tuple((low + high) / 2 for low, high in zip(self.tmin_c, self.tmax_c, strict=True))

    @property
    def is_tropical(self) -> bool:
        return abs(self.latitude_deg) < TROPIC_DEG


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


@dataclass(frozen=True, slots=True)
class WeatherSnapshot:
    """One day, observed or forecast; None where nothing plausible is known.

    `issued_at` is in the time of the garden, `age_hours` what has passed since. Wind is at 10 m.
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
