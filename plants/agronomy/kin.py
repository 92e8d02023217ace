"""Crops of the catalogue that are forms of one crop, for which figures were measured once."""

from collections.abc import Mapping
from typing import TypeVar

Figure = TypeVar("Figure")

FORMS = {
    "bush-bean": ("dry-bean", "pole-bean"),
    "cabbage": ("savoy-cabbage",),
    "cucumber": ("pickling-cucumber",),
    "garden-pea": ("snow-pea", "sugar-snap-pea"),
    "head-lettuce": ("leaf-lettuce", "romaine-lettuce"),
    "onion": ("shallot",),
    "radish": ("daikon-radish",),
    "sweet-corn": ("field-corn", "popcorn"),
    "sweet-pepper": ("chili-pepper",),
    "tomato": ("cherry-tomato", "paste-tomato"),
    "winter-squash": ("acorn-squash", "butternut-squash", "pumpkin", "spaghetti-squash"),
    "zucchini": ("summer-squash",),
}


def with_forms(figures: Mapping[str, Figure]) -> dict[str, Figure]:
    """A form has the figure of its crop, unless it has one of its own."""
    formed = {form: figures[crop] for crop in FORMS if crop in figures for form in FORMS[crop]}
    return {**formed, **figures}
