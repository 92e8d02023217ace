from collections.abc import Iterator

from rules.catalogue.feed.plan_finding import AT_HAND, COVERED, FROM_A_SHOP, plan_finding
from rules.catalogue.feed.plans import SHOP, feeding, is_plannable, products_at_hand
from rules.catalogue.soil.bed_soil import bed_soil, tested_beds
from rules.catalogue.soil.shortage import LEAST
from rules.engine.drafts import FindingDraft
from rules.engine.rule import Limits, rule
from rules.engine.snapshot import GardenSnapshot
from rules.engine.wording import gettext_noop


@rule(
    "FEED.PLAN",
    gettext_noop("What to feed a bed, and how much"),
    version=2,
    thresholds=(LEAST,),
    suppresses=tuple(sorted(COVERED)),
    is_planner=True,
)
def feed_plan(garden: GardenSnapshot, limits: Limits) -> Iterator[FindingDraft]:
    """Find the cheapest products that cover what a tested bed lacks, without too much of anything.

    ## Why it matters
    One fertiliser for everything brings too much of something. The plan covers nitrogen,
    phosphate and potash and keeps below 1.25 times the nitrogen, twice the phosphate (at most
    15 g/m² above what the harvest takes) and twice the potash; of what does not lack 5 g/m², and
    10 kg/m² of compost a year, 5 where the soil has too much phosphate. Something to give is
    advice; nothing to give is worth knowing.

    ## What to do
    Weigh it out, rake it in before sowing or planting, and log it. It takes what you gave to your
    beds within a year if there is fertiliser among it, else common products of a shop.

    ## Source
    Linear programme over the needs of SOIL.N_NEED, P_NEED and K_NEED; shares that crops reach in
    the first year after AHDB RB209, section 2. Prices only rank the products.
    """
    at_hand = products_at_hand(garden)
    for bed, _ in tested_beds(garden, lambda test: test):
        found = bed_soil(bed, garden)
        if is_plannable(found):
            plan = feeding(found, garden, at_hand or SHOP)
            is_from_shop = not at_hand or bool(plan.relaxed)
            if at_hand and plan.relaxed:
                plan = feeding(found, garden, SHOP)
            yield plan_finding(garden, plan, limits, FROM_A_SHOP if is_from_shop else AT_HAND)
