from collections.abc import Iterator

from plants.agronomy.amendments import PRODUCTS
from plants.agronomy.nutrient_needs import Supply
from plants.agronomy.organic_matter import ORGANIC_MATTER_TARGET_PCT, CompostPlan, compost_plan
from rules.catalogue.questions import SOIL_TEXTURE
from rules.catalogue.soil.bed_soil import A_YEAR, bed_soil, given_kg_m2, tested_beds
from rules.catalogue.soil.compost_words import compost_finding
from rules.catalogue.soil.lacking import SAMPLED_LAYER
from rules.engine.drafts import FindingDraft, Missing
from rules.engine.rule import Limits, rule
from rules.engine.snapshot import BedSnapshot, GardenSnapshot, SoilTestSnapshot
from rules.engine.wording import gettext_noop


@rule("SOIL.ORGANIC_MATTER", gettext_noop("The soil is low in organic matter"))
def soil_organic_matter(garden: GardenSnapshot, limits: Limits) -> Iterator[FindingDraft | Missing]:
    """Compare the organic matter of a bed with what its texture should have, and give the compost.

    ## Why it matters
    Organic matter holds water and crumbs together and feeds what lives in the soil. Sand should
    have 3 %, loam 4 %, clay 5 %. Too little is advice: it takes years to raise.

    ## What to do
    Spread compost on the surface, at most 10 kg/m² a year, 5 where the soil has too much
    phosphate. What was spread since the test counts.

    ## Source
    Mass balance: soil of 1300 kg/m³, compost with 30 % organic matter, of which half stays. The
    targets are engineering judgement.
    """
    for bed, test in tested_beds(garden, lambda test: test.organic_matter_pct):
        target_pct = ORGANIC_MATTER_TARGET_PCT.get(bed.texture)
        if target_pct is None:
            yield SOIL_TEXTURE.of(bed, due_on=garden.on)
        elif test.organic_matter_pct < target_pct:
            if test.layer_cm is None:
                yield SAMPLED_LAYER.of(bed)
            elif plan := _plan(garden, bed, test, target_pct):
                yield compost_finding(garden, (bed, test), target_pct, plan)


def _plan(
    garden: GardenSnapshot, bed: BedSnapshot, test: SoilTestSnapshot, target_pct: float
) -> CompostPlan | None:
    return compost_plan(
        target_pct - test.organic_matter_pct,
        depth_cm=test.layer_cm,
        compost_organic_pct=PRODUCTS["compost"].organic_pct,
        given_since_test_kg_m2=given_kg_m2(bed, "compost", test.tested_on),
        given_this_year_kg_m2=given_kg_m2(bed, "compost", garden.on - A_YEAR),
        is_p_excess=bed_soil(bed, garden).soil.phosphate_supply is Supply.EXCESS,
    )
