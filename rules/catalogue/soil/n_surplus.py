from collections.abc import Iterator

from plants.agronomy.nutrient_needs import nitrogen_surplus_severity
from rules.catalogue.soil.bed_soil import BedSoil, bed_soil, tested_beds
from rules.catalogue.soil.reaction import confidence
from rules.catalogue.sources import YOUR_RECORDS, YOUR_SOIL_TEST
from rules.engine.drafts import FindingDraft, Input, Subject
from rules.engine.levels import Severity
from rules.engine.rule import Limits, rule
from rules.engine.snapshot import GardenSnapshot
from rules.engine.wording import Quantity, Wording, gettext_noop, wording

FORMULA = gettext_noop("{given} given − {wanted} wanted beyond the soil = {surplus} too much")


@rule("SOIL.N_SURPLUS", gettext_noop("More nitrogen than the crops can use"))
def soil_n_surplus(garden: GardenSnapshot, limits: Limits) -> Iterator[FindingDraft]:
    """Compare the nitrogen given this season with what the crops need beyond the soil.

    ## Why it matters
    More than 5 g/m² beyond the need is advice: it is washed into the groundwater, makes soft
    leaves that aphids like, and fills lettuce and spinach with nitrate.

    ## What to do
    Give no more this season. Sow a hungry crop or a green manure that holds it over winter.

    ## Source
    Need by feeder class and organic matter, as SOIL.N_NEED; the 5 g/m² are engineering judgement.
    """
    for bed, _ in tested_beds(garden, lambda test: test.organic_matter_pct):
        found = bed_soil(bed, garden)
        need, added = found.of("n")
        if severity := nitrogen_surplus_severity(need.surplus_g_m2(added)):
            yield _finding(garden, found, Severity(severity))


def _finding(garden: GardenSnapshot, found: BedSoil, severity: Severity) -> FindingDraft:
    bed, test, (need, added) = found.bed, found.test, found.of("n")
    given, wanted, surplus = (
        Quantity(g_m2, "g/m²", digits=1)
        for g_m2 in (added, need.short_g_m2(0), need.surplus_g_m2(added))
    )
    organic = Quantity(test.organic_matter_pct, "%", digits=1)
    return FindingDraft(
        subject=Subject.of_bed(bed),
        severity=severity,
        confidence=confidence(test, garden),
        title=wording(gettext_noop("{bed} has had too much nitrogen"), bed=bed.name),
        what=wording(
            gettext_noop("It was given {surplus} more than its crops can use."), surplus=surplus
        ),
        why=Wording(
            gettext_noop(
                "What is left over washes out, draws aphids and fills leaves with nitrate."
            )
        ),
        do=Wording(
            gettext_noop("Give no more this season; let a hungry crop or a green manure follow.")
        ),
        numbers=(
            (gettext_noop("Given this season"), given),
            (gettext_noop("Wanted beyond the soil"), wanted),
            (gettext_noop("Too much"), surplus),
        ),
        inputs=(
            Input(gettext_noop("Given this season"), given, YOUR_RECORDS),
            Input(gettext_noop("Organic matter"), organic, YOUR_SOIL_TEST, test.tested_on),
        ),
        assumptions=(Wording(gettext_noop("What is planned counts as if it grew already.")),),
        references=("Vitosh et al. 1995, Tri-State Fertilizer Recommendations, E-2567",),
        episode=str(found.season),
        plantings=tuple(planting.pk for planting in bed.plantings),
        formula=wording(FORMULA, given=given, wanted=wanted, surplus=surplus),
        would_change=Wording(gettext_noop("Hungrier crops in the bed, or a new soil test.")),
    )
