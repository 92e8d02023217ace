from collections.abc import Iterator

from rules.catalogue.frost.nights import Night
from rules.catalogue.harvest import frost_nights
from rules.catalogue.harvest.ripening import WOULD_CHANGE, Ripening, Stage, ripenings
from rules.catalogue.harvest.words import PICK_FIRST, READY, expected, look, spread
from rules.engine.drafts import FindingDraft, Subject, TaskDraft
from rules.engine.levels import Severity
from rules.engine.rule import Limits, rule
from rules.engine.snapshot import GardenSnapshot
from rules.engine.wording import Wording, gettext_noop, wording


@rule("HARVEST.NOW", gettext_noop("Ready to be picked"), version=2)
def harvest_now(garden: GardenSnapshot, limits: Limits) -> Iterator[FindingDraft]:
    """Call to the harvest once a crop has had nine tenths of the warmth or the days it needs.

    ## Why it matters
    From then on the first fruit, roots or heads may be ready, and what is picked young tastes
    best. The time lasts until two weeks after the likely day; later the harvest is overdue. A
    frost that is forecast for a tender crop makes it a warning.

    ## What to do
    Look at the crop every few days, and note the first harvest. Before a frost pick what is ripe.

    ## Source
    Degree days or days to maturity, as for the harvest date; nine tenths and two weeks are rules
    of thumb. Frost: the chance of `FROST.FORECAST`.
    """
    ripe = [
        found
        for found in ripenings(garden)
        if found.stage(garden.on) is Stage.NOW and not found.frost_first
    ]
    frosts = frost_nights.first_frosts(garden, ripe)
    for found in ripe:
        yield _finding(garden, found, frosts.get(found.planting.pk))


def _finding(garden: GardenSnapshot, found: Ripening, frost: Night | None) -> FindingDraft:
    plant = found.planting.plant.label
    return FindingDraft(
        subject=Subject.of_planting(found.planting, found.bed),
        severity=Severity.WARNING if frost else Severity.ADVICE,
        confidence=frost_nights.confidence(found, frost),
        title=wording(READY, plant=plant),
        what=expected(found),
        why=frost_nights.why(found, frost) if frost else found.why,
        do=frost_nights.do(frost) if frost else Wording(look(found)),
        numbers=(*found.numbers, (gettext_noop("Give or take"), spread(found))),
        inputs=(*found.inputs, *frost_nights.inputs(frost)),
        assumptions=found.assumptions,
        references=found.references,
        episode=found.planting.started_on.isoformat(),
        starts_on=found.estimate.earliest,
        ends_on=found.last_day,
        plantings=found.plantings,
        task=TaskDraft(
            what=wording(PICK_FIRST, plant=plant, bed=found.bed.name),
            due_on=garden.on,
            minutes=5,
            act="harvest",
            planting=found.planting.pk,
        ),
        formula=found.formula,
        would_change=WOULD_CHANGE,
    )
