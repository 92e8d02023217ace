from collections.abc import Iterator
from datetime import date, timedelta

from rules.catalogue.harvest import frost_words
from rules.catalogue.harvest.ripening import WOULD_CHANGE, Numbers, Ripening, ripenings
from rules.catalogue.sources import climate_input, cover_inputs
from rules.engine.drafts import FindingDraft, Subject
from rules.engine.levels import Confidence, Severity
from rules.engine.quantities import days
from rules.engine.rule import Limits, rule
from rules.engine.snapshot import GardenSnapshot
from rules.engine.wording import Quantity, Wording, gettext_noop, wording

# So long after the usual first frost the dead plants are still spoken of.
IS_MISSED = timedelta(days=28)
# What the heat sum puts off so far waits for another summer.
NEXT_SUMMER_DAYS = 60


@rule("HARVEST.ETA_AFTER_FROST", gettext_noop("The frost comes before the harvest"), version=3)
def harvest_eta_after_frost(garden: GardenSnapshot, limits: Limits) -> Iterator[FindingDraft]:
    """Warn when a tender crop will ripen after the usual first frost of autumn.

    ## Why it matters
    Half of all years have had a frost by that date. It kills tender plants, and what is not ripe
    by then is mostly lost. Under a cover it comes later.

    ## What to do
    Keep fleece at hand (it gains about 2 °C) or grow it under cover, pinch out new flowers in
    the last weeks, and choose an earlier variety next time.

    ## Source
    Degree days or days to maturity, as for the harvest date; first frost from climate averages.
    """
    for found in ripenings(garden):
        frost_on = found.frost_first
        if frost_on and garden.on <= frost_on + IS_MISSED:
            yield _finding(garden, found, frost_on)


def _finding(garden: GardenSnapshot, found: Ripening, frost_on: date) -> FindingDraft:
    plant = found.planting.plant.label
    is_over = garden.on > frost_on
    what, why, numbers = _delay(found, frost_on, is_over)
    return FindingDraft(
        subject=Subject.of_planting(found.planting, found.bed),
        severity=Severity.WARNING,
        confidence=Confidence.lowest(
            found.confidence, Confidence.MEDIUM, Confidence(garden.climate.confidence)
        ),
        title=wording(frost_words.MET_TITLE if is_over else frost_words.TITLE, plant=plant),
        what=what,
        why=why,
        do=Wording(frost_words.LOOK if is_over else frost_words.COVER),
        numbers=numbers,
        inputs=(
            *found.inputs,
            climate_input(gettext_noop("Usual first frost"), frost_on, garden),
            *cover_inputs(found.bed),
        ),
        assumptions=found.assumptions,
        references=found.references,
        episode=found.planting.started_on.isoformat(),
        starts_on=frost_on,
        ends_on=frost_on + IS_MISSED,
        plantings=found.plantings,
        formula=wording(
            frost_words.FORMULA, ripe=found.ripe_on, frost=frost_on, late=_late(found, frost_on)
        ),
        would_change=WOULD_CHANGE,
    )


def _delay(found: Ripening, frost_on: date, is_over: bool) -> tuple[Wording, Wording, Numbers]:
    """What, why and the numbers: of a date, or of none this season."""
    plant = found.planting.plant.label
    late = _late(found, frost_on)
    if found.estimate.heat and late.value > NEXT_SUMMER_DAYS:
        what = wording(frost_words.WAS_SCARCE if is_over else frost_words.SCARCE, frost=frost_on)
        return what, wording(frost_words.NEXT_SUMMER, plant=plant), found.numbers[1:]
    what = wording(
        frost_words.MET if is_over else frost_words.COMES, date=found.ripe_on, frost=frost_on
    )
    numbers = (*found.numbers, (gettext_noop("Days short"), late))
    return what, wording(frost_words.LATE, late=late, plant=plant), numbers


def _late(found: Ripening, frost_on: date) -> Quantity:
    return days((found.ripe_on - frost_on).days)
