"""What the crops of one space or reservoir want of a quantity, and how a value stands to it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext

from plants.agronomy import crop_wishes
from plants.agronomy.crop_wishes import CropWish, IndoorCrop
from plants.agronomy.spans import Span
from plants.models import Plant
from plants.quantities import say_quantity, say_range


@dataclass(frozen=True, slots=True)
class Status:
    """`tone` is that of a chip."""

    tone: str
    word: str


@dataclass(frozen=True, slots=True)
class Wish(CropWish):
    """`unknown` are crops of which nothing is known."""

    unit: str = ""
    digits: int = 1
    unknown: tuple[str, ...] = ()

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


def ec_wish(plants: list[Plant]) -> Wish:
    return _wish(plants, crop_wishes.ec_wish(as_crops(plants)), "mS/cm", 2)


def ph_wish(plants: list[Plant]) -> Wish:
    return _wish(plants, crop_wishes.ph_wish(as_crops(plants)), "", 2)


def light_wish(plants: list[Plant]) -> Wish:
    """Of a day."""
    return _wish(plants, crop_wishes.light_wish(as_crops(plants)), "mol/m²", 1)


def deficit_wish(plants: list[Plant]) -> Wish:
    return _wish(plants, crop_wishes.deficit_wish(as_crops(plants)), "kPa", 2)


def as_crops(plants: Iterable[Plant]) -> list[IndoorCrop]:
    return [
        IndoorCrop(
            plant.common_name,
            plant.slug,
            _span(plant.hydroponic_ec_min_ms_cm, plant.hydroponic_ec_max_ms_cm),
            _span(plant.hydroponic_ph_min, plant.hydroponic_ph_max),
        )
        for plant in plants
    ]


def typed_wish(unit: str, low: float | None, high: float | None) -> Wish:
    """What the gardener aims at; without one end it has none."""
    if low is None and high is None:
        return Wish({}, {}, unit)
    ends = Span(float("-inf") if low is None else low, float("inf") if high is None else high)
    aim = {gettext("Your aim"): ends}
    return Wish(aim, aim, unit)


def _wish(plants: Iterable[Plant], wish: CropWish, unit: str, digits: int) -> Wish:
    names = dict.fromkeys(plant.common_name for plant in plants)
    unknown = tuple(name for name in names if name not in wish.wanted)
    return Wish(wish.wanted, wish.borne, unit, digits, unknown)


def _span(low: float | None, high: float | None) -> Span | None:
    return None if low is None else Span(low, high)
