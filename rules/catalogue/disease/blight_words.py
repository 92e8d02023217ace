"""What DISEASE.LATE_BLIGHT says."""

from datetime import date

from plants.agronomy.late_blight import (
    COLDEST_NIGHT_C,
    HUTTON_HUMID_H,
)
from rules.catalogue.disease.blight_period import ACT_WITHIN, Period
from rules.catalogue.disease.weather import (
    FAVOURABLE,
    NEXT_WEATHER,
    ONE_DAY,
    OPEN_AIR,
    air_input,
    confidence,
    look,
)
from rules.catalogue.hosts import names
from rules.catalogue.sources import YOUR_RECORDS
from rules.engine.drafts import FindingDraft, Input, Subject
from rules.engine.levels import Severity
from rules.engine.snapshot import BedSnapshot, GardenSnapshot, PlantingSnapshot
from rules.engine.wording import Quantity, Word, Wording, gettext_noop, wording

TITLE = gettext_noop("{bed}: weather for late blight until {date}")
WHAT = gettext_noop("Two damp, mild days favour late blight of {plants}.")
WHY = gettext_noop(
    "From {first} to {last} nights stay above {low}, and leaves are damp for {hours} or more a day."
)
DO = Wording(
    gettext_noop("Look under the lower leaves, bin spotted ones, and water the soil, not leaves.")
)
TASK = gettext_noop("Look for late blight on {plants} in {bed}")
FORMULA = gettext_noop(
    "{first_h} and {second_h} damp on two days, each at least {needs}; the colder one {low}"
)
SMITH = {
    "full": Word(gettext_noop("met in full")),
    "near miss": Word(gettext_noop("missed by an hour")),
    None: Word(gettext_noop("not met")),
}
PERIODS = gettext_noop("Such periods in 10 days")
HUMID = gettext_noop("Damp hours of the day")
LOW = gettext_noop("Lowest temperature")
OLDER = gettext_noop("Older criterion of Smith")
SEEN = gettext_noop("Late blight seen in the garden")


def finding(
    garden: GardenSnapshot,
    bed: BedSnapshot,
    found: tuple[PlantingSnapshot, ...],
    period: Period,
    severity: Severity,
    seen: date | None,
) -> FindingDraft:
    plants = names(found)
    return FindingDraft(
        subject=Subject.of_bed(bed),
        severity=severity,
        confidence=confidence(garden, period.on),
        title=wording(TITLE, bed=bed.name, date=period.on),
        what=wording(WHAT, plants=plants),
        why=_why(period),
        do=DO,
        numbers=(
            (HUMID, _hours(period.humid_h)),
            (LOW, _degrees(period.low_c)),
            (PERIODS, Quantity(period.number)),
        ),
        inputs=_inputs(garden, period, seen),
        assumptions=(FAVOURABLE, OPEN_AIR),
        references=("AHDB and James Hutton Institute: Hutton criteria", "Smith 1956"),
        episode=period.spell_began_on.isoformat(),
        starts_on=period.began_on,
        ends_on=period.on + ACT_WITHIN,
        plantings=tuple(planting.pk for planting in found),
        task=look(bed, garden, TASK, plants),
        formula=_formula(period),
        would_change=NEXT_WEATHER,
    )


def _why(period: Period) -> Wording:
    return wording(
        WHY,
        first=period.on - ONE_DAY,
        last=period.on,
        low=_degrees(COLDEST_NIGHT_C),
        hours=_hours(period.humid_h),
    )


def _formula(period: Period) -> Wording:
    return wording(
        FORMULA,
        first_h=_hours(period.first.humid_h),
        second_h=_hours(period.second.humid_h),
        needs=_hours(HUTTON_HUMID_H),
        low=_degrees(period.low_c),
    )


def _inputs(garden: GardenSnapshot, period: Period, seen: date | None) -> tuple[Input, ...]:
    case = (Input(SEEN, seen, YOUR_RECORDS, seen),) if seen else ()
    return (
        *air_input(garden, HUMID, _hours(period.first.humid_h), period.on - ONE_DAY),
        *air_input(garden, HUMID, _hours(period.second.humid_h), period.on),
        *air_input(garden, LOW, _degrees(period.low_c), period.on),
        *air_input(garden, OLDER, SMITH[period.smith], period.on),
        *case,
    )


def _hours(value: float) -> Quantity:
    return Quantity(value, "h", digits=0)


def _degrees(value: float) -> Quantity:
    return Quantity(value, "°C", digits=1)
