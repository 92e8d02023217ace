from collections.abc import Iterator

from rules.catalogue.harvest.ripening import WOULD_CHANGE, Ripening, Stage, ripenings
from rules.catalogue.harvest.words import PICK_FIRST, TITLE, WAIT, expected, spread
from rules.engine.drafts import FindingDraft, Subject, TaskDraft
from rules.engine.levels import Severity
from rules.engine.rule import Limits, rule
from rules.engine.snapshot import GardenSnapshot
from rules.engine.wording import Wording, gettext_noop, wording


@rule("HARVEST.ETA", gettext_noop("When the first harvest is due"), version=5)
def harvest_eta(garden: GardenSnapshot, limits: Limits) -> Iterator[FindingDraft]:
    """Say around when a growing crop gives its first harvest, until that is near.

    ## Why it matters
    Crops ripen by warmth. Where the weather since the planting began is known, its degree days are
    summed up, then those of the forecast and of climate averages, until the crop has what it
    needs; the range holds in 8 of 10 cases. Without weather, or for a crop whose need is not
    known, the date is the day it began plus the catalogue's days to maturity, give or take five
    days or a tenth, whichever is more. Variety and soil move it.

    After a treatment nothing is picked before its waiting period is over.

    ## What to do
    Plan time for picking and for what follows in the bed.

    ## Source
    Degree days by the average method (UC IPM) with common ranges for each crop; days to maturity
    of the plant catalogue (extension tables), whose range is a rule of thumb.
    """
    for found in ripenings(garden):
        if found.stage(garden.on) is Stage.AHEAD and not found.frost_first:
            yield _finding(garden, found)


def _finding(garden: GardenSnapshot, found: Ripening) -> FindingDraft:
    plant, dates, wait = found.planting.plant.label, found.estimate, found.planting.wait
    return FindingDraft(
        subject=Subject.of_planting(found.planting, found.bed),
        severity=Severity.INFO,
        confidence=found.confidence,
        title=wording(TITLE, plant=plant, date=dates.likely),
        what=expected(found),
        why=found.why,
        do=Wording(WAIT),
        numbers=(*found.numbers, (gettext_noop("Give or take"), spread(found))),
        inputs=found.inputs,
        assumptions=found.assumptions,
        references=found.references,
        episode=found.planting.started_on.isoformat(),
        starts_on=dates.earliest,
        ends_on=max(dates.latest, wait.until) if wait else dates.latest,
        plantings=found.plantings,
        task=TaskDraft(
            what=wording(PICK_FIRST, plant=plant, bed=found.bed.name),
            due_on=max(dates.likely, garden.on, wait.until if wait else garden.on),
            minutes=5,
            act="harvest",
            planting=found.planting.pk,
        ),
        formula=found.formula,
        would_change=WOULD_CHANGE,
    )
