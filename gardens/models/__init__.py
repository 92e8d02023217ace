from gardens.models.calendar_feed import CalendarFeed
from gardens.models.care_task import Act, CareTask, TaskState
from gardens.models.gardener import Gardener
from gardens.models.geography import ClimateCell, ClimateStation, PostalZone, Town
from gardens.models.grounds import Land, Path, Structure, StructureKind, Tree
from gardens.models.job import Job, JobKind, JobState
from gardens.models.land import (
    Bed,
    BedCover,
    BedKind,
    BedShape,
    Garden,
    GardenKind,
    Texture,
    WateringMethod,
)
from gardens.models.land_step import LandAct, LandChange, LandStep
from gardens.models.own import OwnFigures, OwnPlant, PlantProposal, ProposalState
from gardens.models.picture import Picture, Underlay
from gardens.models.place import ClimateSource, FrostAppetite, Place, Precision
from gardens.models.plan_step import PlanAct, PlanChange, PlanStep
from gardens.models.planting import EndReason, Pathogen, Planting, StartMethod
from gardens.models.record import SoilTest, Watering
from gardens.models.sun import SunMap
from gardens.models.weather import WeatherArchive, WeatherCell, WeatherDay, WeatherHour

__all__ = [
    "Act",
    "Bed",
    "BedCover",
    "BedKind",
    "BedShape",
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
    "Job",
    "JobKind",
    "JobState",
    "Land",
    "LandAct",
    "LandChange",
    "LandStep",
    "OwnFigures",
    "OwnPlant",
    "Path",
    "Pathogen",
    "Picture",
    "Place",
    "PlanAct",
    "PlanChange",
    "PlanStep",
    "PlantProposal",
    "Planting",
    "PostalZone",
    "Precision",
    "ProposalState",
    "SoilTest",
    "StartMethod",
    "Structure",
    "StructureKind",
    "SunMap",
    "TaskState",
    "Texture",
    "Town",
    "Tree",
    "Underlay",
    "Watering",
    "WateringMethod",
    "WeatherArchive",
    "WeatherCell",
    "WeatherDay",
    "WeatherHour",
]
