from collections.abc import Iterator

from plants.agronomy.pest_clocks import NEAR_C_DAYS, PEST_CLOCKS, flight_severity, midwinter
from rules.catalogue.pest.clock import ClockReading, clock_reading
from rules.catalogue.pest.events import PestEvent, infestable
from rules.catalogue.pest.words import PestWords, findings
from rules.catalogue.questions import temperatures
from rules.engine.drafts import FindingDraft, Missing
from rules.engine.levels import Severity
from rules.engine.rule import Limits, rule
from rules.engine.snapshot import GardenSnapshot
from rules.engine.wording import gettext_noop

PEST = "Squash vine borer"
MOTHS, HATCH = "moths", "egg hatch"
CLOCK = PEST_CLOCKS[PEST]
WORDS = PestWords(
    pest=PEST,
    title=gettext_noop("{bed}: time of the squash vine borer"),
    what=gettext_noop("Moths of the squash vine borer probably lay eggs on the stems of {plants}."),
    do=gettext_noop("Wrap or cover the lowest stems, and rub off the brown eggs once a week."),
    task=gettext_noop("Look for brown eggs on the stems of {plants} in {bed}"),
    events={MOTHS: gettext_noop("the flight of the moths")},
    references=("Extension services: squash vine borer, degree days",),
)


@rule(
    "PEST.SQUASH_VINE_BORER",
    gettext_noop("The squash vine borer is about to lay eggs"),
    version=2,
    drift=0.1,
    cool_down_days=7,
)
def pest_squash_vine_borer(
    garden: GardenSnapshot, limits: Limits
) -> Iterator[FindingDraft | Missing]:
    """Follow the flight of the squash vine borer, by warmth, where squashes stand open in America.

    ## Why it matters
    Its caterpillars bore through the stem, and the whole plant wilts in a day. The moths fly at
    about 556 °C·d above 10 °C, counted since midwinter, and the eggs hatch 136 °C·d later: from
    then on nothing reaches them. At nine tenths of the flight it is time to get ready.

    ## What to do
    Wrap the lowest stems in foil or net, rub off eggs, bury a joint of the vine so that it roots
    again. Fleece keeps the moths out until the flowers open. Covered beds are left out.

    ## Source
    Extension services of the United States (1000 °F·d above 50 °F for the moths, 245 to 300 more
    for the eggs); some states say 900. It lives in the Americas only.
    """
    yield from findings(garden, WORDS, _events(garden))


def _events(garden: GardenSnapshot) -> Iterator[PestEvent | Missing]:
    start = midwinter(garden.on, garden.climate.latitude_deg)
    for place in infestable(PEST, garden):
        reading = clock_reading(PEST, start, garden)
        if reading is None:
            yield temperatures(garden)
        elif level := _severity(reading):
            yield PestEvent(place, reading, MOTHS, Severity(level))


def _severity(reading: ClockReading) -> str | None:
    """None once the caterpillars of the first eggs are in the stems, or the year is too cold."""
    moths, hatch = CLOCK.event_c_days(MOTHS), CLOCK.event_c_days(HATCH)
    is_over = reading.so_far_c_days > hatch + NEAR_C_DAYS[1]
    if is_over or not (reading.is_at_hand(moths) or reading.is_at_hand(hatch)):
        return None
    return flight_severity(reading.so_far_c_days, moths)
