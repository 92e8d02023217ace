from collections.abc import Iterator

from rules.catalogue.soil.shortage import LEAST, Shortage
from rules.engine.drafts import FindingDraft, Missing
from rules.engine.rule import Limits, rule
from rules.engine.snapshot import GardenSnapshot
from rules.engine.wording import gettext_noop

POTASH = Shortage(
    nutrient="k2o",
    product="potassium_sulfate",
    figure="potassium_mg_kg",
    figure_name=gettext_noop("Potassium in the soil"),
    title=gettext_noop("{bed} is short of potash"),
    what=gettext_noop("Soil and harvest ask for {short} more potash than was given."),
    why=gettext_noop("Without it leaf edges scorch and fruit ripens unevenly."),
)


@rule("SOIL.K_NEED", gettext_noop("Potash is short"), thresholds=(LEAST,))
def soil_k_need(garden: GardenSnapshot, limits: Limits) -> Iterator[FindingDraft | Missing]:
    """Compare the potassium of the latest soil test with the level at which crops have enough.

    ## Why it matters
    The critical level is 75 ppm and 2.5 for each meq/100 g of exchange capacity. Below it the
    soil is built up and the harvest replaced; up to 30 ppm above it the harvest only, less and
    less up to 50. Where no laboratory measured the capacity that of the texture counts (sand 5,
    loam 12, clay 20), and confidence is one lower. It can wait some days: advice.

    ## What to do
    Rake in a product with potash before sowing or planting; tomatoes and potatoes use most.

    ## Source
    Vitosh et al. 1995, Tri-State Fertilizer Recommendations, E-2567; made for field crops, so of
    medium confidence. Removal by the harvest: plant catalogue.
    """
    yield from POTASH.find(garden, limits)
