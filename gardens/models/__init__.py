from gardens.models.calendar_feed import CalendarFeed
from gardens.models.care_task import Act, CareTask, TaskState
from gardens.models.gardener import Gardener
from gardens.models.geography import ClimateCell, ClimateStation, PostalZone, Town
from gardens.models.land import Bed, BedCover, BedKind, Garden, GardenKind, Texture, WateringMethod
from gardens.models.own import OwnFigures, OwnPlant, PlantProposal, ProposalState
from gardens.models.place import ClimateSource, FrostAppetite, Place, Precision
from gardens.models.planting import EndReason, Pathogen, PlanChange, Planting, StartMethod
from gardens.models.record import SoilTest, Watering
from gardens.models.weather import WeatherArchive, WeatherCell, WeatherDay, WeatherHour

__all__ = [
    "Act",
    "Bed",
    "BedCover",
    "BedKind",
    "CalendarFeed",
    "CareTask",
    "ClimateCell",
    "ClimateSource",
    "ClimateStation",
    "EndReason",
    "FrostAppetite",
    "Garden",
    "GardenKind",
    "Gardener",
    "OwnFigures",
    "OwnPlant",
    "Pathogen",
    "Place",
    "PlanChange",
    "PlantProposal",
    "Planting",
    "PostalZone",
    "Precision",
    "ProposalState",
    "SoilTest",
    "StartMethod",
    "TaskState",
    "Texture",
    "Town",
    "Watering",
    "WateringMethod",
    "WeatherArchive",
    "WeatherCell",
    "WeatherDay",
    "WeatherHour",
]
