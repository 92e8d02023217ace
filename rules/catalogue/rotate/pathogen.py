from collections import defaultdict
from collections.abc import Iterator

from plants.agronomy.rotation import BESIDE_CM, NEVER_YEARS, PATHOGEN_SEVERITY, PATHOGENS
from plants.agronomy.soil_record import Wait
from rules.catalogue.rotate.records import DISEASES, begins_in, record_of, this_seasons
from rules.catalogue.rotate.words import ANOTHER_VARIETY, years_between
from rules.catalogue.sources import YOUR_RECORDS
from rules.engine.drafts import FindingDraft, Input, Subject
from rules.engine.levels import Confidence, Severity
from rules.engine.quantities import centimetres, years
from rules.engine.rule import Limits, rule
from rules.engine.snapshot import BedSnapshot, GardenSnapshot, PlantingSnapshot
from rules.engine.wording import Word, Wording, gettext_noop, wording

TITLE = gettext_noop("{disease} was found in {bed}")
BESIDE = gettext_noop(
    "{bed} lies less than {distance} away and shares its soil; {plant} needs {needed} without a "
    "host, so far {gap}."
)
NEVER = gettext_noop("{plant} should not come back here; this disease stays for good.")
WAITS = gettext_noop("{plant} catches it: it needs {needed} without a host, so far {gap}.")


@rule("ROTATE.PATHOGEN", gettext_noop("A disease waits in the soil"), version=2)
def rotate_pathogen(garden: GardenSnapshot, limits: Limits) -> Iterator[FindingDraft]:
    """Warn of crops planned into a bed where one of their soil-borne diseases was noted.

    ## Why it matters
    Clubroot, wilts, root rots and cyst nematodes outlast their host in the soil for years. The
    clock starts with the last season a host stood in the bed or the disease was noted there,
    whichever is later. Beds of soil less than 1 m apart share it.

    ## What to do
    Grow the crop in another bed and keep all its hosts out of this one until the years are over.
    Clean tools and boots; do not carry soil across. In a pot with fresh mix it may be grown.

    ## Source
    University of Connecticut IPM, crop rotation periods for vegetable diseases. White rot and
    cyst nematode: usual advisory figures, not re-read.
    """
    if garden.is_indoor:
        return
    for bed in garden.beds:
        if not bed.is_soil:
            continue
        record = record_of(bed, garden)
        cases: dict[tuple[int, Wait], list[PlantingSnapshot]] = defaultdict(list)
        for planting in this_seasons(bed, garden):
            season = begins_in(planting, garden)
            if found := record.resting_from(planting.plant.family, planting.plant.slug, season):
                cases[season, found].append(planting)
        for (season, wait), plantings in cases.items():
            yield _finding(bed, wait, season, plantings)


def _finding(
    bed: BedSnapshot, wait: Wait, season: int, plantings: list[PlantingSnapshot]
) -> FindingDraft:
    plant, name = plantings[0].plant.label, Word(DISEASES[wait.disease])
    gap, needed = years(wait.gap_years), years(PATHOGENS[wait.disease].years)
    is_forever = PATHOGENS[wait.disease].years == NEVER_YEARS
    what = wording(NEVER if is_forever else WAITS, plant=plant, gap=gap, needed=needed)
    if wait.bed:
        distance = centimetres(BESIDE_CM / 100)
        what = wording(BESIDE, plant=plant, gap=gap, needed=needed, bed=bed.name, distance=distance)
    numbers = ((gettext_noop("Years without a host"), gap), (gettext_noop("Years needed"), needed))
    return FindingDraft(
        subject=Subject.of_bed(bed),
        severity=Severity(PATHOGEN_SEVERITY),
        confidence=Confidence.MEDIUM,
        title=wording(TITLE, disease=name, bed=wait.bed or bed.name),
        what=what,
        why=Wording(gettext_noop("It outlasts its host in the soil for years and strikes again.")),
        do=wording(
            gettext_noop("Grow {plant} in another bed or in a pot with fresh mix."), plant=plant
        ),
        numbers=numbers[:1] if is_forever else numbers,
        inputs=(Input(gettext_noop("Disease noted"), name, YOUR_RECORDS),),
        assumptions=(
            Wording(
                gettext_noop("The disease was named rightly, and the variety is not resistant.")
            ),
        ),
        references=("University of Connecticut IPM: crop rotation for vegetable diseases",),
        episode=f"{wait.disease}-{season}",
        plantings=tuple(planting.pk for planting in plantings),
        formula=years_between(season, wait.gap_years),
        would_change=ANOTHER_VARIETY,
    )
