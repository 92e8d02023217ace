"""Chill of the winters that are over and of the one that is running, and who asks for how much."""

from dataclasses import dataclass
from datetime import date
from statistics import median

from plants.agronomy import seasonal
from plants.agronomy.winter_chill import (
    CHILL_NEEDS,
    PAST_WINTERS,
    last_season,
    usual_days,
    winter_portions,
)
from rules.engine.levels import Confidence
from rules.engine.snapshot import BedSnapshot, GardenSnapshot, PlantingSnapshot


@dataclass(frozen=True, slots=True)
class UsualChill:
    """`winters` are so many that were recorded; 0 where averages stand in for them."""

    portions: float
    winters: int

    @property
    def confidence(self) -> Confidence:
        """Hours are reckoned from extremes, which is one less; few winters are no median."""
        return Confidence.MEDIUM if self.winters >= PAST_WINTERS else Confidence.LOW


@dataclass(frozen=True, slots=True)
class Chilled:
    """A tree, and the least and the most that cultivars of its kind ask for."""

    bed: BedSnapshot
    planting: PlantingSnapshot
    least: float
    most: float


def chilled(bed: BedSnapshot) -> list[Chilled]:
    """The most demanding first; under glass or film it is warmer than any record tells."""
    if bed.is_closed:
        return []
    found = [
        Chilled(bed, planting, *CHILL_NEEDS[planting.plant.slug])
        for planting in bed.plantings
        if planting.plant.slug in CHILL_NEEDS
    ]
    return sorted(found, key=lambda one: (-one.least, one.planting.pk))


def usual_chill(garden: GardenSnapshot) -> UsualChill | None:
    """The median of the winters that are over; of an average year where none is recorded."""
    if garden.past_chill:
        return UsualChill(median(garden.past_chill), len(garden.past_chill))
    if garden.climate.tmin_c is None or garden.climate.tmax_c is None:
        return None
    daily_c = seasonal.daily(garden.climate.tmin_c), seasonal.daily(garden.climate.tmax_c)
    latitude_deg = garden.climate.latitude_deg
    first, end = last_season(garden.on, latitude_deg)
    usual = winter_portions(usual_days(daily_c, first, end), first, latitude_deg)
    return None if usual is None else UsualChill(usual, 0)


def running_season(garden: GardenSnapshot) -> tuple[date, date] | None:
    """None outside of it."""
    first, end = last_season(garden.on, garden.climate.latitude_deg)
    return (first, end) if garden.on < end else None


def chill_so_far(garden: GardenSnapshot, first: date) -> float | None:
    """Up to yesterday."""
    if garden.temperatures is None:
        return None
    days = garden.temperatures.between(first, garden.on)
    return winter_portions(days, first, garden.climate.latitude_deg)
