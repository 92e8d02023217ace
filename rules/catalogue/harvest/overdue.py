from collections.abc import Iterator
from datetime import timedelta

from plants.agronomy.picking import overdue_severity
from rules.catalogue.frost.nights import Night
from rules.catalogue.harvest import frost_nights, words
from rules.catalogue.harvest.neglect import is_hot_week, why
from rules.catalogue.harvest.ripening import WOULD_CHANGE, Ripening, Stage, ripenings
from rules.engine.drafts import FindingDraft, Subject, TaskDraft
from rules.engine.levels import Severity
from rules.engine.rule import Limits, Threshold, rule
from rules.engine.snapshot import GardenSnapshot
from rules.engine.wording import gettext_noop, wording

LINGERS = Threshold(
    *("lingers_days", 21, "d", 0, 90),
    gettext_noop("How long a harvest that is overdue is still spoken of."),
)


@rule(
    "HARVEST.OVERDUE",
    gettext_noop("A harvest is overdue"),
    version=2,
    thresholds=(LINGERS,),
    cool_down_days=7,
)
def harvest_overdue(garden: GardenSnapshot, limits: Limits) -> Iterator[FindingDraft]:
    """Point out crops whose time of harvest is over, with no harvest noted.

    ## Why it matters
    The time lasts from the likely day for two weeks, and three days more are let pass. Beans,
    courgettes and cucumbers that hang on stop the plant from bearing, and lettuce bolts in a hot
    week (mean of the highest temperatures of 27 °C or more): a warning. So is a frost that is
    forecast for a tender crop. Other crops only grow coarse.

    ## What to do
    Pick it and note the harvest, or end the planting; then nothing is said any more.

    ## Source
    Harvest date as for `HARVEST.ETA`; two weeks, three days and the hot week are rules of thumb.
    """
    lingers = timedelta(days=limits["lingers_days"])
    past = [
        found
        for found in ripenings(garden)
        if found.stage(garden.on) is Stage.OVERDUE
        and garden.on <= found.last_day + lingers
        and not found.frost_first
    ]
    frosts, is_hot = frost_nights.first_frosts(garden, past), bool(past) and is_hot_week(garden)
    for found in past:
        yield _finding(garden, found, frosts.get(found.planting.pk), is_hot, lingers)


def _finding(
    garden: GardenSnapshot,
    found: Ripening,
    frost: Night | None,
    is_hot: bool,
    lingers: timedelta,
) -> FindingDraft:
    plant, days_past = found.planting.plant, (garden.on - found.window_ends_on).days
    severity = Severity(overdue_severity(plant.slug, days_past, is_hot=is_hot) or "advice")
    return FindingDraft(
        subject=Subject.of_planting(found.planting, found.bed),
        severity=Severity.WARNING if frost else severity,
        confidence=frost_nights.confidence(found, frost),
        title=wording(words.OVERDUE, plant=plant.label),
        what=wording(words.NOT_NOTED, date=found.ripe_on),
        why=frost_nights.why(found, frost) if frost else why(plant.slug, is_hot),
        do=frost_nights.do(frost) if frost else words.PICK_OR_END,
        numbers=found.numbers,
        inputs=(*found.inputs, *frost_nights.inputs(frost)),
        assumptions=found.assumptions,
        references=found.references,
        episode=found.planting.started_on.isoformat(),
        starts_on=found.last_day + timedelta(days=1),
        ends_on=found.last_day + lingers,
        plantings=found.plantings,
        task=TaskDraft(
            what=wording(words.PICK, plant=plant.label, bed=found.bed.name),
            due_on=garden.on,
            minutes=10,
            act="harvest",
            planting=found.planting.pk,
        ),
        formula=found.formula,
        would_change=WOULD_CHANGE,
    )
