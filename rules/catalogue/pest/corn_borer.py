from collections.abc import Iterator

from rules.catalogue.pest.events import events_since_midwinter
from rules.catalogue.pest.words import PestWords, findings
from rules.engine.drafts import FindingDraft, Missing
from rules.engine.rule import Limits, rule
from rules.engine.snapshot import GardenSnapshot
from rules.engine.wording import gettext_noop

PEST = "European corn borer"
WORDS = PestWords(
    pest=PEST,
    title=gettext_noop("{bed}: time of the corn borer"),
    what=gettext_noop("Moths of the European corn borer are probably about {plants}."),
    do=gettext_noop(
        "Look under the leaves for white egg clusters like fish scales, and crush them."
    ),
    task=gettext_noop("Look for egg clusters under the leaves of {plants} in {bed}"),
    events={
        "first moths": gettext_noop("the first flight of moths"),
        "eggs": gettext_noop("egg laying"),
        "peak": gettext_noop("the peak of the flight"),
    },
    references=("South Dakota State University Extension: European corn borer",),
)


@rule(
    "PEST.CORN_BORER",
    gettext_noop("The corn borer is about to lay eggs"),
    version=2,
    drift=0.1,
    cool_down_days=7,
)
def pest_corn_borer(garden: GardenSnapshot, limits: Limits) -> Iterator[FindingDraft | Missing]:
    """Follow the flight of the European corn borer, by warmth, where sweetcorn or peppers stand.

    ## Why it matters
    Its caterpillars bore into stalks, ears and peppers, where nothing reaches them. The moths fly
    from 208 °C·d above 10 °C on, lay eggs from 250 and peak at 351, counted since midwinter. Each
    is told from 25 °C·d before it to 50 after.

    ## What to do
    Crush egg clusters, and set out Trichogramma wasps when the moths fly. Shred the stalks in
    autumn. Beds that are covered are left out.

    ## Source
    South Dakota State University Extension (375, 450 and 631 °F·d above 50 °F). A model of North
    America and Europe; the band around each event is a rule of thumb.
    """
    yield from findings(garden, WORDS, events_since_midwinter(PEST, garden))
