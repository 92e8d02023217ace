import math

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

MONTHS = 12

Monthly = tuple[float, ...]


def check_monthly(value: object) -> None:
    is_year = isinstance(value, list | tuple) and len(value) == MONTHS
    if not is_year or not all(_is_number(month) for month in value):
        raise ValidationError(_("Give one number for each of the twelve months."), code="monthly")


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


class MonthlyField(models.JSONField):
    """Twelve numbers, January to December, read as a tuple."""

    default_validators = [check_monthly]

    def from_db_value(self, value, expression, connection) -> Monthly | None:
        months = super().from_db_value(value, expression, connection)
        return None if months is None else tuple(months)

    def to_python(self, value):
        return tuple(value) if isinstance(value, list) else value

    def get_db_prep_save(self, value, connection):
        """Bulk inserts skip validators; what is not a year never reaches the table."""
        if isinstance(value, list | tuple):
            check_monthly(value)
        return super().get_db_prep_save(value, connection)
