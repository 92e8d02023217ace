from gardens.models.care_task import Act, CareTask, TaskState
from gardens.models.gardener import Gardener
from gardens.models.geography import ClimateCell, ClimateStation, PostalZone, Town
from gardens.models.land import Bed, BedKind, Garden, GardenKind, Texture, WateringMethod
from gardens.models.place import ClimateSource, Place
from gardens.models.planting import EndReason, Pathogen, PlanChange, Planting, StartMethod
from gardens.models.record import SoilTest, Watering, WeatherDay

__all__ = [
    "Act",
    "Bed",
    "BedKind",
    "CareTask",
    "ClimateCell",
    "ClimateSource",
    "ClimateStation",
    "EndReason",
    "Garden",
    "GardenKind",
    "Gardener",
    "Pathogen",
    "Place",
    "PlanChange",
    "Planting",
    "PostalZone",
    "SoilTest",
    "StartMethod",
    "TaskState",
    "Texture",
    "Town",
    "Watering",
    "WateringMethod",
    "WeatherDay",
]
