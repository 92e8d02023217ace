"""When to sow and plant in words, in weeks from the frosts of a place."""

from django.utils.text import capfirst
from django.utils.translation import gettext, ngettext

from plants.inheritance import ResolvedPlant
from plants.models import Plant
from plants.models.plant import range_fields
from plants.provenance import Fact, SourcedFact, sourced_facts
from plants.quantities import say_number


def growing_windows(resolved: ResolvedPlant) -> list[SourcedFact]:
    """Only those the plant has."""
    return sourced_facts(resolved, WINDOWS)


def sow_indoors(plant: Plant) -> Fact | None:
    weeks = _backwards(plant.crop_offsets.indoor_weeks)
    return _window(gettext("Sow indoors"), weeks, gettext("the last frost"))


def sow_outside(plant: Plant) -> Fact | None:
    weeks = plant.crop_offsets.direct_weeks
    return _window(gettext("Sow outside"), weeks, gettext("the last frost"))


def plant_out(plant: Plant) -> Fact | None:
    weeks = plant.crop_offsets.transplant_weeks
    return _window(gettext("Plant out"), weeks, gettext("the last frost"))


def plant_in_autumn(plant: Plant) -> Fact | None:
    weeks = _backwards(plant.crop_offsets.autumn_weeks)
    return _window(gettext("Plant in autumn"), weeks, gettext("the first frost"))


def _window(what: str, weeks: tuple[float, float] | None, frost: str) -> Fact | None:
    return weeks and Fact(what, capfirst(weeks_from(*weeks, frost)))


def _backwards(weeks: tuple[float, float] | None) -> tuple[float, float] | None:
    """Weeks that count backwards are the most first."""
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


WINDOWS = {
    sow_indoors: range_fields("indoor_sow_weeks_before_last_frost"),
    sow_outside: range_fields("direct_sow_weeks_after_last_frost"),
    plant_out: range_fields("transplant_weeks_after_last_frost"),
    plant_in_autumn: range_fields("autumn_plant_weeks_before_first_frost"),
}
