"""What weather and sensors can say; a value outside counts as not known (docs/science.md 0.4)."""

from enum import StrEnum

TEMPERATURE_C = (-60.0, 60.0)
HUMIDITY_PCT = CLOUD_PCT = (0.0, 100.0)
DAILY_RAIN_MM = (0.0, 2000.0)
HOURLY_RAIN_MM = (0.0, 500.0)
DAILY_ET0_MM = (0.0, 30.0)
DAILY_RADIATION_MJ = (0.0, 50.0)
WIND_M_S = (0.0, 120.0)
SOIL_MOISTURE_PCT = WATER_LEVEL_PCT = (0.0, 100.0)
PH = (2.0, 11.0)
EC_MS_CM = (0.0, 20.0)
WATER_TEMPERATURE_C = (-2.0, 60.0)
PPFD_UMOL_M2_S = (0.0, 3000.0)
ILLUMINANCE_LUX = (0.0, 200_000.0)


class WeatherFault(StrEnum):
    """Checks that a day of weather can fail."""

    TEMPERATURE = "temperature"
    ORDER = "order"
    RAIN = "rain"
    EVAPORATION = "evaporation"
    FUTURE = "future"


def plausible(value: float | None, bounds: tuple[float, float]) -> float | None:
    """None for what cannot be; NaN is outside every range."""
    lowest, highest = bounds
    return value if value is not None and lowest <= value <= highest else None


def plausible_range(low_c: float | None, high_c: float | None) -> tuple[float | None, float | None]:
    """Lowest and highest temperature of a day; neither where they contradict each other."""
    low, high = plausible(low_c, TEMPERATURE_C), plausible(high_c, TEMPERATURE_C)
    if low is not None and high is not None and high < low:
        return None, None
    return low, high


def weather_faults(
    low_c: float | None, high_c: float | None, rain_mm: float | None, et0_mm: float | None
) -> tuple[str, ...]:
    """The checks that a day fails."""
    low, high = plausible(low_c, TEMPERATURE_C), plausible(high_c, TEMPERATURE_C)
    failed = {
        WeatherFault.TEMPERATURE: (low, high) != (low_c, high_c),
        WeatherFault.ORDER: low is not None and high is not None and high < low,
        WeatherFault.RAIN: plausible(rain_mm, DAILY_RAIN_MM) != rain_mm,
        WeatherFault.EVAPORATION: plausible(et0_mm, DAILY_ET0_MM) != et0_mm,
    }
    return tuple(fault.value for fault, is_so in failed.items() if is_so)
