"""Where a day falls among the days on which a planting may begin."""

from datetime import date
from functools import lru_cache

from plants.agronomy import season_spans
from plants.agronomy.season_spans import Case, Position
from rules.catalogue.crops import offsets
from rules.engine.snapshot import ClimateSnapshot, PlantFacts, PlantingSnapshot


def position(
    planting: PlantingSnapshot, climate: ClimateSnapshot, day: date, picking_days: float
) -> Position:
    """`climate` is that of its bed."""
    return _position(planting.plant, planting.method, climate, day, round(picking_days))


# Rules about haste, delay and harvest ask for the same days.
@lru_cache(maxsize=4096)
def _position(
    plant: PlantFacts, method: str, climate: ClimateSnapshot, day: date, picking_days: int
) -> Position:
    frost, latitude_deg = climate.counted_frost, climate.latitude_deg
    case = Case(plant, offsets(plant, climate), method, frost, latitude_deg, picking_days)
    return season_spans.position(case, day)
