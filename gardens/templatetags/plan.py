"""Sizes, distances and marks of a bed's plan."""

from collections.abc import Iterable
from math import dist

from django import template
from django.db.models import QuerySet
from django.template import Context
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from gardens.beginning_words import begins_words
from gardens.models import Bed, Planting, Underlay
from gardens.models.picture import OPACITIES_PERCENT
from gardens.plan.drawing import Drawing
from gardens.plan.land_drawing import LandDrawing
from gardens.plan.sizes import size_words
from gardens.sun.page import BedSun
from gardens.sun.plantings import PlantingSun
from plants.models import Plant
from plants.quantities import say_length, say_number, say_quantity, say_sides
from plants.units import unit_shown

register = template.Library()

MARKER_RADIUS = 14
MARKER_STEP = 2 * MARKER_RADIUS + 4


@register.filter
def size(bed: Bed) -> str:
    return size_words(bed)


@register.filter
def laid_on(underlay: Underlay, drawing: LandDrawing) -> str:
    """The transform of the picture in user units of the drawing."""
    return underlay.transform(drawing.scale)


@register.filter
def extent_words(underlay: Underlay) -> str:
    cm_per_px = underlay.similarity.cm_per_px
    sides = (underlay.picture.width_px, underlay.picture.height_px)
    return gettext("The picture covers {sides}, turned by {degrees}°.").format(
        sides=say_sides(*(side * cm_per_px / 100 for side in sides), "m"),
        degrees=say_number(underlay.similarity.turn_deg),
    )


@register.filter
def opacities(underlay: Underlay) -> list[dict[str, object]]:
    return [
        {
            "percent": percent,
            "label": f"{percent}\N{NARROW NO-BREAK SPACE}%" if percent else gettext("Hidden"),
            "is_chosen": percent == underlay.opacity_percent,
        }
        for percent in OPACITIES_PERCENT
    ]


@register.filter
def length_words(cm: float) -> str:
    return say_length(cm)


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
    return say_sides(in_row_cm, between_rows_cm, "cm")


@register.filter
def begins(planting: Planting) -> str:
    return begins_words(planting)


@register.filter
def of_planting(sun: BedSun | None, planting: Planting) -> PlantingSun | None:
    """The sun one of a bed's plantings needs and gets."""
    return sun.plantings.get(planting.pk) if sun else None


@register.filter
def square_metres(area_m2: float) -> str:
    return say_quantity(area_m2, "m²", 1 if area_m2 < 10 else 0)


@register.filter
def litres(volume_l: float) -> str:
    return say_quantity(volume_l, "L")


@register.simple_tag
def length_unit() -> str:
    """Behind a field for a length."""
    return gettext(unit_shown("cm"))


@register.simple_tag(takes_context=True)
def plant_names(context: Context) -> SafeString:
    """What the field for a plant's name suggests; a loop in a template would take 20 ms."""
    return _names("plant-names", Plant.objects.visible_to(context["user"]))


@register.simple_tag
def tree_names() -> SafeString:
    return _names("tree-names", Plant.objects.of_catalogue().woody())


def _names(key: str, plants: QuerySet[Plant]) -> SafeString:
    return format_html(
        '<datalist id="{}">{}</datalist>',
        *(
            key,
            format_html_join("", '<option value="{}"></option>', plants.values_list("common_name")),
        ),
    )


@register.simple_tag
def plan_markers(drawing: Drawing, findings: Iterable) -> SafeString:
    """The numbers of the findings beside the plan, each where its plants stand."""
    taken: list[tuple[float, float]] = []
    marks = SafeString("")
    for number, finding in enumerate(findings, start=1):
        x, y = _free_spot(drawing.position(finding.plantings), taken, float(drawing.length))
        taken.append((x, y))
        marks += _marker(number, f"{x:.1f}", f"{y:.1f}", finding.tone)
    return marks


def _free_spot(
    spot: tuple[float, float], taken: list[tuple[float, float]], east: float
) -> tuple[float, float]:
    """The next to the right that no marker covers, or in the rows below from the left edge."""
    x, y = spot
    while any(dist((x, y), other) < 2 * MARKER_RADIUS for other in taken):
        x += MARKER_STEP
        if x > east:
            x, y = 0.0, y + MARKER_STEP
    return x, y


@register.simple_tag
def land_markers(drawing: LandDrawing, findings: Iterable) -> SafeString:
    """The number of each bed's worst finding at its corner; the list has the others."""
    corners = dict(drawing.corners())
    marks = SafeString("")
    for number, finding in enumerate(findings, start=1):
        if corner := corners.pop(finding.bed_id, None):
            marks += _marker(number, *(f"{at:.1f}" for at in corner), finding.tone)
    return marks


def _marker(number: int, x: str, y: str, tone: str) -> SafeString:
    css_class = "mk" if tone == "urgent" else f"mk mk--{tone}"
    return format_html(
        '<g data-marker="{0} {1}" transform="translate({0} {1})"><circle class="{2}" r="{3}"/>'
        '<text class="mkt" dy="5.5" font-size="16">{4}</text></g>',
        *(x, y, css_class, MARKER_RADIUS, number),
    )
