from collections.abc import Iterator

from plants.agronomy.rotation import NEVER_YEARS
from plants.agronomy.soil_record import SoilRecord
from rules.catalogue.questions import unknown_plants
from rules.catalogue.rotate.records import begins_in, record_of, this_seasons
from rules.catalogue.rotate.rests import Rest, needed_years, rest, rest_words, too_short
from rules.catalogue.rotate.words import ANOTHER_YEAR, years_between
from rules.catalogue.sources import YOUR_RECORDS
from rules.engine.drafts import FindingDraft, Input, Missing, Subject
from rules.engine.levels import Confidence
from rules.engine.quantities import years
from rules.engine.rule import Limits, rule
from rules.engine.snapshot import BedSnapshot, GardenSnapshot, PlantingSnapshot
from rules.engine.wording import Wording, gettext_noop, wording

TITLE = gettext_noop("{plant} comes back to {bed} too soon")
WHY = Wording(gettext_noop("Diseases of a family build up in soil that never rests from it."))
DO = gettext_noop("Swap {plant} with a crop of another family from another bed.")


@rule("ROTATE.FAMILY", gettext_noop("A plant family comes back too soon"), version=3)
def rotate_family(garden: GardenSnapshot, limits: Limits) -> Iterator[FindingDraft | Missing]:
    """Compare the years since a family stood in the bed with the rest it should have.

    ## Why it matters
    Soil-borne diseases and pests of a family build up with each crop of it: in trials early
    blight of tomato took 3 % of the leaves in the first year and 74 % in the third. One year
    short is advice, two or more a warning; twice in one season is ROTATE.SUCCESSION. Cabbage,
    nightshade, onion, bean and carrot families rest 3 years, cucurbits, beet and lettuce families
    2, grasses 1; perennials 5 before their own kind, strawberries 3, asparagus for good. Beds of
    soil less than 1 m apart share what boots and tools carry: a crop next door counts from the
    season after, and is advice. Pots neither give nor take.

    ## What to do
    Swap the crop with one of another family from another bed. If it must stay, feed the soil,
    space it widely and take out sick leaves early.

    ## Source
    University of Connecticut IPM, crop rotation; MacNab and Zitter, Cornell University, Do
    rotations matter within disease management programs?
    """
    if garden.is_indoor:
        return
    for bed in [bed for bed in garden.beds if bed.is_soil]:
        yield from unknown_plants(bed, lambda plant: plant.family)
        crops = [planting for planting in this_seasons(bed, garden) if needed_years(planting.plant)]
        for alike in too_short(list(_rests(crops, record_of(bed, garden), garden))):
            yield _finding(bed, alike)


def _rests(
    crops: list[PlantingSnapshot], record: SoilRecord, garden: GardenSnapshot
) -> Iterator[Rest]:
    """Where a disease of the bed speaks already its family need not; nor twice in one season."""
    for planting in crops:
        season = begins_in(planting, garden)
        found = rest(planting, season, record)
        if not found or not found.gap_years:
            continue
        if not record.resting_from(planting.plant.family, planting.plant.slug, season):
            yield found


def _finding(bed: BedSnapshot, alike: list[Rest]) -> FindingDraft:
    worst = alike[0]
    plant = worst.planting.plant
    is_forever = worst.needed_years == NEVER_YEARS
    gap, needed = years(worst.gap_years), years(worst.needed_years)
    numbers = ((gettext_noop("Years of rest"), gap), (gettext_noop("Years usual"), needed))
    return FindingDraft(
        subject=Subject.of_bed(bed),
        severity=worst.severity,
        confidence=Confidence.HIGH,
        title=wording(TITLE, plant=plant.label, bed=bed.name),
        what=rest_words(worst),
        why=WHY,
        do=wording(DO, plant=plant.label),
        numbers=numbers[:1] if is_forever else numbers,
        inputs=(Input(gettext_noop("Years of rest"), gap, YOUR_RECORDS),),
        references=(
            "University of Connecticut IPM: crop rotation for vegetable diseases",
            "MacNab and Zitter, Cornell University: Do rotations matter?",
        ),
        episode=f"{worst.subject}-{worst.season}",
        plantings=tuple(sorted(found.planting.pk for found in alike)),
        formula=years_between(worst.season, worst.gap_years),
        would_change=ANOTHER_YEAR,
    )
