from collections.abc import Iterator

from rules.catalogue.hydro.acidity import acidity_off
from rules.catalogue.hydro.questions import missing_reading
from rules.catalogue.hydro.tanks import ACIDITY, tanks
from rules.engine.drafts import FindingDraft, Missing
from rules.engine.rule import Limits, rule
from rules.engine.snapshot import GardenSnapshot
from rules.engine.wording import Wording, gettext_noop

TITLE = gettext_noop("The pH of {reservoir} is too high")
WHY = Wording(gettext_noop("So high, iron and phosphorus stay locked up and leaves turn yellow."))


@rule("HYDRO.PH_HIGH", gettext_noop("The pH of a nutrient solution is too high"), drift=0.1)
def hydro_ph_high(garden: GardenSnapshot, limits: Limits) -> Iterator[FindingDraft | Missing]:
    """Compare the newest pH of each reservoir with what all of its crops bear.

    ## Why it matters
    Above the range iron, manganese and phosphorus fall out: the plant starves in a full tank.
    Up to 0.3 outside is worth knowing, up to 0.7 worth doing something about, more is a warning.
    Lettuce bears 5.5 to 7.0, although tables print 6.0 to 7.0.

    ## What to do
    Set EC right first. Then pH down in small steps. Note dose and pH before and after: from then on
    the page of the reservoir works the dose out.

    ## Source
    Oklahoma State University HLA-6722; Purdue Extension HO-238.
    """
    for tank in tanks(garden):
        if tank.ph_wish.span:
            yield from missing_reading(tank, ACIDITY)
    yield from acidity_off(garden, TITLE, WHY, too_high=True)
