"""Weights, values and expected yields."""

from django import template

from gardens.harvests.record import Expected, HarvestRecord, Picked
from gardens.harvests.words import (
    amount_words,
    expected_words,
    range_words,
    say_kg,
    say_value,
    water_words,
)
from gardens.models import Planting
from plants.quantities import say_quantity

register = template.Library()
register.filter("kg", say_kg)
register.filter("value", say_value)
register.filter(expected_words)
register.filter(range_words)
register.filter(water_words)


@register.filter
def picked_words(picked: Picked) -> str:
    return amount_words(picked.grams, picked.pieces)


@register.filter
def kg_per_m2(kg: float) -> str:
    return say_quantity(kg, "kg/m²", 1)


@register.simple_tag
def expected_of(record: HarvestRecord, planting: Planting, season: int) -> Expected | None:
    return record.expected(planting, season)
