from collections.abc import Iterator

from rules.catalogue.water import waste_words as words
from rules.catalogue.water.gaps import gap_of
from rules.catalogue.water.waste import Waste, waste
from rules.catalogue.water.weather import WaterWeather
from rules.engine.drafts import FindingDraft, Subject
from rules.engine.levels import Severity
from rules.engine.quantities import litres
from rules.engine.rule import Limits, Threshold, rule
from rules.engine.snapshot import GardenSnapshot
from rules.engine.wording import Quantity, gettext_noop, wording

WASTE_MM = Threshold(
    *("waste_mm", 25.0, "mm", 5.0, 100.0),
    gettext_noop("Watering that runs through below the roots in a week, above which it is said."),
)


@rule(
    "WATER.OVERWATERED",
    gettext_noop("A bed gets more water than it can hold"),
    version=2,
    thresholds=(WASTE_MM,),
    drift=0.1,
    falls_slowly=True,
)
def water_overwatered(garden: GardenSnapshot, limits: Limits) -> Iterator[FindingDraft]:
    """Point out beds where more than 25 mm of a week's watering ran through below the roots.

    ## Why it matters
    Soil holds water up to field capacity. What is given beyond that sinks below the roots and
    takes nitrogen along, and soil that stays wet keeps air from the roots and feeds rot. Rain
    that runs through is not counted: nobody can help it. A bed soaked through without litres is
    taken as just filled.

    ## What to do
    Give at most the litres named at a time, and only once the soil is dry a finger deep.

    ## Source
    R. G. Allen et al. 1998, Crop evapotranspiration, FAO Irrigation and Drainage Paper 56,
    chapter 8; the 25 mm are our estimate.
    """
    if garden.is_indoor:
        return
    weather = WaterWeather(garden)
    for bed in garden.beds:
        if bed.is_soil and bed.waterings and gap_of(bed, garden) is None:
            found = waste(bed, garden, weather, limits["waste_mm"])
            if found and found.wasted_mm > limits["waste_mm"]:
                yield _finding(garden, found)


def _finding(garden: GardenSnapshot, found: Waste) -> FindingDraft:
    bed, dose = found.bed, litres(found.dose.litres)
    wasted, given = Quantity(found.wasted_mm, "mm", digits=0), litres(found.given_l)
    return FindingDraft(
        subject=Subject.of_bed(bed),
        severity=Severity.ADVICE,
        confidence=found.confidence,
        title=wording(words.TITLE, bed=bed.name),
        what=wording(words.WHAT, wasted=wasted),
        why=words.WHY,
        do=wording(words.DO, litres=dose),
        numbers=(
            (gettext_noop("Ran through in a week"), wasted),
            (gettext_noop("Given in a week"), given),
            (gettext_noop("At most at a time"), dose),
        ),
        inputs=words.inputs(found, garden),
        assumptions=words.assumptions(found),
        references=("Allen et al. 1998, FAO Irrigation and Drainage Paper 56",),
        episode=bed.last_watered_on.isoformat(),
        plantings=tuple(planting.pk for planting in bed.growing),
        formula=words.formula(found),
        would_change=words.WOULD_CHANGE,
    )
