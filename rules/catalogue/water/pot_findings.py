"""What is said of a pot: that it is due, or too small."""

from plants.agronomy.containers import DRAIN_THROUGH
from rules.catalogue.sources import YOUR_PLAN
from rules.catalogue.water.pots import Pot
from rules.catalogue.water.words import (
    air_assumptions,
    air_inputs,
    moisture_input,
    water_input,
)
from rules.engine.drafts import FindingDraft, Input, Subject, TaskDraft
from rules.engine.levels import Severity
from rules.engine.quantities import days, litres
from rules.engine.snapshot import GardenSnapshot
from rules.engine.wording import Quantity, Value, Wording, gettext_noop, wording

UNKNOWN = gettext_noop("Nobody has noted when {bed} was last watered.")
DRAWN = gettext_noop("By now the plants have drawn most of what {bed} can give.")
USE = gettext_noop("Its plants draw about {use} a day; the mix can give {available}.")
GIVE = gettext_noop("Feel the mix; unless it is moist, give about {dose}.")
TOO_SMALL = gettext_noop("It dries out within a day, however well you water it.")
REPOT = gettext_noop("Move it to a pot of about {volume}, or water twice a day.")
DUE_FORMULA = gettext_noop("{use} a day × {days} × {drains} to drain = {dose}")
SIZE_FORMULA = gettext_noop("{use} a day / {share} = {volume}")
WOULD_CHANGE = Wording(gettext_noop("Rain, cooler days, a watering that you log, a larger pot."))
ASSUMPTIONS = (
    Wording(gettext_noop("A peat or coir mix in an open place, plants full grown.")),
    Wording(gettext_noop("Pot figures are a rule of thumb.")),
)
OF_MIX = Wording(
    gettext_noop("The moisture counts for the whole pot; a drained mix holds about 55 % water.")
)

REFERENCES = ("Rule of thumb from FAO Irrigation and Drainage Paper 56",)


def due(garden: GardenSnapshot, found: Pot) -> FindingDraft:
    bed, dose = found.bed, litres(found.need.dose_l)
    task = gettext_noop("Water {bed} with about {dose}")
    return FindingDraft(
        subject=Subject.of_bed(bed),
        severity=Severity.WARNING if found.is_overdue else Severity.ADVICE,
        confidence=found.confidence,
        title=wording(gettext_noop("{bed} needs water"), bed=bed.name),
        what=wording(UNKNOWN if found.missing_l is None else DRAWN, bed=bed.name),
        why=_why(found),
        do=wording(GIVE, dose=dose),
        numbers=(
            *_numbers(found),
            (gettext_noop("Water every"), days(found.need.interval_days)),
            (gettext_noop("Water to give"), dose),
        ),
        inputs=_inputs(garden, found),
        assumptions=assumptions(found),
        references=REFERENCES,
        episode=bed.last_watered_on.isoformat() if bed.last_watered_on else "",
        plantings=tuple(planting.pk for planting in bed.growing),
        task=TaskDraft(
            what=wording(task, bed=bed.name, dose=dose),
            due_on=garden.on,
            minutes=5,
            act="water",
            litres=dose.value,
        ),
        formula=wording(
            DUE_FORMULA,
            use=litres(found.need.use_l_per_day),
            days=days(found.need.interval_days),
            drains=Quantity(DRAIN_THROUGH, digits=2),
            dose=dose,
        ),
        would_change=WOULD_CHANGE,
    )


def too_small(garden: GardenSnapshot, found: Pot) -> FindingDraft:
    bed, volume = found.bed, litres(found.need.volume_needed_l)
    return FindingDraft(
        subject=Subject.of_bed(bed),
        severity=Severity.WARNING,
        confidence=found.confidence,
        title=wording(gettext_noop("{bed} is too small for its plants"), bed=bed.name),
        what=Wording(TOO_SMALL),
        why=_why(found),
        do=wording(REPOT, volume=volume),
        numbers=(*_numbers(found), (gettext_noop("Volume needed"), volume)),
        inputs=_inputs(garden, found),
        assumptions=assumptions(found),
        references=REFERENCES,
        episode="size",
        formula=wording(
            SIZE_FORMULA,
            use=litres(found.need.use_l_per_day),
            share=Quantity(found.need.available_l / found.bed.volume_l, digits=2),
            volume=volume,
        ),
        would_change=WOULD_CHANGE,
        plantings=tuple(planting.pk for planting in bed.growing),
    )


def assumptions(found: Pot) -> tuple[Wording, ...]:
    told = (*ASSUMPTIONS, *air_assumptions(found.crops))
    return (*told, OF_MIX) if found.moisture else told


def _why(found: Pot) -> Wording:
    values: dict[str, Value] = {
        "use": litres(found.need.use_l_per_day),
        "available": litres(found.need.available_l),
    }
    return wording(USE, **values)


def _numbers(found: Pot) -> tuple[tuple[str, Quantity], ...]:
    return (
        (gettext_noop("Use a day"), litres(found.need.use_l_per_day)),
        (gettext_noop("The mix can give"), litres(found.need.available_l)),
    )


def _inputs(garden: GardenSnapshot, found: Pot) -> tuple[Input, ...]:
    measured = (moisture_input(found.moisture),) if found.moisture else ()
    evaporation = Quantity(found.today.et0_mm, "mm", digits=1)
    return (
        Input(gettext_noop("Volume"), Quantity(found.bed.volume_l, "L"), YOUR_PLAN),
        water_input(gettext_noop("Evaporation a day"), evaporation, found.today, garden),
        *air_inputs(garden, found.crops),
        *measured,
    )
