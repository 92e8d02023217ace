from collections.abc import Iterator
from itertools import takewhile

from plants.agronomy.disease_weather import MildewDay
from rules.catalogue.disease.mildew_words import Warmth, finding
from rules.catalogue.disease.weather import ONE_DAY, days
from rules.catalogue.hosts import hosts
from rules.catalogue.questions import HOURLY_TEMPERATURE
from rules.engine.drafts import FindingDraft, Missing
from rules.engine.once import once_a_garden
from rules.engine.rule import Limits, rule
from rules.engine.snapshot import GardenSnapshot
from rules.engine.wording import gettext_noop

GRAPES, CUCURBITS = "Grape powdery mildew", "Powdery mildew of cucurbits"


@rule("DISEASE.POWDERY_MILDEW", gettext_noop("Weather that favours powdery mildew"), drift=0.1)
def disease_powdery_mildew(
    garden: GardenSnapshot, limits: Limits
) -> Iterator[FindingDraft | Missing]:
    """Follow the index of Gubler and Thomas for grapes and, as a hint, for cucurbits in the open.

    ## Why it matters
    Powdery mildew needs no wet leaves but warmth. A day with six hours in a row of 21 to 30 °C
    adds 20 points, any other takes 10 away, and so does a quarter of an hour at 35 °C. Three good
    days in a row start it. Below 40 the fungus grows slowly, from 60 on in a few days.

    ## What to do
    Look at shaded leaves, take off those with white flour, thin leaves so that air gets in.
    Choose resistant varieties next time.

    ## Source
    Gubler et al. 1999, UC Davis powdery mildew risk index. For cucurbits indicative only.
    """
    for bed in garden.beds:
        for pest in (GRAPES, CUCURBITS):
            if not (found := hosts(pest, bed, garden)):
                continue
            if not (known := _days_until_now(garden)):
                yield HOURLY_TEMPERATURE.of(bed)
            elif (warmth := Warmth.of(known)).index:
                yield finding(garden, bed, found, warmth, is_grape=pest == GRAPES)


@once_a_garden
def _days_until_now(garden: GardenSnapshot) -> tuple[MildewDay, ...]:
    """Without a gap up to yesterday, the oldest first."""
    if not garden.air:
        return ()
    past = days(garden, min(garden.air), garden.on - ONE_DAY)
    back = takewhile(lambda day: day[1] and day[1].is_warmth_known, reversed(past))
    return tuple(MildewDay(air.mildew_h, air.is_hot) for _, air in back)[::-1]
