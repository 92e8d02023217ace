from collections.abc import Iterator
from datetime import date

from plants.agronomy.late_blight import (
    HUTTON_DAYS,
    BlightDay,
    hutton_days,
    hutton_severity,
    smith_period,
)
from rules.catalogue.disease import blight_words as words
from rules.catalogue.disease.weather import AHEAD_DAYS, ONE_DAY, days, knows_humidity
from rules.catalogue.hosts import hosts
from rules.catalogue.questions import hourly_humidity
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
    falls_slowly=True,
    cool_down_days=3,
)
def disease_late_blight(garden: GardenSnapshot, limits: Limits) -> Iterator[FindingDraft | Missing]:
    """Find two damp, mild days in a row where potatoes or tomatoes stand in the open.

    ## Why it matters
    Spores of late blight need damp leaves and mild nights. Two days in a row, neither colder than
    10 °C and each with six hours of at least 90 % humidity, make an outbreak likely where the
    disease is about; two such periods within ten days, or a case in the garden, make it urgent.
    The older criterion of Smith asks for eleven hours and is told for comparison.

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
            yield hourly_humidity(bed)
        elif period := _period(garden):
            seen = _seen_on(garden)
            level = hutton_severity(period.number, is_reported_near=seen is not None)
            yield words.finding(garden, bed, found, period, Severity(level), seen)


def _period(garden: GardenSnapshot) -> words.Period | None:
    """The next one that ends today or in the days ahead; else the last of the past week."""
    first = garden.on - HUTTON_DAYS * ONE_DAY
    span = days(garden, first, garden.on + AHEAD_DAYS * ONE_DAY)
    blight = [
        BlightDay(air.tmin_c, air.humid_h) if air and air.is_humidity_known else None
        for _, air in span
    ]
    ends = [place for place, completes in enumerate(hutton_days(blight)) if completes]
    recent = [place for place in ends if span[place][0] >= garden.on - words.ACT_WITHIN]
    if not recent:
        return None
    place = next((place for place in recent if span[place][0] >= garden.on), recent[-1])
    pair, begins = (blight[place - 1], blight[place]), place
    while begins - 1 in ends:
        begins -= 1
    began_on = span[begins - 1][0]
    return words.Period(began_on, span[place][0], *pair, smith_period(*pair), _periods(ends))


def _periods(ends: list[int]) -> int:
    """A run of damp days is one period."""
    return sum(place - 1 not in ends for place in ends)


def _seen_on(garden: GardenSnapshot) -> date | None:
    """A case in the garden is a report from within 50 km."""
    since = garden.on - REPORTED_DAYS * ONE_DAY
    seen = (one.seen_on for one in garden.problems if one.pest == PEST and one.seen_on >= since)
    return max(seen, default=None)
