from collections.abc import Iterator

from plants.agronomy.seed_packet import USUAL_LOT_SHARE
from rules.catalogue.seed.plans import SeedPlan, seed_plans
from rules.catalogue.seed.words import percent
from rules.engine.drafts import FindingDraft, Input, Subject, TaskDraft
from rules.engine.levels import Confidence, Severity
from rules.engine.rule import Limits, rule
from rules.engine.snapshot import GardenSnapshot
from rules.engine.wording import Quantity, Wording, gettext_noop, wording

BUY = gettext_noop("Buy or save seed of {plants}; the shopping list says how much.")
PLAN_AND_BOX = Wording(gettext_noop("your plan and your seed box"))
ASSUMED = wording(
    gettext_noop("Of new seed {share} germinate; outdoors 70 %, indoors 85 % of those grow up."),
    share=percent(USUAL_LOT_SHARE),
)


@rule("SEED.SHORT", gettext_noop("Not enough seed for the plan"))
def seed_short(garden: GardenSnapshot, limits: Limits) -> Iterator[FindingDraft]:
    """Compare what is planned with the ledger of the seed box, for plants of which it has a lot.

    ## Why it matters
    Of ten seeds perhaps six become plants: some are dead, some are lost on the way. Who counts
    seeds as plants stands before an empty packet in the middle of a row.

    ## What to do
    Buy or save what is missing. Seedlings in trays and good lots are counted first, seed of which
    less than a half germinates is not.

    ## Source
    Plants / (germination × field factor), with a field factor of 0.7 outdoors and 0.85 indoors.
    """
    plans = [(plan, plan.demand) for plan in seed_plans(garden)]
    short = [(plan, demand.buy_seeds) for plan, demand in plans if demand.missing]
    if short:
        yield _finding(garden, short)


def _finding(garden: GardenSnapshot, short: list[tuple[SeedPlan, int]]) -> FindingDraft:
    labels = tuple(plan.plant.label for plan, _seeds in short)
    [first, *_] = short
    task = wording(gettext_noop("Get seed of {plants}"), plants=labels)
    return FindingDraft(
        subject=Subject.of_garden(garden),
        severity=Severity.ADVICE,
        confidence=Confidence.MEDIUM,
        title=Wording(gettext_noop("There is not enough seed for the plan")),
        what=wording(
            gettext_noop("Your seed box does not hold enough of {plants}."), plants=labels
        ),
        why=Wording(gettext_noop("Not every seed germinates, and not every seedling grows up.")),
        do=wording(BUY, plants=labels),
        numbers=tuple(
            (plan.plant.name, Quantity(seeds, gettext_noop("seeds"))) for plan, seeds in short
        ),
        inputs=tuple(_inputs(short)),
        assumptions=(ASSUMED,),
        references=("docs/science.md, section 10",),
        plantings=tuple(pk for plan, _seeds in short for pk in plan.planting_pks),
        task=TaskDraft(task, garden.on, minutes=15),
        formula=_formula(*first),
        would_change=Wording(gettext_noop("More seed in the box, or fewer plants in the plan.")),
    )


def _inputs(short: list[tuple[SeedPlan, int]]) -> Iterator[Input]:
    for plan, _seeds in short:
        plants = sum(planting.count for planting in plan.plantings)
        seeds = sum(lot.seeds_left for lot in plan.good_lots)
        counted = (
            Quantity(plants, gettext_noop("plants")),
            Quantity(seeds, gettext_noop("seeds")),
        )
        yield Input(plan.plant.name, counted, PLAN_AND_BOX)


def _formula(plan: SeedPlan, seeds: int) -> Wording:
    words = gettext_noop("{plant}: {missing} plants are missing, {seeds} seeds of a new lot")
    missing = Quantity(plan.demand.missing)
    return wording(words, plant=plan.plant.label, missing=missing, seeds=Quantity(seeds))
