"""What is said of the light of a space."""

from collections.abc import Iterator

from rules.catalogue.indoor import reading_input
from rules.catalogue.light.lamps import Lit
from rules.catalogue.sources import INDOOR_TABLE, YOUR_LAMP
from rules.engine.drafts import Input
from rules.engine.quantities import tenths
from rules.engine.wording import Quantity, Wording, gettext_noop, wording

LITTLE = gettext_noop("The plants in {space} get too little light")
LONG = gettext_noop("The days in {space} are too long")
MUCH = gettext_noop("The plants in {space} get more light than they use")
WHAT = gettext_noop("They get {dli} a day and want {low} to {high}.")
WHAT_LONG = gettext_noop("The light is on {hours} a day; the crops there bear {most}.")
LITTLE_WHY = Wording(gettext_noop("In too little light they stretch, stay pale and bear late."))
LONG_WHY = Wording(gettext_noop("In longer days leaves turn yellow and crops suffer."))
MUCH_WHY = Wording(gettext_noop("What they do not use only costs electricity."))
LITTLE_DO = gettext_noop("Bring {ppfd} to the leaves: hang the lamp lower or add one.")
LONGER_DO = gettext_noop("Light them {hours} a day, or bring {ppfd} to the leaves.")
LONG_DO = gettext_noop("Light them at most {most} a day.")
LONG_STRONGER_DO = gettext_noop("Light them at most {most} a day, and bring {ppfd} to the leaves.")
MUCH_DO = gettext_noop("{ppfd} are enough: hang the lamp higher or dim it.")
FORMULA = gettext_noop("{ppfd} × {hours} × 0.0036 = {dli}")


def title(lit: Lit) -> Wording:
    text = LITTLE if lit.is_too_little else LONG if lit.is_too_long else MUCH
    return wording(text, space=lit.space.name)


def what(lit: Lit) -> Wording:
    if lit.is_too_long and not lit.is_too_little:
        return wording(WHAT_LONG, hours=_hours(lit.space.light_hours), most=_hours(lit.most_hours))
    low, high = lit.wish.span
    return wording(WHAT, dli=_mol(lit.dli_mol), low=_mol(low), high=_mol(high))


def why(lit: Lit) -> Wording:
    if lit.is_too_little:
        return LITTLE_WHY
    return LONG_WHY if lit.is_too_long else MUCH_WHY


def do(lit: Lit) -> Wording:
    if lit.is_too_little and lit.wanted_hours and not lit.is_too_long:
        return wording(LONGER_DO, hours=_hours(lit.wanted_hours), ppfd=_ppfd(lit.wanted_ppfd))
    if lit.is_too_little:
        return wording(LITTLE_DO, ppfd=_ppfd(lit.wanted_ppfd))
    if lit.is_too_long and lit.falls_short:
        most, ppfd = _hours(lit.most_hours), _ppfd(lit.wanted_ppfd)
        return wording(LONG_STRONGER_DO, most=most, ppfd=ppfd)
    if lit.is_too_long:
        return wording(LONG_DO, most=_hours(lit.most_hours))
    return wording(MUCH_DO, ppfd=_ppfd(lit.wanted_ppfd))


def numbers(lit: Lit) -> tuple[tuple[str, Quantity], ...]:
    today = (gettext_noop("Light of a day"), _mol(lit.dli_mol))
    if lit.is_too_long and not lit.falls_short:
        return (today,)
    return today, (gettext_noop("Light needed in these hours"), _ppfd(lit.wanted_ppfd))


def inputs(lit: Lit) -> Iterator[Input]:
    if lit.reading:
        # A lamp does not age within weeks.
        reading = reading_input(lit.reading, "ppfd")
        yield Input(reading.name, reading.value, reading.source, reading.measured_on)
    else:
        yield Input(gettext_noop("Light at the leaves"), _ppfd(lit.ppfd), YOUR_LAMP)
    yield Input(gettext_noop("Hours of light"), _hours(lit.space.light_hours), YOUR_LAMP)
    ends = tuple(_mol(end) for end in lit.wish.span)
    yield Input(gettext_noop("Light the crops want"), ends, INDOOR_TABLE)


def formula(lit: Lit) -> Wording:
    hours = _hours(lit.space.light_hours)
    return wording(FORMULA, ppfd=_ppfd(lit.ppfd), hours=hours, dli=_mol(lit.dli_mol))


def _mol(value: float) -> Quantity:
    return Quantity(value, "mol/m²", digits=tenths(value))


def _hours(value: float) -> Quantity:
    return Quantity(value, "h", digits=tenths(value))


def _ppfd(value: float) -> Quantity:
    return Quantity(value, "µmol/m²/s", digits=0)
