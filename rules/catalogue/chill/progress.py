from collections.abc import Iterator
from datetime import date

from rules.catalogue.chill import words
from rules.catalogue.chill.winters import Chilled, chill_so_far, chilled, running_season
from rules.catalogue.questions import WINTER_TEMPERATURES
from rules.catalogue.sources import records_input
from rules.engine.drafts import FindingDraft, Input, Missing, Subject
from rules.engine.levels import Confidence, Severity
from rules.engine.rule import Limits, rule
from rules.engine.snapshot import GardenSnapshot
from rules.engine.wording import Quantity, Wording, gettext_noop, wording

# Before that the sum says nothing.
SETTLED_DAYS = 14
TITLE = gettext_noop("{plant} in {bed}: {share} of its winter chill")
WHAT = gettext_noop("{plant} has had {has} of cold since {first}.")
WHY = gettext_noop("It needs about {needs} before warmth can wake its buds.")
NOTHING = Wording(gettext_noop("Nothing to do; once it has them, late frosts threaten its bloom."))
FORMULA = gettext_noop("{has} so far of {needs} = {share}")
WOULD_CHANGE = Wording(gettext_noop("More hours of about 2 to 9 °C; warm spells undo some."))


@rule("CHILL.PROGRESS", gettext_noop("Chill of this winter so far"), version=2, drift=0.1)
def chill_progress(garden: GardenSnapshot, limits: Limits) -> Iterator[FindingDraft | Missing]:
    """Say during winter how much of the chill it needs each kind of fruit tree has had.

    ## Why it matters
    Once a tree has had its chill, a few warm days make its buds swell, and frost can hurt them.
    Until then warmth does not wake it.

    ## What to do
    Nothing. Prune while the tree sleeps, and keep fleece at hand once it has had its chill.

    ## Source
    Dynamic model: Fishman, Erez & Couvillon 1987, constants as in chillR; needs compiled by UC
    Davis. Hours from daily extremes: Linvill 1990.
    """
    season = running_season(garden)
    if garden.is_indoor or season is None or (garden.on - season[0]).days < SETTLED_DAYS:
        return
    for bed in garden.beds:
        trees = [tree for tree in chilled(bed) if tree.planting.started_on]
        if not trees:
            continue
        so_far = chill_so_far(garden, season[0])
        if so_far is None:
            yield WINTER_TEMPERATURES.of(bed)
        else:
            yield _finding(garden, trees[0], so_far, *season)


def _finding(
    garden: GardenSnapshot, tree: Chilled, so_far: float, first: date, end: date
) -> FindingDraft:
    plant, bed = tree.planting.plant.label, tree.bed
    has, needs = words.portions(so_far), words.portions(tree.least)
    share = Quantity(min(100, 100 * so_far / tree.least), "%", digits=0)
    return FindingDraft(
        subject=Subject.of_bed(bed),
        severity=Severity.INFO,
        confidence=Confidence.MEDIUM,
        title=wording(TITLE, plant=plant, bed=bed.name, share=share),
        what=wording(WHAT, plant=plant, has=has, first=first),
        why=wording(WHY, needs=needs),
        do=NOTHING,
        numbers=((words.SO_FAR, has), (words.NEEDED, needs)),
        inputs=(*records_input(garden, words.SO_FAR, has), Input(words.NEEDED, needs, words.TABLE)),
        assumptions=(words.FROM_EXTREMES,),
        references=words.REFERENCES,
        episode=str(first.year),
        starts_on=first,
        ends_on=end,
        plantings=(tree.planting.pk,),
        formula=wording(FORMULA, has=has, needs=needs, share=share),
        would_change=WOULD_CHANGE,
    )
