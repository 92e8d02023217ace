"""The week of hardening off, day by day, with the nights that are forecast."""

from dataclasses import dataclass
from datetime import date

from gardens.models import Place, Sowing
from gardens.weather.reading import daily_weather
from plants.agronomy.hardening import HardeningDay, hardening_days, lowest_night_c
from plants.choices import FrostTolerance


@dataclass(frozen=True, slots=True)
class HardeningRow:
    day: HardeningDay
    night_c: float | None
    is_too_cold: bool


@dataclass(frozen=True, slots=True)
class HardeningPlan:
    rows: list[HardeningRow]
    lowest_c: float

    @classmethod
    def of(cls, sowing: Sowing, place: Place, plant_out_on: date) -> "HardeningPlan":
        """One query."""
        days = hardening_days(plant_out_on)
        lowest_c = lowest_night_c(is_tender=sowing.plant.frost_tolerance == FrostTolerance.TENDER)
        nights = {day.on: day.tmin_c for day in daily_weather(place, days[0].on, days[-1].on)}
        rows = [
            HardeningRow(day, night_c, night_c is not None and night_c < lowest_c)
            for day in days
            for night_c in [nights.get(day.on)]
        ]
        return cls(rows, lowest_c)
