"""What HARVEST.ETA says."""

from rules.catalogue.harvest.ripening import Ripening
from rules.engine.quantities import days
from rules.engine.wording import Quantity, Wording, gettext_noop, wording

TITLE = gettext_noop("{plant}: first harvest around {date}")
READY = gettext_noop("{plant} may be ready")
WAIT = gettext_noop("Nothing to do yet; note the day when you pick the first.")
LOOK = gettext_noop("Look whether the first can be picked; pick often, so that more follows.")
LOOK_ONCE = gettext_noop("Look whether it is ready, and take what is.")
# Roots, bulbs and heads are taken once; these bear again when they are picked.
BEARS_AGAIN = frozenset({"Solanaceae", "Cucurbitaceae", "Fabaceae", "Rosaceae", "Lamiaceae"})
TAKEN_ONCE = frozenset({"potato"})
EXPECTED = gettext_noop("Expected around {date}, give or take {spread}.")
WAITS = gettext_noop(
    "Expected around {date}, give or take {spread}, but not before {until}: the waiting period of "
    "{product} is {days}."
)
PICK = gettext_noop("Pick the first {plant} in {bed}, if it is ripe")


def expected(found: Ripening, spread: Quantity) -> Wording:
    wait, values = found.planting.wait, {"date": found.estimate.likely, "spread": spread}
    if wait is None:
        return wording(EXPECTED, **values)
    treated = {"until": wait.until, "product": wait.product, "days": days(wait.days)}
    return wording(WAITS, **values, **treated)


def look(found: Ripening) -> str:
    plant = found.planting.plant
    bears_again = plant.family in BEARS_AGAIN and plant.slug not in TAKEN_ONCE
    return LOOK if bears_again else LOOK_ONCE
