from collections.abc import Iterator

from plants.agronomy.salinity import SALT_TOLERANCE, EcIn, ece_factor, yield_severity
from rules.catalogue.questions import SOIL_TEXTURE
from rules.catalogue.soil.bed_soil import of_season, tested_beds
from rules.catalogue.soil.lacking import CONDUCTIVITY_METHOD
from rules.catalogue.soil.salt_words import salt_finding, yield_pct
from rules.engine.drafts import FindingDraft, Missing
from rules.engine.levels import Severity
from rules.engine.rule import Limits, rule
from rules.engine.snapshot import GardenSnapshot, PlantFacts, PlantingSnapshot
from rules.engine.wording import gettext_noop


@rule(
    "SOIL.SALT",
    gettext_noop("Salt in the soil costs yield"),
    version=2,
    suppresses=("FEED.INFEASIBLE", "FEED.PLAN"),
)
def soil_salt(garden: GardenSnapshot, limits: Limits) -> Iterator[FindingDraft | Missing]:
    """Reckon from the conductivity of the soil what its salt leaves of each crop's yield.

    ## Why it matters
    Salt holds water back from the roots. Each crop bears it up to a threshold and loses a share
    of its yield with every dS/m beyond. Below 95 % of the yield it is advice, below 80 % a
    warning, below 50 % urgent. The crop that suffers most speaks for the bed.

    ## What to do
    Wash the salt down with rain or clean water, a good deal at a time, on soil that drains; give
    no mineral fertiliser or fresh manure: below 80 % of the yield the feeding plan waits for it.
    Else grow what bears it: beet, asparagus, zucchini.

    ## Source
    Maas and Hoffman 1977; USSL, Maas 1990; Ayers and Westcot 1985, FAO-29. From a 1:5 extract
    times 14 on sand, 9.5 on loam, 7 on clay.
    """
    for bed, test in tested_beds(garden, lambda test: test.ec_ds_m):
        factor = ece_factor(test.ec_method, bed.texture)
        if factor is None:
            is_of_texture = test.ec_method == EcIn.ONE_TO_FIVE
            question = SOIL_TEXTURE if is_of_texture else CONDUCTIVITY_METHOD
            yield question.of(bed, due_on=garden.on)
            continue
        ece_ds_m = test.ec_ds_m * factor
        worst = _worst(of_season(bed, garden), ece_ds_m)
        if worst and (severity := yield_severity(yield_pct(worst, ece_ds_m))):
            yield salt_finding(garden, (bed, test), worst, ece_ds_m, Severity(severity))


def _worst(plantings: list[PlantingSnapshot], ece_ds_m: float) -> PlantFacts | None:
    """None where nobody knows what any of its crops bears."""
    crops = [planting.plant for planting in plantings if planting.plant.slug in SALT_TOLERANCE]
    return min(crops, key=lambda plant: yield_pct(plant, ece_ds_m), default=None)
