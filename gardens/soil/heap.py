"""A compost heap weighed up: carbon to nitrogen, moisture, and what to add."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext

from gardens.forms.compost import MATERIAL_NAMES
from plants.agronomy.compost_heap import (
    BROWNS,
    GREENS,
    IDEAL_RATIO,
    LEAST_RATIO,
    MATERIALS,
    MOISTURE_PCT,
    MOST_RATIO,
    TARGET_RATIO,
    Ingredient,
    balancing_kg,
    carbon_nitrogen_ratio,
    moisture_pct,
    water_l,
)
from plants.quantities import GRAMS_PER_KG, say_number, say_quantity, say_weight


@dataclass(frozen=True, slots=True)
class Addition:
    """Of one material, enough on its own."""

    name: str
    weight: str


@dataclass(frozen=True, slots=True)
class Heap:
    weight: str
    ratio: str
    ratio_words: str
    moisture: str
    moisture_words: str
    additions: tuple[Addition, ...] = ()

    @classmethod
    def of(cls, heap: Sequence[Ingredient], *, is_moisture_known: bool) -> "Heap | None":
        """None where nothing was entered."""
        if not heap:
            return None
        ratio = carbon_nitrogen_ratio(heap)
        wet = moisture_pct(heap) if is_moisture_known else None
        return cls(
            weight=_weight(sum(part.mass_kg for part in heap)),
            ratio="" if ratio is None else f"{say_number(ratio, 1)} : 1",
            ratio_words=_ratio_words(ratio),
            moisture="" if wet is None else f"{say_number(wet, 0)} %",
            moisture_words=_moisture_words(heap, wet),
            additions=tuple(_additions(heap, ratio)),
        )


def _ratio_words(ratio: float | None) -> str:
    if ratio is None:
        return gettext("Nothing in it holds nitrogen: add greens, such as grass clippings.")
    if ratio < LEAST_RATIO:
        return gettext("Too much nitrogen: it escapes as ammonia and smells. Add browns.")
    if ratio > MOST_RATIO:
        return gettext("Too much carbon: it hardly heats and rots slowly. Add greens.")
    lowest, highest = IDEAL_RATIO
    if lowest <= ratio <= highest:
        return gettext("Just right.")
    return gettext("It will do; {lowest} to {highest} is ideal.").format(
        lowest=say_number(lowest, 0), highest=say_number(highest, 0)
    )


def _moisture_words(heap: Sequence[Ingredient], wet: float | None) -> str:
    lowest, highest = MOISTURE_PCT
    if wet is None:
        return gettext("Enter the moisture of your own materials to have that of the heap.")
    if wet < lowest:
        return gettext("Too dry: sprinkle about {water} on it as you build it.").format(
            water=say_quantity(water_l(heap), "L")
        )
    if wet > highest:
        return gettext("Too wet: mix in something dry and coarse, and turn it.")
    return gettext("Just right, like a wrung-out sponge.")


def _additions(heap: Sequence[Ingredient], ratio: float | None) -> Iterable[Addition]:
    if ratio is None or LEAST_RATIO <= ratio <= MOST_RATIO:
        return
    for name in BROWNS if ratio < LEAST_RATIO else GREENS:
        kg = balancing_kg(heap, MATERIALS[name].ingredient(1.0), TARGET_RATIO)
        if kg:
            yield Addition(str(MATERIAL_NAMES[name]), _weight(kg))


def _weight(kg: float) -> str:
    return say_weight(round(kg * GRAMS_PER_KG))
