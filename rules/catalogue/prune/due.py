from collections.abc import Iterator

from rules.catalogue import tropics
from rules.catalogue.prune import words
from rules.catalogue.prune.cold import frost_of_today, mild_day
from rules.catalogue.prune.plans import Due, due, pruning_rule
from rules.engine.drafts import FindingDraft, Subject, TaskDraft
from rules.engine.levels import Confidence, Severity
from rules.engine.rule import Limits, rule
from rules.engine.snapshot import GardenSnapshot
from rules.engine.wording import gettext_noop, wording


@rule("PRUNE.DUE", gettext_noop("Time to prune"), cool_down_days=14)
def prune_due(garden: GardenSnapshot, limits: Limits) -> Iterator[FindingDraft]:
    """Say once a season, for each bed, which fruit trees, vines and bushes are to be pruned.

    ## Why it matters
    In its season a cut heals, and light and air reach the wood that bears. Apples, pears,
    currants and gooseberries are pruned while they rest, plums, cherries, apricots and peaches in
    summer, vines and kiwis before the sap rises, blueberries in late winter.

    ## What to do
    Cut on a dry day, never below -5 °C. Ticking the job notes the pruning, and nothing is said
    until next season. In the south all months are half a year later.

    ## Source
    Royal Horticultural Society, pruning calendar.
    """
    if garden.is_indoor:
        return
    if garden.climate.is_tropical:
        if any(pruning_rule(planting) for bed in garden.beds for planting in bed.growing):
            yield tropics.not_applicable(
                garden, tropics.PRUNING, tropics.GROWTH, tropics.AFTER_FLUSH
            )
        return
    for found in due(garden):
        yield _finding(garden, found)


def _finding(garden: GardenSnapshot, found: Due) -> FindingDraft:
    bed, names, frost = found.bed, words.names(found), frost_of_today(garden)
    return FindingDraft(
        subject=Subject.of_bed(bed),
        severity=Severity.ADVICE,
        confidence=Confidence.HIGH,
        title=wording(words.DUE_TITLE, plants=names, bed=bed.name),
        what=wording(words.DUE_WHAT, plants=names, last=found.last),
        why=words.DUE_WHY,
        do=words.wait_for_mild(frost) if frost else words.how(found),
        inputs=tuple(words.due_inputs(found, frost)),
        references=("Royal Horticultural Society, pruning calendar",),
        episode=found.first.isoformat(),
        starts_on=found.first,
        ends_on=found.last,
        plantings=tuple(planting.pk for planting in found.plantings),
        task=TaskDraft(
            what=wording(words.DUE_TASK, plants=names, bed=bed.name, last=found.last),
            due_on=mild_day(garden) if frost else garden.on,
            minutes=30,
            act="prune",
        ),
        would_change=words.DUE_WOULD_CHANGE,
    )
