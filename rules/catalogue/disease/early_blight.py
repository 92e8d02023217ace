from collections.abc import Iterator

from plants.agronomy.disease_weather import tomcast_severity, tomcast_value
from rules.catalogue.disease.spot_words import PointsSum, finding
from rules.catalogue.disease.weather import ONE_DAY, days, knows_humidity, leaves_before
from rules.catalogue.hosts import emergence, hosts
from rules.catalogue.questions import HOURLY_HUMIDITY
from rules.engine.drafts import FindingDraft, Missing
from rules.engine.levels import Severity
from rules.engine.rule import Limits, rule
from rules.engine.snapshot import AirDay, BedSnapshot, GardenSnapshot, PlantingSnapshot
from rules.engine.wording import gettext_noop

PEST = "Early blight"


@rule(
    "DISEASE.EARLY_BLIGHT",
    gettext_noop("Weather that favours early blight and leaf spot"),
    version=2,
    drift=0.1,
    cool_down_days=7,
)
def disease_early_blight(
    garden: GardenSnapshot, limits: Limits
) -> Iterator[FindingDraft | Missing]:
    """Add up, for tomatoes and potatoes in the open, how wet and warm their leaves were each day.

    ## Why it matters
    Early blight and Septoria leaf spot start on leaves that stay wet for hours while it is warm. A
    day counts 0 to 4 by the hours of wet leaves and their temperature; from 15 on symptoms are
    near, from 20 on they are likely. A logged treatment starts the sum anew.

    ## What to do
    Take off spotted lower leaves, mulch so that soil does not splash, stake plants, and water the
    soil instead of the leaves.

    ## Source
    TOMCAST: Madden, Pennypacker & MacNab 1978, Phytopathology 68:1354. Humid or rainy hours stand
    in for wet leaves, which makes it less sure.
    """
    for bed in garden.beds:
        if not (found := hosts(PEST, bed, garden)):
            continue
        if not knows_humidity(garden):
            yield HOURLY_HUMIDITY.of(bed)
            continue
        total = max((_sum(one, bed, garden) for one in found), key=lambda one: one.points)
        if level := tomcast_severity(total.points):
            yield finding(garden, bed, found, total, Severity(level))


def _sum(planting: PlantingSnapshot, bed: BedSnapshot, garden: GardenSnapshot) -> PointsSum:
    since = emergence(planting, bed, garden)
    if planting.treated_on:
        since = max(since, planting.treated_on + ONE_DAY)
    kept = leaves_before(garden)
    first = max(since, kept.first)
    air = [air for _, air in days(garden, max(first, min(garden.air)), garden.on)]
    values = [*kept.since(first).values, *(_value(day) for day in air)]
    known = [value for value in values if value is not None]
    return PointsSum(first, sum(known), len(known), is_cut_off=first > since)


def _value(day: AirDay | None) -> int | None:
    if day is None or not day.is_humidity_known:
        return None
    return 0 if day.wet_mean_c is None else tomcast_value(day.wet_h, day.wet_mean_c)
