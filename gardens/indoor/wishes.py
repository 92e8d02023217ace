"""What the crops of one space or reservoir want of a quantity, and how a value stands to it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext

from plants.agronomy.indoor_ranges import INDOOR_RANGES, LEAFY, LETTUCE_PH, LETTUCES
from plants.agronomy.spans import SharedSpan, Span, shared_span
from plants.models import Plant
from plants.quantities import say_quantity, say_range


@dataclass(frozen=True, slots=True)
class Status:
    """`tone` is that of a chip."""

    tone: str
    word: str


@dataclass(frozen=True, slots=True)
class Wish:
    """`wanted` by the name of the crop; `borne` is wider where a crop bears more than it wants.

    `unknown` are crops of which nothing is known.
    """

    unit: str
    digits: int
    wanted: Mapping[str, Span]
    borne: Mapping[str, Span]
    unknown: tuple[str, ...]

    @property
    def shared(self) -> SharedSpan | None:
        return shared_span(self.wanted)

    @property
    def span(self) -> Span | None:
        return self.shared.span if self.shared else None

    @property
    def good(self) -> Span | None:
        """Within it nothing is done: what all bear, or around a compromise what lies between."""
        borne = shared_span(self.borne)
        if borne is None or not borne.is_compromise:
            return borne and borne.span
        most = max(abs(distance) for distance in borne.unmet.values())
        return Span(borne.span.low - most, borne.span.high + most)

    def distance(self, value: float) -> float:
        return self.good.distance(value) if self.good else 0.0

    def status(self, value: float | None, tone: str = "soon") -> Status | None:
        if value is None or self.good is None:
            return None
        distance = self.distance(value)
        if distance:
            return Status(tone, gettext("High") if distance > 0 else gettext("Low"))
        if self.shared.is_compromise:
            return Status("note", gettext("Compromise"))
        return Status("good", gettext("In range"))

    @property
    def words(self) -> str:
        return say_range(*self.span, self.unit, self.digits) if self.span else ""

    @property
    def rows(self) -> list[tuple[str, str]]:
        return [
            (name, say_range(*span, self.unit, self.digits)) for name, span in self.wanted.items()
        ]

    @property
    def compromise(self) -> str:
        """Who loses by it and by how much; empty where all are suited."""
        if self.shared is None or not self.shared.is_compromise:
            return ""
        losers = ", ".join(
            _loses(name, say_quantity(abs(distance), self.unit, self.digits), distance)
            for name, distance in sorted(self.shared.unmet.items())
        )
        sentence = gettext(
            "No figure suits all crops here. {figure} is the least bad: {losers}. Move one of them "
            "to suit both."
        )
        figure = say_quantity(self.span.middle, self.unit, self.digits)
        return sentence.format(figure=figure, losers=losers)


def _loses(name: str, amount: str, distance: float) -> str:
    words = (
        gettext("{crop} gets {amount} too much")
        if distance > 0
        else gettext("{crop} gets {amount} too little")
    )
    return words.format(crop=name, amount=amount)


def _wish(
    plants: Iterable[Plant],
    unit: str,
    digits: int,
    wanted: Mapping[str, Span],
    borne: Mapping[str, Span] | None = None,
) -> Wish:
    names = dict.fromkeys(plant.common_name for plant in plants)
    unknown = tuple(name for name in names if name not in wanted)
    return Wish(unit, digits, wanted, {**wanted, **(borne or {})}, unknown)


def ec_wish(plants: list[Plant]) -> Wish:
    wanted = {
        plant.common_name: Span(plant.hydroponic_ec_min_ms_cm, plant.hydroponic_ec_max_ms_cm)
        for plant in plants
        if plant.hydroponic_ec_min_ms_cm is not None
    }
    return _wish(plants, "mS/cm", 2, wanted)


def ph_wish(plants: list[Plant]) -> Wish:
    wanted = {
        plant.common_name: Span(plant.hydroponic_ph_min, plant.hydroponic_ph_max)
        for plant in plants
        if plant.hydroponic_ph_min is not None
    }
    borne = {plant.common_name: LETTUCE_PH for plant in plants if plant.slug in LETTUCES}
    return _wish(plants, "", 2, wanted, borne)


def light_wish(plants: list[Plant]) -> Wish:
    """Of a day."""
    known = [plant for plant in plants if plant.slug in INDOOR_RANGES]
    wanted = {plant.common_name: INDOOR_RANGES[plant.slug].dli_mol for plant in known}
    return _wish(plants, "mol/m²", 1, wanted)


def deficit_wish(plants: list[Plant]) -> Wish:
    known = [plant for plant in plants if plant.slug in INDOOR_RANGES]
    wanted = {plant.common_name: INDOOR_RANGES[plant.slug].vpd_kpa for plant in known}
    return _wish(plants, "kPa", 2, wanted)


def are_leafy(plants: Iterable[Plant]) -> bool:
    return any(plant.slug in LEAFY for plant in plants)


def typed_wish(unit: str, low: float | None, high: float | None) -> Wish:
    """What the gardener aims at; without one end it has none."""
    if low is None and high is None:
        return Wish(unit, 1, {}, {}, ())
    ends = Span(float("-inf") if low is None else low, float("inf") if high is None else high)
    aim = {gettext("Your aim"): ends}
    return Wish(unit, 1, aim, aim, ())
