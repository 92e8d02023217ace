from collections.abc import Iterator

from rules.catalogue.plant import words
from rules.catalogue.plant.limits import PICKING_DAYS
from rules.catalogue.plant.starts import Start, starts
from rules.catalogue.sources import (
    YOUR_PLAN,
    calendar_confidence,
    climate_normals,
    season_inputs,
)
from rules.catalogue.tropics import not_applicable
from rules.engine.drafts import FindingDraft, Input, Subject
from rules.engine.levels import Confidence, Severity
from rules.engine.rule import Limits, rule
from rules.engine.snapshot import GardenSnapshot
from rules.engine.wording import Quantity, gettext_noop


@rule("PLANT.SOW_NOW", gettext_noop("When to sow or plant"), version=3, thresholds=(PICKING_DAYS,))
def plant_sow_now(garden: GardenSnapshot, limits: Limits) -> Iterator[FindingDraft]:
    """Say when each planned crop is to be sown or planted, and when a tray goes out.

    ## Why it matters
    Windows are counted in weeks from the usual last frost of spring or first frost of autumn;
    tender crops go out when frost comes in 1 year of 10 only. Who chose to be cautious waits for
    that date with all crops, who chose to be bold with none; a cover moves the dates by what its
    nights are warmer. Indoors, without frost and within
    10° of the equator no season decides: there it reminds of the day that was planned,
    as it does of a plant of one's own whose weeks are not known.

    ## What to do
    Sow or plant within the window; ticking the task notes the day. After the window a crop may
    still ripen for a while, as long as the finding says.

    ## Source
    Offsets in weeks: extension planting tables in the plant catalogue. Frost dates: climate
    averages of the place, or your own.
    """
    if garden.climate.is_tropical and not garden.is_indoor:
        yield not_applicable(garden, words.TROPICS, words.TROPICS_WHY, words.OWN_DATES)
    for start in starts(garden, limits["picking_days"]):
        yield _finding(garden, start)


def _finding(garden: GardenSnapshot, start: Start) -> FindingDraft:
    source = climate_normals(garden) if start.span else YOUR_PLAN
    name = gettext_noop("Window opens") if start.span else gettext_noop("Planned for")
    begins = start.span.start if start.span else start.planting.planned_on
    moved = season_inputs(garden, start.bed) if start.span else ()
    return FindingDraft(
        subject=Subject.of_planting(start.planting, start.bed),
        severity=Severity.INFO,
        confidence=calendar_confidence(garden) if start.span else Confidence.MEDIUM,
        title=words.title(start, garden.on),
        what=words.what(start, garden.on),
        why=words.why(start, garden.climate.appetite),
        do=words.do(start, garden.on),
        numbers=((gettext_noop("Plants"), Quantity(start.planting.count)),),
        inputs=(Input(name, begins, source), *moved) if begins else (),
        references=("Extension planting tables, as in the plant catalogue",) if start.span else (),
        episode=start.episode,
        starts_on=begins,
        ends_on=start.span.last if start.span else None,
        plantings=(start.planting.pk,),
        task=words.task(start, garden.on),
        formula=words.formula(start),
        would_change=words.WOULD_CHANGE,
    )
