"""Who stands between a neighbour and the noon sun, once both are grown."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from math import cos, hypot, radians, sin

from plants.agronomy import solar
from plants.agronomy.neighbour_shade import Screen
from plants.agronomy.spacing import (
    SHADE_ARC_DEG,
    SHADE_MARGIN_M,
    is_shaded_at_noon,
    shadow_length_m,
)
from plants.agronomy.sun_needs import SHADE_CLOTH_TMAX_C, SHADE_PLANTS
from rules.catalogue.occupancy import Stay, stays
from rules.engine.snapshot import BedSnapshot, ClimateSnapshot, GardenSnapshot, PlantingSnapshot

# Where both stay for years, the height of summer counts; the year only carries the date.
MIDSUMMER_NORTH, MIDSUMMER_SOUTH = (6, 21), (12, 21)
LIKES_SOME_SHADE = "full_or_part"
# A lower noon sun gives so little that its shade hardly costs anything (heuristic).
LEAST_ELEVATION_DEG = 20.0
LONGEST_PER_M = shadow_length_m(1.0, LEAST_ELEVATION_DEG)
LEAST_COSINE = cos(radians(SHADE_ARC_DEG))

noon_elevation_deg = lru_cache(maxsize=4096)(solar.noon_elevation_deg)


@dataclass(frozen=True, slots=True)
class Shadow:
    """`taller` shades `shorter` at noon of `on`, the middle of their common time."""

    taller: PlantingSnapshot
    shorter: PlantingSnapshot
    distance_m: float
    length_m: float
    elevation_deg: float
    on: date
    screen: Screen


@dataclass(frozen=True, slots=True)
class Block:
    """The ground of a planting in metres, north-western and south-eastern stem, and its height."""

    stay: Stay
    west: float
    north: float
    east: float
    south: float
    height_m: float

    @classmethod
    def of(cls, stay: Stay) -> "Block":
        one = stay.planting
        east = one.x_m + (one.columns - 1) * one.spacing_m
        south = one.y_m + (one.rows - 1) * one.row_spacing_m
        return cls(stay, one.x_m, one.y_m, east, south, one.plant.height_m)

    def before(self, short: "Block") -> Screen:
        """As the nearest stem of a lower block sees it: as far as its plants fill their ground,
        and never over that stem."""
        x_m = min(max((self.west + self.east) / 2, short.west), short.east)
        y_m = min(max((self.north + self.south) / 2, short.north), short.south)
        off_m = hypot(
            max(self.west - x_m, x_m - self.east, 0.0), max(self.north - y_m, y_m - self.south, 0.0)
        )
        edge_m = min(self.stay.planting.spacing_m, off_m) / 2
        return Screen(
            left_m=self.west - edge_m - x_m,
            right_m=self.east + edge_m - x_m,
            lower_m=y_m - self.south - edge_m,
            upper_m=y_m - self.north + edge_m,
            excess_m=self.height_m - short.height_m,
        )


def shadows(bed: BedSnapshot, garden: GardenSnapshot) -> list[Shadow]:
    """The deepest in the shade first."""
    known = [stay for stay in stays(bed, garden) if stay.planting.plant.height_m]
    blocks = sorted(map(Block.of, known), key=lambda block: -block.height_m)
    found = [
        shadow
        for short, tall, distance_m in _before_the_sun(blocks, bed, garden.climate)
        if (shadow := _shadow(short, tall, distance_m, garden))
    ]
    return sorted(found, key=lambda one: (one.distance_m - one.length_m, one.shorter.pk))


def _before_the_sun(
    blocks: list[Block], bed: BedSnapshot, climate: ClimateSnapshot
) -> Iterator[tuple[Block, Block, float]]:
    """A low block, a taller one on its side of the equator, and how far apart they are.

    Only where the taller is so near that its longest shadow reaches; the tallest come first.
    """
    equator_rad = radians((180 if climate.latitude_deg > 0 else 0) - bed.bearing_deg)
    to_east, to_south = sin(equator_rad), -cos(equator_rad)
    for short in blocks:
        if short.stay.planting.plant.sun in SHADE_PLANTS:
            continue
        for tall in blocks:
            excess_m = tall.height_m - short.height_m
            if excess_m <= SHADE_MARGIN_M:
                break
            east_m = max(tall.west - short.east, 0.0) - max(short.west - tall.east, 0.0)
            south_m = max(tall.north - short.south, 0.0) - max(short.north - tall.south, 0.0)
            towards_m = east_m * to_east + south_m * to_south
            if towards_m > 0:
                distance_m = hypot(east_m, south_m)
                is_in_arc = towards_m >= LEAST_COSINE * distance_m
                if is_in_arc and distance_m < excess_m * LONGEST_PER_M:
                    yield short, tall, distance_m


def _shadow(short: Block, tall: Block, distance_m: float, garden: GardenSnapshot) -> Shadow | None:
    shorter, taller, climate = short.stay.planting, tall.stay.planting, garden.climate
    if not short.stay.shared_time(tall.stay):
        return None
    on = _middle(short.stay, tall.stay, garden)
    elevation_deg = noon_elevation_deg(climate.latitude_deg, on)
    if elevation_deg < LEAST_ELEVATION_DEG or _is_welcome(shorter, climate, on):
        return None
    if not is_shaded_at_noon(tall.height_m, short.height_m, distance_m, elevation_deg):
        return None
    length_m = shadow_length_m(tall.height_m - short.height_m, elevation_deg)
    screen = tall.before(short)
    return Shadow(taller, shorter, distance_m, length_m, elevation_deg, on, screen)


def _middle(one: Stay, other: Stay, garden: GardenSnapshot) -> date:
    """Of the time both are there; what stays for years meets the others in all of theirs."""
    start, end = max(one.start, other.start), min(one.end, other.end)
    if end < date.max:
        return start + (end - start) / 2
    is_south = garden.climate.latitude_deg < 0
    return date(garden.on.year, *(MIDSUMMER_SOUTH if is_south else MIDSUMMER_NORTH))


def _is_welcome(shorter: PlantingSnapshot, climate: ClimateSnapshot, on: date) -> bool:
    """In the heat leafy crops like it too."""
    is_hot = climate.tmax_c is not None and climate.tmax_c[on.month - 1] > SHADE_CLOTH_TMAX_C
    return is_hot and shorter.plant.sun == LIKES_SOME_SHADE
