"""What sensors measure: units, what can be, and how soon a reading is old (docs/science.md 0.4)."""

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _

from plants.agronomy import plausibility
from plants.agronomy.units import CF_PER_MS_CM, PPM500_PER_MS_CM, PPM700_PER_MS_CM
from plants.agronomy.weather_age import (
    OBSERVATION_FRESH_H,
    OBSERVATION_USABLE_H,
    RESERVOIR_FRESH_H,
    RESERVOIR_USABLE_H,
    SOIL_MOISTURE_FRESH_H,
    SOIL_MOISTURE_USABLE_H,
    Age,
    age_within,
)
from plants.quantities import say_quantity
from plants.units import IMPERIAL, Unit

STORED_DIGITS = 4
HOURLY = (OBSERVATION_FRESH_H, OBSERVATION_USABLE_H)
SOIL = (SOIL_MOISTURE_FRESH_H, SOIL_MOISTURE_USABLE_H)
RESERVOIR = (RESERVOIR_FRESH_H, RESERVOIR_USABLE_H)

PER_CENT = {"%": Unit("%", 1)}
TEMPERATURE = {"degC": Unit("°C", 1), "degF": IMPERIAL["°C"]}
DEPTH = {"mm": Unit("mm", 1), "in": IMPERIAL["mm"]}
# dS/m is the same as mS/cm.
CONDUCTIVITY = {
    "mS/cm": Unit("mS/cm", 1),
    "uS/cm": Unit("µS/cm", 0.001),
    "ppm500": Unit("ppm, scale of 500", 1 / PPM500_PER_MS_CM),
    "ppm700": Unit("ppm, scale of 700", 1 / PPM700_PER_MS_CM),
    "CF": Unit("CF", 1 / CF_PER_MS_CM),
}


class Quantity(models.TextChoices):
    """The values are the names of docs/openapi.json, with the unit that is stored."""

    SOIL_MOISTURE = "soil_moisture_pct", _("Soil moisture")
    SOIL_TEMPERATURE = "soil_temperature_c", _("Soil temperature")
    AIR_TEMPERATURE = "air_temperature_c", _("Air temperature")
    HUMIDITY = "humidity_pct", _("Relative humidity")
    RAIN = "rain_mm", _("Rain since the last reading")
    PPFD = "ppfd_umol_m2_s", _("Light for plants (PPFD)")
    ILLUMINANCE = "illuminance_lux", _("Illuminance")
    EC = "ec_ms_cm", _("Electrical conductivity (EC)")
    PH = "ph", _("pH")
    WATER_TEMPERATURE = "water_temperature_c", _("Water temperature")
    WATER_LEVEL = "water_level_pct", _("Water level")

    @property
    def measure(self) -> "Measure":
        return MEASURES[self]


@dataclass(frozen=True, slots=True)
class Measure:
    """`units` by the code a device sends; the first is the one that is stored."""

    units: dict[str, Unit]
    bounds: tuple[float, float]
    hours: tuple[int, int] = HOURLY
    digits: int = 1
    is_sum: bool = False

    @property
    def unit(self) -> str:
        return next(iter(self.units.values())).name

    def stored(self, value: float, unit: str) -> float:
        sent = self.units[unit]
        return round((value - sent.zero) * sent.size, STORED_DIGITS)

    def say(self, value: float) -> str:
        return say_quantity(value, self.unit, self.digits)

    def age(self, hours: float) -> Age:
        return age_within(hours, *self.hours)


# What advice depends on: a new reading of one of these asks for it anew.
ADVISING = frozenset(
    {
        Quantity.SOIL_MOISTURE,
        Quantity.SOIL_TEMPERATURE,
        Quantity.AIR_TEMPERATURE,
        Quantity.HUMIDITY,
        Quantity.EC,
        Quantity.PH,
    }
)

MEASURES = {
    Quantity.SOIL_MOISTURE: Measure(PER_CENT, plausibility.SOIL_MOISTURE_PCT, SOIL),
    Quantity.SOIL_TEMPERATURE: Measure(TEMPERATURE, plausibility.TEMPERATURE_C),
    Quantity.AIR_TEMPERATURE: Measure(TEMPERATURE, plausibility.TEMPERATURE_C),
    Quantity.HUMIDITY: Measure(PER_CENT, plausibility.HUMIDITY_PCT, digits=0),
    Quantity.RAIN: Measure(DEPTH, plausibility.HOURLY_RAIN_MM, is_sum=True),
    Quantity.PPFD: Measure(
        {"umol/m2/s": Unit("µmol/m²/s", 1)}, plausibility.PPFD_UMOL_M2_S, digits=0
    ),
    Quantity.ILLUMINANCE: Measure({"lux": Unit("lux", 1)}, plausibility.ILLUMINANCE_LUX, digits=0),
    Quantity.EC: Measure(CONDUCTIVITY, plausibility.EC_MS_CM, RESERVOIR, digits=2),
    Quantity.PH: Measure({"pH": Unit("", 1)}, plausibility.PH, RESERVOIR),
    Quantity.WATER_TEMPERATURE: Measure(TEMPERATURE, plausibility.WATER_TEMPERATURE_C, RESERVOIR),
    Quantity.WATER_LEVEL: Measure(PER_CENT, plausibility.WATER_LEVEL_PCT, RESERVOIR, digits=0),
}
