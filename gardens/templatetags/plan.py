"""Sizes, distances and marks of a bed's plan."""

from collections.abc import Iterable

from django import template
from django.template import Context
from django.utils import formats
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext, gettext_noop

from gardens.models import Bed, Planting, StartMethod
from gardens.plan.drawing import Drawing
from plants.models import Plant
from plants.quantities import say_quantity

register = template.Library()

MARKER_RADIUS = 14
# Beds shorter than this are said in centimetres, like pots.
SAID_IN_CM = 100
TIMES = "×"
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


@register.filter
def size(bed: Bed) -> str:
    """2.4 × 1.2 m, or 60 × 30 cm."""
    if bed.length_cm < SAID_IN_CM:
        return f"{bed.length_cm} {TIMES} {say_quantity(bed.width_cm, 'cm')}"
    length = say_quantity(bed.length_cm / 100, "")
    return f"{length} {TIMES} {say_quantity(bed.width_cm / 100, 'm')}"


@register.filter
def spacing(planting: Planting) -> str:
    """50 cm, or 4 × 12 cm where the rows are farther apart."""
    return _spacing(planting.spacing_cm, planting.row_spacing_cm)


@register.filter
def usual_spacing(plant: Plant) -> str:
    if plant.spacing_in_row_cm is None:
        return gettext("spacing not known")
    return _spacing(plant.spacing_in_row_cm, plant.block_row_spacing_cm)


def _spacing(in_row_cm: float, between_rows_cm: float) -> str:
    if in_row_cm == between_rows_cm:
        return say_quantity(in_row_cm, "cm")
    return f"{say_quantity(in_row_cm, '')} {TIMES} {say_quantity(between_rows_cm, 'cm')}"


@register.filter
def begins(planting: Planting) -> str:
    """When it began, or what is planned for when."""
    words = BEGUN if planting.started_on else PLANNED
    if planting.begins_on is None:
        return gettext("planned")
    day = formats.date_format(planting.begins_on)
    return gettext(words[StartMethod(planting.method)]).format(day=day)


@register.filter
def square_metres(area_m2: float) -> str:
    return say_quantity(area_m2, "m²", 1 if area_m2 < 10 else 0)


@register.simple_tag(takes_context=True)
def plant_names(context: Context) -> SafeString:
    """What the field for a plant's name suggests; a loop in a template would take 20 ms."""
    names = Plant.objects.visible_to(context["user"]).values_list("common_name")
    return format_html(
        '<datalist id="plant-names">{}</datalist>',
        format_html_join("", '<option value="{}"></option>', names),
    )


@register.simple_tag
def plan_markers(drawing: Drawing, findings: Iterable) -> SafeString:
    """The numbers of the findings beside the plan, each where its plants stand."""
    taken: set[tuple[int, int]] = set()
    marks = SafeString("")
    for number, finding in enumerate(findings, start=1):
        x, y = drawing.position(finding.plantings)
        while (round(x), round(y)) in taken:
            x += 2 * MARKER_RADIUS + 4
        taken.add((round(x), round(y)))
        marks += _marker(number, f"{x:.1f}", f"{y:.1f}", finding.tone)
    return marks


def _marker(number: int, x: str, y: str, tone: str) -> SafeString:
    css_class = "mk" if tone == "urgent" else f"mk mk--{tone}"
    return format_html(
        '<g><circle class="{}" cx="{}" cy="{}" r="{}"/>'
        '<text class="mkt" x="{}" y="{}" dy="5.5" font-size="16">{}</text></g>',
        *(css_class, x, y, MARKER_RADIUS),
        *(x, y, number),
    )
