from collections.abc import Iterator

from plants.agronomy.chilling import chill_severity
from rules.catalogue.chill import words
from rules.catalogue.chill.winters import Chilled, UsualChill, chilled, usual_chill
from rules.catalogue.questions import temperatures
from rules.engine.drafts import FindingDraft, Missing, Subject
from rules.engine.levels import Severity
from rules.engine.rule import Limits, rule
from rules.engine.snapshot import GardenSnapshot
from rules.engine.wording import gettext_noop, wording

NO_CULTIVAR = wording(
    gettext_noop("The need is that of the kind; the variety you have may need more or less.")
)


@rule(
    "CHILL.DEFICIT", gettext_noop("Winters are too mild for the fruit tree"), version=2, drift=0.1
)
def chill_deficit(garden: GardenSnapshot, limits: Limits) -> Iterator[FindingDraft | Missing]:
    """Compare the chill of the winters that are over with what fruit trees need to bloom well.

    ## Why it matters
    Apples, cherries, peaches and their kin sleep until they have had enough cold, counted in
    chill portions. After a mild winter they bloom late and thinly. Counted from November to
    February, south of the equator from May to August; the median of up to three winters counts.
    The tree that lacks most speaks for its bed; beds under glass or film are left out.

    ## What to do
    Choose a variety that needs less chill. What stands already bears less after mild winters.

    ## Source
    Dynamic model: Fishman, Erez & Couvillon 1987, constants as in chillR; needs compiled by UC
    Davis. Hours from daily extremes: Linvill 1990.
    """
    if garden.is_indoor:
        return
    for bed in garden.beds:
        trees = chilled(bed)
        if not trees:
            continue
        usual = usual_chill(garden)
        if usual is None:
            yield temperatures(garden)
        elif worst := _worst(trees, usual):
            yield _finding(garden, *worst, usual)


def _worst(trees: list[Chilled], usual: UsualChill) -> tuple[Chilled, Severity] | None:
    """The tree that lacks most; one that is content never speaks for the bed."""
    known = [(tree, _severity(tree, usual)) for tree in trees]
    short = [(tree, severity) for tree, severity in known if severity]
    return max(short, key=lambda one: (one[1].rank, words.needed(*one)), default=None)


def _severity(tree: Chilled, usual: UsualChill) -> Severity | None:
    """By what the least demanding varieties need; that others need more is worth knowing."""
    if level := chill_severity(usual.portions, tree.least):
        return Severity(level)
    return Severity.INFO if usual.portions < tree.most else None


def _finding(
    garden: GardenSnapshot, tree: Chilled, severity: Severity, usual: UsualChill
) -> FindingDraft:
    is_short = severity is not Severity.INFO
    plant, bed = tree.planting.plant.label, tree.bed
    has, needs = words.portions(usual.portions), words.portions(words.needed(tree, severity))
    return FindingDraft(
        subject=Subject.of_bed(bed),
        severity=severity,
        confidence=usual.confidence,
        title=wording(words.TITLE if is_short else words.TITLE_SOME, plant=plant, bed=bed.name),
        what=wording(words.WHAT, has=has),
        why=wording(words.WHY if is_short else words.WHY_SOME, plant=plant, needs=needs),
        do=words.CHOOSE,
        numbers=((words.USUAL, has), (words.NEEDED, needs)),
        inputs=tuple(words.inputs(garden, usual, needs)),
        assumptions=(NO_CULTIVAR, *words.assumptions(usual)),
        references=words.REFERENCES,
        episode=str(garden.on.year),
        plantings=(tree.planting.pk,),
        formula=wording(words.FORMULA, has=has, needs=needs),
        would_change=words.WOULD_CHANGE,
    )
