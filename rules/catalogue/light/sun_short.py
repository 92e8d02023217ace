from collections.abc import Iterator

from plants.agronomy.sun_needs import shortfall_severity
from rules.catalogue.light import sun_words as words
from rules.catalogue.light.sun import Sunlit, confidence, season_of, sunlit, sunniest_bed
from rules.engine.drafts import FindingDraft, Subject
from rules.engine.levels import Severity
from rules.engine.rule import Limits, rule
from rules.engine.snapshot import GardenSnapshot
from rules.engine.wording import Wording, gettext_noop, wording

# Fruiting crops are those of full sun.
FRUITING = "full"
TITLE = gettext_noop("{plants} in {bed}: too little sun")
WHAT = gettext_noop("{plant} gets {gets} of sun a day here while it grows.")
WHY = gettext_noop("It needs at least {needs}; with {lacks} less it grows thin and bears less.")
MOVE = gettext_noop("Grow it in {bed}, which has {gets}, or choose a crop for less sun here.")
LESS_SUN = Wording(
    gettext_noop("Choose a crop for less sun here, or cut back what shades the bed.")
)
FORMULA = gettext_noop("{needs} needed − {gets} here = {lacks} too little")


@rule("LIGHT.SUN_SHORT", gettext_noop("Too little sun where it stands"))
def light_sun_short(garden: GardenSnapshot, limits: Limits) -> Iterator[FindingDraft]:
    """Compare the hours of sun where a crop stands with the least it needs.

    ## Why it matters
    Fruiting crops need six hours of direct sun a day and do best with eight, roots and cabbages
    four to six, leaves three to four, plants of shade two. Less than an hour short costs some
    yield, up to two and a half hours much of it; beyond that fruit hardly ripens. Counted is the
    mean of the months in which the crop is in the ground.

    ## What to do
    Give it a sunnier bed, put a crop there that needs less, or cut back what shades.

    ## Source
    Hours from the position of the sun (Meeus 1998, as in the NOAA calculator) and the shade of
    what is on the plan; needs of extension services, plant by plant in the catalogue.
    """
    if garden.is_indoor or garden.sun is None:
        return
    for bed in garden.beds:
        short = [one for one in sunlit(bed, garden) if _severity(one)]
        if short:
            yield _finding(garden, sorted(short, key=_most_wanting))


def _most_wanting(found: Sunlit) -> tuple[int, float, int]:
    return -_severity(found).rank, -found.shortfall_h, found.planting.pk


def _severity(found: Sunlit) -> Severity | None:
    level = shortfall_severity(found.shortfall_h, found.planting.plant.sun == FRUITING)
    return level and Severity(level)


def _finding(garden: GardenSnapshot, short: list[Sunlit]) -> FindingDraft:
    worst, needs = short[0], words.hours(short[0].need.minimum_h)
    gets, lacks = words.hours(worst.sun_h), words.hours(worst.shortfall_h)
    better = sunniest_bed(worst, garden)
    plant, bed = worst.planting.plant.label, worst.bed
    return FindingDraft(
        subject=Subject.of_bed(bed),
        severity=_severity(worst),
        confidence=confidence(garden),
        title=wording(TITLE, plants=words.names(short), bed=bed.name),
        what=wording(WHAT, plant=plant, gets=gets),
        why=wording(WHY, needs=needs, lacks=lacks),
        do=wording(MOVE, bed=better[0].name, gets=words.hours(better[1])) if better else LESS_SUN,
        numbers=((words.GETS, gets), (words.NEEDS, needs)),
        inputs=words.inputs(worst, worst.need.minimum_h),
        assumptions=words.assumptions(garden),
        references=("Meeus 1998: Astronomical Algorithms", "NOAA Solar Calculator"),
        episode=season_of(worst, garden),
        plantings=tuple(one.planting.pk for one in short),
        formula=words.formula(FORMULA, worst, worst.need.minimum_h),
        would_change=words.WOULD_CHANGE,
    )
