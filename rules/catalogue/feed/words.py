"""What is said of a feeding plan."""

from rules.catalogue.feed.plans import Feeding, say_product
from rules.catalogue.soil.products import PRODUCT_NAMES, product_label
from rules.engine.quantities import grams
from rules.engine.wording import Quantity, Wording, gettext_noop, wording

GIVE = (
    gettext_noop("Rake in {dose} of {product} before sowing or planting."),
    gettext_noop("Rake in {dose} of {product} and {dose_2} of {product_2} before planting."),
    gettext_noop(
        "Rake in {dose} of {product}, {dose_2} of {product_2} and {dose_3} of {product_3}."
    ),
    gettext_noop(
        "Rake in {dose} of {product}, {dose_2} of {product_2}, {dose_3} of {product_3} and "
        "{dose_4} of {product_4}."
    ),
)
TASK = (
    gettext_noop("Feed {bed}: {dose} of {product}"),
    gettext_noop("Feed {bed}: {dose} of {product}, {dose_2} of {product_2}"),
    gettext_noop(
        "Feed {bed}: {dose} of {product}, {dose_2} of {product_2}, {dose_3} of {product_3}"
    ),
    gettext_noop(
        "Feed {bed}: {dose} of {product}, {dose_2} of {product_2}, {dose_3} of {product_3}, "
        "{dose_4} of {product_4}"
    ),
)
# The limit that decides a plan, the most telling first.
BINDING = {
    "p2o5_max": gettext_noop("More would bring too much phosphate: that limit decides."),
    "k2o_max": gettext_noop("More would bring too much potash: that limit decides."),
    "n_max": gettext_noop("More would bring too much nitrogen: that limit decides."),
    "compost_max": gettext_noop("The most compost for one year decides."),
}
COVERS = gettext_noop("It covers what lacks at the least cost.")
# In the order in which limits give way.
RELAXED = {
    "p2o5_max": gettext_noop("None of your products feeds it without too much phosphate."),
    "k2o_max": gettext_noop("None of your products feeds it without too much potash."),
    "k2o_min": gettext_noop("Your products cannot supply enough potash."),
    "p2o5_min": gettext_noop("Your products cannot supply enough phosphate."),
    "n_min": gettext_noop("Your products cannot supply enough nitrogen."),
}
SHORT = gettext_noop(
    "For this season it lacks {n} of nitrogen, {p2o5} of phosphate, {k2o} of potash."
)


def nutrient_of(limit: str) -> str:
    """p2o5 of p2o5_max."""
    return limit.partition("_")[0]


def lacks(feeding: Feeding) -> Wording:
    amounts = {name: _grams(value) for name, value in feeding.problem.need._asdict().items()}
    return wording(SHORT, **amounts)


def give(feeding: Feeding) -> Wording:
    doses = feeding.doses_kg[: len(GIVE)]
    return wording(GIVE[len(doses) - 1], **_doses(doses))


def task_words(feeding: Feeding) -> Wording:
    doses = feeding.doses_kg[: len(TASK)]
    return wording(TASK[len(doses) - 1], bed=feeding.found.bed.name, **_doses(doses))


def why(feeding: Feeding) -> Wording:
    decides = (words for name, words in BINDING.items() if name in feeding.binding)
    return Wording(next(decides, COVERS))


def label(product: str) -> str:
    """The gardener's own name of it, or what shops call it."""
    return product_label(product) if product in PRODUCT_NAMES else product


def _doses(doses: list[tuple[str, float]]) -> dict:
    found = {}
    for index, (name, kg) in enumerate(doses):
        ending = f"_{index + 1}" if index else ""
        found[f"dose{ending}"] = grams(1000 * kg)
        found[f"product{ending}"] = say_product(name)
    return found


def _grams(value: float) -> Quantity:
    return Quantity(value, "g", digits=0)
