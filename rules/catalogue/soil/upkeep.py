from collections.abc import Iterator

from rules.catalogue.soil.bed_soil import bed_soil, beds_of_soil
from rules.catalogue.soil.upkeep_words import finding
from rules.catalogue.soil.upkeeps import upkeep_g_m2, upkeeps
from rules.engine.drafts import FindingDraft
from rules.engine.rule import Limits, Threshold, rule
from rules.engine.snapshot import GardenSnapshot
from rules.engine.wording import gettext_noop

LEAST = Threshold(
    *("least_g_m2", 3, "g/m²", 0.1, 30),
    gettext_noop("Beds from which the harvest takes less of both nutrients are left out."),
)


@rule(
    "SOIL.UPKEEP",
    gettext_noop("What the harvest takes from untested soil"),
    version=2,
    thresholds=(LEAST,),
)
def soil_upkeep(garden: GardenSnapshot, limits: Limits) -> Iterator[FindingDraft]:
    """Say what the usual harvest takes from beds whose phosphorus or potassium is not measured.

    ## Why it matters
    Without a soil test nobody knows how much there is; all that can be told is what leaves. It is
    worth knowing and no more: old gardens often hold enough for years. One finding names all the
    beds; what was given this season is taken off.

    ## What to do
    Replace it with compost, and have the soil tested before buying fertiliser.

    ## Source
    Removal by the harvest: plant catalogue, after PDA and AHDB RB209, section 1. Usual yields:
    plant catalogue and tables; low confidence.
    """
    soils = [bed_soil(bed, garden) for bed in beds_of_soil(garden)]
    found = [one for one in soils if upkeep_g_m2(one) >= limits[LEAST.name]]
    if taken := upkeeps(found, garden):
        yield finding(garden, found, taken)
