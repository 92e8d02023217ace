"""What is said of a harvest that is ahead, due or overdue."""

from rules.catalogue.harvest.ripening import Ripening
from rules.engine.quantities import days
from rules.engine.wording import Quantity, Wording, gettext_noop, wording

TITLE = gettext_noop("{plant}: first harvest around {date}")
READY = gettext_noop("{plant} may be ready")
OVERDUE = gettext_noop("{plant} is overdue")
WAIT = gettext_noop("Nothing to do yet; note the day when you pick the first.")
LOOK = gettext_noop("Look whether the first can be picked; pick often, so that more follows.")
LOOK_ONCE = gettext_noop("Look whether it is ready, and take what is.")
PICK_OR_END = Wording(
    gettext_noop("Pick it and note the harvest; if it is over, end the planting.")
)
# Roots, bulbs and heads are taken once; these bear again when they are picked.
BEARS_AGAIN = frozenset({"Solanaceae", "Cucurbitaceae", "Fabaceae", "Rosaceae", "Lamiaceae"})
TAKEN_ONCE = frozenset({"potato"})
EXPECTED = gettext_noop("Expected around {date}, give or take {spread}.")
WAITS = gettext_noop(
    "Expected around {date}, give or take {spread}, but not before {until}: the waiting period of "
    "{product} is {days}."
)
NOT_NOTED = gettext_noop("Expected around {date}; no harvest is noted so far.")
PICK_FIRST = gettext_noop("Pick the first {plant} in {bed}, if it is ripe")
PICK = gettext_noop("Pick {plant} in {bed}")


def expected(found: Ripening) -> Wording:
    wait = found.planting.wait
    values = {"date": found.estimate.likely, "spread": spread(found)}
    if wait is None:
        return wording(EXPECTED, **values)
    treated = {"until": wait.until, "product": wait.product, "days": days(wait.days)}
    return wording(WAITS, **values, **treated)


def spread(found: Ripening) -> Quantity:
    return days((found.estimate.latest - found.estimate.likely).days)


def look(found: Ripening) -> str:
    plant = found.planting.plant
    bears_again = plant.family in BEARS_AGAIN and plant.slug not in TAKEN_ONCE
    return LOOK if bears_again else LOOK_ONCE
