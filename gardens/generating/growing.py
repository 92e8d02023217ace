"""Beds of a garden, and what stood, stands and is to stand in them."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from itertools import cycle
from random import Random
from typing import NamedTuple

from gardens.examples.crops import (
    ALLOTMENT,
    ALLOTMENT_WARM,
    BALCONY,
    INDOORS,
    RAISED_BED,
    WARM_BALCONY,
    WARM_RAISED_BED,
)
from gardens.models import Bed, BedCover, BedKind, EndReason, Garden, GardenKind, Pathogen, Planting
from gardens.models.land import Texture, WateringMethod
from gardens.models.planting import StartMethod
from plants.models import Plant

PLANTINGS_A_BED = 6
PATH_CM = 60
# Of its plantings: over, growing, planned.
STAGES = ("over",) * 3 + ("growing",) * 6 + ("planned",)
# What stays for years; one planting in ten on open ground is of it.
PERENNIALS = (
    *("strawberry", "rhubarb", "asparagus", "blackcurrant", "highbush-blueberry", "grape"),
    *("apple", "sweet-cherry", "peach", "rosemary"),
)
PERENNIAL = 0.1
# How many ended with a disease that stays in the soil.
SICK = 0.08

CROPS = {
    GardenKind.ALLOTMENT: (" ".join(ALLOTMENT), " ".join(ALLOTMENT_WARM)),
    GardenKind.RAISED_BED: (RAISED_BED, WARM_RAISED_BED),
    GardenKind.BALCONY: (BALCONY, WARM_BALCONY),
}


def beds_of(garden: Garden, plantings: int, chance: Random) -> list[Bed]:
    """In rows on the land, outdoors; every second garden has not drawn its own."""
    number = max(1, round(plantings / PLANTINGS_A_BED))
    is_drawn = (
        garden.kind in (GardenKind.ALLOTMENT, GardenKind.RAISED_BED) and chance.random() < 0.5
    )
    beds = []
    for index in range(number):
        bed = _bed(garden, f"Bed {index + 1}", chance)
        if is_drawn:
            bed.x_cm = float(index % 4 * (240 + PATH_CM))
            bed.y_cm = float(index // 4 * (120 + PATH_CM))
        beds.append(bed)
    return beds


def _bed(garden: Garden, name: str, chance: Random) -> Bed:
    bed = Bed(garden=garden, name=name, length_cm=240, width_cm=120)
    if garden.kind == GardenKind.HYDROPONICS:
        bed.kind, bed.width_cm = BedKind.HYDROPONIC, 30
    elif garden.kind in (GardenKind.ALLOTMENT, GardenKind.RAISED_BED):
        bed.kind = chance.choice((BedKind.GROUND, BedKind.RAISED))
        bed.texture = chance.choice(("", Texture.LOAM, Texture.SANDY_LOAM, Texture.SILT_LOAM))
        bed.watering_method = chance.choice((WateringMethod.HAND, WateringMethod.DRIP))
        bed.cover = chance.choice((BedCover.NONE,) * 8 + (BedCover.FLEECE, BedCover.NONE))
        bed.is_mulched = chance.random() < 0.3
    else:
        bed.kind, bed.length_cm, bed.width_cm = BedKind.CONTAINER, 80, 40
        bed.volume_l = float(chance.choice((12, 30, 60)))
    return bed


class Crops(NamedTuple):
    """In the order of the lists, as far as the catalogue has them."""

    annual: list[Plant]
    perennial: list[Plant]


def crops_of(garden: Garden, plants: Mapping[str, Plant]) -> Crops:
    """Without any of the familiar ones, all; nothing perennial in pots and indoors."""
    if garden.is_indoor:
        slugs = INDOORS[garden.kind]
    else:
        slugs = CROPS[garden.kind][garden.place.is_tropical]
    annual = [plants[slug] for slug in slugs.split() if slug in plants]
    has_ground = garden.kind in (GardenKind.ALLOTMENT, GardenKind.RAISED_BED)
    perennial = [plants[slug] for slug in PERENNIALS if has_ground and slug in plants]
    return Crops(annual or list(plants.values()), perennial)


def plantings_of(
    beds: list[Bed], crops: Crops, number: int, on: date, chance: Random
) -> Iterator[Planting]:
    """Blocks side by side from the west, row after row; a bed that is full is crowded."""
    first = chance.randrange(len(crops.annual))
    for index, bed in zip(range(number), cycle(beds), strict=False):
        place = index // len(beds)
        if crops.perennial and chance.random() < PERENNIAL:
            planting = _block(bed, chance.choice(crops.perennial), place, chance)
            planting.started_on = on - timedelta(days=chance.randint(100, 3000))
        else:
            plant = crops.annual[(first + index) % len(crops.annual)]
            planting = _block(bed, plant, place, chance)
            _date(planting, chance.choice(STAGES), on, chance)
        yield planting


def _block(bed: Bed, plant: Plant, place: int, chance: Random) -> Planting:
    spacing = min(plant.spacing_in_row_cm or 30, bed.length_cm / 2)
    across = min(plant.spacing_between_rows_cm or spacing, bed.width_cm / 2)
    columns = max(1, min(chance.randint(1, 6), int(bed.length_cm / 3 / spacing)))
    rows = max(1, min(2, int(bed.width_cm / 2 / across)))
    x = bed.length_cm / 3 * (place % 3) + spacing / 2
    y = bed.width_cm / 2 * (place // 3 % 2) + across / 2
    return Planting(
        garden_id=bed.garden_id,
        bed=bed,
        plant=plant,
        x_cm=round(min(x, bed.length_cm - (columns - 1) * spacing), 1),
        y_cm=round(min(y, bed.width_cm - (rows - 1) * across), 1),
        columns=columns,
        rows=rows,
        spacing_cm=float(spacing),
        row_spacing_cm=float(across),
        method=chance.choice(StartMethod.values),
    )


def _date(planting: Planting, stage: str, on: date, chance: Random) -> None:
    if stage == "planned":
        planting.planned_on = on + timedelta(days=chance.randint(-5, 60))
        return
    if stage == "growing":
        planting.started_on = on - timedelta(days=chance.randint(1, 120))
        return
    planting.ended_on = on - timedelta(days=chance.randint(20, 1200))
    planting.started_on = planting.ended_on - timedelta(days=chance.randint(30, 120))
    planting.end_reason = EndReason.HARVESTED
    if chance.random() < SICK:
        planting.end_reason = EndReason.DISEASE
        planting.pathogen = chance.choice(Pathogen.values)
