"""How and when a planting began or is to begin, in words."""

from django.utils import formats
from django.utils.translation import gettext, gettext_noop

from gardens.models import Planting, StartMethod

BEGUN = {
    StartMethod.SOW_INDOORS: gettext_noop("sown indoors {day}"),
    StartMethod.DIRECT_SOW: gettext_noop("sown here {day}"),
    StartMethod.TRANSPLANT: gettext_noop("planted out {day}"),
}
PLANNED = {
    StartMethod.SOW_INDOORS: gettext_noop("sow indoors {day}"),
    StartMethod.DIRECT_SOW: gettext_noop("sow here {day}"),
    StartMethod.TRANSPLANT: gettext_noop("plant out {day}"),
}


def begins_words(planting: Planting) -> str:
    """Sown here 1 May 2026; sow here 1 May 2026; or only that it is planned."""
    if planting.begins_on is None:
        return gettext("planned")
    words = PLANNED if planting.is_planned else BEGUN
    day = formats.date_format(planting.begins_on)
    return gettext(words[StartMethod(planting.method)]).format(day=day)
