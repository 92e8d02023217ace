from django import template
from django.utils import timezone

from gardens.climate.shelter import counted_frost
from gardens.models import Garden
from gardens.season import Span, YearStrip, season_sentence

register = template.Library()

# Per cent of the strip: from here on the label of today stands left of its line.
LATE = 90
LABEL_WIDTH = 16


@register.inclusion_tag("gardens/_ribbon.html")
def season_ribbon(garden: Garden) -> dict[str, object]:
    """Where we are in the year of this garden's place."""
    place, strip = garden.place, YearStrip.of(garden.place)
    frost, latest = counted_frost(place), place.last_frost_p90
    today = place.today(timezone.now())
    now = strip.at_date(today)
    months = [month for month in strip.months() if month.number != today.month]
    return {
        "has_season": frost.last_p50 is not None and frost.first_p50 is not None,
        "today": today,
        "now": now,
        "is_late": now > LATE,
        "ticks": [month.start for month in strip.months() if month.start],
        # On a phone the label of today covers the letter of its neighbour.
        "months": [(month, abs(month.middle - now) < LABEL_WIDTH) for month in months],
        "free": _spans(strip, frost.last_p50, frost.first_p50),
        "risk": [] if latest == frost.last_p50 else _spans(strip, frost.last_p50, latest),
    }


@register.simple_tag
def season_words(garden: Garden) -> str:
    return season_sentence(garden.place, garden.place.today(timezone.now()))


def _spans(strip: YearStrip, first: int | None, last: int | None) -> list[Span]:
    return [] if first is None or last is None else strip.spans(first, last)
