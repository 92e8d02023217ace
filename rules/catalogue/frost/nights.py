"""Cold nights of the forecast, and what stands outdoors to be hurt by them."""

from dataclasses import dataclass
from datetime import date, timedelta

from plants.agronomy.covers import gain_c
from plants.agronomy.evapotranspiration import wind_at_2m
from plants.agronomy.frost_damage import (
    GREATEST_COOLING_C,
    kill_probability,
    radiative_cooling_c,
)
from plants.agronomy.plausibility import WeatherFault
from plants.agronomy.weather_age import Age, forecast_age
from rules.catalogue.crops import in_bed
from rules.catalogue.faults import weather_fault
from rules.engine.levels import Confidence
from rules.engine.snapshot import (
    BedSnapshot,
    GardenSnapshot,
    PlantFacts,
    PlantingSnapshot,
    WeatherSnapshot,
)
from rules.engine.wording import Wording

FARTHEST_LEAD_DAYS = 7
ONE_DAY = timedelta(days=1)
FORECAST_WIND_HEIGHT_M = 10.0
# What was set out so lately is low, however tall it grows (heuristic).
LOW_DAYS = 30

Outdoors = tuple[BedSnapshot, PlantingSnapshot, date]


@dataclass(frozen=True, slots=True)
class Victim:
    """`cooling_c` is how much colder than the air it is taken to be."""

    planting: PlantingSnapshot
    bed: BedSnapshot
    probability: float
    cooling_c: float

    @property
    def plant(self) -> PlantFacts:
        return self.planting.plant


@dataclass(frozen=True, slots=True)
class Night:
    """`victims` are those with a notable chance, the most threatened first."""

    weather: WeatherSnapshot
    lead_days: int
    victims: tuple[Victim, ...]

    @property
    def worst(self) -> Victim:
        return self.victims[0]

    @property
    def is_sky_known(self) -> bool:
        return self.weather.night_wind_m_s is not None and self.weather.night_cloud_pct is not None


def forecast_days(garden: GardenSnapshot) -> list[WeatherSnapshot]:
    return [day for day in _ahead(garden) if day.tmin_c is not None]


def unlikely_nights(garden: GardenSnapshot) -> list[Wording]:
    """Which check the latest night that is not known failed; empty where none did."""
    unknown = [day for day in _ahead(garden) if day.tmin_c is None]
    fault = weather_fault(unknown, WeatherFault.TEMPERATURE.value, WeatherFault.ORDER.value)
    return [fault] if fault else []


def _ahead(garden: GardenSnapshot) -> list[WeatherSnapshot]:
    ahead = (garden.on + lead_days * ONE_DAY for lead_days in range(FARTHEST_LEAD_DAYS + 1))
    known = (garden.weather[on] for on in ahead if on in garden.weather)
    return [day for day in known if day.is_forecast]


def still_usable(days: list[WeatherSnapshot]) -> list[WeatherSnapshot]:
    return [day for day in days if forecast_age(day.age_hours) is not Age.STALE]


def forecast_confidence(days: list[WeatherSnapshot]) -> Confidence:
    """Of a fresh forecast medium, since kill temperatures are typical values."""
    is_fresh = all(forecast_age(day.age_hours) is Age.FRESH for day in days)
    return Confidence.MEDIUM if is_fresh else Confidence.LOW


def cold_nights(days: list[WeatherSnapshot], garden: GardenSnapshot, notable: float) -> list[Night]:
    outdoors = _outdoors(garden)
    nights = [_night(day, (day.on - garden.on).days, outdoors, notable) for day in days]
    return [night for night in nights if night.victims]


def spell_begins(nights: list[Night], garden: GardenSnapshot, notable: float) -> date:
    """The first night of the cold spell, which may have begun before today."""
    outdoors = _outdoors(garden)
    begins = nights[0].weather.on
    while (day := garden.weather.get(begins - ONE_DAY)) and day.tmin_c is not None:
        if not _night(day, 0, outdoors, notable).victims:
            break
        begins -= ONE_DAY
    return begins


def _outdoors(garden: GardenSnapshot) -> list[Outdoors]:
    """Of those whose killing temperature is known."""
    return [
        (bed, planting, since)
        for bed in garden.beds
        for planting, since in in_bed(bed, garden)
        if planting.plant.kill_temp_c is not None
    ]


def _night(day: WeatherSnapshot, lead_days: int, outdoors: list[Outdoors], notable: float) -> Night:
    if not _may_kill(day, lead_days, outdoors, notable):
        return Night(day, lead_days, ())
    victims = [_victim(*outside, day, lead_days) for outside in outdoors]
    victims = [victim for victim in victims if victim.probability >= notable]
    victims.sort(key=lambda victim: (-victim.probability, victim.planting.pk))
    return Night(day, lead_days, tuple(victims))


def _may_kill(
    day: WeatherSnapshot, lead_days: int, outdoors: list[Outdoors], notable: float
) -> bool:
    """Most nights are too warm for the tenderest plant, however it cools."""
    if not outdoors:
        return False
    tenderest_c = max(planting.plant.kill_temp_c for _bed, planting, _since in outdoors)
    return kill_probability(tenderest_c, day.tmin_c - GREATEST_COOLING_C, lead_days) >= notable


def _victim(
    bed: BedSnapshot, planting: PlantingSnapshot, since: date, day: WeatherSnapshot, lead_days: int
) -> Victim:
    cooling_c = _cooling_c(day, planting.plant, since)
    low_c = day.tmin_c - cooling_c + gain_c(bed.cover)
    chance = kill_probability(planting.plant.kill_temp_c, low_c, lead_days)
    return Victim(planting, bed, chance, cooling_c)


def _cooling_c(day: WeatherSnapshot, plant: PlantFacts, since: date) -> float:
    """How much colder than the air; 0 where wind and cloud of the night are not forecast."""
    if day.night_wind_m_s is None or day.night_cloud_pct is None:
        return 0.0
    is_low_still = not plant.is_perennial and (day.on - since).days < LOW_DAYS
    height_m = 0.0 if is_low_still else plant.height_m or 0.0
    wind_m_s = wind_at_2m(day.night_wind_m_s, FORECAST_WIND_HEIGHT_M)
    return radiative_cooling_c(wind_m_s, day.night_cloud_pct, height_m)
