"""Where the sun stands (Meeus 1998 low precision, as in the NOAA calculator); UTC throughout.

The formulas take days since noon of 1 January 2000, one or an array of them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

import numpy as np

# The sun's upper edge on the horizon, with refraction.
SUNRISE_ZENITH_DEG = 90.833
GROWTH_DAYLENGTH_H = 10.0

_J2000 = datetime(2000, 1, 1, 12, tzinfo=UTC)
_DAYS_A_CENTURY = 36525
_MINUTES_A_DAY = 1440
_HALF_YEAR_DAYS = 183


@dataclass(frozen=True, slots=True)
class SunAngles:
    declination_rad: float | np.ndarray
    equation_of_time_min: float | np.ndarray


@dataclass(frozen=True, slots=True)
class SunPosition:
    """Without refraction; azimuth clockwise from north."""

    elevation_deg: float
    azimuth_deg: float


@dataclass(frozen=True, slots=True)
class SunPath:
    """Positions of one day, in the order of time."""

    elevation_deg: np.ndarray
    azimuth_deg: np.ndarray

    def above(self, elevation_deg: float) -> "SunPath":
        high = self.elevation_deg > elevation_deg
        return SunPath(self.elevation_deg[high], self.azimuth_deg[high])


def sun_angles(days: float | np.ndarray) -> SunAngles:
    century = days / _DAYS_A_CENTURY
    mean_longitude = np.radians(280.46646 + 36000.76983 * century + 0.0003032 * century**2)
    anomaly = np.radians(357.52911 + 35999.05029 * century - 0.0001537 * century**2)
    node = np.radians(125.04 - 1934.136 * century)
    centre = np.sin(anomaly) * (1.914602 - 0.004817 * century)
    centre += np.sin(2 * anomaly) * (0.019993 - 0.000101 * century) + 0.000289 * np.sin(3 * anomaly)
    longitude = mean_longitude + np.radians(centre - 0.00569 - 0.00478 * np.sin(node))
    obliquity = np.radians(23.43929 - 0.0130042 * century + 0.00256 * np.cos(node))
    return SunAngles(
        declination_rad=np.arcsin(np.sin(obliquity) * np.sin(longitude)),
        equation_of_time_min=_equation_of_time_min(
            mean_longitude, anomaly, obliquity, 0.016708634 - 0.000042037 * century
        ),
    )


def _equation_of_time_min(
    longitude: float | np.ndarray,
    anomaly: float | np.ndarray,
    obliquity: float | np.ndarray,
    eccentricity: float | np.ndarray,
) -> float | np.ndarray:
    y = np.tan(obliquity / 2) ** 2
    return 4 * np.degrees(
        y * np.sin(2 * longitude)
        - 2 * eccentricity * np.sin(anomaly)
        + 4 * eccentricity * y * np.sin(anomaly) * np.cos(2 * longitude)
        - 0.5 * y**2 * np.sin(4 * longitude)
        - 1.25 * eccentricity**2 * np.sin(2 * anomaly)
    )


def sun_position(latitude_deg: float, longitude_deg: float, at: datetime) -> SunPosition:
    """`at` must be aware."""
    elevation_deg, azimuth_deg = _directions(latitude_deg, longitude_deg, _days(at))
    return SunPosition(float(elevation_deg), float(azimuth_deg))


def sun_paths(
    latitude_deg: float, longitude_deg: float, days: Sequence[date], step_min: int
) -> list[SunPath]:
    """Of each UTC day, at the middle of each step."""
    minutes = np.arange(step_min / 2, _MINUTES_A_DAY, step_min)
    midnights = np.array([_days(_noon(on)) - 0.5 for on in days])
    moments = midnights[:, np.newaxis] + minutes / _MINUTES_A_DAY
    directions = _directions(latitude_deg, longitude_deg, moments)
    return [SunPath(*path) for path in zip(*directions, strict=True)]


def _directions(
    latitude_deg: float, longitude_deg: float, days: float | np.ndarray
) -> tuple[float | np.ndarray, float | np.ndarray]:
    """Elevation and azimuth in degrees."""
    sun = sun_angles(days)
    utc_minutes = (days + 0.5) * _MINUTES_A_DAY
    solar_minutes = (utc_minutes + sun.equation_of_time_min + 4 * longitude_deg) % _MINUTES_A_DAY
    hour_angle = np.radians(solar_minutes / 4 - 180)
    latitude, declination = np.radians(latitude_deg), sun.declination_rad
    sine = np.sin(latitude) * np.sin(declination)
    sine += np.cos(latitude) * np.cos(declination) * np.cos(hour_angle)
    azimuth = np.arctan2(
        -np.sin(hour_angle) * np.cos(declination),
        np.sin(declination) * np.cos(latitude)
        - np.cos(declination) * np.sin(latitude) * np.cos(hour_angle),
    )
    return np.degrees(np.arcsin(np.clip(sine, -1, 1))), np.degrees(azimuth) % 360


def noon_elevation_deg(latitude_deg: float, on: date) -> float:
    return 90 - abs(latitude_deg - float(np.degrees(sun_angles(_days(_noon(on))).declination_rad)))


def day_length_h(latitude_deg: float, on: date) -> float:
    """0 in the polar night, 24 in the polar day."""
    return float(day_lengths_h(latitude_deg, on, 1)[0])


def day_lengths_h(latitude_deg: float, first: date, count: int) -> np.ndarray:
    """Of so many days in a row."""
    declination = sun_angles(_days(_noon(first)) + np.arange(count)).declination_rad
    latitude = np.radians(latitude_deg)
    cosine = np.cos(np.radians(SUNRISE_ZENITH_DEG)) / (np.cos(latitude) * np.cos(declination))
    cosine -= np.tan(latitude) * np.tan(declination)
    return np.degrees(np.arccos(np.clip(cosine, -1, 1))) / 7.5


def sunrise_sunset(
    latitude_deg: float, longitude_deg: float, on: date
) -> tuple[datetime, datetime] | None:
    """In UTC, round the solar noon of `on`; None in polar day and night."""
    length_h = day_length_h(latitude_deg, on)
    if length_h in (0.0, 24.0):
        return None
    equation_of_time_min = float(sun_angles(_days(_noon(on))).equation_of_time_min)
    solar_noon = _noon(on) - timedelta(minutes=equation_of_time_min + 4 * longitude_deg)
    half = timedelta(hours=length_h / 2)
    return solar_noon - half, solar_noon + half


def last_day_with_daylight(
    latitude_deg: float, year: int, hours: float = GROWTH_DAYLENGTH_H
) -> date | None:
    """The autumn day after which days are shorter than `hours`; None where they never are."""
    solstice = date(year, 6, 21) if latitude_deg > 0 else date(year - 1, 12, 21)
    day_after = solstice + timedelta(days=1)
    short = day_lengths_h(latitude_deg, day_after, _HALF_YEAR_DAYS) < hours
    return solstice + timedelta(days=int(short.argmax())) if short.any() else None


def _noon(on: date) -> datetime:
    return datetime.combine(on, time(12), tzinfo=UTC)


def _days(at: datetime) -> float:
    return (at - _J2000) / timedelta(days=1)
