from django import template

from gardens.models import Bed, Texture
from gardens.soil.words import rate_number, say_amount, say_rate
from plants.quantities import say_number

register = template.Library()

register.filter("rate", say_rate)
register.filter("rate_number", rate_number)
register.filter("amount", say_amount)


@register.filter
def texture(bed: Bed) -> str:
    """Of a bed `with_soil_texture`; empty while it is not known."""
    return str(Texture(bed.soil_texture).label) if bed.soil_texture else ""


@register.filter
def grams(amount_g: float) -> str:
    """Of the ledger; nothing is a dash."""
    return say_number(amount_g, 0 if abs(amount_g) >= 100 else 1) if amount_g else "–"
