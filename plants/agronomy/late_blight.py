"""Weather that favours late blight of potato and tomato; it never says that the blight is there."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from plants.agronomy.units import fahrenheit

COLDEST_NIGHT_C = 10.0
HUTTON_HUMID_H, SMITH_HUMID_H = 6, 11
HUTTON_CRITICAL_PERIODS, HUTTON_DAYS = 2, 10
REPORTED_NEAR_KM = 50.0

# Severity values of Wallin: at °F of the spell (from, to), its hours that give 1, 2, 3, 4.
_WALLIN_HOURS = (
    ((45, 53), (16, 19, 22)),
    ((54, 59), (13, 16, 19, 22)),
    ((60, 80), (10, 13, 16, 19)),
)
WALLIN_FIRST_SUM, WALLIN_WEEKLY_SUM = 18, 4


@dataclass(frozen=True, slots=True)
class BlightDay:
    """Hours of at least 90 % relative humidity, from hourly figures."""

    tmin_c: float
    humid_h: float


def hutton_days(days: Sequence[BlightDay | None]) -> tuple[bool, ...]:
    """Whether each day completes two in a row that favour it; None of a day without humidity."""
    return pairs([day and is_hutton_day(day) for day in days])


def is_hutton_day(day: BlightDay) -> bool:
    return _favours(day, HUTTON_HUMID_H)


def pairs(fits: Sequence[bool | None]) -> tuple[bool, ...]:
    """Whether each completes two in a row that fit; None of one that is not known."""
    return tuple(both == (True, True) for both in zip([False, *fits], fits, strict=False))


@dataclass(frozen=True, slots=True)
class BlightPeriod:
    """A run of days that each complete two in a row, by their places in the series."""

    first: int
    last: int

    @property
    def begins(self) -> int:
        """The first damp day of the run completes nothing yet."""
        return self.first - 1


def blight_periods(completes: Sequence[bool]) -> tuple[BlightPeriod, ...]:
    """Of what `hutton_days` says."""
    begins = [at for at, ends in enumerate(completes) if ends and not (at and completes[at - 1])]
    ends = [at for at, end in enumerate(completes) if end and not any(completes[at + 1 : at + 2])]
    return tuple(map(BlightPeriod, begins, ends))


def periods_together(periods: Sequence[BlightPeriod]) -> tuple[tuple[BlightPeriod, ...], ...]:
    """Each with those before it that it follows within HUTTON_DAYS, one after the other."""
    spells: list[list[BlightPeriod]] = []
    for period in periods:
        if spells and period.first - spells[-1][-1].last < HUTTON_DAYS:
            spells[-1].append(period)
        else:
            spells.append([period])
    return tuple(map(tuple, spells))


def periods_within(spell: Sequence[BlightPeriod], place: int) -> int:
    """Those of the spell that meet the ten days to the place, and those that follow it."""
    return sum(one.last > place - HUTTON_DAYS for one in spell)


def hutton_severity(periods_in_10_days: int, *, is_reported_near: bool = False) -> str | None:
    """`is_reported_near` within REPORTED_NEAR_KM."""
    if not periods_in_10_days:
        return None
    many = periods_in_10_days >= HUTTON_CRITICAL_PERIODS
    return "critical" if many or is_reported_near else "warning"


def smith_period(first: BlightDay, second: BlightDay) -> str | None:
    """Full, or a near miss by one hour; the older criterion, to compare with."""
    if _favours(first, SMITH_HUMID_H) and _favours(second, SMITH_HUMID_H):
        return "full"
    near_h = SMITH_HUMID_H - 1
    return "near miss" if _favours(first, near_h) and _favours(second, near_h) else None


def wallin_severity_value(humid_h: float, mean_c: float) -> int:
    """Of one wet spell, 0 to 4 (Wallin 1962, as tabled by MSU); whole degrees Fahrenheit."""
    mean_f = round(fahrenheit(mean_c))
    for (lowest_f, highest_f), hours in _WALLIN_HOURS:
        if lowest_f <= mean_f <= highest_f:
            return bisect_right(hours, humid_h)
    return 0


def is_blitecast_due(since_emergence: int, last_week: int, *, was_warned: bool) -> bool:
    """First by the sum of severity values since emergence, then by that of seven days."""
    if was_warned:
        return last_week >= WALLIN_WEEKLY_SUM
    return since_emergence >= WALLIN_FIRST_SUM


def _favours(day: BlightDay | None, humid_h: float) -> bool:
    return day is not None and day.tmin_c >= COLDEST_NIGHT_C and day.humid_h >= humid_h
