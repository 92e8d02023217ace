"""When to sow and plant in words, in weeks from the frosts of a place."""

from dataclasses import dataclass

from django.utils.translation import gettext, ngettext

from plants.models import Plant
from plants.quantities import say_number


@dataclass(frozen=True, slots=True)
class GrowingWindow:
    what: str
    when: str


def growing_windows(plant: Plant) -> list[GrowingWindow]:
    """Only those the plant has."""
    crop, last, first = plant.crop_offsets, gettext("the last frost"), gettext("the first frost")
    # Weeks that count backwards are the most first.
    spans = (
        (gettext("Sow indoors"), _backwards(crop.indoor_weeks), last),
        (gettext("Sow outside"), crop.direct_weeks, last),
        (gettext("Plant out"), crop.transplant_weeks, last),
        (gettext("Plant in autumn"), _backwards(crop.autumn_weeks), first),
    )
    return [GrowingWindow(what, weeks_from(*weeks, frost)) for what, weeks, frost in spans if weeks]


def _backwards(weeks: tuple[float, float] | None) -> tuple[float, float] | None:
    return weeks and (-weeks[1], -weeks[0])


def weeks_from(start: float, end: float, frost: str) -> str:
    """From week `start` to week `end` of a frost; before it they are negative."""
    if start == end == 0:
        return gettext("at %(frost)s") % {"frost": frost}
    if end < 0:
        return gettext("%(weeks)s before %(frost)s") % _span(-start, -end, frost)
    if start > 0:
        return gettext("%(weeks)s after %(frost)s") % _span(start, end, frost)
    if end == 0:
        return gettext("from %(weeks)s before %(frost)s until then") % _span(-start, -start, frost)
    if start == 0:
        return gettext("from %(frost)s until %(weeks)s after it") % _span(end, end, frost)
    return gettext("from %(weeks)s before to %(weeks_after)s after %(frost)s") % (
        _span(-start, -start, frost) | {"weeks_after": _weeks(end, end)}
    )


def _span(begin: float, until: float, frost: str) -> dict[str, str]:
    return {"weeks": _weeks(begin, until), "frost": frost}


def _weeks(begin: float, until: float) -> str:
    number = say_number(begin)
    if begin != until:
        number = gettext("%(begin)s to %(until)s") % {"begin": number, "until": say_number(until)}
    return ngettext("%(number)s week", "%(number)s weeks", int(max(begin, until))) % {
        "number": number
    }
