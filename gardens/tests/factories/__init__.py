"""Minimal valid rows."""

from gardens.tests.factories.account import CalendarFeedFactory, JobFactory
from gardens.tests.factories.land import (
    BedFactory,
    GardenFactory,
    LandFactory,
    PathFactory,
    PlantingFactory,
    StructureFactory,
    SunMapFactory,
    TreeFactory,
)
from gardens.tests.factories.own import OwnFiguresFactory, OwnPlantFactory, PlantProposalFactory
from gardens.tests.factories.place import (
    BRNO_RAIN_MM,
    BRNO_SRAD_MJ,
    BRNO_TMAX_C,
    BRNO_TMIN_C,
    BRNO_TMIN_SD_C,
    GardenerFactory,
    PlaceFactory,
    WeatherCellFactory,
)
from gardens.tests.factories.records import (
    AmendmentFactory,
    CareTaskFactory,
    EventFactory,
    HarvestFactory,
    SoilTestFactory,
    TaskSeriesFactory,
    TreatmentFactory,
    WateringFactory,
)
from gardens.tests.factories.seeds import (
    GerminationTestFactory,
    SeedLotFactory,
    SowingFactory,
    TrayFactory,
)
from gardens.tests.factories.sensors import DeviceFactory, SensorFactory, SensorReadingFactory
from gardens.tests.factories.weather import (
    WeatherArchiveFactory,
    WeatherDayFactory,
    WeatherHourFactory,
)

__all__ = [
    "BRNO_RAIN_MM",
    "BRNO_SRAD_MJ",
    "BRNO_TMAX_C",
    "BRNO_TMIN_C",
    "BRNO_TMIN_SD_C",
    "AmendmentFactory",
    "BedFactory",
    "CalendarFeedFactory",
    "CareTaskFactory",
    "DeviceFactory",
    "EventFactory",
    "GardenFactory",
    "GardenerFactory",
    "GerminationTestFactory",
    "HarvestFactory",
    "JobFactory",
    "LandFactory",
    "OwnFiguresFactory",
    "OwnPlantFactory",
    "PathFactory",
    "PlaceFactory",
    "PlantProposalFactory",
    "PlantingFactory",
    "SeedLotFactory",
    "SensorFactory",
    "SensorReadingFactory",
    "SoilTestFactory",
    "SowingFactory",
    "StructureFactory",
    "SunMapFactory",
    "TaskSeriesFactory",
    "TrayFactory",
    "TreatmentFactory",
    "TreeFactory",
    "WateringFactory",
    "WeatherArchiveFactory",
    "WeatherCellFactory",
    "WeatherDayFactory",
    "WeatherHourFactory",
]
