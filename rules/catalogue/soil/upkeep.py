from collections.abc import Iterator

from plants.agronomy.nutrients import Nutrients
from rules.catalogue.soil.bed_soil import BedSoil, bed_soil, beds_of_soil
from rules.catalogue.sources import CATALOGUE
from rules.engine.drafts import FindingDraft, Input, Subject
from rules.engine.levels import Confidence, Severity
from rules.engine.rule import Limits, Threshold, rule
from rules.engine.snapshot import GardenSnapshot
from rules.engine.wording import Quantity, Wording, gettext_noop, wording

LEAST = Threshold(
    *("least_g_m2", 3, "g/m²", 0.1, 30),
    gettext_noop("Beds from which the harvest takes less of both nutrients are left out."),
)
FORMULA = gettext_noop("Yield × removal by a tonne: {potash} of potash, {phosphate} of phosphate")


@rule("SOIL.UPKEEP", gettext_noop("What the harvest takes from untested soil"), thresholds=(LEAST,))
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
    found = [one for one in soils if sum(_upkeep(one)) >= limits[LEAST.name]]
    if found:
        yield _finding(garden, found)


def _upkeep(found: BedSoil) -> Nutrients:
    """What is still to be replaced where it is not measured, in g/m²."""
    amounts = (
        found.short_g_m2(name) if found.of(name)[0].is_upkeep else 0.0 for name in ("p2o5", "k2o")
    )
    return Nutrients(0.0, *amounts)


def _finding(garden: GardenSnapshot, found: list[BedSoil]) -> FindingDraft:
    taken = Nutrients.total(_upkeep(one).times(one.bed.area_m2) for one in found)
    phosphate, potash = (Quantity(grams, "g", digits=0) for grams in (taken.p2o5, taken.k2o))
    beds = tuple(one.bed.name for one in found)
    return FindingDraft(
        subject=Subject.of_garden(garden),
        severity=Severity.INFO,
        confidence=Confidence.LOW,
        title=Wording(gettext_noop("The harvest takes nutrients nobody measured")),
        what=wording(
            gettext_noop("It will probably take {potash} of potash and {phosphate} of phosphate."),
            potash=potash,
            phosphate=phosphate,
        ),
        why=wording(gettext_noop("Nobody knows how much is left in: {beds}."), beds=beds),
        do=Wording(
            gettext_noop("Replace it with compost; test the soil before buying fertiliser.")
        ),
        numbers=(
            (gettext_noop("Phosphate with the harvest"), phosphate),
            (gettext_noop("Potash with the harvest"), potash),
        ),
        inputs=(
            Input(gettext_noop("Potash with the harvest"), potash, CATALOGUE),
            Input(gettext_noop("Phosphate with the harvest"), phosphate, CATALOGUE),
        ),
        assumptions=(Wording(gettext_noop("The harvest is as is usual for these crops.")),),
        references=("AHDB Nutrient Management Guide RB209, section 1",),
        episode=str(found[0].season),
        plantings=tuple(planting.pk for one in found for planting in one.bed.plantings),
        formula=wording(FORMULA, potash=potash, phosphate=phosphate),
        would_change=Wording(gettext_noop("A soil test with phosphorus and potassium.")),
    )
