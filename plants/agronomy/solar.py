"""Where the sun stands (Meeus 1998 low precision, as in the NOAA calculator); UTC throughout."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from math import acos, asin, atan2, cos, degrees, radians, sin, tan

# The sun's upper edge on the horizon, with refraction.
SUNRISE_ZENITH_DEG = 90.833
GROWTH_DAYLENGTH_H = 10.0

_J2000 = datetime(2000, 1, 1, 12, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class SunAngles:
    declination_rad: float
    equation_of_time_min: float


@dataclass(frozen=True, slots=True)
class SunPosition:
    """Without refraction; azimuth clockwise from north."""

    elevation_deg: float
    azimuth_deg: float


def sun_angles(at: datetime) -> SunAngles:
    century = (at - _J2000) / timedelta(days=36525)
    mean_longitude = radians(280.46646 + 36000.76983 * century + 0.0003032 * century**2)
    anomaly = radians(357.52911 + 35999.05029 * century - 0.0001537 * century**2)
    node = radians(125.04 - 1934.136 * century)
    centre = sin(anomaly) * (1.914602 - 0.004817 * century)
    centre += sin(2 * anomaly) * (0.019993 - 0.000101 * century) + 0.000289 * sin(3 * anomaly)
    longitude = mean_longitude + radians(centre - 0.00569 - 0.00478 * sin(node))
    obliquity = radians(23.43929 - 0.0130042 * century + 0.00256 * cos(node))
    return SunAngles(
        declination_rad=asin(sin(obliquity) * sin(longitude)),
        equation_of_time_min=_equation_of_time_min(
            mean_longitude, anomaly, obliquity, 0.016708634 - 0.000042037 * century
        ),
    )


def _equation_of_time_min(
    longitude: float, anomaly: float, obliquity: float, eccentricity: float
) -> float:
    y = tan(obliquity / 2) ** 2
    return 4 * degrees(
        y * sin(2 * longitude)
        - 2 * eccentricity * sin(anomaly)
        + 4 * eccentricity * y * sin(anomaly) * cos(2 * longitude)
        - 0.5 * y**2 * sin(4 * longitude)
        - 1.25 * eccentricity**2 * sin(2 * anomaly)
    )


def sun_position(latitude_deg: float, longitude_deg: float, at: datetime) -> SunPosition:
    """`at` must be aware."""
    sun = sun_angles(at)
    utc = at.astimezone(UTC)
    minutes = utc.hour * 60 + utc.minute + utc.second / 60
    solar_minutes = (minutes + sun.equation_of_time_min + 4 * longitude_deg) % 1440
    hour_angle = radians(solar_minutes / 4 - 180)
    latitude, declination = radians(latitude_deg), sun.declination_rad
    sine = sin(latitude) * sin(declination) + cos(latitude) * cos(declination) * cos(hour_angle)
    azimuth = atan2(
        -sin(hour_angle) * cos(declination),
        sin(declination) * cos(latitude) - cos(declination) * sin(latitude) * cos(hour_angle),
    )
    return SunPosition(degrees(asin(max(-1.0, min(1.0, sine)))), degrees(azimuth) % 360)


def noon_elevation_deg(latitude_deg: float, on: date) -> float:
    return 90 - abs(latitude_deg - degrees(sun_angles(_noon(on)).declination_rad))


def day_length_h(latitude_deg: float, on: date) -> float:
    """0 in the polar night, 24 in the polar day."""
    latitude, declination = radians(latitude_deg), sun_angles(_noon(on)).declination_rad
    cosine = cos(radians(SUNRISE_ZENITH_DEG)) / (cos(latitude) * cos(declination))
    cosine -= tan(latitude) * tan(declination)
    return degrees(acos(max(-1.0, min(1.0, cosine)))) / 7.5


def sunrise_sunset(
    latitude_deg: float, longitude_deg: float, on: date
) -> tuple[datetime, datetime] | None:
    """In UTC, round the solar noon of `on`; None in polar day and night."""
    length_h = day_length_h(latitude_deg, on)
    if length_h in (0.0, 24.0):
        return None
    offset_min = sun_angles(_noon(on)).equation_of_time_min + 4 * longitude_deg
    solar_noon = _noon(on) - timedelta(minutes=offset_min)
    half = timedelta(hours=length_h / 2)
    return solar_noon - half, solar_noon + half


def last_day_with_daylight(
    latitude_deg: float, year: int, hours: float = GROWTH_DAYLENGTH_H
) -> date | None:
    """The autumn day after which days are shorter than `hours`; None where they never are."""
    solstice = date(year, 6, 21) if latitude_deg > 0 else date(year - 1, 12, 21)
    for days in range(1, 184):
        if day_length_h(latitude_deg, solstice + timedelta(days=days)) < hours:
            return solstice + timedelta(days=days - 1)
    return None


def _noon(on: date) -> datetime:
    return datetime.combine(on, time(12), tzinfo=UTC)
