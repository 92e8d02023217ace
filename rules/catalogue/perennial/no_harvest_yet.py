from collections.abc import Iterator

from plants.agronomy.perennials import HARVEST_WEEKS
from rules.catalogue.perennial import establishing_words as words
from rules.catalogue.perennial.care import REFERENCE, WOULD_CHANGE
from rules.catalogue.perennial.establishing import Establishing, establishing
from rules.catalogue.perennial.stands import undated
from rules.engine.drafts import FindingDraft, Missing, Subject
from rules.engine.levels import Confidence, Severity
from rules.engine.rule import Limits, rule
from rules.engine.snapshot import GardenSnapshot
from rules.engine.wording import Quantity, gettext_noop, wording

HARVEST_RULES = ("HARVEST.ETA", "HARVEST.NOW", "HARVEST.OVERDUE")


@rule(
    "PERENNIAL.NO_HARVEST_YET",
    gettext_noop("Young perennials are spared at the harvest"),
    suppresses=HARVEST_RULES,
)
def perennial_no_harvest_yet(
    garden: GardenSnapshot, limits: Limits
) -> Iterator[FindingDraft | Missing]:
    """Say how long asparagus and rhubarb may be picked in each of their first seasons.

    ## Why it matters
    Stalks that stay feed the roots, from which all later harvests come. Asparagus from crowns is
    not picked in its first season, for three weeks in the second and for eight from then on;
    rhubarb not in the first two, for four weeks in the third. A harvest before that, or longer,
    is a warning.

    ## What to do
    Let the stalks grow and die down by themselves. How old a plant is follows from the day it was
    planted; where that is not noted, nothing is guessed.

    ## Source
    Iowa State University Extension, harvest waiting periods.
    """
    yield from undated(garden, HARVEST_WEEKS)
    for found in establishing(garden):
        yield _finding(found)


def _finding(found: Establishing) -> FindingDraft:
    stand, values = found.stand, words.values(found)
    return FindingDraft(
        subject=Subject.of_planting(stand.planting, stand.bed),
        severity=Severity.WARNING if found.is_too_much else Severity.INFO,
        confidence=Confidence.HIGH,
        title=wording(words.TITLE, **values),
        what=words.what(found),
        why=words.WHY,
        do=words.do(found),
        numbers=(
            (gettext_noop("Season"), Quantity(stand.season)),
            (gettext_noop("Weeks of harvest"), Quantity(found.weeks)),
        ),
        inputs=tuple(words.inputs(found)),
        references=(REFERENCE,),
        episode=str(found.year),
        plantings=(stand.planting.pk,),
        formula=words.formula(found),
        would_change=WOULD_CHANGE,
        explains=frozenset() if found.weeks else None,
    )
