from collections.abc import Iterator

from rules.catalogue.feed.plans import (
    Feeding,
    feeding,
    is_plannable,
    nutrient_of,
    products_at_hand,
    say_product,
)
from rules.catalogue.feed.words import RELAXED, lacks
from rules.catalogue.soil.bed_soil import bed_soil, confidence_of, tested_beds
from rules.catalogue.soil.products import product_name
from rules.catalogue.sources import YOUR_RECORDS, YOUR_SOIL_TEST
from rules.engine.drafts import FindingDraft, Input, Subject
from rules.engine.levels import Severity
from rules.engine.rule import Limits, rule
from rules.engine.snapshot import GardenSnapshot
from rules.engine.wording import Quantity, Wording, gettext_noop, wording

# What supplies one nutrient and hardly another.
SINGLE = {"n": "blood_meal", "p2o5": "bone_meal", "k2o": "potassium_sulfate"}
FORMULA = gettext_noop("The nearest they come: {supplied}; the limit is {limit}")


@rule(
    "FEED.INFEASIBLE",
    gettext_noop("The products at hand cannot feed this bed"),
    version=2,
    severity_cap=Severity.WARNING,
    is_planner=True,
)
def feed_infeasible(garden: GardenSnapshot, limits: Limits) -> Iterator[FindingDraft]:
    """Find beds that the gardener's own products cannot feed without too much of something.

    ## Why it matters
    A 5-10-5 that covers the nitrogen brings too much phosphate. Where no mixture at hand keeps
    the limits of FEED.PLAN, they give way in this order: most phosphate, most potash, least
    potash, least phosphate, least nitrogen. The first that has to is named: a warning.

    ## What to do
    Get a product with one nutrient only: blood meal for nitrogen, potassium sulfate for potash.

    ## Source
    Linear programme of FEED.PLAN. At hand is what was given to any bed within a year, if there
    is fertiliser among it.
    """
    at_hand = products_at_hand(garden)
    if not at_hand:
        return
    for bed, _ in tested_beds(garden, lambda test: test):
        found = bed_soil(bed, garden)
        if is_plannable(found) and (plan := feeding(found, garden, at_hand)).relaxed:
            yield _finding(garden, plan)


def _finding(garden: GardenSnapshot, plan: Feeding) -> FindingDraft:
    found, bed, test = plan.found, plan.found.bed, plan.found.test
    broken = next(name for name in RELAXED if name in plan.relaxed)
    nutrient, is_most = nutrient_of(broken), broken.endswith("_max")
    limits = plan.problem.upper if is_most else plan.problem.need
    supplied, limit = (
        Quantity(getattr(amounts, nutrient), "g", digits=0)
        for amounts in (plan.plan.supplied, limits)
    )
    names = tuple(say_product(product.name) for product in plan.problem.products)
    return FindingDraft(
        subject=Subject.of_bed(bed),
        severity=Severity.WARNING,
        confidence=confidence_of(found, garden),
        title=wording(gettext_noop("Your products do not suit {bed}"), bed=bed.name),
        what=Wording(RELAXED[broken]),
        why=lacks(plan),
        do=wording(
            gettext_noop("Get {product}, or another product with hardly anything else in it."),
            product=product_name(SINGLE[plan.lacking_most if is_most else nutrient]),
        ),
        numbers=(
            (gettext_noop("They would supply"), supplied),
            (gettext_noop("The limit"), limit),
        ),
        inputs=(
            Input(gettext_noop("Products at hand"), names, YOUR_RECORDS),
            Input(gettext_noop("pH"), Quantity(test.ph, digits=1), YOUR_SOIL_TEST, test.tested_on),
        ),
        references=("AHDB Nutrient Management Guide RB209, section 2",),
        episode=str(found.season),
        formula=wording(FORMULA, supplied=supplied, limit=limit),
        would_change=Wording(gettext_noop("Another product that is given and logged.")),
    )
