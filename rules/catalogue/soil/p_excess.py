from collections.abc import Iterator

from plants.agronomy.nutrient_needs import (
    CRITICAL_P_PPM,
    P_END_PPM,
    P_EXCESS_SEVERITY,
    Supply,
)
from rules.catalogue.soil.bed_soil import bed_soil, tested_beds
from rules.catalogue.soil.reaction import confidence
from rules.catalogue.sources import YOUR_SOIL_TEST
from rules.engine.drafts import FindingDraft, Input, Subject
from rules.engine.levels import Severity
from rules.engine.rule import Limits, rule
from rules.engine.snapshot import BedSnapshot, GardenSnapshot, SoilTestSnapshot
from rules.engine.wording import Quantity, Wording, gettext_noop, wording

FORMULA = gettext_noop("{found} found; enough from {enough}, nothing needed above {most}")


@rule(
    "SOIL.P_EXCESS",
    gettext_noop("More phosphate than the soil should hold"),
    severity_cap=Severity.ADVICE,
)
def soil_p_excess(garden: GardenSnapshot, limits: Limits) -> Iterator[FindingDraft]:
    """Find beds whose soil holds so much phosphorus that none should be added for years.

    ## Why it matters
    More than 25 ppm above the critical level (Bray-1 and Mehlich-3 20 ppm, Mehlich-3 by ICP 30,
    Olsen 16) feeds no crop any better. It locks up iron and zinc, and rain carries it into
    streams. Mostly it comes from years of generous compost. It is advice: nothing is lost today.

    ## What to do
    No compost beyond 5 kg/m² a year, no bone meal and no poultry manure. Feed nitrogen and potash
    alone, and test again in three years.

    ## Source
    Vitosh et al. 1995, Tri-State Fertilizer Recommendations, E-2567.
    """
    for bed, test in tested_beds(garden, lambda test: test.phosphorus_mg_kg):
        if bed_soil(bed, garden).soil.phosphate_supply is Supply.EXCESS:
            yield _finding(garden, bed, test)


def _finding(garden: GardenSnapshot, bed: BedSnapshot, test: SoilTestSnapshot) -> FindingDraft:
    critical = CRITICAL_P_PPM[test.phosphorus_method]
    found, enough, most = (
        Quantity(ppm, "mg/kg", digits=0)
        for ppm in (test.phosphorus_mg_kg, critical, critical + P_END_PPM)
    )
    return FindingDraft(
        subject=Subject.of_bed(bed),
        severity=Severity(P_EXCESS_SEVERITY),
        confidence=confidence(test, garden),
        title=wording(gettext_noop("{bed} holds too much phosphate"), bed=bed.name),
        what=wording(
            gettext_noop("The test found {found} of phosphorus; {enough} are enough."),
            found=found,
            enough=enough,
        ),
        why=Wording(
            gettext_noop("So much locks up iron and zinc, and rain carries it into streams.")
        ),
        do=Wording(
            gettext_noop("Give no compost for its phosphate, no bone meal and no poultry manure.")
        ),
        numbers=(
            (gettext_noop("Phosphorus in the soil"), found),
            (gettext_noop("Enough from"), enough),
            (gettext_noop("Nothing needed above"), most),
        ),
        inputs=(
            Input(gettext_noop("Phosphorus in the soil"), found, YOUR_SOIL_TEST, test.tested_on),
        ),
        references=("Vitosh et al. 1995, Tri-State Fertilizer Recommendations, E-2567",),
        episode=test.tested_on.isoformat(),
        plantings=tuple(planting.pk for planting in bed.plantings),
        formula=wording(FORMULA, found=found, enough=enough, most=most),
        would_change=Wording(gettext_noop("A new soil test.")),
    )
