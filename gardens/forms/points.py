"""Corners typed as two distances a line, in the reader's unit."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import lazy
from django.utils.text import format_lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from plants.quantities import say_length
from plants.units import as_shown, as_stored, is_imperial

MOST_POINTS = 60
FARTHEST_CM = 50_000
_NUMBER = r"(\d{1,5}(?:[.,]\d{1,3})?)"
_LINE = re.compile(rf"\s*{_NUMBER}(?:\s*[;,]\s*|\s+){_NUMBER}\s*")

Point = list[float]


def in_unit_of_length(words: str) -> str:
    """With the reader's unit where they say {unit}."""
    return format_lazy(words, unit=lazy(_unit, str)())


def _unit() -> str:
    return gettext("inches") if is_imperial() else gettext("centimetres")


class PointsField(forms.CharField):
    """A list of [x, y] in cm; a comma may be the decimal sign too."""

    widget = forms.Textarea(attrs={"rows": 5, "inputmode": "text", "spellcheck": "false"})

    def __init__(self, *, fewest: int, **kwargs) -> None:
        super().__init__(max_length=MOST_POINTS * 20, **kwargs)
        self.fewest = fewest

    def clean(self, value) -> list[Point]:
        points: list[Point] = []
        for line in super().clean(value).splitlines():
            if line.strip() and (point := _point(line)) not in points[-1:]:
                points.append(point)
        if not points and not self.required:
            return []
        if not self.fewest <= len(points) <= MOST_POINTS:
            raise ValidationError(
                gettext("List {fewest} to {most} corners, one on each line.").format(
                    fewest=self.fewest, most=MOST_POINTS
                )
            )
        return points

    def prepare_value(self, value):
        if not isinstance(value, list):
            return value
        return "\n".join(f"{_shown(x)} {_shown(y)}" for x, y in value)

    def has_changed(self, initial, data) -> bool:
        return self.prepare_value(initial or []) != (data or "")


def _shown(cm: float) -> str:
    return f"{round(as_shown(cm, 'cm'), 2):g}"


def _stored(number: str) -> float:
    typed = float(number.replace(",", "."))
    return round(as_stored(typed, "cm"), 1) if is_imperial() else typed


def _point(line: str) -> Point:
    found = _LINE.fullmatch(line)
    if found is None:
        raise ValidationError(
            _("“%(line)s” is no corner. Write two distances in %(unit)s, for example 120 60."),
            params={"line": line.strip()[:40], "unit": _unit()},
        )
    point = [_stored(number) for number in found.groups()]
    if max(point) > FARTHEST_CM:
        raise ValidationError(
            _("A corner lies at most %(length)s away."), params={"length": say_length(FARTHEST_CM)}
        )
    return point
