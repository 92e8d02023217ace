"""Doses and nutrients in the reader's words and units."""

from django.utils.translation import gettext

from gardens.models import Amendment
from plants.agronomy.nutrients import Nutrients
from plants.quantities import GRAMS_PER_KG, NARROW_SPACE, say_number, say_quantity, say_weight
from plants.units import as_shown, is_imperial

SYMBOLS = ("N", "P₂O₅", "K₂O")
SQ_FT_OF_A_RATE = 100


def say_rate(g_m2: float) -> str:
    """In g/m², kg/m² where that is a lot, or in pounds to 100 square feet."""
    if is_imperial():
        return gettext("{pounds} lb/100 sq ft").format(pounds=rate_number(g_m2))
    if g_m2 >= GRAMS_PER_KG:
        return f"{say_number(g_m2 / 1000, 1)}{NARROW_SPACE}kg/m²"
    return f"{rate_number(g_m2)}{NARROW_SPACE}g/m²"


def rate_number(g_m2: float) -> str:
    """Without its unit, which follows with another rate."""
    if not is_imperial():
        return _one_digit(g_m2)
    pounds = as_shown(g_m2 / 1000, "kg") / as_shown(1, "m²") * SQ_FT_OF_A_RATE
    return say_number(pounds, 2)


def say_nutrients(grams: Nutrients) -> str:
    """N 3.6, P₂O₅ 1.8."""
    named = zip(SYMBOLS, grams, strict=True)
    return ", ".join(f"{symbol} {_one_digit(amount)}" for symbol, amount in named if amount)


def say_amount(amendment: Amendment) -> str:
    if amendment.amount_g:
        return say_weight(amendment.amount_g)
    return say_quantity(amendment.amount_l, "L")


def _one_digit(value: float) -> str:
    return say_number(value, 0 if value >= 100 else 1)
