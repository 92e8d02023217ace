"""The hours and days that readings are summed up by.

Hours begin on the full hour of the garden's standard time, so that days consist of whole hours
where clocks differ by half an hour too; a day is the garden's own, of 23 to 25 hours.
"""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

HOUR, DAY = timedelta(hours=1), timedelta(days=1)

Bin = tuple[datetime, datetime]


def hour_of(moment: datetime, zone: ZoneInfo) -> Bin:
    """Start, and end, which is no part of it."""
    local = moment.astimezone(zone)
    shift = (local.utcoffset() - (local.dst() or timedelta())) % HOUR
    standard = moment.astimezone(UTC) + shift
    start = standard.replace(minute=0, second=0, microsecond=0) - shift
    return start, start + HOUR


def day_of(moment: datetime, zone: ZoneInfo) -> Bin:
    on = moment.astimezone(zone).date()
    return days_between(on, on, zone)


def days_between(first: date, last: date, zone: ZoneInfo) -> Bin:
    return midnight(first, zone), midnight(last + DAY, zone)


def midnight(on: date, zone: ZoneInfo) -> datetime:
    """Its beginning, as UTC: the difference of two is the time that passes."""
    return datetime.combine(on, time.min, zone).astimezone(UTC)
