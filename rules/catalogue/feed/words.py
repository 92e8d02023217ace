"""What is said of a feeding plan."""

from plants.agronomy.nutrients import Nutrients
from rules.catalogue.feed.plans import Feeding, say_product
from rules.catalogue.soil.nutrient_names import NUTRIENTS, numbered
from rules.catalogue.soil.products import PRODUCT_NAMES, product_label
from rules.engine.quantities import grams
from rules.engine.wording import Quantity, Value, Wording, gettext_noop, wording

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
# By how many nutrients they name.
SHORT = (
    gettext_noop("For this season it lacks nothing."),
    gettext_noop("For this season it lacks {amount} of {nutrient}."),
    gettext_noop("For this season it lacks {amount} of {nutrient} and {amount_2} of {nutrient_2}."),
    gettext_noop(
        "For this season it lacks {amount} of {nutrient}, {amount_2} of {nutrient_2} and "
        "{amount_3} of {nutrient_3}."
    ),
)
SUPPLIED = (
    gettext_noop("Supplied: nothing"),
    gettext_noop("Supplied: {amount} of {nutrient}"),
    gettext_noop("Supplied: {amount} of {nutrient} and {amount_2} of {nutrient_2}"),
    gettext_noop(
        "Supplied: {amount} of {nutrient}, {amount_2} of {nutrient_2} and {amount_3} of "
        "{nutrient_3}"
    ),
)


def lacks(feeding: Feeding) -> Wording:
    return _amounts(SHORT, feeding.problem.need)


def supplied(feeding: Feeding) -> Wording:
    return _amounts(SUPPLIED, feeding.plan.supplied)


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


def _doses(doses: list[tuple[str, float]]) -> dict[str, Value]:
    return numbered({"dose": grams(1000 * kg), "product": say_product(name)} for name, kg in doses)


def _amounts(texts: tuple[str, ...], nutrients: Nutrients) -> Wording:
    """Of which there is a gram at least."""
    found = [
        {"amount": _grams(value), "nutrient": NUTRIENTS[name]}
        for name, value in nutrients._asdict().items()
        if round(value)
    ]
    return wording(texts[len(found)], **numbered(found))


def _grams(value: float) -> Quantity:
    return Quantity(value, "g", digits=0)
