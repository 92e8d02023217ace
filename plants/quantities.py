"""Numbers with their units, in as few digits as a decision needs."""

from django.utils import formats
from django.utils.translation import gettext, ngettext

NARROW_SPACE = "\N{NARROW NO-BREAK SPACE}"
LONGEST_IN_CM = 200


def say_quantity(value: float, unit: str, digits: int | None = None) -> str:
    number = say_number(value, digits)
    return f"{number}{NARROW_SPACE}{gettext(unit)}" if unit else number


def say_number(value: float, digits: int | None = None) -> str:
    places = _places(value) if digits is None else digits
    number = formats.number_format(round(value, places), decimal_pos=places or 0)
    return number.replace("-", "\N{MINUS SIGN}")


def _places(value: float) -> int:
    """As few digits as a decision needs: 0.85, 0.6, 4.6, 36, 160."""
    size = abs(value)
    if size >= 10 or value == int(value):
        return 0
    return 1 if size >= 1 or round(value, 1) == round(value, 2) else 2


def say_range(lowest: float, highest: float, unit: str = "", digits: int | None = None) -> str:
    if lowest == highest:
        return say_quantity(highest, unit, digits)
    return gettext("%(lowest)s to %(highest)s") % {
        "lowest": say_number(lowest, digits),
        "highest": say_quantity(highest, unit, digits),
    }


def say_length(cm: float) -> str:
    """In metres where centimetres are hard to picture."""
    return say_quantity(cm, "cm") if cm < LONGEST_IN_CM else say_quantity(cm / 100, "m")


def say_days(lowest: int, highest: int) -> str:
    days = say_range(lowest, highest)
    return ngettext("%(days)s day", "%(days)s days", highest) % {"days": days}


def say_years(lowest: float, highest: float) -> str:
    years = say_range(lowest, highest)
    return ngettext("%(years)s year", "%(years)s years", int(highest)) % {"years": years}
