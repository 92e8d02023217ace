from collections.abc import Iterator

from rules.catalogue.seed.soil_words import SoilWords, finding
from rules.catalogue.seed.warmth import SeedBedWarmth, seed_beds
from rules.engine.drafts import FindingDraft
from rules.engine.levels import Severity
from rules.engine.rule import Limits, rule
from rules.engine.snapshot import GardenSnapshot
from rules.engine.wording import Quantity, Wording, gettext_noop, wording

WORDS = SoilWords(
    severity=Severity.ADVICE,
    title=gettext_noop("The soil in {place} is too hot for {plant}"),
    why=Wording(gettext_noop("Near that, seed goes dormant or dies.")),
    limit=gettext_noop("Too hot from"),
    would_change=Wording(gettext_noop("Cooler soil, or a thermometer in it.")),
)
WHAT = gettext_noop("It has about {soil}; above {highest} nothing comes up.")
WAIT = gettext_noop("Sow in the evening, water cold and shade the bed, or wait; {best} is best.")
COOL = gettext_noop("Shade it, water it cold and keep it at {best} until it is up.")
FORMULA = gettext_noop("{highest} − 1 = {limit}")


@rule(
    "SEED.SOIL_HOT",
    gettext_noop("The soil is too hot for seed"),
    drift=0.1,
    falls_slowly=True,
    merges=("PLANT.SOW_NOW",),
)
def seed_soil_hot(garden: GardenSnapshot, limits: Limits) -> Iterator[FindingDraft]:
    """Find seed in soil so hot, or soon so hot, that little of it emerges.

    ## Why it matters
    Above the highest temperature of its crop no seed emerges, and within a degree of it little.
    Lettuce goes dormant: at 30 °C one seed in eight comes up.

    ## What to do
    Sow in the evening, water with cold water, shade the bed, or start in a cool room.

    ## Source
    Harrington & Minges 1954. Warmth by your sensor or your note, else from the air of the last
    seven days (± 2 °C, low confidence).
    """
    for found in seed_beds(garden):
        if found.thermal_time.is_too_hot(found.soil_c):
            yield _finding(found)


def _finding(found: SeedBedWarmth) -> FindingDraft:
    highest = Quantity(found.thermal_time.highest_c, "°C", digits=0)
    limit = Quantity(found.thermal_time.highest_c - 1, "°C", digits=0)
    best = Quantity(found.thermal_time.fastest_c, "°C", digits=0)
    return finding(
        found,
        WORDS,
        what=wording(WHAT, soil=found.soil.value, highest=highest),
        do=wording(COOL if found.is_sown else WAIT, best=best),
        limit=limit,
        formula=wording(FORMULA, highest=highest, limit=limit),
    )
