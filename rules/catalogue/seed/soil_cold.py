from collections.abc import Iterator

from rules.catalogue.seed.soil_words import SoilWords, finding
from rules.catalogue.seed.warmth import SeedBedWarmth, seed_beds
from rules.engine.drafts import FindingDraft
from rules.engine.levels import Severity
from rules.engine.rule import Limits, rule
from rules.engine.snapshot import GardenSnapshot
from rules.engine.wording import Quantity, Wording, gettext_noop, wording

WORDS = SoilWords(
    severity=Severity.WARNING,
    title=gettext_noop("The soil in {place} is too cold for {plant}"),
    why=Wording(gettext_noop("In cold soil seed lies for weeks, rots or is eaten.")),
    limit=gettext_noop("Warm enough from"),
    would_change=Wording(gettext_noop("Warmer soil, or a thermometer in it.")),
)
WHAT = gettext_noop("It has about {soil}; {plant} needs more than {enough} to come up.")
WAIT = gettext_noop("Wait with sowing until the soil has {enough}, or warm it with fleece.")
WARM = gettext_noop("Keep it above {enough}: with fleece in a bed, on a warm sill for a tray.")
FORMULA = gettext_noop("{base} + 1 = {enough}")
LEAST = gettext_noop("Seen to emerge from {enough} on")


@rule(
    "SEED.SOIL_COLD",
    gettext_noop("The soil is too cold for seed"),
    drift=0.1,
    falls_slowly=True,
    suppresses=("PLANT.SOIL_COLD",),
    merges=("PLANT.SOW_NOW",),
)
def seed_soil_cold(garden: GardenSnapshot, limits: Limits) -> Iterator[FindingDraft]:
    """Compare the warmth of the soil with what seed needs, where it lies or soon will.

    ## Why it matters
    Seed counts warmth above a base that each crop has. Near the base it lies for weeks, rots or
    is eaten; beans, corn and melons rot below 10 to 18 °C.

    ## What to do
    Wait until the soil is a degree above the base, or above the least at which the crop was seen
    to emerge. Fleece or a pane warm a bed, a sill or a heated mat warms a tray.

    ## Source
    Harrington & Minges 1954, fitted by thermal time. Warmth by your sensor or your note, else from
    the air of the last seven days (± 2 °C, low confidence).
    """
    for found in seed_beds(garden):
        if found.thermal_time.is_too_cold(found.soil_c):
            yield _finding(found)


def _finding(found: SeedBedWarmth) -> FindingDraft:
    thermal_time = found.thermal_time
    enough = Quantity(thermal_time.warm_enough_c, "°C", digits=1)
    base = Quantity(thermal_time.base_c, "°C", digits=1)
    is_least = thermal_time.lowest_c >= thermal_time.warm_enough_c
    return finding(
        found,
        WORDS,
        what=wording(WHAT, soil=found.soil.value, plant=found.plant, enough=enough),
        do=wording(WARM if found.is_sown else WAIT, enough=enough),
        limit=enough,
        formula=wording(LEAST if is_least else FORMULA, base=base, enough=enough),
    )
