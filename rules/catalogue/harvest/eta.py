from collections.abc import Iterator
from datetime import date, timedelta

from rules.catalogue.harvest.ripening import Ripening, ripenings
from rules.catalogue.harvest.words import PICK, READY, TITLE, WAIT, expected, look
from rules.engine.drafts import FindingDraft, Subject, TaskDraft
from rules.engine.levels import Severity
from rules.engine.quantities import days
from rules.engine.rule import Limits, Threshold, rule
from rules.engine.snapshot import GardenSnapshot
from rules.engine.wording import Wording, gettext_noop, wording

LINGERS = Threshold(
    *("lingers_days", 21, "d", 0, 90),
    gettext_noop("How long after its latest date a harvest is still spoken of."),
)


@rule(
    "HARVEST.ETA",
    gettext_noop("When the first harvest is due"),
    version=3,
    thresholds=(LINGERS,),
)
def harvest_eta(garden: GardenSnapshot, limits: Limits) -> Iterator[FindingDraft]:
    """Say around when a growing crop gives its first harvest.

    ## Why it matters
    Crops ripen by warmth. Where the weather since the planting began is known, its degree days are
    summed up, then those of the forecast and of climate averages, until the crop has what it
    needs; the range holds in 8 of 10 cases. Without weather, or for a crop whose need is not
    known, the date is the day it began plus the catalogue's days to maturity, give or take five
    days or a tenth, whichever is more. Variety and soil move it.

    After a treatment nothing is picked before its waiting period is over.

    ## What to do
    Plan time for picking and for what follows in the bed. Within the range look at the crop.

    ## Source
    Degree days by the average method (UC IPM) with common ranges for each crop; days to maturity
    of the plant catalogue (extension tables), whose range is a rule of thumb.
    """
    for found in ripenings(garden):
        until = found.estimate.latest + timedelta(days=limits["lingers_days"])
        if garden.on <= until and not found.frost_first:
            yield _finding(garden, found, until)


def _finding(garden: GardenSnapshot, found: Ripening, until: date) -> FindingDraft:
    plant, dates = found.planting.plant.label, found.estimate
    wait = found.planting.wait
    is_near = garden.on >= dates.earliest and wait is None
    spread = days((dates.latest - dates.likely).days)
    return FindingDraft(
        subject=Subject.of_planting(found.planting, found.bed),
        severity=Severity.ADVICE if is_near else Severity.INFO,
        confidence=found.confidence,
        title=wording(READY if is_near else TITLE, plant=plant, date=dates.likely),
        what=expected(found, spread),
        why=found.why,
        do=Wording(look(found) if is_near else WAIT),
        numbers=(*found.numbers, (gettext_noop("Give or take"), spread)),
        inputs=found.inputs,
        assumptions=found.assumptions,
        references=found.references,
        episode=found.planting.started_on.isoformat(),
        starts_on=dates.earliest,
        ends_on=until,
        plantings=(found.planting.pk,),
        task=TaskDraft(
            what=wording(PICK, plant=plant, bed=found.bed.name),
            due_on=max(dates.likely, garden.on, wait.until if wait else garden.on),
            minutes=5,
            act="harvest",
            planting=found.planting.pk,
        ),
    )
