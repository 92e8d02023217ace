from collections.abc import Iterator

from rules.catalogue.seed.plans import SeedPlan, seed_plans
from rules.catalogue.seed.words import (
    REFERENCES,
    keeping_assumptions,
    keeping_confidence,
    keeping_inputs,
    percent,
)
from rules.engine.drafts import FindingDraft, Subject
from rules.engine.levels import Severity
from rules.engine.rule import Limits, rule
from rules.engine.snapshot import GardenSnapshot
from rules.engine.wording import Quantity, Wording, gettext_noop, wording


@rule("SEED.USE_FIRST", gettext_noop("Which lot of seed to sow first"))
def seed_use_first(garden: GardenSnapshot, limits: Limits) -> Iterator[FindingDraft]:
    """Name the oldest lot that is still good enough, where there are several of a planned plant.

    ## Why it matters
    Seed only gets worse. Who opens the newest packet first ends with old ones that no longer
    germinate.

    ## What to do
    Sow the oldest lot of which at least a half germinates, and keep the younger ones cool and dry.

    ## Source
    Ellis & Roberts 1980; Harrington 1972: viability only falls.
    """
    for plan in seed_plans(garden):
        if len(plan.good_lots) > 1 and plan.demand.drawn:
            yield _finding(plan)


def _finding(plan: SeedPlan) -> FindingDraft:
    oldest, younger = plan.good_lots[0], plan.good_lots[1]
    [first, *_] = plan.demand.drawn
    share = oldest.keeping.counted_share(plan.garden.on)
    return FindingDraft(
        subject=Subject.of_lot(oldest),
        severity=Severity.INFO,
        confidence=keeping_confidence(oldest),
        title=wording(gettext_noop("Sow {lot} first"), lot=oldest.name),
        what=wording(
            gettext_noop("It is the oldest of {number} lots that are good enough."),
            number=Quantity(len(plan.good_lots)),
        ),
        why=wording(
            gettext_noop("About {share} should still come up, and every year fewer."),
            share=percent(share),
        ),
        do=wording(
            gettext_noop("Take {seeds} seeds of it; keep {younger} for later."),
            seeds=Quantity(first.seeds),
            younger=younger.name,
        ),
        numbers=((gettext_noop("Seeds to take"), Quantity(first.seeds)),),
        inputs=tuple(keeping_inputs(oldest)),
        assumptions=keeping_assumptions(oldest),
        references=REFERENCES,
        plantings=plan.planting_pks,
        formula=wording(
            gettext_noop("{plants} plants of {seeds} seeds, of which {share} germinate"),
            plants=Quantity(first.plants),
            seeds=Quantity(first.seeds),
            share=percent(share),
        ),
        would_change=Wording(gettext_noop("A germination test, or using it up.")),
    )
