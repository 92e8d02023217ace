"""What the crops that share a space or a solution want of it, and how a value stands to that."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from plants.agronomy.indoor_light import MOST_HOURS
from plants.agronomy.indoor_ranges import (
    INDOOR_RANGES,
    LEAFY,
    LETTUCE_PH,
    LETTUCES,
    MOST_LIGHT_H,
)
from plants.agronomy.spans import SharedSpan, Span, shared_span


class IndoorCrop(NamedTuple):
    """`ec_ms_cm` and `ph` are what it wants of a nutrient solution, None where that is unknown."""

    name: str
    slug: str
    ec_ms_cm: Span | None = None
    ph: Span | None = None


@dataclass(frozen=True, slots=True)
class CropWish:
    """`wanted` by the name of the crop; `borne` is wider where a crop bears more than it wants."""

    wanted: Mapping[str, Span]
    borne: Mapping[str, Span]

    @property
    def shared(self) -> SharedSpan | None:
        return shared_span(self.wanted)

    @property
    def span(self) -> Span | None:
        return self.shared.span if self.shared else None

    @property
    def is_compromise(self) -> bool:
        return self.shared is not None and self.shared.is_compromise

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


def ec_wish(crops: Iterable[IndoorCrop]) -> CropWish:
    wanted = {crop.name: crop.ec_ms_cm for crop in crops if crop.ec_ms_cm}
    return CropWish(wanted, wanted)


def ph_wish(crops: Iterable[IndoorCrop]) -> CropWish:
    known = [crop for crop in crops if crop.ph]
    wanted = {crop.name: crop.ph for crop in known}
    lettuces = {crop.name: LETTUCE_PH for crop in known if crop.slug in LETTUCES}
    return CropWish(wanted, wanted | lettuces)


def light_wish(crops: Iterable[IndoorCrop]) -> CropWish:
    """mol/m² of a day."""
    known = (crop for crop in crops if crop.slug in INDOOR_RANGES)
    wanted = {crop.name: INDOOR_RANGES[crop.slug].dli_mol for crop in known}
    return CropWish(wanted, wanted)


def deficit_wish(crops: Iterable[IndoorCrop]) -> CropWish:
    """kPa."""
    known = (crop for crop in crops if crop.slug in INDOOR_RANGES)
    wanted = {crop.name: INDOOR_RANGES[crop.slug].vpd_kpa for crop in known}
    return CropWish(wanted, wanted)


def are_leafy(crops: Iterable[IndoorCrop]) -> bool:
    return any(crop.slug in LEAFY for crop in crops)


def most_light_h(crops: Iterable[IndoorCrop]) -> float:
    """The shortest of the days they bear."""
    return min((MOST_LIGHT_H.get(crop.slug, MOST_HOURS) for crop in crops), default=MOST_HOURS)
