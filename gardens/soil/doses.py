"""What to add, in real products for the bed's area."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import formats
from django.utils.translation import gettext, pgettext

from gardens.models.soil import Amendment, ProductName, SoilTest
from gardens.soil.budget import Budget
from gardens.soil.facts import SoilFacts
from gardens.soil.words import say_nutrients, say_rate
from plants.agronomy import soil
from plants.agronomy.amendments import PRODUCTS, Product, limestone_as
from plants.agronomy.nutrient_needs import Supply
from plants.agronomy.nutrients import product_g
from plants.agronomy.organic_matter import ORGANIC_MATTER_TARGET_PCT, compost_plan
from plants.quantities import say_number, say_weight
from plants.units import as_shown

A_YEAR = timedelta(days=365)
NUTRIENTS = ("n", "p2o5", "k2o")


@dataclass(frozen=True, slots=True)
class Dose:
    """`first_g` is what is given now; the rest comes after a new test."""

    product: str
    area_m2: float
    total_g_m2: float
    first_g_m2: float
    when: str

    @property
    def facts(self) -> Product:
        return PRODUCTS[self.product]

    @property
    def label(self) -> str:
        return str(ProductName(self.product).label)

    @property
    def analysis(self) -> str:
        """12-0-0, or the strength of a lime."""
        facts = self.facts
        if facts.neutralising_value:
            words = gettext("neutralising value {value} % CaO")
            return words.format(value=say_number(facts.neutralising_value))
        if not any(facts.analysis_pct):
            return ""
        return "-".join(say_number(per_cent) for per_cent in facts.analysis_pct)

    @property
    def rate(self) -> str:
        return say_rate(self.total_g_m2)

    @property
    def first_g(self) -> float:
        return self.first_g_m2 * self.area_m2

    @property
    def first_shown(self) -> float:
        """As a form takes it, in the reader's kilograms or pounds."""
        return max(0.001, round(as_shown(self.first_g / 1000, "kg"), 3))

    @property
    def for_bed(self) -> str:
        total = say_weight(self.total_g_m2 * self.area_m2)
        if self.first_g_m2 == self.total_g_m2:
            return total
        return gettext("{first} now, of {total}").format(
            first=say_weight(self.first_g), total=total
        )

    @property
    def gives(self) -> str:
        """What crops reach of it this year."""
        return say_nutrients(self.facts.content.times(self.first_g_m2))


@dataclass(frozen=True, slots=True)
class Advice:
    """For one aim: `words` say it, the doses are choices of which one is enough."""

    title: str
    words: str
    doses: tuple[Dose, ...] = ()


def advice(facts: SoilFacts, budgets: Iterable[Budget]) -> list[Advice]:
    found = [_of_ph(facts), _of_organic_matter(facts), *_of_nutrients(facts, budgets)]
    return [one for one in found if one]


def _of_ph(facts: SoilFacts) -> Advice | None:
    test, title = facts.test, gettext("Soil reaction")
    if test is None:
        return Advice(title, gettext("Log a soil test first: the dose depends on its pH."))
    low, high = facts.ph_range or (soil.VEGETABLE_TARGET_PH, soil.VEGETABLE_TARGET_PH)
    if low > high:
        words = gettext("No pH suits all that grows here: move something to another bed or pot.")
        return Advice(title, words)
    if not soil.ph_distance(test.ph, low, high):
        return None
    target = soil.target_ph(facts.crops_ph, fights_clubroot=facts.fights_clubroot)
    if not soil.is_ph_reachable(test.ph, target, has_free_carbonate=test.has_free_carbonate):
        words = gettext("The soil fizzes with vinegar: its free lime would undo any sulfur.")
        return Advice(title, words)
    factor = soil.LIME_FACTOR.get(facts.texture)
    total = soil.ph_dose_g_m2(test.ph, target, lime_factor=factor, buffer_ph=test.buffer_ph)
    if total is None:
        words = gettext("Enter the soil texture, or a laboratory's buffer pH, to have the dose.")
        return Advice(title, words)
    if given := next((one for one in facts.amendments if _mends(one, test)), None):
        words = gettext("{product} was spread on {day}, after the test: test again first.").format(
            product=given.label, day=formats.date_format(given.spread_on)
        )
        return Advice(title, words)
    words = gettext("From pH {ph} to {target}, by {method}.").format(
        ph=say_number(test.ph, 1), target=say_number(target, 1), method=_method(test, target)
    )
    return Advice(title, words, tuple(_ph_doses(facts, total, is_lime=test.ph < target)))


def _mends(amendment: Amendment, test: SoilTest) -> bool:
    return amendment.is_of_ph and amendment.spread_on >= test.tested_on


def _method(test, target: float) -> str:
    is_buffered = test.buffer_ph is not None and test.ph < target
    if is_buffered and max(test.ph, test.buffer_ph) < soil.BUFFER_START_PH:
        return gettext("the laboratory's buffer pH (NCDA&CS)")
    return gettext("the texture of the soil, 20 cm deep (AHDB RB209)")


def _ph_doses(facts: SoilFacts, total: float, *, is_lime: bool) -> Iterator[Dose]:
    if not is_lime:
        first = soil.dressings_g_m2(total, soil.SULFUR_DRESSING_G_M2)[0]
        when = gettext("rake it in; test again in three months")
        yield Dose("sulfur", facts.bed.area_m2, total, first, when)
        return
    first = soil.dressings_g_m2(total, soil.LIME_DRESSING_G_M2)[0]
    when = gettext("not with fresh manure; test again in six months")
    for name, product in PRODUCTS.items():
        if product.mends == "lime":
            amounts = (limestone_as(product, one) for one in (total, first))
            yield Dose(name, facts.bed.area_m2, *amounts, when)


def _of_organic_matter(facts: SoilFacts) -> Advice | None:
    test, title = facts.test, gettext("Organic matter")
    target = ORGANIC_MATTER_TARGET_PCT.get(facts.texture)
    if test is None or test.organic_matter_pct is None or target is None:
        return None
    rise = target - test.organic_matter_pct
    if rise <= 0:
        return None
    if test.layer_cm is None:
        return Advice(title, gettext("Enter how deep the soil was sampled: the dose needs it."))
    plan = compost_plan(
        rise,
        depth_cm=test.layer_cm,
        compost_organic_pct=PRODUCTS["compost"].organic_pct,
        given_since_test_kg_m2=_compost_kg_m2(facts, test.tested_on),
        given_this_year_kg_m2=_compost_kg_m2(facts, facts.today - A_YEAR),
        is_p_excess=facts.soil.phosphate_supply is Supply.EXCESS,
    )
    if plan is None:
        return None
    if not plan.this_year_kg_m2:
        return Advice(
            title, gettext("Enough compost for this year; the rest in the years to come.")
        )
    words = gettext("From {found} % to {target} % in the layer that was sampled.").format(
        found=say_number(test.organic_matter_pct, 1), target=say_number(target)
    )
    when = gettext("on the surface; the rest in the years to come")
    dose = Dose(
        "compost", facts.bed.area_m2, 1000 * plan.total_kg_m2, 1000 * plan.this_year_kg_m2, when
    )
    return Advice(title, words, (dose,))


def _compost_kg_m2(facts: SoilFacts, since: date) -> float:
    """Spread on that day or later."""
    spread = (
        one.weight_g or 0
        for one in facts.amendments
        if one.product == "compost" and one.spread_on >= since
    )
    return sum(spread) / 1000 / facts.bed.area_m2


def _of_nutrients(facts: SoilFacts, budgets: Iterable[Budget]) -> Iterator[Advice]:
    for budget in budgets:
        if not budget.is_short:
            continue
        words = gettext("{rate} short.").format(rate=say_rate(budget.short))
        yield Advice(budget.name, words, tuple(_nutrient_doses(facts, budget)))


def _nutrient_doses(facts: SoilFacts, budget: Budget) -> Iterator[Dose]:
    index = NUTRIENTS.index(budget.key)
    when = pgettext("fertiliser", "before sowing or planting, raked in")
    for name, product in PRODUCTS.items():
        grams = product_g(budget.short, product.content[index])
        if product.mends == budget.key and grams:
            yield Dose(name, facts.bed.area_m2, grams, grams, when)
