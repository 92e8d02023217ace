"""Words and marks of the pages about spaces and reservoirs."""

from datetime import datetime

from django import template
from django.utils import formats, timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from gardens.indoor.overview import IndoorOverview
from gardens.indoor.wishes import Status
from gardens.models import Garden, Place
from plants.agronomy.conductivity import PPM_SCALES, conductivity_factor, ppm
from plants.quantities import say_number, say_quantity
from plants.templatetags.symbols import icon

register = template.Library()

# As many as its meters show.
DIGITS = {"mS/cm": 2, "°C": 1, "kPa": 2, "%": 0, "µmol/m²/s": 0}


@register.filter
def quantity(value: float | None, unit: str) -> str:
    """In the reader's unit; empty where it was not measured."""
    return "" if value is None else say_quantity(value, unit, DIGITS.get(unit))


@register.filter
def moment_at(at: datetime, place: Place) -> str:
    """By the clocks of the place."""
    return formats.date_format(place.local(at), "SHORT_DATETIME_FORMAT")


@register.filter
def on_scales(ec_ms_cm: float) -> str:
    """What other meters show of the same solution."""
    said = [
        gettext("{number} ppm on scale {scale}").format(
            number=say_number(ppm(ec_ms_cm, scale), 0), scale=scale
        )
        for scale in PPM_SCALES
    ]
    return ", ".join([*said, f"CF {say_number(conductivity_factor(ec_ms_cm), 1)}"])


@register.simple_tag
def status_chip(status: Status | None, prefix: str = "") -> SafeString:
    if status is None:
        return SafeString("")
    words = f"{prefix} {status.word}".strip()
    return format_html(
        '<span class="chip chip--{}">{}{}</span>', status.tone, icon(status.tone), words
    )


@register.inclusion_tag("gardens/_indoor_overview.html")
def indoor_overview(garden: Garden) -> dict[str, object]:
    return {"overview": IndoorOverview.of(garden, timezone.now())}
