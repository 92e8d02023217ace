"""Which products feed a bed, at hand or from a shop, and how much of each."""

from dataclasses import dataclass, replace

from plants.agronomy.amendments import PRODUCTS, USUAL_PRICE_PER_KG, Product
from plants.agronomy.feed_plan import (
    FeedPlan,
    FeedProblem,
    FeedProduct,
    feed_plan,
    kitchen_plan,
    upper_limits,
)
from plants.agronomy.nutrient_needs import Supply
from plants.agronomy.nutrients import AVAILABILITY, Nutrients
from plants.agronomy.organic_matter import compost_cap_kg_m2
from rules.catalogue.soil.bed_soil import A_YEAR, BedSoil
from rules.catalogue.soil.products import PRODUCT_NAMES
from rules.engine.snapshot import AmendmentSnapshot, GardenSnapshot
from rules.engine.wording import Value, Word

NUTRIENTS = Nutrients._fields
COMPOST = "compost"
# Needs are looked at in steps of so many g/m², so that plans are solved once for many beds.
STEP_G_M2 = 0.1


@dataclass(frozen=True, slots=True)
class Feeding:
    """A bed with its problem, in grams for the bed, and a plan that kitchen scales can weigh.

    `binding` and `relaxed` are of the plan before it was rounded.
    """

    found: BedSoil
    problem: FeedProblem
    plan: FeedPlan
    binding: tuple[str, ...]
    relaxed: tuple[str, ...]
    is_phosphate_bound: bool

    @property
    def doses_kg(self) -> list[tuple[str, float]]:
        """Product by product, what comes to nothing left out."""
        named = zip(self.problem.products, self.plan.amounts_kg, strict=True)
        return [(product.name, kg) for product, kg in named if kg > 0]

    @property
    def lacking_most(self) -> str:
        """Of the nutrients that the products bring too little of, beside one that is too much."""
        needs = self.problem.need._asdict()
        over = {nutrient_of(name) for name in self.relaxed if name.endswith("_max")}
        return max((name for name in needs if name not in over), key=needs.get)


def nutrient_of(limit: str) -> str:
    """p2o5 of p2o5_max."""
    return limit.partition("_")[0]


def is_plannable(found: BedSoil) -> bool:
    """Where all three nutrients were measured."""
    return not any(need.lacking or need.is_upkeep for need in found.needs)


def feeding(found: BedSoil, garden: GardenSnapshot, products: tuple[FeedProduct, ...]) -> Feeding:
    is_bound = found.binds_phosphate
    need = Nutrients(*(_step(found.short_g_m2(name)) for name in NUTRIENTS))
    if is_bound:
        need = need._replace(p2o5=0.0)
    problem = FeedProblem(
        products=products,
        need=need,
        upper=upper_limits(need, 1.0, _step(found.offtake.p2o5)),
        compost_cap_kg=_compost_cap_kg_m2(found, garden),
    )
    plan, area_m2 = feed_plan(problem), found.bed.area_m2
    problem = _times(problem, area_m2)
    weighed = kitchen_plan(problem, plan.times(area_m2))
    return Feeding(found, problem, weighed, plan.binding, plan.relaxed, is_bound)


def products_at_hand(garden: GardenSnapshot) -> tuple[FeedProduct, ...]:
    """What was given to the garden's beds within a year; none where no fertiliser is among it."""
    given = {
        _name(one): one
        for bed in garden.beds
        for one in bed.amendments
        if one.spread_on >= garden.on - A_YEAR and one.content and any(one.content)
    }
    if not any(_is_fertiliser(one) for one in given.values()):
        return ()
    return tuple(_at_hand(name, given[name]) for name in sorted(given))


def say_product(name: str) -> Value:
    return Word(PRODUCT_NAMES[name]) if name in PRODUCT_NAMES else name


def _times(problem: FeedProblem, area_m2: float) -> FeedProblem:
    return replace(
        problem,
        need=problem.need.times(area_m2),
        upper=problem.upper.times(area_m2),
        compost_cap_kg=problem.compost_cap_kg * area_m2,
    )


def _compost_cap_kg_m2(found: BedSoil, garden: GardenSnapshot) -> float:
    is_p_excess = found.soil.phosphate_supply is Supply.EXCESS
    given = found.compost_kg_m2(garden.on - A_YEAR)
    return max(0.0, compost_cap_kg_m2(is_p_excess=is_p_excess) - given)


def _step(g_m2: float) -> float:
    return round(g_m2 / STEP_G_M2) * STEP_G_M2


def _name(given: AmendmentSnapshot) -> str:
    return given.product or given.name


def _is_fertiliser(given: AmendmentSnapshot) -> bool:
    return not given.product or PRODUCTS[given.product].mends in NUTRIENTS


def _at_hand(name: str, given: AmendmentSnapshot) -> FeedProduct:
    price = PRODUCTS[name].price_per_kg if given.product else USUAL_PRICE_PER_KG
    return FeedProduct(name, given.content, price, is_compost=given.kind == COMPOST)


def _is_known(product: Product) -> bool:
    shares = AVAILABILITY[product.kind]
    known = zip(product.analysis_pct, (shares.n, shares.p2o5, shares.k2o), strict=True)
    return any(product.content) and not any(pct and share is None for pct, share in known)


# Those of which crops reach known shares of all they hold.
SHOP = tuple(
    FeedProduct(name, product.content, product.price_per_kg, is_compost=product.kind == COMPOST)
    for name, product in PRODUCTS.items()
    if _is_known(product)
)
