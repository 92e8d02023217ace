"""What is said of pruning."""

from collections.abc import Iterator

from plants.agronomy.pruning import COLDEST_PRUNING_C
from rules.catalogue.prune.plans import Due, Harmful
from rules.catalogue.sources import weather_input
from rules.engine.drafts import Input
from rules.engine.snapshot import WeatherSnapshot
from rules.engine.wording import Quantity, Word, Wording, gettext_noop, wording

NAMED_PLANTS = 4
CALENDAR = Wording(gettext_noop("pruning calendar"))

WRONG_TITLE = gettext_noop("{plant} in {bed}: the wrong time to prune")
WRONG_WHAT = gettext_noop("You plan to prune {plant} on {date}.")
HARMS = {
    "silver leaf": Wording(
        gettext_noop("Cut in winter it takes silver leaf and canker through the wounds.")
    ),
    "bleeding": Wording(gettext_noop("Cut in spring it loses sap from every wound for weeks.")),
    "old wood": Wording(
        gettext_noop("Cut hard in autumn it does not sprout again from the old wood.")
    ),
    "flowers lost": Wording(
        gettext_noop("Its buds stand ready: cut now it loses the flowers of spring.")
    ),
}
BETTER = gettext_noop("Move the job to a dry day between {first} and {last}.")
AFTER_FLOWERS = Wording(gettext_noop("Move the job: prune straight after it has flowered."))
WRONG_WOULD_CHANGE = Wording(gettext_noop("Another day for the job, or taking it off the list."))

DUE_TITLE = gettext_noop("Prune {plants} in {bed}")
DUE_WHAT = gettext_noop("The season to prune {plants} is open until {last}.")
DUE_WHY = Wording(
    gettext_noop("Cuts heal well now, and light and air reach the wood that bears fruit.")
)
HOW = Wording(gettext_noop("On a dry day take out dead, crossing and crowded wood."))
# By the words of plants.agronomy.pruning, where the general way says too little.
HOW_ONE = {
    "oldest stems": Wording(
        gettext_noop("Cut a quarter to a third of the stems, the oldest, at the ground.")
    ),
    "stems over six years": Wording(gettext_noop("Cut stems older than six years at the ground.")),
}
TOO_COLD = gettext_noop("Wait: {tmin} is forecast today, and below {limit} wood splits.")
DUE_TASK = gettext_noop("Prune {plants} in {bed}, by {last}")
DUE_WOULD_CHANGE = Wording(gettext_noop("A pruning that you note for the bed or the plant."))


def better_time(found: Harmful) -> Wording:
    if found.best is None:
        return AFTER_FLOWERS
    first, last = found.best
    return wording(BETTER, first=first, last=last)


def names(found: Due) -> tuple[Word, ...]:
    labels = dict.fromkeys(planting.plant.label for planting in found.plantings)
    return tuple(labels)[:NAMED_PLANTS]


def how(found: Due) -> Wording:
    """The one sentence for all its plants, if they share one."""
    ways = {HOW_ONE.get(how, HOW) for how in found.how}
    return ways.pop() if len(ways) == 1 else HOW


def wait_for_mild(frost: WeatherSnapshot) -> Wording:
    return wording(
        TOO_COLD,
        tmin=Quantity(frost.tmin_c, "°C", digits=1),
        limit=Quantity(COLDEST_PRUNING_C, "°C"),
    )


def due_inputs(found: Due, frost: WeatherSnapshot | None) -> Iterator[Input]:
    yield Input(gettext_noop("Season begins"), found.first, CALENDAR)
    yield Input(gettext_noop("Season ends"), found.last, CALENDAR)
    if frost:
        tmin = Quantity(frost.tmin_c, "°C", digits=1)
        yield weather_input(gettext_noop("Lowest temperature"), tmin, frost)
