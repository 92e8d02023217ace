from collections.abc import Iterator

from rules.catalogue.hydro.acidity import acidity_off
from rules.engine.drafts import FindingDraft
from rules.engine.rule import Limits, rule
from rules.engine.snapshot import GardenSnapshot
from rules.engine.wording import Wording, gettext_noop

TITLE = gettext_noop("The pH of {reservoir} is too low")
WHY = Wording(gettext_noop("So low, roots suffer and calcium stays locked up."))


@rule("HYDRO.PH_LOW", gettext_noop("The pH of a nutrient solution is too low"), drift=0.1)
def hydro_ph_low(garden: GardenSnapshot, limits: Limits) -> Iterator[FindingDraft]:
    """Compare the newest pH of each reservoir with what all of its crops bear.

    ## Why it matters
    Below the range roots are harmed, and calcium and magnesium are hardly taken up.
    Up to 0.3 outside is worth knowing, up to 0.7 worth doing something about, more is a warning.
    Lettuce bears 5.5 to 7.0, although tables print 6.0 to 7.0.

    ## What to do
    Set EC right first. Then pH up in small steps. Note dose and pH before and after: from then on
    the page of the reservoir works the dose out.

    ## Source
    Oklahoma State University HLA-6722; Purdue Extension HO-238.
    """
    yield from acidity_off(garden, TITLE, WHY, too_high=False)
