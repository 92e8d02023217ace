"""Reference evapotranspiration of short grass (Allen et al. 1998, FAO-56, Eq. 6-52)."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import acos, cos, exp, log, pi, radians, sin, sqrt, tan

from plants.agronomy.seasonal import MID_MONTH_DAYS

EVAPORATION_MM_PER_MJ = 0.408
DEFAULT_WIND_M_S = 2.0
KRS_INTERIOR = 0.16
KRS_COAST = 0.19


@dataclass(frozen=True, slots=True)
class Humidity:
    """Whichever was measured; the dew point is trusted most, then RH extremes, then mean RH."""

    dew_point_c: float | None = None
    rh_min_pct: float | None = None
    rh_max_pct: float | None = None
    rh_mean_pct: float | None = None
    is_arid: bool = False


def air_pressure_kpa(elevation_m: float) -> float:
    return 101.3 * ((293 - 0.0065 * elevation_m) / 293) ** 5.26


def psychrometric_constant(pressure_kpa: float) -> float:
    """In kPa per °C."""
    return 0.665e-3 * pressure_kpa


def saturation_pressure_kpa(temperature_c: float) -> float:
    """Symbol e0."""
    return 0.6108 * exp(17.27 * temperature_c / (temperature_c + 237.3))


def mean_saturation_pressure_kpa(tmin_c: float, tmax_c: float) -> float:
    """Symbol es."""
    return (saturation_pressure_kpa(tmin_c) + saturation_pressure_kpa(tmax_c)) / 2


def saturation_slope(temperature_c: float) -> float:
    """Symbol Δ, in kPa per °C."""
    return 4098 * saturation_pressure_kpa(temperature_c) / (temperature_c + 237.3) ** 2


def actual_pressure_kpa(tmin_c: float, tmax_c: float, humidity: Humidity | None = None) -> float:
    """Symbol ea; without humidity the night is taken to reach the dew point (arid: 2 °C less)."""
    seen = humidity or Humidity()
    if seen.dew_point_c is not None:
        return saturation_pressure_kpa(seen.dew_point_c)
    if seen.rh_min_pct is not None and seen.rh_max_pct is not None:
        at_night = saturation_pressure_kpa(tmin_c) * seen.rh_max_pct
        return (at_night + saturation_pressure_kpa(tmax_c) * seen.rh_min_pct) / 200
    if seen.rh_mean_pct is not None:
        return seen.rh_mean_pct * mean_saturation_pressure_kpa(tmin_c, tmax_c) / 100
    return saturation_pressure_kpa(tmin_c - 2 if seen.is_arid else tmin_c)


def wind_at_2m(wind_m_s: float, sensor_height_m: float) -> float:
    return wind_m_s * 4.87 / log(67.8 * sensor_height_m - 5.42)


def solar_declination_rad(day: float) -> float:
    return 0.409 * sin(2 * pi * day / 365 - 1.39)


def sunset_angle_rad(latitude_deg: float, day: float) -> float:
    """0 in the polar night, π in the polar day."""
    cosine = -tan(radians(latitude_deg)) * tan(solar_declination_rad(day))
    return acos(max(-1.0, min(1.0, cosine)))


def daylight_hours(latitude_deg: float, day: float) -> float:
    """Symbol N."""
    return 24 / pi * sunset_angle_rad(latitude_deg, day)


def extraterrestrial_radiation_mj(latitude_deg: float, day: float) -> float:
    """Symbol Ra, MJ per m² and day."""
    latitude, declination = radians(latitude_deg), solar_declination_rad(day)
    sunset = sunset_angle_rad(latitude_deg, day)
    nearness = 1 + 0.033 * cos(2 * pi * day / 365)
    height = sunset * sin(latitude) * sin(declination)
    height += cos(latitude) * cos(declination) * sin(sunset)
    return max(0.0, 24 * 60 / pi * 0.0820 * nearness * height)


def clear_sky_radiation_mj(ra_mj: float, elevation_m: float) -> float:
    """Symbol Rso."""
    return (0.75 + 2e-5 * elevation_m) * ra_mj


def radiation_from_sunshine_mj(ra_mj: float, sunshine_h: float, daylight_h: float) -> float:
    """Symbol Rs, by Ångström; the polar night has none."""
    if daylight_h == 0:
        return 0.0
    return (0.25 + 0.50 * sunshine_h / daylight_h) * ra_mj


def radiation_from_temperature_mj(
    ra_mj: float, tmin_c: float, tmax_c: float, rso_mj: float, krs: float = KRS_INTERIOR
) -> float:
    """Symbol Rs, by Hargreaves; `krs` is KRS_INTERIOR or KRS_COAST."""
    return min(krs * sqrt(tmax_c - tmin_c) * ra_mj, rso_mj)


def relative_radiation(rs_mj: float, rso_mj: float, last_valid: float = 1.0) -> float:
    """Rs/Rso, at most 1; in the polar night that of the last valid day."""
    return min(rs_mj / rso_mj, 1.0) if rso_mj > 0 else last_valid


def net_longwave_mj(tmin_c: float, tmax_c: float, ea_kpa: float, relative_rs: float) -> float:
    """Symbol Rnl, outgoing."""
    emitted = 4.903e-9 * ((tmax_c + 273.16) ** 4 + (tmin_c + 273.16) ** 4) / 2
    return emitted * (0.34 - 0.14 * sqrt(ea_kpa)) * (1.35 * relative_rs - 0.35)


def net_radiation_mj(rs_mj: float, rnl_mj: float) -> float:
    """Symbol Rn, of grass with albedo 0.23."""
    return 0.77 * rs_mj - rnl_mj


def monthly_soil_heat_mj(previous_month_c: float, next_month_c: float) -> float:
    """Symbol G (Eq. 43); the daily value is 0."""
    return 0.07 * (next_month_c - previous_month_c)


def monthly_soil_heat_so_far_mj(previous_month_c: float, this_month_c: float) -> float:
    """Symbol G (Eq. 44), when next month is not known."""
    return 0.14 * (this_month_c - previous_month_c)


@dataclass(frozen=True, slots=True)
class AirDay:
    """The air over the grass for Penman-Monteith; wind at 2 m."""

    tmin_c: float
    tmax_c: float
    ea_kpa: float
    elevation_m: float
    u2_m_s: float = DEFAULT_WIND_M_S

    @property
    def tmean_c(self) -> float:
        return (self.tmin_c + self.tmax_c) / 2


def penman_monteith(air: AirDay, rn_mj: float, soil_heat_mj: float = 0.0) -> float:
    """ET0, mm per day, never below 0 (Eq. 6)."""
    slope = saturation_slope(air.tmean_c)
    gamma = psychrometric_constant(air_pressure_kpa(air.elevation_m))
    deficit_kpa = mean_saturation_pressure_kpa(air.tmin_c, air.tmax_c) - air.ea_kpa
    radiation = EVAPORATION_MM_PER_MJ * slope * (rn_mj - soil_heat_mj)
    wind = gamma * 900 / (air.tmean_c + 273) * air.u2_m_s * deficit_kpa
    return max(0.0, (radiation + wind) / (slope + gamma * (1 + 0.34 * air.u2_m_s)))


def hargreaves(tmin_c: float, tmax_c: float, ra_mj: float) -> float:
    """ET0, mm per day; for means of 5 days and more (Hargreaves & Samani 1985)."""
    tmean_c = (tmin_c + tmax_c) / 2
    span_c = sqrt(tmax_c - tmin_c)
    return max(0.0, 0.0023 * (tmean_c + 17.8) * span_c * EVAPORATION_MM_PER_MJ * ra_mj)


def monthly_et0_mm(
    latitude_deg: float,
    elevation_m: float,
    tmin_c: Sequence[float],
    tmax_c: Sequence[float],
    srad_mj: Sequence[float] | None,
) -> tuple[float, ...]:
    """Twelve ET0 in mm per day from normals: Penman-Monteith, without radiation Hargreaves."""
    ra_mj = [extraterrestrial_radiation_mj(latitude_deg, day) for day in MID_MONTH_DAYS]
    if srad_mj is None:
        return tuple(map(hargreaves, tmin_c, tmax_c, ra_mj))
    rso_mj = [clear_sky_radiation_mj(ra, elevation_m) for ra in ra_mj]
    air = [
        AirDay(low, high, saturation_pressure_kpa(low), elevation_m)
        for low, high in zip(tmin_c, tmax_c, strict=True)
    ]
    return tuple(
        penman_monteith(
            air[month],
            _normal_net_radiation_mj(air[month], srad_mj[month], relative),
            monthly_soil_heat_mj(air[month - 1].tmean_c, air[(month + 1) % 12].tmean_c),
        )
        for month, relative in enumerate(_relative_radiations(srad_mj, rso_mj))
    )


def _relative_radiations(srad_mj: Sequence[float], rso_mj: Sequence[float]) -> list[float]:
    """Twice round the year, so that a polar January finds the last light of autumn."""
    relative, relatives = 1.0, []
    for rs, rso in [*zip(srad_mj, rso_mj, strict=True)] * 2:
        relative = relative_radiation(rs, rso, last_valid=relative)
        relatives.append(relative)
    return relatives[12:]


def _normal_net_radiation_mj(air: AirDay, rs_mj: float, relative_rs: float) -> float:
    return net_radiation_mj(rs_mj, net_longwave_mj(air.tmin_c, air.tmax_c, air.ea_kpa, relative_rs))
