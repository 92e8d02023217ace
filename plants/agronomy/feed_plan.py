"""Which products, and how much of each, feed a bed at the least cost (FEED.PLAN).

Where no plan keeps all limits, they give way one after the other, and what gave way is named.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from math import ceil, inf, isfinite
from typing import NamedTuple

from plants.agronomy.nutrients import Nutrients

# Per kg, so that of two equally cheap plans the lighter wins.
TIE_BREAK = 0.001
# In which limits give way, and the cost of each gram by which they do.
RELAX_ORDER = ("p2o5_max", "k2o_max", "k2o_min", "p2o5_min", "n_min")
SHORTFALL_COST = 1000.0

P_ABOVE_OFFTAKE_G_M2 = 15.0
UNNEEDED_G_M2 = 5.0
_N_MOST, _P_MOST, _K_MOST = 1.25, 2.0, 2.0
_EXACT_G = 1e-6


@dataclass(frozen=True, slots=True)
class FeedProduct:
    """`content`: grams per gram that crops reach this year, in oxides."""

    name: str
    content: Nutrients
    price_per_kg: float
    stock_kg: float = inf
    is_compost: bool = False


@dataclass(frozen=True, slots=True)
class FeedProblem:
    """Of one bed, in grams; `compost_cap_kg` is for all composts together."""

    products: tuple[FeedProduct, ...]
    need: Nutrients
    upper: Nutrients
    compost_cap_kg: float = inf
    tie_break: float = TIE_BREAK


@dataclass(frozen=True, slots=True)
class FeedPlan:
    """Kilograms by product, in the order given; `binding` limits decide the plan.

    `relaxed` limits are broken by it: no product here can keep them (FEED.INFEASIBLE).
    """

    amounts_kg: tuple[float, ...]
    cost: float
    supplied: Nutrients
    binding: tuple[str, ...]
    relaxed: tuple[str, ...]

    def times(self, factor: float) -> "FeedPlan":
        """For more or less ground of the same needs."""
        return replace(
            self,
            amounts_kg=tuple(factor * kg for kg in self.amounts_kg),
            cost=factor * self.cost,
            supplied=self.supplied.times(factor),
        )


class _Limit(NamedTuple):
    """weights·kg <= most."""

    name: str
    weights: tuple[float, ...]
    most: float


def upper_limits(need: Nutrients, area_m2: float, phosphate_offtake_g: float) -> Nutrients:
    """What a nutrient may come to, in grams for the bed; one that is not needed a little."""
    phosphate = min(_P_MOST * need.p2o5, phosphate_offtake_g + P_ABOVE_OFFTAKE_G_M2 * area_m2)
    wanted = (_N_MOST * need.n, max(need.p2o5, phosphate), _K_MOST * need.k2o)
    return Nutrients(*(most or UNNEEDED_G_M2 * area_m2 for most in wanted))


@lru_cache(maxsize=2048)
def feed_plan(problem: FeedProblem) -> FeedPlan:
    """The cheapest; where nothing keeps all limits, they give way in RELAX_ORDER."""
    if not problem.products:
        return plan_of(problem, ())
    # To give nothing keeps the limits that are left when all in the order have given way.
    tries = (_solve(problem, RELAX_ORDER[:count]) for count in range(len(RELAX_ORDER) + 1))
    return plan_of(problem, next(found for found in tries if found is not None))


def plan_of(problem: FeedProblem, amounts_kg: tuple[float, ...]) -> FeedPlan:
    """Of any amounts: what they cost and supply, and the limits that they meet or break."""
    given = [pair for pair in zip(amounts_kg, problem.products, strict=True) if pair[0]]
    supplied = Nutrients.total(product.content.times(1000 * kg) for kg, product in given)
    spare = dict(_spare(problem, given, supplied))
    return FeedPlan(
        amounts_kg=amounts_kg,
        cost=sum(kg * product.price_per_kg for kg, product in given),
        supplied=supplied,
        binding=tuple(name for name, left in spare.items() if abs(left) <= _EXACT_G),
        relaxed=tuple(name for name, left in spare.items() if left < -_EXACT_G),
    )


def _spare(
    problem: FeedProblem, given: list[tuple[float, FeedProduct]], supplied: Nutrients
) -> Iterator[tuple[str, float]]:
    """By how much each limit is kept, in the order of _limits."""
    for index, nutrient in enumerate(Nutrients._fields):
        if problem.need[index] > 0:
            yield f"{nutrient}_min", supplied[index] - problem.need[index]
        yield f"{nutrient}_max", problem.upper[index] - supplied[index]
    composts_kg = sum(kg for kg, product in given if product.is_compost)
    yield "compost_max", problem.compost_cap_kg - composts_kg
    for kg, product in given:
        yield f"stock {product.name}", product.stock_kg - kg


def kitchen_kg(amount_kg: float) -> float:
    """To 5 g, from a kilogram on to 50 g; such a plan has to be looked at again."""
    step_g = _step_g(amount_kg)
    return step_g * round(1000 * amount_kg / step_g) / 1000


def kitchen_plan(problem: FeedProblem, plan: FeedPlan) -> FeedPlan:
    """As kitchen scales weigh, or rounded up where that would be too little.

    Where both break a limit that the plan keeps, what breaks it is less than a step.
    """
    nearest = plan_of(problem, tuple(map(kitchen_kg, plan.amounts_kg)))
    if set(nearest.relaxed) <= set(plan.relaxed):
        return nearest
    up = plan_of(problem, tuple(map(_kitchen_kg_up, plan.amounts_kg)))
    return up if set(up.relaxed) <= set(plan.relaxed) else nearest


def _kitchen_kg_up(amount_kg: float) -> float:
    step_g = _step_g(amount_kg)
    return step_g * ceil(round(1000 * amount_kg / step_g, 6)) / 1000


def _step_g(amount_kg: float) -> int:
    return 5 if amount_kg < 1 else 50


def _solve(problem: FeedProblem, relaxed: tuple[str, ...]) -> tuple[float, ...] | None:
    # Every process reads the rules and hardly any solves: SciPy takes half a second to load.
    from scipy.optimize import linprog

    limits = list(_limits(problem))
    slacks = [[-1.0 * (limit.name == name) for name in relaxed] for limit in limits]
    costs = [product.price_per_kg + problem.tie_break for product in problem.products]
    found = linprog(
        [*costs, *(SHORTFALL_COST for _ in relaxed)],
        A_ub=[[*limit.weights, *slack] for limit, slack in zip(limits, slacks, strict=True)],
        b_ub=[limit.most for limit in limits],
    )
    return tuple(map(float, found.x[: len(costs)])) if found.success else None


def _limits(problem: FeedProblem) -> Iterator[_Limit]:
    products = problem.products
    for index, nutrient in enumerate(Nutrients._fields):
        grams = tuple(1000 * product.content[index] for product in products)
        if problem.need[index] > 0:
            yield _Limit(f"{nutrient}_min", tuple(-gram for gram in grams), -problem.need[index])
        yield _Limit(f"{nutrient}_max", grams, problem.upper[index])
    if isfinite(problem.compost_cap_kg):
        composts = tuple(float(product.is_compost) for product in products)
        yield _Limit("compost_max", composts, problem.compost_cap_kg)
    for index, product in enumerate(products):
        if isfinite(product.stock_kg):
            one = tuple(float(other == index) for other in range(len(products)))
            yield _Limit(f"stock {product.name}", one, product.stock_kg)
