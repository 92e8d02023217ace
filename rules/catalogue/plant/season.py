"""Where a day falls among the days on which a planting may begin."""

from datetime import date

from plants.agronomy import season_spans
from plants.agronomy.season_spans import Case, Position
from rules.catalogue.crops import offsets
from rules.engine.snapshot import ClimateSnapshot, PlantingSnapshot


def position(
    planting: PlantingSnapshot, climate: ClimateSnapshot, day: date, picking_days: float
) -> Position:
    """`climate` is that of its bed."""
    case = Case(
        planting.plant,
        offsets(planting.plant, climate),
        planting.method,
        climate.counted_frost,
        climate.latitude_deg,
        round(picking_days),
    )
    return season_spans.position(case, day)
