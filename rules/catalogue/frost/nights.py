"""Cold nights of the forecast, and what stands outdoors to be hurt by them."""

from dataclasses import dataclass
from datetime import date, timedelta

from plants.agronomy.frost_damage import kill_probability
from rules.catalogue.crops import in_bed
from rules.engine.levels import Confidence
from rules.engine.snapshot import GardenSnapshot, PlantFacts, PlantingSnapshot, WeatherSnapshot

FARTHEST_LEAD_DAYS = 7
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Victim:
    planting: PlantingSnapshot
    probability: float

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


def forecast_days(garden: GardenSnapshot) -> list[WeatherSnapshot]:
    last = garden.on + FARTHEST_LEAD_DAYS * ONE_DAY
    return [
        day
        for on, day in sorted(garden.weather.items())
        if day.is_forecast and garden.on <= on <= last and day.tmin_c is not None
    ]


def forecast_confidence(days: list[WeatherSnapshot], garden: GardenSnapshot) -> Confidence | None:
    """Of today medium, since kill temperatures are typical values; older than a day unusable."""
    age_days = (garden.on - max(day.issued_on for day in days)).days
    if age_days > 1:
        return None
    return Confidence.MEDIUM if age_days <= 0 else Confidence.LOW


def cold_nights(days: list[WeatherSnapshot], garden: GardenSnapshot, notable: float) -> list[Night]:
    outdoors = [planting for bed in garden.beds for planting, _ in in_bed(bed, garden)]
    nights = [_night(day, (day.on - garden.on).days, outdoors, notable) for day in days]
    return [night for night in nights if night.victims]


def spell_begins(nights: list[Night], garden: GardenSnapshot, notable: float) -> date:
    """The first night of the cold spell, which may have begun before today."""
    outdoors = [planting for bed in garden.beds for planting, _ in in_bed(bed, garden)]
    begins = nights[0].weather.on
    while (day := garden.weather.get(begins - ONE_DAY)) and day.tmin_c is not None:
        if not _night(day, 0, outdoors, notable).victims:
            break
        begins -= ONE_DAY
    return begins


def _night(
    day: WeatherSnapshot, lead_days: int, outdoors: list[PlantingSnapshot], notable: float
) -> Night:
    low_c = day.tmin_c
    victims = [
        Victim(planting, kill_probability(planting.plant.kill_temp_c, low_c, lead_days))
        for planting in outdoors
    ]
    victims = [victim for victim in victims if victim.probability >= notable]
    victims.sort(key=lambda victim: (-victim.probability, victim.planting.pk))
    return Night(day, lead_days, tuple(victims))
