from collections.abc import Iterator

from rules.catalogue.pest.events import events_since_midwinter
from rules.catalogue.pest.words import FLIGHTS, WISCONSIN, PestWords, findings
from rules.engine.drafts import FindingDraft, Missing
from rules.engine.rule import Limits, rule
from rules.engine.snapshot import GardenSnapshot
from rules.engine.wording import gettext_noop

PEST = "Onion fly"
WORDS = PestWords(
    pest=PEST,
    title=gettext_noop("{bed}: time of the onion fly"),
    what=gettext_noop("Onion flies are probably about to lay eggs beside {plants}."),
    do=gettext_noop(
        "Lay fleece over the bed, and pull out and bin onions that wilt or turn yellow."
    ),
    task=gettext_noop("Look for wilting or yellow {plants} in {bed}"),
    events=FLIGHTS,
    references=(WISCONSIN,),
)


@rule(
    "PEST.ONION_MAGGOT",
    gettext_noop("The onion fly is about to lay eggs"),
    version=2,
    drift=0.1,
    cool_down_days=7,
)
def pest_onion_maggot(garden: GardenSnapshot, limits: Limits) -> Iterator[FindingDraft | Missing]:
    """Follow the flights of the onion fly, by warmth, where onions or leeks stand open.

    ## Why it matters
    Maggots of the onion fly hollow out seedlings and bulbs. The flies come in up to three waves,
    whose time the warmth since midwinter tells: 378, 1083 and 1794 °C·d above 4.4 °C. A wave is
    told from 25 °C·d before it to 50 after.

    ## What to do
    Fleece or fine net over the bed, and no onions where they stood last year. Take wilting plants
    out with their maggots. Beds that are covered are left out.

    ## Source
    University of Wisconsin–Madison XHT1087 (680, 1950 and 3230 °F·d above 40 °F). A model of the
    northern hemisphere; the band around each wave is a rule of thumb.
    """
    yield from findings(garden, WORDS, events_since_midwinter(PEST, garden))
