from collections.abc import Iterator

from rules.catalogue.plant import harden_words as words
from rules.catalogue.plant.trays import Hardening, hardenings
from rules.catalogue.sources import calendar_confidence
from rules.engine.drafts import FindingDraft, Subject, TaskDraft
from rules.engine.levels import Severity
from rules.engine.quantities import hours
from rules.engine.rule import Limits, rule
from rules.engine.snapshot import GardenSnapshot
from rules.engine.wording import Quantity, gettext_noop, wording


@rule("PLANT.HARDEN", gettext_noop("Seedlings get used to the open"))
def plant_harden(garden: GardenSnapshot, limits: Limits) -> Iterator[FindingDraft]:
    """Say when what was sown indoors for a bed is hardened off, and on which days it stays in.

    ## Why it matters
    Leaves that grew indoors have a thin skin: sun, wind and cold that come all at once scorch
    them and cost weeks. Over seven days they harden.

    ## What to do
    Two hours outside in the shade on the first day, one or two hours more every day. On days
    with a night below 5 °C, for tender plants below 10 °C, they stay in. Seedlings that have a
    tray of their own in the app have these jobs there, one for each day.

    ## Source
    Practice of extension services: 7 to 10 days before transplanting. The day on which they go
    out: planting windows of the plant catalogue and frost dates of the place.
    """
    for found in hardenings(garden):
        yield _finding(garden, found)


def _finding(garden: GardenSnapshot, found: Hardening) -> FindingDraft:
    first = found.days[0]
    return FindingDraft(
        subject=Subject.of_bed(found.bed),
        severity=Severity.INFO,
        confidence=calendar_confidence(garden),
        title=wording(words.TITLE, plants=found.names, bed=found.bed.name),
        what=words.what(found, garden.on),
        why=words.WHY,
        do=words.do(found),
        numbers=(
            (gettext_noop("Outside on the first day"), hours(first.fewest_hours)),
            (gettext_noop("Nights not below"), Quantity(found.lowest_c, "°C")),
        ),
        inputs=tuple(words.inputs(found, garden)),
        assumptions=() if found.has_forecast else (words.NO_FORECAST,),
        references=("Extension planting tables, as in the plant catalogue",),
        episode=found.out_on.isoformat(),
        starts_on=first.on,
        ends_on=found.days[-1].on,
        plantings=tuple(planting.pk for planting in found.plantings),
        task=TaskDraft(
            what=wording(words.TASK, plants=found.names, out=found.out_on),
            due_on=max(first.on, garden.on),
            minutes=10,
        ),
        formula=words.formula(found),
        would_change=words.WOULD_CHANGE,
    )
