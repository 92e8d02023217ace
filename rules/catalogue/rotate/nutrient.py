from collections.abc import Iterator

from plants.agronomy.rotation import REFEEDING_KG_M2
from rules.catalogue.rotate.appetites import Before, crop_before, hungry_crops, tiring_severity
from rules.catalogue.soil.bed_soil import given_kg_m2
from rules.catalogue.sources import CATALOGUE, YOUR_RECORDS
from rules.engine.drafts import FindingDraft, Input, Subject
from rules.engine.levels import Confidence, Severity
from rules.engine.quantities import kilograms
from rules.engine.rule import Limits, rule
from rules.engine.snapshot import BedSnapshot, GardenSnapshot, PlantingSnapshot
from rules.engine.wording import Quantity, Word, Wording, gettext_noop, wording

FORMULA = gettext_noop("{rate} × {area} = {total} of compost")
SPREAD = gettext_noop("Spread {total} of compost first, or let beans or roots come between.")
SINCE, TO_GIVE = gettext_noop("Compost since"), gettext_noop("Compost to give")


@rule(
    "ROTATE.NUTRIENT",
    gettext_noop("A hungry crop follows a hungry crop"),
    severity_cap=Severity.ADVICE,
)
def rotate_nutrient(garden: GardenSnapshot, limits: Limits) -> Iterator[FindingDraft]:
    """Find heavy feeders that follow heavy feeders of the season before without compost between.

    ## Why it matters
    Heavy feeders leave little behind; light feeders, legumes or green manure should follow. Two
    in a row without 3 kg/m² of compost, or fertiliser with 18 g/m² of nitrogen, are advice.

    ## What to do
    Spread the compost before planting, or let a bean, a root crop or a lettuce come first.

    ## Source
    Usual order of rotations by feeder class; the 3 kg/m² are engineering judgement.
    """
    if garden.is_indoor:
        return
    for bed in garden.beds:
        if not bed.is_soil:
            continue
        for season, hungry in hungry_crops(bed, garden).items():
            before = crop_before(bed, garden, season - 1)
            if before and (severity := tiring_severity(bed, before)):
                yield _finding(bed, before, season, hungry, Severity(severity))


def _finding(
    bed: BedSnapshot,
    before: Before,
    season: int,
    hungry: list[PlantingSnapshot],
    severity: Severity,
) -> FindingDraft:
    crops = {"plant": hungry[0].plant.label, "before": Word(before.name)}
    rate, area = Quantity(REFEEDING_KG_M2, "kg/m²"), Quantity(bed.area_m2, "m²")
    total = kilograms(REFEEDING_KG_M2 * bed.area_m2)
    given = Quantity(given_kg_m2(bed, "compost", before.cleared_on), "kg/m²", digits=1)
    return FindingDraft(
        subject=Subject.of_bed(bed),
        severity=severity,
        confidence=Confidence.MEDIUM,
        title=wording(
            gettext_noop("{plant} follows {before} in {bed}: both are hungry"),
            **crops,
            bed=bed.name,
        ),
        what=wording(
            gettext_noop("Since {before} it had {given} of compost; {rate} are usual."),
            before=crops["before"],
            given=given,
            rate=rate,
        ),
        why=Wording(gettext_noop("Heavy feeders leave little for the next of their kind.")),
        do=wording(SPREAD, total=total),
        numbers=((SINCE, given), (TO_GIVE, total)),
        inputs=(
            Input(gettext_noop("Appetite"), Word(gettext_noop("Heavy")), CATALOGUE),
            Input(SINCE, given, YOUR_RECORDS),
        ),
        references=("Usual order of crops by feeder class",),
        episode=str(season),
        plantings=tuple(sorted(planting.pk for planting in hungry)),
        formula=wording(FORMULA, rate=rate, area=area, total=total),
        would_change=Wording(gettext_noop("Compost that is spread and logged, or another crop.")),
    )
