"""Damp, mild days that favour late blight, as the hours of a garden tell them."""

from dataclasses import dataclass
from datetime import date, timedelta

from plants.agronomy.late_blight import (
    BlightDay,
    blight_periods,
    is_hutton_day,
    pairs,
    periods_together,
    periods_within,
    smith_period,
)
from rules.catalogue.disease.weather import AHEAD_DAYS, ONE_DAY, days, leaves_before
from rules.engine.snapshot import GardenSnapshot

# A period that is over is acted on within so long.
ACT_WITHIN = timedelta(days=3)


@dataclass(frozen=True, slots=True)
class Period:
    """Two days that favour it, of which `on` is the second, in a run that began on `began_on`;
    `number` of such runs in ten days. Runs within ten days of each other are one spell."""

    spell_began_on: date
    began_on: date
    on: date
    first: BlightDay
    second: BlightDay
    number: int

    @property
    def smith(self) -> str | None:
        return smith_period(self.first, self.second)

    @property
    def low_c(self) -> float:
        return min(self.first.tmin_c, self.second.tmin_c)

    @property
    def humid_h(self) -> float:
        return min(self.first.humid_h, self.second.humid_h)


def period_now(garden: GardenSnapshot) -> Period | None:
    """The next that ends today or in the days ahead; else the last, while it asks for a look."""
    span = days(garden, min(garden.air), garden.on + AHEAD_DAYS * ONE_DAY)
    blight = [
        BlightDay(air.tmin_c, air.humid_h) if air and air.is_humidity_known else None
        for _, air in span
    ]
    before = leaves_before(garden)
    completes = pairs([*before.is_blight, *(day and is_hutton_day(day) for day in blight)])
    today, hours_from = (garden.on - before.first).days, len(before.values)
    recent = [
        place
        for place, ends in enumerate(completes)
        if ends and place > hours_from and place >= today - ACT_WITHIN.days
    ]
    if not recent:
        return None
    place = next((place for place in recent if place >= today), recent[-1])
    spell = next(
        spell
        for spell in periods_together(blight_periods(completes))
        if spell[0].first <= place <= spell[-1].last
    )
    began = next(one.begins for one in reversed(spell) if one.first <= place)
    return Period(
        spell_began_on=before.first + spell[0].begins * ONE_DAY,
        began_on=before.first + began * ONE_DAY,
        on=before.first + place * ONE_DAY,
        first=blight[place - hours_from - 1],
        second=blight[place - hours_from],
        number=periods_within(spell, place),
    )
