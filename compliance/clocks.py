"""What a clock has left behind that was ahead, and was put back since."""

from datetime import datetime, timedelta

from django.db.models import Q

# Clocks of several machines differ, by less than this.
TOLERANCE = timedelta(minutes=5)


def long_ago(field: str, now: datetime, age: timedelta) -> Q:
    """Longer ago than that; what is said to be still to come counts as such, or it would be
    waited for."""
    return Q(**{f"{field}__lt": now - age}) | Q(**{f"{field}__gt": now + TOLERANCE})
