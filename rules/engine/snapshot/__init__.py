"""A garden on one day, as the rules see it: frozen, nested, in metres and degrees Celsius."""

from rules.engine.snapshot.bed import (
    BedSnapshot,
    HarvestWait,
    MoistureSnapshot,
    NearPlantings,
    PastPlanting,
    PlantingSnapshot,
    SoilTestSnapshot,
    WateringSnapshot,
)
from rules.engine.snapshot.climate import ClimateSnapshot, WeatherSnapshot, climate_under
from rules.engine.snapshot.garden import GardenSnapshot
from rules.engine.snapshot.plant import (
    DIRECT_SOW,
    SOW_INDOORS,
    TRANSPLANT,
    CompanionPair,
    PlantFacts,
)

__all__ = [
    "DIRECT_SOW",
    "SOW_INDOORS",
    "TRANSPLANT",
    "BedSnapshot",
    "ClimateSnapshot",
    "CompanionPair",
    "GardenSnapshot",
    "HarvestWait",
    "MoistureSnapshot",
    "NearPlantings",
    "PastPlanting",
    "PlantFacts",
    "PlantingSnapshot",
    "SoilTestSnapshot",
    "WateringSnapshot",
    "WeatherSnapshot",
    "climate_under",
]
