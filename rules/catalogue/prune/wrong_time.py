from collections.abc import Iterator

from rules.catalogue import tropics
from rules.catalogue.prune import words
from rules.catalogue.prune.plans import Harmful, harmful, planned
from rules.catalogue.sources import YOUR_RECORDS
from rules.engine.drafts import FindingDraft, Input, Subject
from rules.engine.levels import Confidence, Severity
from rules.engine.rule import Limits, rule
from rules.engine.snapshot import GardenSnapshot
from rules.engine.wording import gettext_noop, wording


@rule("PRUNE.WRONG_TIME", gettext_noop("Pruning planned for a time that does harm"))
def prune_wrong_time(garden: GardenSnapshot, limits: Limits) -> Iterator[FindingDraft]:
    """Warn of a pruning that is planned for the months in which it harms the plant.

    ## Why it matters
    Stone fruit that is cut in winter takes silver leaf and bacterial canker through the wounds: a
    warning. Vines that are cut in spring bleed, lavender and thyme that are cut hard in autumn do
    not sprout from old wood, and spring-flowering shrubs lose their flowers: advice.

    ## What to do
    Move the job into the months named. In the south all months are half a year later.

    ## Source
    Royal Horticultural Society, pruning calendar.
    """
    if garden.is_indoor:
        return
    if garden.climate.is_tropical:
        if any(planned(garden)):
            yield tropics.not_applicable(
                garden, tropics.PRUNING, tropics.GROWTH, tropics.AFTER_FLUSH
            )
        return
    for found in harmful(garden):
        yield _finding(found)


def _finding(found: Harmful) -> FindingDraft:
    plant = found.planting.plant.label
    return FindingDraft(
        subject=Subject.of_planting(found.planting, found.bed),
        severity=Severity(found.harm.severity),
        confidence=Confidence.HIGH,
        title=wording(words.WRONG_TITLE, plant=plant, bed=found.bed.name),
        what=wording(words.WRONG_WHAT, plant=plant, date=found.on),
        why=words.HARMS[found.harm.reason],
        do=words.better_time(found),
        inputs=(Input(gettext_noop("Pruning planned for"), found.on, YOUR_RECORDS),),
        references=("Royal Horticultural Society, pruning calendar",),
        episode=found.on.isoformat(),
        ends_on=max(found.on, found.today),
        plantings=(found.planting.pk,),
        would_change=words.WRONG_WOULD_CHANGE,
    )
