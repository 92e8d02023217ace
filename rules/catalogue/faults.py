"""Which check failed what was given and does not count (docs/science.md 0.4)."""

from collections.abc import Iterable

from rules.engine.snapshot import BedSnapshot, GardenSnapshot, WeatherSnapshot
from rules.engine.wording import Quantity, Wording, gettext_noop, wording

WEATHER = {
    "temperature": gettext_noop("A temperature of {date} is not between −60 and 60 °C."),
    "order": gettext_noop("The lowest temperature of {date} is above the highest."),
    "rain": gettext_noop("The rain of {date} cannot be: it is less than 0 mm or far too much."),
    "evaporation": gettext_noop("The evaporation of {date} is not between 0 and 30 mm."),
    "future": gettext_noop("The weather of {date} is said to be observed, in the future."),
}
FUTURE = {
    "ph": gettext_noop("The soil test of {date} is dated in the future."),
    "watering": gettext_noop("The watering of {date} is dated in the future."),
    "moisture": gettext_noop("The moisture reading of {date} is dated in the future."),
}
NO_PH = gettext_noop("No soil has the pH of the test of {date}: it lies between 2 and 11.")
NO_VALUE = gettext_noop("The soil test of {date} gives {value} of it, which cannot be.")


def bed_fault(bed: BedSnapshot, garden: GardenSnapshot, *whats: str) -> Wording | None:
    """Of the latest of these things that does not count."""
    refused = [one for one in bed.refused if one.what in whats]
    if not refused:
        return None
    latest = max(refused, key=lambda one: one.on)
    if latest.on > garden.on:
        return wording(FUTURE[latest.what], date=latest.on)
    if latest.what == "ph":
        return wording(NO_PH, date=latest.on)
    return wording(NO_VALUE, date=latest.on, value=Quantity(latest.value))


def weather_fault(days: Iterable[WeatherSnapshot], *checks: str) -> Wording | None:
    """Of the latest day that fails one of these checks, or any if none are named."""
    for day in sorted(days, key=lambda day: day.on, reverse=True):
        for fault in day.faults:
            if fault in (checks or WEATHER):
                return wording(WEATHER[fault], date=day.on)
    return None
