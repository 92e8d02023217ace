"""A garden on one day, as the rules see it: frozen, nested, in metres and degrees Celsius."""

from rules.engine.snapshot.bed import (
    BedSnapshot,
    HarvestWait,
    MoistureSnapshot,
    NearPlantings,
    PastPlanting,
    PlantingSnapshot,
    Refused,
    SoilTestSnapshot,
    SoilWarmthSnapshot,
    WateringSnapshot,
)
from rules.engine.snapshot.care import CareDay
from rules.engine.snapshot.climate import (
    AirDay,
    ClimateSnapshot,
    DryingAir,
    LeafSeason,
    TemperatureSeries,
    Weather,
    WeatherSnapshot,
    climate_under,
)
from rules.engine.snapshot.garden import GardenSnapshot, ProblemSnapshot, SunSnapshot
from rules.engine.snapshot.indoor import (
    DeedSnapshot,
    ReadingSnapshot,
    ReservoirSnapshot,
    SpaceSnapshot,
)
from rules.engine.snapshot.plant import (
    DIRECT_SOW,
    SOW_INDOORS,
    TRANSPLANT,
    CompanionPair,
    Companions,
    PlantFacts,
)
from rules.engine.snapshot.seed import LotSnapshot, SowingSnapshot
from rules.engine.snapshot.soil import AmendmentSnapshot, TakingSnapshot

__all__ = [
    "DIRECT_SOW",
    "SOW_INDOORS",
    "TRANSPLANT",
    "AirDay",
    "AmendmentSnapshot",
    "BedSnapshot",
    "CareDay",
    "ClimateSnapshot",
    "CompanionPair",
    "Companions",
    "DeedSnapshot",
    "DryingAir",
    "GardenSnapshot",
    "HarvestWait",
    "LeafSeason",
    "LotSnapshot",
    "MoistureSnapshot",
    "NearPlantings",
    "PastPlanting",
    "PlantFacts",
    "PlantingSnapshot",
    "ProblemSnapshot",
    "ReadingSnapshot",
    "Refused",
    "ReservoirSnapshot",
    "SoilTestSnapshot",
    "SoilWarmthSnapshot",
    "SowingSnapshot",
    "SpaceSnapshot",
    "SunSnapshot",
    "TakingSnapshot",
    "TemperatureSeries",
    "WateringSnapshot",
    "Weather",
    "WeatherSnapshot",
    "climate_under",
]
