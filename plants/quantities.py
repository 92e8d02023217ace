"""Numbers with the reader's units, in as few digits as a decision needs."""

from math import ceil

from django.utils import formats
from django.utils.translation import gettext, ngettext

from plants.units import as_shown, is_imperial, unit_shown

NARROW_SPACE = "\N{NARROW NO-BREAK SPACE}"
LONGEST_IN_CM = 200
LONGEST_IN_INCHES_CM = 122
GRAMS_PER_KG = 1000
OUNCES_PER_POUND = 16
# From here on nobody weighs by the ounce.
LONGEST_IN_OUNCES_LB = 20
TIMES = "×"


def say_quantity(value: float, unit: str, digits: int | None = None) -> str:
    return _with_unit(say_number(_value_shown(value, unit), _digits_shown(unit, digits)), unit)


def _with_unit(number: str, unit: str) -> str:
    return f"{number}{NARROW_SPACE}{gettext(unit_shown(unit))}" if unit else number


def say_number(value: float, digits: int | None = None) -> str:
    places = _places(value) if digits is None else digits
    number = formats.number_format(round(value, places), decimal_pos=places or 0)
    return number.replace("-", "\N{MINUS SIGN}")


def _value_shown(value: float, unit: str) -> float:
    """8 ft, although the centimetre that was stored makes it 8.005."""
    shown = as_shown(value, unit)
    return round(shown, 1) if unit_shown(unit) != unit and abs(shown) >= 1 else shown


def _digits_shown(unit: str, digits: int | None) -> int | None:
    """Digits were chosen for the stored unit; only degrees are about as large in the other."""
    return digits if unit_shown(unit) == unit or unit == "°C" else None


def _places(value: float) -> int:
    """As few digits as a decision needs: 0.85, 0.6, 4.6, 36, 160."""
    size = abs(value)
    if size >= 10 or value == int(value):
        return 0
    return 1 if size >= 1 or round(value, 1) == round(value, 2) else 2


def say_weight(grams: float) -> str:
    """850 g, 1.25 kg; 1 lb 14 oz, 44 lb."""
    if is_imperial():
        return _pounds_and_ounces(round(as_shown(grams, "g")))
    if grams < GRAMS_PER_KG:
        return _with_unit(say_number(grams, 0), "g")
    kilograms = grams / GRAMS_PER_KG
    digits = 2 if kilograms < 10 else 1 if kilograms < 100 else 0
    rounded = round(kilograms, digits)
    shown = next(few for few in range(digits + 1) if round(rounded, few) == rounded)
    return _with_unit(say_number(rounded, shown), "kg")


def _pounds_and_ounces(ounces: int) -> str:
    pounds, rest = divmod(ounces, OUNCES_PER_POUND)
    if pounds >= LONGEST_IN_OUNCES_LB:
        return _with_unit(say_number(round(ounces / OUNCES_PER_POUND)), "kg")
    parts = [_with_unit(say_number(pounds), "kg")] if pounds else []
    if rest or not pounds:
        parts.append(_with_unit(say_number(rest), "g"))
    return " ".join(parts)


def say_range(lowest: float, highest: float, unit: str = "", digits: int | None = None) -> str:
    if lowest == highest:
        return say_quantity(highest, unit, digits)
    return gettext("%(lowest)s to %(highest)s") % {
        "lowest": say_number(_value_shown(lowest, unit), _digits_shown(unit, digits)),
        "highest": say_quantity(highest, unit, digits),
    }


def say_length(cm: float) -> str:
    """In metres or feet where centimetres or inches are hard to picture, to a tenth of them."""
    if _is_said_small(cm):
        return say_quantity(cm, "cm")
    return _with_unit(_tenths(as_shown(cm / 100, "m")), "m")


def say_length_up(cm: float) -> str:
    """Rounded up, so that who goes so far has gone far enough."""
    return say_up(cm, "cm") if _is_said_small(cm) else say_up(cm / 100, "m")


def say_up(value: float, unit: str) -> str:
    """The next whole centimetre or inch, or tenth of a metre or foot."""
    parts = 10 if unit == "m" else 1
    shown = ceil(round(as_shown(value, unit) * parts, 3)) / parts
    return _with_unit(_tenths(shown), unit)


def say_sides(one: float, other: float, unit: str) -> str:
    """2.4 × 1.2 m."""
    return (
        f"{_tenths(as_shown(one, unit))} {TIMES} {_with_unit(_tenths(as_shown(other, unit)), unit)}"
    )


def _is_said_small(cm: float) -> bool:
    return cm < (LONGEST_IN_INCHES_CM if is_imperial() else LONGEST_IN_CM)


def _tenths(value: float) -> str:
    """12.5, but 12 where nothing follows."""
    tenths = round(value, 1)
    return say_number(tenths, 0 if tenths == int(tenths) else 1)


def say_days(lowest: int, highest: int) -> str:
    days = say_range(lowest, highest)
    return ngettext("%(days)s day", "%(days)s days", highest) % {"days": days}


def say_years(lowest: float, highest: float) -> str:
    years = say_range(lowest, highest)
    return ngettext("%(years)s year", "%(years)s years", int(highest)) % {"years": years}
