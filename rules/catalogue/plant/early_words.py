"""What is said of a crop that is outdoors before its time."""

from rules.catalogue.plant.haste import Haste
from rules.engine.quantities import chance
from rules.engine.wording import Quantity, Wording, gettext_noop, wording

# A smaller chance of a killing night is none.
NOTABLE = 0.05
PLANNED = gettext_noop("Planned for {date}; its time begins around {opens}.")
OUT = gettext_noop("Out since {date}; its time begins around {opens}.")
NEVER_SAFE = gettext_noop("Here frost comes in summer too, in more than 1 year of 10.")
KILLS = gettext_noop("A night that kills it still comes in about {some} of {among} years.")
COLD = Wording(gettext_noop("In cold soil seeds rot and seedlings stand still."))
LUSH = Wording(
    gettext_noop("Begun too early it grows lush before winter, and frost hurts it more.")
)
KILLED = gettext_noop("Killed at")
CHANCE = gettext_noop("Chance of a killing night")
FORMULA = gettext_noop("1 − the chance that from {date} on no night falls to {kill} = {chance}")
WOULD_CHANGE = Wording(
    gettext_noop("A later day, a cover, other frost dates, or the risk you take.")
)
WAIT = gettext_noop("Wait until around {opens}, or sow indoors meanwhile.")
WAIT_FOR_AUTUMN = gettext_noop("Wait until around {opens}.")
MULCH = gettext_noop("Leave it, and mulch it once the ground begins to freeze.")
COVER = gettext_noop("Keep fleece over it at night until around {opens}.")
COVER_MORE = gettext_noop("Lay fleece over it inside, at night, until around {opens}.")
UNDER_COVER = gettext_noop("Grow it under cover, or in a pot that comes in at night.")


def why(found: Haste) -> Wording:
    risk = found.kill_chance or 0.0
    if risk < NOTABLE:
        return LUSH if found.is_autumn else COLD
    some, among = chance(risk)
    return wording(KILLS, some=some, among=among)


def do(found: Haste) -> str:
    if found.opens_on is None:
        return UNDER_COVER
    if found.is_autumn:
        return MULCH if found.is_out else WAIT_FOR_AUTUMN
    if found.is_out:
        return COVER_MORE if found.bed.is_covered else COVER
    return WAIT


def formula(found: Haste) -> Wording | None:
    """None where the chance cannot be told."""
    if found.kill_chance is None:
        return None
    kill = Quantity(found.planting.plant.kill_temp_c, "°C")
    return wording(FORMULA, date=found.day, kill=kill, chance=percent(found.kill_chance))


def percent(probability: float) -> Quantity:
    return Quantity(100 * probability, "%", digits=0)
