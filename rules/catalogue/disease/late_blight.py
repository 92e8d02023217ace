from collections.abc import Iterator
from datetime import date

from plants.agronomy.late_blight import (
    hutton_severity,
)
from rules.catalogue.disease import blight_words as words
from rules.catalogue.disease.blight_period import period_now
from rules.catalogue.disease.weather import ONE_DAY, knows_humidity
from rules.catalogue.hosts import hosts
from rules.catalogue.questions import HOURLY_HUMIDITY
from rules.engine.drafts import FindingDraft, Missing
from rules.engine.levels import Severity
from rules.engine.rule import Limits, rule
from rules.engine.snapshot import GardenSnapshot
from rules.engine.wording import gettext_noop

PEST = "Late blight"
REPORTED_DAYS = 30


@rule(
    "DISEASE.LATE_BLIGHT",
    gettext_noop("Weather that favours late blight"),
    version=2,
    falls_slowly=True,
    cool_down_days=3,
)
def disease_late_blight(garden: GardenSnapshot, limits: Limits) -> Iterator[FindingDraft | Missing]:
    """Find two damp, mild days in a row where potatoes or tomatoes stand in the open.

    ## Why it matters
    Spores of late blight need damp leaves and mild nights. Two days in a row, neither colder than
    10 °C and each with six hours of at least 90 % humidity, make an outbreak likely where the
    disease is about; two such periods within ten days, or a case in the garden, make it urgent.
    Periods that follow each other within ten days are one warning. The older criterion of Smith
    asks for eleven hours and is told for comparison.

    ## What to do
    Look under the leaves of the lower half, take off what is spotted and bin it, keep leaves dry
    when watering, and let air through. Dig potatoes whose tops are lost after two weeks.

    ## Source
    Dancey et al. 2017, AHDB and James Hutton Institute (Hutton criteria); Smith 1956.
    """
    for bed in garden.beds:
        if not (found := hosts(PEST, bed, garden)):
            continue
        if not knows_humidity(garden):
            yield HOURLY_HUMIDITY.of(bed)
        elif period := period_now(garden):
            seen = _seen_on(garden)
            level = hutton_severity(period.number, is_reported_near=seen is not None)
            yield words.finding(garden, bed, found, period, Severity(level), seen)


def _seen_on(garden: GardenSnapshot) -> date | None:
    """A case in the garden is a report from within 50 km."""
    since = garden.on - REPORTED_DAYS * ONE_DAY
    seen = (one.seen_on for one in garden.problems if one.pest == PEST and one.seen_on >= since)
    return max(seen, default=None)
