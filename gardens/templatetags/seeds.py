"""Shares, amounts and drawings of the seed box."""

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext, ngettext

from gardens.models import GerminationTest, SeedEntry
from gardens.seeds.page import AXIS_C, SeedRow
from plants.quantities import NARROW_SPACE, say_number, say_quantity, say_range
from plants.units import as_shown, unit_shown

register = template.Library()

DOTS_IN_A_ROW, DOT = 10, 20
# A larger test is told in numbers only.
MOST_DOTS = 100
TICKS_C = (0, 20, 40)


@register.filter
def percent(share: float) -> str:
    return f"{round(100 * share)}{NARROW_SPACE}%"


@register.filter
def seeds(number: int) -> str:
    return ngettext("{number} seed", "{number} seeds", number).format(number=say_number(number))


@register.filter
def signed(entry: SeedEntry) -> str:
    """+200, −12."""
    return f"{'+' if entry.seeds > 0 else ''}{say_number(entry.seeds)}"


@register.filter
def grams(value: float) -> str:
    return say_quantity(value, "g")


@register.filter
def degrees(value: float) -> str:
    return say_quantity(value, "°C")


@register.simple_tag
def temperature_unit() -> str:
    return unit_shown("°C")


@register.simple_tag
def germination_bar(row: SeedRow, soil_c: float | None) -> SafeString:
    """From where to where the seed sprouts, the best marked, the soil of today as a line."""
    if row.range_c is None:
        return mark_safe("")
    first_c, best_c, last_c = row.range_c
    label = gettext("germinates at {range}, best at {best}").format(
        range=say_range(first_c, last_c, "°C", 0), best=say_quantity(best_c, "°C", 0)
    )
    return format_html(
        '<svg class="chart germ" role="img" aria-label="{}">'
        '<line class="grid" x1="0" x2="100%" y1="16" y2="16"/>'
        '<rect class="poss" x="{}%" y="9" width="{}%" height="14" rx="7"/>'
        '<rect class="opt" x="{}%" y="9" width="10" height="14" rx="3" '
        'transform="translate(-5 0)"/>{}</svg>',
        label,
        _at(first_c),
        f"{float(_at(last_c)) - float(_at(first_c)):g}",
        _at(best_c),
        _soil_line(soil_c, 32),
    )


@register.simple_tag
def germination_axis(soil_c: float | None) -> SafeString:
    anchors = ("start", "middle", "end")
    words = [say_number(as_shown(tick, "°C")) for tick in TICKS_C]
    words[-1] += f"{NARROW_SPACE}{unit_shown('°C')}"
    ticks = zip(map(_at, TICKS_C), anchors, words, strict=True)
    text = '<text x="{}%" y="14" text-anchor="{}">{}</text>'
    return format_html(
        '<svg class="chart germ germ--axis" aria-hidden="true">{}</svg>',
        format_html_join("", text, ticks),
    )


def _soil_line(soil_c: float | None, height: int) -> SafeString:
    if soil_c is None or not AXIS_C[0] <= soil_c <= AXIS_C[1]:
        return mark_safe("")
    line = '<line class="today" x1="{0}%" x2="{0}%" y1="0" y2="{1}"/>'
    return format_html(line, _at(soil_c), height)


def _at(temperature_c: float) -> str:
    first_c, last_c = AXIS_C
    share = (min(last_c, max(first_c, temperature_c)) - first_c) / (last_c - first_c)
    return f"{100 * share:g}"


@register.simple_tag
def test_dots(test: GerminationTest) -> SafeString:
    """A seed for each, those that sprouted with a root."""
    if test.seeds > MOST_DOTS:
        return mark_safe("")
    rows = -(-test.seeds // DOTS_IN_A_ROW)
    label = gettext("{germinated} of {seeds} sprouted").format(
        germinated=test.germinated, seeds=test.seeds
    )
    dots = format_html_join("", "{}", ((_dot(number, test),) for number in range(test.seeds)))
    size = f"0 0 {DOTS_IN_A_ROW * DOT} {rows * 2 * DOT}"
    return format_html(
        '<svg class="dots" viewBox="{}" role="img" aria-label="{}">{}</svg>', size, label, dots
    )


def _dot(number: int, test: GerminationTest) -> SafeString:
    row, column = divmod(number, DOTS_IN_A_ROW)
    x, y = DOT * column + DOT // 2, 2 * DOT * row + DOT
    if number >= test.germinated:
        return format_html('<circle class="sd" cx="{}" cy="{}" r="7"/>', x, y)
    root = format_html('<path class="sdl" d="M{} {}c-1-6 2-9 6-10"/>', x, y - 7)
    return format_html('<circle class="sd on" cx="{}" cy="{}" r="7"/>{}', x, y, root)
