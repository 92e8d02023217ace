from collections.abc import Iterator
from dataclasses import replace

from plants.agronomy.perennials import first_season, is_fruit_removed, season
from plants.agronomy.rotation import season_of
from plants.agronomy.sun_months import growing_months
from rules.catalogue.pest.events import (
    Infestable,
    PestEvent,
    events_since_seen,
    first_seen,
    infestable,
)
from rules.catalogue.pest.words import PestWords, findings
from rules.catalogue.questions import FIRST_CATCH
from rules.engine.drafts import FindingDraft, Missing
from rules.engine.rule import Limits, rule
from rules.engine.snapshot import GardenSnapshot, PlantingSnapshot
from rules.engine.wording import gettext_noop

PEST = "Codling moth"
WORDS = PestWords(
    pest=PEST,
    title=gettext_noop("{bed}: time of the codling moth"),
    what=gettext_noop("Eggs of the codling moth are probably hatching on {plants}."),
    do=gettext_noop("Bag the fruit now, pick off what has holes, and tie bands around the trunk."),
    task=gettext_noop("Bag fruit and pick off what has holes: {plants} in {bed}"),
    events={
        "egg hatch": gettext_noop("the hatch of the first eggs"),
        "next flight": gettext_noop("the next flight of moths"),
    },
    references=("UC IPM: codling moth", "Purdue Extension: codling moth, degree days"),
)


@rule(
    "PEST.CODLING_MOTH",
    gettext_noop("Eggs of the codling moth hatch"),
    version=2,
    drift=0.1,
    cool_down_days=7,
)
def pest_codling_moth(garden: GardenSnapshot, limits: Limits) -> Iterator[FindingDraft | Missing]:
    """Tell from the day its flight was logged when the eggs of the codling moth hatch.

    ## Why it matters
    A caterpillar can be kept out of an apple or pear only in the days between hatching and boring
    in. The first eggs hatch 139 °C·d (250 °F·d) above 10 °C after moths are caught on two days
    running, and the next generation flies at about 583. It is told from 25 °C·d before to 50
    after.

    ## What to do
    Bag fruit in paper or nylon, pick off and bin fruit with holes, band the trunk to catch
    caterpillars. Trees too young to bear are left out.

    ## Source
    UC IPM and Purdue Extension (single sine, 50 °F, cut off at 88 °F). A model of North America
    and Europe.
    """
    yield from findings(garden, WORDS, _events(garden))


def _events(garden: GardenSnapshot) -> Iterator[PestEvent | Missing]:
    seen_on = first_seen(PEST, garden)
    for place in infestable(PEST, garden):
        bearing = tuple(one for one in place.plantings if _bears(one, garden))
        if bearing and seen_on:
            trees: Infestable = replace(place, plantings=bearing)
            yield from events_since_seen(PEST, trees, seen_on, garden)
        elif bearing and garden.on.month in _months(garden):
            yield FIRST_CATCH.of(place.bed)


def _bears(planting: PlantingSnapshot, garden: GardenSnapshot) -> bool:
    latitude_deg = garden.climate.latitude_deg
    first = first_season(planting.started_on, latitude_deg)
    nth = season(first, season_of(garden.on, latitude_deg))
    return not is_fruit_removed(planting.plant.slug, nth)


def _months(garden: GardenSnapshot) -> tuple[int, ...]:
    return growing_months(garden.climate.counted_frost, is_tropical=False)
