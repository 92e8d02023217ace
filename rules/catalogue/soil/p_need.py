from collections.abc import Iterator

from rules.catalogue.soil.shortage import LEAST, Shortage
from rules.engine.drafts import FindingDraft, Missing
from rules.engine.rule import Limits, rule
from rules.engine.snapshot import GardenSnapshot
from rules.engine.wording import gettext_noop

PHOSPHATE = Shortage(
    nutrient="p2o5",
    product="bone_meal",
    figure="phosphorus_mg_kg",
    figure_name=gettext_noop("Phosphorus in the soil"),
    title=gettext_noop("{bed} is short of phosphate"),
    what=gettext_noop("Soil and harvest ask for {short} more phosphate than was given."),
    why=gettext_noop("Without it roots stay small and plants ripen late."),
)


@rule("SOIL.P_NEED", gettext_noop("Phosphate is short"), thresholds=(LEAST,))
def soil_p_need(garden: GardenSnapshot, limits: Limits) -> Iterator[FindingDraft | Missing]:
    """Compare the phosphorus of the latest soil test with the level at which crops have enough.

    ## Why it matters
    Below the critical level (Bray-1 and Mehlich-3 20 ppm, Mehlich-3 by ICP 30, Olsen 16) the soil
    is built up with 0.5604 g/m² of P₂O₅ for each ppm, and the harvest is replaced; up to 15 ppm
    above it the harvest only, less and less up to 25. It can wait some days: advice. Where pH
    binds it, SOIL.PH speaks instead.

    ## What to do
    Rake in a product with phosphate before sowing or planting. Bone meal acts slowly.

    ## Source
    Vitosh et al. 1995, Tri-State Fertilizer Recommendations, E-2567; made for field crops, so of
    medium confidence. Removal by the harvest: plant catalogue.
    """
    yield from PHOSPHATE.find(garden, limits)
