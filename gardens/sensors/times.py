"""Times as loggers write them; which of day and month comes first is for the gardener to say."""

import re
from datetime import datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

PARTS = re.compile(
    r"(?P<one>\d{1,4})[./-](?P<two>\d{1,2})[./-](?P<three>\d{4}|\d{2}|\d)"
    r"(?:[ T,]+(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,]\d+)?)?"
    r"\s*(?P<half>[AaPp][Mm])?)?",
    re.ASCII,
)
CENTURY = 2000


class DateOrder(StrEnum):
    YEAR_FIRST = "ymd"
    DAY_FIRST = "dmy"
    MONTH_FIRST = "mdy"


def is_time(text: str) -> bool:
    return any(parsed(text, order) for order in DateOrder)


def order_of(texts: list[str]) -> DateOrder | None:
    """The first one in which all can be read; None where they are no times."""
    known = [text for text in texts if text]
    fits = (order for order in DateOrder if all(parsed(text, order) for text in known))
    return next(fits, None) if known else None


def moment_of(text: str, order: DateOrder, zone: ZoneInfo) -> str:
    """With its offset, which is the zone's unless it has one; as it is where it is no time."""
    found = parsed(text, order)
    if found is None:
        return text
    return (found if found.tzinfo else found.replace(tzinfo=zone)).isoformat()


def parsed(text: str, order: DateOrder) -> datetime | None:
    try:
        return _iso(text) if order is DateOrder.YEAR_FIRST else _of_parts(text, order)
    except ValueError:
        return None


def _iso(text: str) -> datetime | None:
    # A bare number is no time, although 20260505 could be one.
    if text.isdigit():
        return None
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return _of_parts(text, DateOrder.YEAR_FIRST)


def _of_parts(text: str, order: DateOrder) -> datetime | None:
    match = PARTS.fullmatch(text)
    if match is None:
        return None
    numbers = dict(zip(order.value, map(int, match.group("one", "two", "three")), strict=True))
    year = numbers["y"] if numbers["y"] > 99 else numbers["y"] + CENTURY
    hour = int(match["hour"] or 0)
    if match["half"]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + 12 * (match["half"].lower() == "pm")
    clock = hour, int(match["minute"] or 0), int(match["second"] or 0)
    return datetime(year, numbers["m"], numbers["d"], *clock)  # noqa: DTZ001 - the zone comes later
