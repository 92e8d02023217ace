"""What the rules of winter chill say."""

from collections.abc import Iterator

from rules.catalogue.chill.winters import Chilled, UsualChill
from rules.catalogue.sources import climate_normals, records_input
from rules.engine.drafts import Input
from rules.engine.levels import Severity
from rules.engine.snapshot import GardenSnapshot
from rules.engine.wording import Quantity, Wording, gettext_noop, wording

TITLE = gettext_noop("Winters are too mild for {plant} in {bed}")
TITLE_SOME = gettext_noop("Some varieties of {plant} in {bed} need colder winters")
WHAT = gettext_noop("A usual winter here probably brings {has} of cold.")
WHY = gettext_noop("{plant} needs about {needs}; with less it blooms late and thinly.")
WHY_SOME = gettext_noop("Varieties of {plant} need up to {needs}; the least demanding have enough.")
CHOOSE = Wording(gettext_noop("Choose a variety that is sold for mild winters, with low chill."))
FORMULA = gettext_noop("{has} in a usual winter, {needs} needed")
WOULD_CHANGE = Wording(gettext_noop("Colder winters, or a variety that needs less cold."))
USUAL, NEEDED = gettext_noop("Chill of a usual winter"), gettext_noop("Chill it needs")
SO_FAR = gettext_noop("Chill so far")
PORTIONS = gettext_noop("chill portions")
TABLE = Wording(gettext_noop("table of chill needs, UC Davis"))
REFERENCES = (
    "Fishman, Erez & Couvillon 1987 (Dynamic model)",
    "UC Davis: chill requirements",
    "Linvill 1990, HortScience 25:14",
)
FROM_EXTREMES = Wording(gettext_noop("Hours are reckoned from the extremes of each day."))
OF_AVERAGES = Wording(
    gettext_noop("No winter is recorded yet, so that climate averages stand in for one.")
)
OF_WINTERS = gettext_noop("The median of the winters that are recorded: {number}.")


def portions(value: float) -> Quantity:
    return Quantity(value, PORTIONS, digits=0)


def needed(tree: Chilled, severity: Severity) -> float:
    return tree.most if severity is Severity.INFO else tree.least


def inputs(garden: GardenSnapshot, usual: UsualChill, needs: Quantity) -> Iterator[Input]:
    has = portions(usual.portions)
    if usual.winters:
        yield from records_input(garden, USUAL, has)
    else:
        yield Input(USUAL, has, climate_normals(garden))
    yield Input(NEEDED, needs, TABLE)


def assumptions(usual: UsualChill) -> tuple[Wording, ...]:
    if not usual.winters:
        return FROM_EXTREMES, OF_AVERAGES
    return FROM_EXTREMES, wording(OF_WINTERS, number=Quantity(usual.winters))
