from collections.abc import Iterator

from rules.catalogue.plant import cold_words as words
from rules.catalogue.plant.limits import PICKING_DAYS
from rules.catalogue.plant.soil_warmth import ColdSowing, sowings
from rules.catalogue.questions import SOIL_WARMTH
from rules.engine.drafts import FindingDraft, Missing, Subject
from rules.engine.levels import Severity
from rules.engine.rule import Limits, rule
from rules.engine.snapshot import GardenSnapshot
from rules.engine.wording import gettext_noop, wording


@rule(
    "PLANT.SOIL_COLD",
    gettext_noop("The soil is too cold to sow"),
    version=2,
    thresholds=(PICKING_DAYS,),
    drift=0.1,
    falls_slowly=True,
    merges=("PLANT.SOW_NOW",),
)
def plant_soil_cold(garden: GardenSnapshot, limits: Limits) -> Iterator[FindingDraft | Missing]:
    """Hold back a sowing whose window is open while the soil is colder than its seed needs.

    ## Why it matters
    Below its lowest temperature a seed takes up water and rots. The window in the calendar is
    that of a usual year; the soil is that of this one. What counts is the mean of five days that
    a sensor in the bed measured. Without one the mean of the air over the last week stands in:
    a rough estimate, give or take 2 °C. It must not fall below in the days that are forecast.

    ## What to do
    Wait, or warm the bed with fleece or a cloche. A later sowing catches up.

    ## Source
    Lowest germination temperatures: plant catalogue (Harrington and Minges 1954 and extension
    tables), potatoes 7 °C. The estimate from air temperatures is a rule of thumb.
    """
    for found in sowings(garden, limits["picking_days"]):
        if found.warmth is None:
            yield SOIL_WARMTH.of(found.bed)
        elif found.is_cold:
            yield _finding(found)


def _finding(found: ColdSowing) -> FindingDraft:
    plant, warm = found.planting.plant.label, found.warmth
    soil, coldest, needed = map(words.degrees, (warm.soil_c, warm.coldest_c, found.needed_c))
    values = {"bed": found.bed.name, "plant": plant, "needed": needed}
    what = words.COLD if found.is_cold_now else words.COOLS
    return FindingDraft(
        subject=Subject.of_planting(found.planting, found.bed),
        severity=Severity.ADVICE,
        confidence=warm.confidence,
        title=wording(words.TITLE, **values),
        what=wording(what, **values, soil=soil, coldest=coldest),
        why=wording(words.ROTS, **values),
        do=words.WAIT,
        numbers=(
            (words.SOIL, soil),
            (gettext_noop("Coldest in the days ahead"), coldest),
            (gettext_noop("The seed needs"), needed),
        ),
        inputs=tuple(words.inputs(found)),
        assumptions=words.assumptions(warm),
        references=("Harrington and Minges 1954, Vegetable seed germination",),
        episode=str(found.begins.year),
        starts_on=found.begins,
        plantings=(found.planting.pk,),
        formula=words.formula(found),
        would_change=words.WOULD_CHANGE,
    )
