from collections.abc import Iterator

from plants.agronomy.sowing import field_factor, seeds_per_station
from rules.catalogue.seed.plans import SeedPlan, seed_plans
from rules.catalogue.seed.words import (
    DO,
    REFERENCES,
    SEED_LIFE,
    TITLES,
    WOULD_CHANGE,
    keeping_assumptions,
    keeping_confidence,
    keeping_inputs,
    percent,
)
from rules.engine.drafts import FindingDraft, Missing, Subject, TaskDraft
from rules.engine.levels import Severity
from rules.engine.quantities import years
from rules.engine.rule import Limits, rule
from rules.engine.snapshot import GardenSnapshot, LotSnapshot
from rules.engine.wording import Quantity, Wording, gettext_noop, wording

FORMULA = gettext_noop("{share} after {age} in store")


@rule("SEED.VIABILITY", gettext_noop("What the seed you need still germinates"))
def seed_viability(garden: GardenSnapshot, limits: Limits) -> Iterator[FindingDraft | Missing]:
    """Say of each lot that the plan needs how much of it should still germinate.

    ## Why it matters
    Seed ages, faster when warm and damp. Below a half it wastes a season; between a half and 70 %
    it wants to be sown more thickly. By a test at home we know it; by moisture and temperature of
    the store we reckon it (Ellis and Roberts); by age alone it is a rule of thumb.

    ## What to do
    Test twenty seeds on damp paper. Sow old seed first and more thickly, and buy what is too old.
    Old lots are only named where the good ones do not do for the plan.

    ## Source
    Ellis & Roberts 1980; Harrington 1972; table of seed life of Knott's Handbook. A test of fewer
    than 50 seeds counts with the lower end of its interval (Wilson).
    """
    for plan in seed_plans(garden):
        for lot in plan.needed_lots:
            severity = lot.keeping.severity(garden.on)
            yield (
                _finding(plan, lot, Severity(severity))
                if severity
                else SEED_LIFE.of(place=lot.name)
            )


def _finding(plan: SeedPlan, lot: LotSnapshot, severity: Severity) -> FindingDraft:
    on, keeping = plan.garden.on, lot.keeping
    share = keeping.share(on)
    factor = field_factor(plan.plantings[0].method)
    per_station = seeds_per_station(share, factor)
    age = years(keeping.age_years(on))
    numbers = ((gettext_noop("Expected to germinate"), percent(share)),)
    if per_station:
        numbers = (*numbers, (gettext_noop("Seeds to a place"), Quantity(per_station)))
    is_too_old = severity is Severity.WARNING
    task = wording(gettext_noop("Test the germination of {lot}"), lot=lot.name)
    return FindingDraft(
        subject=Subject.of_lot(lot),
        severity=severity,
        confidence=keeping_confidence(lot),
        title=wording(TITLES[severity], lot=lot.name),
        what=wording(
            gettext_noop("About {share} should still come up; you plan {plants} plants of it."),
            share=percent(share),
            plants=Quantity(sum(planting.count for planting in plan.plantings)),
        ),
        why=Wording(gettext_noop("Seed ages in store, the faster the warmer and damper.")),
        do=wording(DO[severity], number=Quantity(per_station or 0)),
        numbers=numbers,
        inputs=tuple(keeping_inputs(lot)),
        assumptions=keeping_assumptions(lot),
        references=REFERENCES,
        plantings=plan.planting_pks,
        task=TaskDraft(task, on, minutes=10) if is_too_old else None,
        formula=wording(FORMULA, share=percent(share), age=age),
        would_change=WOULD_CHANGE,
    )
