from collections.abc import Iterator

from rules.catalogue.pest.events import events_since_midwinter
from rules.catalogue.pest.words import FLIGHTS, WISCONSIN, PestWords, findings
from rules.engine.drafts import FindingDraft, Missing
from rules.engine.rule import Limits, rule
from rules.engine.snapshot import GardenSnapshot
from rules.engine.wording import gettext_noop

PEST = "Cabbage root fly"
WORDS = PestWords(
    pest=PEST,
    title=gettext_noop("{bed}: time of the cabbage root fly"),
    what=gettext_noop("Cabbage root flies are probably about to lay eggs beside {plants}."),
    do=gettext_noop(
        "Lay fleece or collars around the stems, and look for white eggs on the soil beside them."
    ),
    task=gettext_noop("Look for eggs of the cabbage root fly beside {plants} in {bed}"),
    events=FLIGHTS,
    references=(WISCONSIN,),
)


@rule(
    "PEST.CABBAGE_MAGGOT",
    gettext_noop("The cabbage root fly is about to lay eggs"),
    version=2,
    drift=0.1,
    cool_down_days=7,
)
def pest_cabbage_maggot(garden: GardenSnapshot, limits: Limits) -> Iterator[FindingDraft | Missing]:
    """Follow the flights of the cabbage root fly, by warmth, where cabbages or radishes stand open.

    ## Why it matters
    The maggots eat the roots of cabbage, radish and turnip; young plants wilt and die. The flies
    of a year come in two or three waves, whose time the warmth since midwinter tells: 167, 820
    and 1473 °C·d above 6.1 °C. A wave is told from 25 °C·d before it to 50 after.

    ## What to do
    Fleece or fine net from the day of planting, laid tight at the edges, or collars around the
    stems. Beds that are covered are left out.

    ## Source
    University of Wisconsin–Madison XHT1087 (300, 1476 and 2652 °F·d above 43 °F). A model of the
    northern hemisphere; the band around each wave is a rule of thumb.
    """
    yield from findings(garden, WORDS, events_since_midwinter(PEST, garden))
