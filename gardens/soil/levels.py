"""The figures of a soil test, each with its class and where that comes from."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gardens.models.soil import PhosphorusMethod, PotassiumMethod
from gardens.soil.facts import SoilFacts
from plants.agronomy.nutrient_needs import (
    CRITICAL_P_PPM,
    Supply,
    critical_k_ppm,
    phosphate_supply,
    potash_supply,
)
from plants.agronomy.organic_matter import ORGANIC_MATTER_TARGET_PCT
from plants.agronomy.soil import ph_distance
from plants.agronomy.soil_indices import phosphorus_index, potassium_index
from plants.quantities import say_number, say_quantity

SUPPLY_WORDS = {
    Supply.LOW: _("low"),
    Supply.ENOUGH: _("enough"),
    Supply.HIGH: _("high"),
    Supply.EXCESS: _("too much"),
}
E_2567 = "Vitosh et al. 1995 (E-2567)"
RB209 = "AHDB RB209"
P_WIDTH, K_WIDTH = 15.0, 30.0
# Per cent of a scale.
LABEL_WIDTH = 10


@dataclass(frozen=True, slots=True)
class Scale:
    """`low` to `high` is what is wanted; the numbers of the drawing are per cent."""

    start: float
    end: float
    value: float
    low: float
    high: float

    def at(self, value: float) -> float:
        share = (value - self.start) / (self.end - self.start)
        return round(100 * min(1.0, max(0.0, share)), 1)

    @property
    def x(self) -> float:
        return self.at(self.value)

    @property
    def band_x(self) -> float:
        return self.at(self.low)

    @property
    def band_width(self) -> float:
        return round(self.at(self.high) - self.at(self.low), 1)

    @property
    def labels(self) -> list[tuple[float, str, str]]:
        """Where, what and how it is anchored."""
        ends = [(0, self.start, "start"), (100, self.end, "end")]
        is_wide = self.band_width > LABEL_WIDTH
        wanted = (self.low, self.high) if is_wide else (self.low,)
        inner = [(self.at(one), one, "middle") for one in wanted]
        shown = [ends[0], *(one for one in inner if 6 < one[0] < 94), ends[1]]
        return [(x, say_number(value), anchor) for x, value, anchor in shown]


@dataclass(frozen=True, slots=True)
class Level:
    """`words` is the class, or what is to be found out first; `basis` how it is told."""

    name: str
    value: str
    words: str
    basis: str = ""
    scale: Scale | None = None


def levels(facts: SoilFacts) -> list[Level]:
    """Of the latest test."""
    return [] if facts.test is None else list(_levels(facts))


def _levels(facts: SoilFacts) -> Iterator[Level]:
    test = facts.test
    yield _reaction(facts)
    if test.organic_matter_pct is not None:
        yield _organic(facts)
    if test.nitrate_n_mg_kg is not None:
        words = gettext("says what is there now, not what is to come")
        method = test.get_nitrate_method_display()
        yield Level(gettext("Nitrate nitrogen"), _mg(test.nitrate_n_mg_kg), words, method)
    if test.phosphorus_mg_kg is not None:
        yield _phosphorus(facts)
    if test.potassium_mg_kg is not None:
        yield _potassium(facts)


def _reaction(facts: SoilFacts) -> Level:
    ph, wanted = facts.test.ph, facts.ph_range
    name, value = gettext("pH"), say_number(ph, 1)
    if wanted is None:
        return Level(name, value, gettext("what grows here does not say what it likes"))
    low, high = wanted
    if low > high:
        return Level(name, value, gettext("no pH suits all that grows here"))
    distance = ph_distance(ph, low, high)
    words = gettext("right for what grows here")
    if distance:
        words = gettext("too acid") if distance < 0 else gettext("too limy")
    return Level(name, value, words, scale=Scale(3.5, 9.0, ph, low, high))


def _organic(facts: SoilFacts) -> Level:
    found = facts.test.organic_matter_pct
    target = ORGANIC_MATTER_TARGET_PCT.get(facts.texture)
    name, value = gettext("Organic matter"), f"{say_number(found, 1)} %"
    if target is None:
        return Level(name, value, gettext("find out the soil texture to have it judged"))
    words = gettext("enough") if found >= target else gettext("low")
    return Level(name, value, words, scale=Scale(0, 10, found, target, 10))


def _phosphorus(facts: SoilFacts) -> Level:
    test = facts.test
    name, value = gettext("Phosphorus, P"), _mg(test.phosphorus_mg_kg)
    critical = CRITICAL_P_PPM.get(test.phosphorus_method)
    if critical is None:
        return Level(name, value, gettext("say with which extractant it was measured"))
    words = SUPPLY_WORDS[phosphate_supply(test.phosphorus_mg_kg, critical)]
    basis = _basis(test.get_phosphorus_method_display(), critical)
    if test.phosphorus_method == PhosphorusMethod.OLSEN:
        basis = _with_index(basis, phosphorus_index(test.phosphorus_mg_kg))
    scale = Scale(0, 4 * critical, test.phosphorus_mg_kg, critical, critical + P_WIDTH)
    return Level(name, value, str(words), basis, scale)


def _potassium(facts: SoilFacts) -> Level:
    test = facts.test
    name, value = gettext("Potassium, K"), _mg(test.potassium_mg_kg)
    if test.potassium_method in ("", PotassiumMethod.OTHER):
        return Level(name, value, gettext("say with which extractant it was measured"))
    if facts.soil.cec is None:
        return Level(name, value, gettext("find out the soil texture to have it judged"))
    critical = critical_k_ppm(facts.soil.cec)
    words = SUPPLY_WORDS[potash_supply(test.potassium_mg_kg, facts.soil.cec)]
    basis = _basis(test.get_potassium_method_display(), critical)
    if test.potassium_method == PotassiumMethod.AMMONIUM_NITRATE:
        basis = _with_index(basis, potassium_index(test.potassium_mg_kg))
    scale = Scale(0, 4 * critical, test.potassium_mg_kg, critical, critical + K_WIDTH)
    return Level(name, value, str(words), basis, scale)


def _mg(value: float) -> str:
    return say_quantity(value, "mg/kg")


def _basis(method: str, critical: float) -> str:
    return gettext("{method}: enough from {critical} mg/kg ({source})").format(
        method=method, critical=say_number(critical), source=E_2567
    )


def _with_index(basis: str, index: str) -> str:
    return gettext("{basis}; index {index} ({source})").format(
        basis=basis, index=index, source=RB209
    )
