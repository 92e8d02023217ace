"""What is said of perennials that are not fully grown."""

from collections.abc import Iterator

from rules.catalogue.perennial.establishing import Establishing
from rules.catalogue.sources import YOUR_RECORDS
from rules.engine.drafts import Input
from rules.engine.quantities import weeks
from rules.engine.wording import Quantity, Value, Wording, gettext_noop, wording

TITLE = gettext_noop("Spare {plant} in {bed} this season")
NONE_YET = gettext_noop("This is season {season} of {plant}: it is not to be picked yet.")
FEW_WEEKS = gettext_noop("This is season {season} of {plant}: it may be picked for {weeks}.")
WAS_PICKED = gettext_noop("You picked {plant} on {date}, in season {season}: it was too young.")
TOO_LONG = gettext_noop("You picked {plant} on {date}, beyond the {weeks} of season {season}.")
WHY = Wording(gettext_noop("Stalks that stay feed the roots, from which later harvests come."))
LEAVE = Wording(gettext_noop("Leave all stalks until they die down by themselves."))
FOR_WEEKS = gettext_noop("Pick for {weeks} at most, then let it grow.")
UNTIL = gettext_noop("Pick until {until} at most, then let it grow.")
STOP = Wording(gettext_noop("Stop picking, feed it with compost, and let it grow."))
FORMULA = gettext_noop("{year} − {planted} + 1 = season {season}")


def values(found: Establishing) -> dict[str, Value]:
    stand = found.stand
    return {
        "plant": stand.planting.plant.label,
        "bed": stand.bed.name,
        "season": Quantity(stand.season),
        "weeks": weeks(found.weeks),
    }


def what(found: Establishing) -> Wording:
    if found.is_too_much:
        template = TOO_LONG if found.weeks else WAS_PICKED
        return wording(template, date=found.picked_on[-1], **values(found))
    return wording(FEW_WEEKS if found.weeks else NONE_YET, **values(found))


def do(found: Establishing) -> Wording:
    if found.is_too_much:
        return STOP
    if not found.weeks:
        return LEAVE
    return wording(UNTIL, until=found.until) if found.until else wording(FOR_WEEKS, **values(found))


def formula(found: Establishing) -> Wording:
    """Years as words: they have no thousands."""
    first = found.year - found.stand.season + 1
    season = Quantity(found.stand.season)
    return wording(FORMULA, year=str(found.year), planted=str(first), season=season)


def inputs(found: Establishing) -> Iterator[Input]:
    yield Input(gettext_noop("Planted on"), found.stand.planting.started_on, YOUR_RECORDS)
    if found.picked_on:
        yield Input(gettext_noop("Picked last on"), found.picked_on[-1], YOUR_RECORDS)
