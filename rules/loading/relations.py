"""The tables that rules rest on. What has its line here costs a batch no statement of its own."""

from rules.loading.air import DRYING, HOURS, LEAVES, TEMPERATURES
from rules.loading.beds import BEDS
from rules.loading.care import PICKED, PRUNED, PRUNINGS
from rules.loading.companions import COMPANIONSHIPS
from rules.loading.harvests import HARVESTS, PIECES
from rules.loading.hidden import HIDDEN_RULES
from rules.loading.indoor import BED_SENSORS, CHANGES, RESERVOIRS, SOLUTIONS, SPACES
from rules.loading.places import GARDENS, PLACES
from rules.loading.plantings import PLANTINGS, TREATMENTS
from rules.loading.plants import OWN_FIGURES, PLANTS
from rules.loading.problems import PROBLEMS
from rules.loading.seeds import LOT_SOWINGS, LOT_TESTS, LOTS, SOWINGS
from rules.loading.soil import AMENDMENTS, SOIL_TESTS
from rules.loading.soil_warmth import SOIL_WARMTH
from rules.loading.sun import SUN_MAPS
from rules.loading.water import GAUGES, MOISTURE, MOISTURE_SENSORS, WATERINGS
from rules.loading.weather import WEATHER

RELATIONS = (
    GARDENS,
    PLACES,
    HIDDEN_RULES,
    BEDS,
    PLANTINGS,
    TREATMENTS,
    PLANTS,
    OWN_FIGURES,
    COMPANIONSHIPS,
    SOIL_TESTS,
    AMENDMENTS,
    HARVESTS,
    PIECES,
    WATERINGS,
    GAUGES,
    MOISTURE,
    MOISTURE_SENSORS,
    WEATHER,
    HOURS,
    LEAVES,
    DRYING,
    TEMPERATURES,
    PROBLEMS,
    SUN_MAPS,
    SOIL_WARMTH,
    PICKED,
    PRUNED,
    PRUNINGS,
    SPACES,
    RESERVOIRS,
    SOLUTIONS,
    CHANGES,
    BED_SENSORS,
    LOTS,
    LOT_TESTS,
    LOT_SOWINGS,
    SOWINGS,
)
