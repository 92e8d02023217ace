"""The season of a day, where the database reckons it."""

from django.db.models import Case, Expression, F, Q, When
from django.db.models.functions import ExtractYear

from gardens.models.garden import Garden
from plants.agronomy.rotation import FIRST_MONTH_SOUTH


def season_of(day: str, garden: Garden) -> Expression:
    """The year in which the season of a column's day begins."""
    year = ExtractYear(F(day))
    if not garden.place.is_southern:
        return year
    is_before = Q(**{f"{day}__month__lt": FIRST_MONTH_SOUTH})
    return year - Case(When(is_before, then=1), default=0)
