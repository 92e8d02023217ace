from collections.abc import Iterator

from plants.agronomy.perennials import BLOSSOM, FRUITLESS_SEASONS, is_fruit_removed
from rules.catalogue import tropics
from rules.catalogue.perennial.care import Care
from rules.engine.drafts import FindingDraft, Missing
from rules.engine.rule import Limits, rule
from rules.engine.snapshot import GardenSnapshot
from rules.engine.wording import gettext_noop

CARE = Care(
    slugs=FRUITLESS_SEASONS,
    asks=is_fruit_removed,
    season=BLOSSOM,
    title=gettext_noop("Take the flowers off {plants} in {bed}"),
    what=gettext_noop("{plants} in {bed} should not bear fruit yet this season."),
    why=gettext_noop("What fruit would cost goes into roots and branches, and later crops."),
    do=gettext_noop("Pinch off flowers or small fruit every other week until {last}."),
    task=gettext_noop("Pinch the flowers off {plants} in {bed}"),
    minutes=10,
    moment=tropics.AFTER_FLUSH,
)


@rule("PERENNIAL.REMOVE_BLOSSOM", gettext_noop("Young fruit plants should not bear yet"))
def perennial_remove_blossom(
    garden: GardenSnapshot, limits: Limits
) -> Iterator[FindingDraft | Missing]:
    """Ask, bed by bed, to take off the flowers or fruit of fruit plants in their first seasons.

    ## Why it matters
    A young plant that bears stays small. Strawberries are kept from it for one season,
    blueberries and grapes for two, apples and other tree fruit for three.

    ## What to do
    Pinch off flowers or small fruit as they come. How old a plant is follows from the day it was
    planted; where that is not noted, nothing is guessed.

    ## Source
    Iowa State University Extension, waiting periods of fruit crops. April to June, in the south
    October to December, is a rule of thumb.
    """
    yield from CARE.due(garden)
