from gardens.models.butt import WaterButt
from gardens.models.calendar_feed import CalendarFeed
from gardens.models.care_task import CareTask, SkipReason, TaskState
from gardens.models.event import Act, Event, Problem, Severity, Treatment
from gardens.models.garden import Garden, GardenKind
from gardens.models.gardener import Gardener
from gardens.models.geography import ClimateCell, ClimateStation, PostalZone, Town
from gardens.models.grounds import Land, Path, Structure, StructureKind, Tree
from gardens.models.harvest import Harvest, Part, Quality
from gardens.models.indoor import (
    Lamp,
    LightUnit,
    Reservoir,
    ReservoirSystem,
    SaltUnit,
    Space,
)
from gardens.models.indoor_record import (
    NutrientChange,
    ReservoirReading,
    SolutionAct,
    SpaceReading,
)
from gardens.models.job import Job, JobKind, JobState
from gardens.models.land import Bed, BedCover, BedKind, BedShape, Texture, WateringMethod
from gardens.models.land_step import LandAct, LandChange, LandStep
from gardens.models.own import OwnFigures, OwnPlant, PlantProposal, ProposalState
from gardens.models.photo import Photo
from gardens.models.picture import Picture, Underlay
from gardens.models.place import ClimateSource, FrostAppetite, Place, Precision
from gardens.models.plan_step import PlanAct, PlanChange, PlanStep
from gardens.models.planting import EndReason, LifeStage, Pathogen, Planting, StartMethod
from gardens.models.reading_upload import ReadingUpload
from gardens.models.record import Watering
from gardens.models.seed import EntryKind, GerminationTest, SeedEntry, SeedLot
from gardens.models.sensor import (
    Device,
    RejectedReading,
    Sensor,
    SensorDay,
    SensorHour,
    SensorReading,
)
from gardens.models.soil import Amendment, SoilTest
from gardens.models.sun import SunMap
from gardens.models.task_series import Counting, TaskSeries, Unit
from gardens.models.tray import EmergenceCount, Sowing, Tray
from gardens.models.water import Emitter, MoistureReading, RainDay, SoilFeel, WaterUse
from gardens.models.weather import WeatherArchive, WeatherCell, WeatherDay, WeatherHour

__all__ = [
    "Act",
    "Amendment",
    "Bed",
    "BedCover",
    "BedKind",
    "BedShape",
    "CalendarFeed",
    "CareTask",
    "ClimateCell",
    "ClimateSource",
    "ClimateStation",
    "Counting",
    "Device",
    "EmergenceCount",
    "Emitter",
    "EndReason",
    "EntryKind",
    "Event",
    "FrostAppetite",
    "Garden",
    "GardenKind",
    "Gardener",
    "GerminationTest",
    "Harvest",
    "Job",
    "JobKind",
    "JobState",
    "Lamp",
    "Land",
    "LandAct",
    "LandChange",
    "LandStep",
    "LifeStage",
    "LightUnit",
    "MoistureReading",
    "NutrientChange",
    "OwnFigures",
    "OwnPlant",
    "Part",
    "Path",
    "Pathogen",
    "Photo",
    "Picture",
    "Place",
    "PlanAct",
    "PlanChange",
    "PlanStep",
    "PlantProposal",
    "Planting",
    "PostalZone",
    "Precision",
    "Problem",
    "ProposalState",
    "Quality",
    "RainDay",
    "ReadingUpload",
    "RejectedReading",
    "Reservoir",
    "ReservoirReading",
    "ReservoirSystem",
    "SaltUnit",
    "SeedEntry",
    "SeedLot",
    "Sensor",
    "SensorDay",
    "SensorHour",
    "SensorReading",
    "Severity",
    "SkipReason",
    "SoilFeel",
    "SoilTest",
    "SolutionAct",
    "Sowing",
    "Space",
    "SpaceReading",
    "StartMethod",
    "Structure",
    "StructureKind",
    "SunMap",
    "TaskSeries",
    "TaskState",
    "Texture",
    "Town",
    "Tray",
    "Treatment",
    "Tree",
    "Underlay",
    "Unit",
    "WaterButt",
    "WaterUse",
    "Watering",
    "WateringMethod",
    "WeatherArchive",
    "WeatherCell",
    "WeatherDay",
    "WeatherHour",
]
