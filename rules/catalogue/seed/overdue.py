from collections.abc import Iterator

from plants.agronomy.emergence import OVERDUE_FACTOR
from rules.catalogue.seed.waiting import Awaited, awaited
from rules.catalogue.sources import YOUR_RECORDS
from rules.engine.drafts import FindingDraft, Input, Subject, TaskDraft
from rules.engine.levels import Confidence, Severity
from rules.engine.quantities import days
from rules.engine.rule import Limits, rule
from rules.engine.snapshot import GardenSnapshot
from rules.engine.wording import Quantity, Wording, gettext_noop, wording

FAILED = gettext_noop("Seed usually comes up within {expected}; this probably failed.")
FORMULA = gettext_noop("{factor} × {expected} = {overdue}")


@rule("SEED.OVERDUE", gettext_noop("Seed that should be up by now"), version=2, drift=0.1)
def seed_overdue(garden: GardenSnapshot, limits: Limits) -> Iterator[FindingDraft]:
    """Find sowings in trays and beds of which nothing came up in 1.6 times the expected days.

    ## Why it matters
    Emergence takes θ / (T − base) days, give or take a fifth. What has not come up in 1.6 times
    of that has failed as a rule, and each week of waiting is lost for a second sowing.

    ## What to do
    Look whether it is up, and note it. If not, sow again, from another lot if you have one, and
    keep the soil warm and damp. Of a bed nothing more is said once three times as long has passed.

    ## Source
    Harrington & Minges 1954, fitted by thermal time; usual days from the plant catalogue.
    """
    for found in awaited(garden):
        if garden.on >= found.emergence.overdue_on:
            yield _finding(garden, found)


def _finding(garden: GardenSnapshot, found: Awaited) -> FindingDraft:
    overdue = days(round(found.emergence.overdue_days))
    expected = days(round(found.emergence.overdue_days / OVERDUE_FACTOR))
    title = gettext_noop("{plant} in {place} should be up by now")
    task = gettext_noop("Look after {plant} in {place}: note what is up, or sow again")
    sown = Input(gettext_noop("Sown on"), found.sown_on, YOUR_RECORDS, measured_on=found.sown_on)
    return FindingDraft(
        subject=found.subject,
        severity=Severity.ADVICE,
        confidence=Confidence.MEDIUM,
        title=wording(title, plant=found.plant, place=found.place),
        what=wording(
            gettext_noop("Sown on {sown}, it was overdue from {overdue} on."),
            sown=found.sown_on,
            overdue=found.emergence.overdue_on,
        ),
        why=wording(FAILED, expected=expected),
        do=Wording(gettext_noop("Note what is up, or sow again, from another lot if you can.")),
        numbers=((gettext_noop("Overdue after"), overdue),),
        inputs=(sown, found.warmth),
        assumptions=found.assumptions,
        references=("Harrington & Minges 1954",),
        episode=found.episode,
        plantings=found.plantings,
        task=TaskDraft(
            wording(task, plant=found.plant, place=found.place),
            garden.on,
            minutes=15,
            planting=_planting(found.subject),
        ),
        formula=wording(
            FORMULA,
            factor=Quantity(OVERDUE_FACTOR, digits=1),
            expected=expected,
            overdue=overdue,
        ),
        would_change=Wording(gettext_noop("Noting that it came up.")),
    )


def _planting(subject: Subject) -> int | None:
    return subject.pk if subject.kind == "planting" else None
