from collections.abc import Iterator

from plants.agronomy.perennials import DIVIDE_YEARS, DIVIDING, is_due_to_divide
from rules.catalogue.perennial.care import Care
from rules.engine.drafts import FindingDraft, Missing
from rules.engine.rule import Limits, rule
from rules.engine.snapshot import GardenSnapshot
from rules.engine.wording import gettext_noop

CARE = Care(
    slugs=DIVIDE_YEARS,
    asks=is_due_to_divide,
    season=DIVIDING,
    title=gettext_noop("Divide {plants} in {bed}"),
    what=gettext_noop("{plants} in {bed} has stood long enough to be divided."),
    why=gettext_noop("Old clumps crowd themselves: stalks become thin and the middle dies."),
    do=gettext_noop("Lift it by {last}, cut it into pieces with buds, replant the outer ones."),
    task=gettext_noop("Divide {plants} in {bed}, by {last}"),
    minutes=45,
)


@rule("PERENNIAL.DIVIDE", gettext_noop("Old clumps are to be divided"), cool_down_days=180)
def perennial_divide(garden: GardenSnapshot, limits: Limits) -> Iterator[FindingDraft | Missing]:
    """Say once a winter which rhubarb and chives have stood so long that they are to be divided.

    ## Why it matters
    Rhubarb that is divided every five to six years and chives every three to four stay vigorous
    and give new plants for nothing.

    ## What to do
    Divide while they rest, from autumn to early spring. End the old planting and add the pieces
    as a new one: its years count from then.

    ## Source
    Iowa State University Extension. October to March, in the south April to September, is a rule
    of thumb.
    """
    yield from CARE.due(garden)
