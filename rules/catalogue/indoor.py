"""What grows in a space or a reservoir, and which of its readings still count."""

from collections.abc import Iterator

from plants.agronomy import plausibility
from plants.agronomy.crop_wishes import IndoorCrop
from plants.agronomy.plausibility import plausible
from plants.agronomy.spans import Span
from plants.agronomy.weather_age import Age
from rules.catalogue.sources import YOUR_READING, YOUR_SENSOR
from rules.engine.drafts import Input
from rules.engine.levels import Confidence
from rules.engine.snapshot import (
    GardenSnapshot,
    PlantFacts,
    PlantingSnapshot,
    ReadingSnapshot,
    ReservoirSnapshot,
    SpaceSnapshot,
)
from rules.engine.wording import Quantity, Wording, gettext_noop, wording

BOUNDS = {
    "ec_ms_cm": plausibility.EC_MS_CM,
    "ph": plausibility.PH,
    "water_c": plausibility.WATER_TEMPERATURE_C,
    "air_c": plausibility.TEMPERATURE_C,
    "leaf_c": plausibility.TEMPERATURE_C,
    "humidity_pct": plausibility.HUMIDITY_PCT,
    "ppfd": plausibility.PPFD_UMOL_M2_S,
}
UNITS = {
    "ec_ms_cm": ("mS/cm", 2),
    "ph": ("", 1),
    "water_c": ("°C", 1),
    "air_c": ("°C", 1),
    "leaf_c": ("°C", 1),
    "humidity_pct": ("%", 0),
    "ppfd": ("µmol/m²/s", 0),
    "level_l": ("L", None),
}
NAMES = {
    "ec_ms_cm": gettext_noop("EC"),
    "ph": gettext_noop("pH"),
    "water_c": gettext_noop("Water temperature"),
    "air_c": gettext_noop("Air temperature"),
    "leaf_c": gettext_noop("Leaf temperature"),
    "humidity_pct": gettext_noop("Relative humidity"),
    "ppfd": gettext_noop("Light at the leaves"),
    "level_l": gettext_noop("In the reservoir"),
}


def plantings_in(
    garden: GardenSnapshot, place: SpaceSnapshot | ReservoirSnapshot
) -> tuple[PlantingSnapshot, ...]:
    """What grows there; where nothing does, what is planned."""
    is_space = isinstance(place, SpaceSnapshot)
    beds = [bed for bed in garden.beds if (bed.space if is_space else bed.reservoir) == place.pk]
    growing = tuple(planting for bed in beds for planting in bed.growing)
    return growing or tuple(planting for bed in beds for planting in bed.planned)


def plants_of(plantings: tuple[PlantingSnapshot, ...]) -> tuple[PlantFacts, ...]:
    """Each once."""
    return tuple({planting.plant.slug: planting.plant for planting in plantings}.values())


def as_crops(plants: tuple[PlantFacts, ...]) -> list[IndoorCrop]:
    return [
        IndoorCrop(
            plant.name,
            plant.slug,
            plant.solution_ec_ms_cm and Span(*plant.solution_ec_ms_cm),
            plant.solution_ph and Span(*plant.solution_ph),
        )
        for plant in plants
    ]


def usable(
    place: SpaceSnapshot | ReservoirSnapshot, name: str, garden: GardenSnapshot
) -> ReadingSnapshot | None:
    """The newest, unless it is too old, in the future or cannot be."""
    reading = place.latest.get(name)
    if reading is None or reading.age is Age.STALE or fault_of(reading, name, garden):
        return None
    return reading


def fault_of(reading: ReadingSnapshot, name: str, garden: GardenSnapshot) -> Wording | None:
    """Which check it fails."""
    if reading.at.date() > garden.on:
        return Wording(gettext_noop("The last reading is dated in the future."))
    if name in BOUNDS and plausible(reading.value, BOUNDS[name]) is None:
        words = gettext_noop("A reading of {value} cannot be: it lies outside {low} to {high}.")
        low, high = (_quantity(end, name) for end in BOUNDS[name])
        return wording(words, value=_quantity(reading.value, name), low=low, high=high)
    return None


def reading_input(reading: ReadingSnapshot, name: str) -> Input:
    return Input(
        NAMES[name],
        _quantity(reading.value, name),
        YOUR_SENSOR if reading.is_sensor else YOUR_READING,
        measured_on=reading.at.date(),
        confidence=Confidence.HIGH if reading.age is Age.FRESH else Confidence.LOW,
    )


def inputs_of(place: SpaceSnapshot | ReservoirSnapshot, *names: str) -> Iterator[Input]:
    return (reading_input(place.latest[name], name) for name in names if name in place.latest)


def _quantity(value: float, name: str) -> Quantity:
    unit, digits = UNITS[name]
    return Quantity(value, unit, digits)
