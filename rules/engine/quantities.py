"""Quantities rounded to what a gardener can use."""

from math import floor, log10

from rules.engine.wording import Quantity, gettext_noop

DAY, DAYS = gettext_noop("day"), gettext_noop("days")
HOUR, HOURS = gettext_noop("hour"), gettext_noop("hours")
WEEK, WEEKS = gettext_noop("week"), gettext_noop("weeks")
YEAR, YEARS = gettext_noop("year"), gettext_noop("years")


def two_digits(value: float) -> float:
    """Two significant digits."""
    return round(value, 1 - floor(log10(abs(value)))) if value else 0.0


def litres(value: float) -> Quantity:
    """Two significant digits below 100 L, else steps of 5 L."""
    return Quantity(two_digits(value) if value < 100 else 5 * round(value / 5), "L")


def grams(value: float) -> Quantity:
    """As kitchen scales weigh: to 5 g, from a kilogram on two significant digits."""
    return Quantity(5 * round(value / 5), "g") if value < 1000 else kilograms(value / 1000)


def kilograms(value: float) -> Quantity:
    return Quantity(two_digits(value), "kg")


def tenths(value: float) -> int:
    """Digits that show a tenth where there is one."""
    return 0 if round(value, 1) == round(value) else 1


def centimetres(metres: float) -> Quantity:
    return Quantity(round(metres * 100), "cm")


def days(number: int) -> Quantity:
    return Quantity(number, DAY if number == 1 else DAYS)


def hours(number: int) -> Quantity:
    return Quantity(number, HOUR if number == 1 else HOURS)


def chance(probability: float) -> tuple[Quantity, Quantity]:
    """(1, 4) is "about 1 in 4"; above a half it is so many in ten."""
    if probability < 0.5:
        return Quantity(1), Quantity(round(1 / max(probability, 0.01)))
    return Quantity(min(9, round(probability * 10))), Quantity(10)


def weeks(number: int) -> Quantity:
    return Quantity(number, WEEK if number == 1 else WEEKS)


def years(number: int) -> Quantity:
    return Quantity(number, YEAR if number == 1 else YEARS)
