"""What is said of seedlings that are hardened off."""

from collections.abc import Iterator
from datetime import date

from plants.agronomy.hardening import DAYS
from rules.catalogue.plant.trays import Hardening
from rules.catalogue.sources import climate_normals, weather_input
from rules.engine.drafts import Input
from rules.engine.quantities import days, hours
from rules.engine.snapshot import GardenSnapshot
from rules.engine.wording import Quantity, Wording, gettext_noop, wording

TITLE = gettext_noop("Harden off {plants} for {bed}")
AHEAD = gettext_noop("From {first} on they stand outside by day; around {out} they go out.")
TODAY = gettext_noop("Day {number} of {days}: {fewest} to {most} outside today.")
FIRST_DAY = gettext_noop("Day 1 of {days}: about {hours} outside today.")
WHY = Wording(gettext_noop("Leaves that grew indoors burn in sun and wind that come at once."))
LONGER = Wording(gettext_noop("Begin in the shade, and leave them out longer every day."))
STAY_IN = gettext_noop(
    "Keep them in on {date}: the night may fall to {tmin}, and {lowest} is their limit."
)
NO_FORECAST = Wording(gettext_noop("No night of these days is forecast yet; look at it yourself."))
FORMULA = gettext_noop("{out} − {days} = {first}")
WOULD_CHANGE = Wording(
    gettext_noop("The day you note as planted out, other frost dates, or a newer forecast.")
)
TASK = gettext_noop("Set {plants} outside by day, longer each day, until {out}")


def what(found: Hardening, on: date) -> Wording:
    today = found.day(on)
    if today is None:
        return wording(AHEAD, first=found.days[0].on, out=found.out_on)
    length = Quantity(DAYS)
    if today.number == 1:
        return wording(FIRST_DAY, days=length, hours=hours(today.fewest_hours))
    return wording(
        TODAY,
        number=Quantity(today.number),
        days=length,
        fewest=Quantity(today.fewest_hours),
        most=hours(today.most_hours),
    )


def do(found: Hardening) -> Wording:
    if found.cold is None:
        return LONGER
    tmin = Quantity(found.cold.tmin_c, "°C", digits=1)
    lowest = Quantity(found.lowest_c, "°C")
    return wording(STAY_IN, date=found.cold.on, tmin=tmin, lowest=lowest)


def formula(found: Hardening) -> Wording:
    return wording(FORMULA, out=found.out_on, days=days(DAYS), first=found.days[0].on)


def inputs(found: Hardening, garden: GardenSnapshot) -> Iterator[Input]:
    yield Input(gettext_noop("Ready to go out"), found.out_on, climate_normals(garden))
    if found.cold:
        tmin = Quantity(found.cold.tmin_c, "°C", digits=1)
        yield weather_input(gettext_noop("Lowest temperature"), tmin, found.cold)
