from collections.abc import Iterator

from rules.catalogue.pest.events import PestEvent, events_since_seen, first_seen, infestable
from rules.catalogue.pest.words import PestWords, findings
from rules.catalogue.questions import FIRST_EGGS
from rules.engine.drafts import FindingDraft, Missing
from rules.engine.rule import Limits, rule
from rules.engine.snapshot import GardenSnapshot
from rules.engine.wording import gettext_noop

PEST = "Colorado potato beetle"
WORDS = PestWords(
    pest=PEST,
    title=gettext_noop("{bed}: larvae of the potato beetle"),
    what=gettext_noop("Larvae of the potato beetle are probably hatching on {plants}."),
    do=gettext_noop("Pick off beetles and red larvae, and crush the orange eggs under the leaves."),
    task=gettext_noop("Pick potato beetles and larvae off {plants} in {bed}"),
    events={
        "first instar": gettext_noop("the hatch of the larvae"),
        "second instar": gettext_noop("the second stage of the larvae"),
        "third instar": gettext_noop("the third stage of the larvae"),
        "fourth instar": gettext_noop("the last stage of the larvae"),
    },
    references=("Extension services: Colorado potato beetle, degree days from first eggs",),
)


@rule(
    "PEST.POTATO_BEETLE",
    gettext_noop("Larvae of the potato beetle hatch"),
    version=2,
    drift=0.1,
    cool_down_days=3,
)
def pest_potato_beetle(garden: GardenSnapshot, limits: Limits) -> Iterator[FindingDraft | Missing]:
    """Tell from the day the first eggs were logged when the larvae of the potato beetle hatch.

    ## Why it matters
    The larvae of the last stage eat three quarters of all that is eaten. Small ones are picked
    off, or taken by Bacillus thuringiensis; old ones are not. They hatch at 103 °C·d above 10 °C
    after the first eggs and reach the last stage at 222.

    ## What to do
    Look under the leaves every few days and crush eggs, pick beetles and larvae into soapy water,
    mulch with straw. Covered beds are left out.

    ## Source
    Extension services of the United States (185, 240, 300 and 400 °F·d above 50 °F from first
    eggs). A model of North America and Europe.
    """
    yield from findings(garden, WORDS, _events(garden))


def _events(garden: GardenSnapshot) -> Iterator[PestEvent | Missing]:
    seen_on = first_seen(PEST, garden)
    for place in infestable(PEST, garden):
        if seen_on is None:
            yield FIRST_EGGS.of(place.bed)
        else:
            yield from events_since_seen(PEST, place, seen_on, garden)
