"""Days from sowing to emergence by soil temperature, as thermal time above a base."""

from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil, inf

from plants.agronomy.kin import with_forms

# Relative error of the days.
EMERGENCE_ERROR = 0.20
# Times the expected days after which to sow again.
OVERDUE_FACTOR = 1.6
# So near to an end of what it stands, emergence is poor; at the warm end heuristic.
NEAR_END_C = 1.0


@dataclass(frozen=True, slots=True)
class ThermalTime:
    """Emergence at `heat_c_days` above `base_c`; no faster above `fastest_c`.

    Nothing emerges below `lowest_c` or above `highest_c`.
    """

    base_c: float
    heat_c_days: float
    fastest_c: float = inf
    highest_c: float = inf
    lowest_c: float = -inf

    def days(self, soil_c: float) -> float | None:
        """At a steady temperature of the soil; None where nothing emerges."""
        if soil_c <= self.base_c or not self.lowest_c <= soil_c <= self.highest_c:
            return None
        return self.heat_c_days / (min(soil_c, self.fastest_c) - self.base_c)

    def overdue_days(self, soil_c: float) -> float | None:
        """From sowing; None where nothing emerges."""
        days = self.days(soil_c)
        return None if days is None else OVERDUE_FACTOR * days

    def is_too_cold(self, soil_c: float) -> bool:
        return soil_c <= self.base_c + NEAR_END_C or soil_c < self.lowest_c

    @property
    def warm_enough_c(self) -> float:
        return max(self.base_c + NEAR_END_C, self.lowest_c)

    def is_too_hot(self, soil_c: float) -> bool:
        return soil_c >= self.highest_c - NEAR_END_C


# Linear regressions of 1/days on temperature (R² 0.95 to 1.00) to Harrington & Minges 1954, by
# plant of the catalogue. Lettuce goes dormant in warmth: above 30 °C, and 12 % at 30 °C.
THERMAL_TIMES = with_forms(
    {
        "asparagus": ThermalTime(6.9, 186.3, 25, 38),
        "beet": ThermalTime(3.1, 108.6, 25, 38),
        "bush-bean": ThermalTime(6.4, 144.3, 30, 34, lowest_c=15),
        "cabbage": ThermalTime(2.6, 109.8, 30, 38),
        "carrot": ThermalTime(2.1, 132.2, 25, 37),
        "celery": ThermalTime(2.1, 132.9, 20, 25),
        "cucumber": ThermalTime(10.4, 58.6, 30, 41, lowest_c=13),
        "eggplant": ThermalTime(14.1, 81.3, 30, 36),
        "garden-pea": ThermalTime(-0.1, 150.9, 25, 33),
        "head-lettuce": ThermalTime(0.9, 52.9, 25, 30),
        "muskmelon": ThermalTime(13.7, 48.0, 30, 40, lowest_c=18),
        "okra": ThermalTime(11.0, 145.6, 35, 41, lowest_c=15),
        "onion": ThermalTime(0.9, 98.2, 25, 38),
        "parsnip": ThermalTime(-1.1, 300.6, 20, 31),
        "radish": ThermalTime(1.5, 85.2, 30, 38),
        "spinach": ThermalTime(-1.6, 129.7, 25, 32),
        "sweet-corn": ThermalTime(6.8, 85.5, 35, 40, lowest_c=10),
        "sweet-pepper": ThermalTime(10.5, 117.6, 25, 37),
        "tomato": ThermalTime(7.5, 103.3, 25, 37),
        "watermelon": ThermalTime(14.0, 62.5, 35, 41, lowest_c=18),
    }
)


@dataclass(frozen=True, slots=True)
class Emergence:
    """Days from sowing; `soil_c` is None where the catalogue's range had to do."""

    sown_on: date
    fewest_days: float
    most_days: float
    overdue_days: float
    soil_c: float | None

    @property
    def first_on(self) -> date:
        return self.sown_on + timedelta(days=round(self.fewest_days))

    @property
    def last_on(self) -> date:
        """A count before it says nothing of those that are not up."""
        return self.sown_on + timedelta(days=round(self.most_days))

    @property
    def overdue_on(self) -> date:
        """From this day on it is late enough to sow again."""
        return self.sown_on + timedelta(days=ceil(self.overdue_days))


def expected_emergence(
    slug: str, sown_on: date, soil_c: float | None, germination_days: tuple[float, float] | None
) -> Emergence | None:
    """None where nothing comes up at its temperature, or nothing is known of the plant."""
    thermal_time = THERMAL_TIMES.get(slug)
    if thermal_time and soil_c is not None:
        days = thermal_time.days(soil_c)
        if days is None:
            return None
        fewest, most = days * (1 - EMERGENCE_ERROR), days * (1 + EMERGENCE_ERROR)
        return Emergence(sown_on, fewest, most, thermal_time.overdue_days(soil_c), soil_c)
    if germination_days is None:
        return None
    fewest, most = germination_days
    return Emergence(sown_on, fewest, most, OVERDUE_FACTOR * most, None)


def is_hindered(slug: str, soil_c: float | None) -> bool:
    """Too cold or too hot for the seed."""
    thermal_time = THERMAL_TIMES.get(slug)
    if thermal_time is None or soil_c is None:
        return False
    return thermal_time.is_too_cold(soil_c) or thermal_time.is_too_hot(soil_c)


def emergence_days(slug: str, soil_c: float) -> float | None:
    """None for a plant without a figure, and where nothing emerges."""
    thermal_time = THERMAL_TIMES.get(slug)
    return thermal_time.days(soil_c) if thermal_time else None
