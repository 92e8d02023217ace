from collections.abc import Iterator

from plants.agronomy.perennials import RENEW_AFTER_CROPS, RENEWING, is_due_to_renew
from rules.catalogue.perennial.care import Care
from rules.engine.drafts import FindingDraft, Missing
from rules.engine.rule import Limits, rule
from rules.engine.snapshot import GardenSnapshot
from rules.engine.wording import gettext_noop

CARE = Care(
    slugs=RENEW_AFTER_CROPS,
    asks=is_due_to_renew,
    season=RENEWING,
    title=gettext_noop("Replace {plants} in {bed}"),
    what=gettext_noop("{plants} in {bed} has borne three crops or more."),
    why=gettext_noop("From the fourth crop on berries become few and small, and diseases gather."),
    do=gettext_noop("Set new plants in another bed by {last}, then clear this one."),
    task=gettext_noop("Set new {plants} in another bed, by {last}"),
    minutes=60,
)


@rule("PERENNIAL.RENEW", gettext_noop("Old strawberries are to be replaced"), cool_down_days=180)
def perennial_renew(garden: GardenSnapshot, limits: Limits) -> Iterator[FindingDraft | Missing]:
    """Say after the harvest which strawberries have borne so often that they are to be replaced.

    ## Why it matters
    Strawberries bear well for three to four crops, the first in the season after planting. Then
    viruses and soil diseases have gathered and the berries become few and small.

    ## What to do
    Plant runners or new plants in another bed, where no strawberries stood, and clear the old
    one after that.

    ## Source
    Iowa State University Extension. July to October, in the south January to April, is a rule
    of thumb.
    """
    yield from CARE.due(garden)
