"""Beds, land and plantings as scenes; few queries, whatever the number of beds."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count

import numpy as np
from django.utils.text import capfirst
from django.utils.translation import gettext

from gardens.beginning_words import begins_words
from gardens.models import Bed, Garden, Land, Planting, Structure, StructureKind
from gardens.paper.scene import Area, Block, Circle, Crop, Crown, Look, Point, Scene
from gardens.plan.dots import is_strip
from gardens.plan.geometry import RECTANGLE, Placement, ring
from gardens.plan.sketches import Sketch, garden_sketches
from plants.quantities import say_length, say_number

LAND, BEDS, BED = "land", "beds", "bed"
# More plants of one scene than this are drawn as ground with rows.
MOST_CIRCLES = 6000
LOOKS = {
    StructureKind.GREENHOUSE: Look.GLASS,
    StructureKind.WALL: Look.BARRIER,
    StructureKind.FENCE: Look.BARRIER,
}


@dataclass(slots=True)
class Selection:
    """What of a garden is to be printed; `bed_id` where it is one bed."""

    garden: Garden
    what: str
    bed_id: int | None = None
    land: Land | None = field(init=False)

    def __post_init__(self) -> None:
        self.land = Land.objects.filter(garden=self.garden).first()

    def frames_cm(self) -> list[tuple[float, float]]:
        if self.what == LAND:
            return [(self.land.length_cm, self.land.width_cm)] if self.land else []
        beds = self.garden.beds.all()
        if self.what == BED:
            beds = beds.filter(pk=self.bed_id)
        return list(beds.values_list("length_cm", "width_cm"))

    def scenes(self) -> list[Scene]:
        numbers = count(1)
        sketches = garden_sketches(self.garden)
        if self.what == LAND:
            return [_land_scene(self.garden, self.land, sketches, numbers)] if self.land else []
        wanted = [one for one in sketches if self.what == BEDS or one.bed.pk == self.bed_id]
        return [_bed_scene(sketch, self.land, numbers) for sketch in wanted]


def _land_scene(
    garden: Garden, land: Land, sketches: Sequence[Sketch], numbers: Iterator[int]
) -> Scene:
    placed = [sketch for sketch in sketches if sketch.bed.is_on_land]
    scene = Scene(garden.name, land.length_cm, land.width_cm, land.north_deg)
    scene.areas.append(Area(_points(ring(RECTANGLE, land.length_cm, land.width_cm)), Look.GROUND))
    scene.areas.extend(Area(_points(path.ring_on_land), Look.PATH) for path in garden.paths.all())
    scene.areas.extend(_structure(structure) for structure in garden.structures.all())
    share = _share(placed)
    for sketch in placed:
        bed = sketch.bed
        corners = bed.ring_on_land
        scene.areas.append(_bed_area(bed, corners))
        _plant(scene, sketch, bed.placement, share, numbers)
    for tree in garden.trees.all():
        circle = Circle((tree.x_cm, tree.y_cm), tree.canopy_radius_cm)
        scene.crowns.append(Crown(circle, str(tree)))
    return scene


def _bed_scene(sketch: Sketch, land: Land | None, numbers: Iterator[int]) -> Scene:
    bed = sketch.bed
    is_turned_known = land is not None and bed.is_on_land
    north_deg = (land.north_deg - bed.rotation_deg) % 360 if is_turned_known else None
    scene = Scene(bed.name, bed.length_cm, bed.width_cm, north_deg)
    scene.areas.append(Area(_points(bed.ring), Look.SOIL))
    upright = Placement(0, 0, 0, bed.length_cm, bed.width_cm)
    _plant(scene, sketch, upright, _share([sketch]), numbers)
    return scene


def _share(sketches: Sequence[Sketch]) -> int:
    return MOST_CIRCLES // max(1, sum(len(sketch.plantings) for sketch in sketches))


def _structure(structure: Structure) -> Area:
    look = LOOKS.get(StructureKind(structure.kind), Look.BUILDING)
    corners = structure.ring_on_land
    label = "" if look is Look.BARRIER else str(structure)
    middle = tuple(corners.mean(axis=0).tolist())
    return Area(_points(corners), look, label, middle, is_centred=True)


def _bed_area(bed: Bed, corners: np.ndarray) -> Area:
    return Area(_points(corners), Look.SOIL, bed.name, tuple(corners.min(axis=0).tolist()))


def _plant(
    scene: Scene, sketch: Sketch, placement: Placement, share: int, numbers: Iterator[int]
) -> None:
    for planting in sketch.plantings:
        number = next(numbers)
        scene.blocks.append(_block(planting, placement, share, number))
        scene.crops.append(_crop(planting, sketch.bed, number))


def _block(planting: Planting, placement: Placement, share: int, number: int) -> Block:
    west, north = planting.x_cm, planting.y_cm
    east, south = west + planting.block_length_cm, north + planting.block_width_cm
    middle = _points(placement.on_land(np.array([((west + east) / 2, (north + south) / 2)])))[0]
    if not is_strip(planting) and planting.count <= share:
        stems = placement.on_land(np.array(list(planting.stems())))
        radius = min(planting.spacing_cm, planting.row_spacing_cm) / 2
        return Block(number, middle, tuple(Circle(stem, radius) for stem in _points(stems)))
    side, between = planting.spacing_cm / 2, planting.row_spacing_cm / 2
    corners = ring(RECTANGLE, east - west + 2 * side, south - north + 2 * between)
    ground = placement.on_land(corners + np.array((west - side, north - between)))
    ys = [north + row * planting.row_spacing_cm for row in range(planting.rows)]
    ends = [_points(placement.on_land(np.array([(west, y), (east, y)]))) for y in ys]
    return Block(number, middle, ring=_points(ground), rows=tuple(ends))


def _crop(planting: Planting, bed: Bed, number: int) -> Crop:
    plant = planting.plant
    latin = f" ({plant.latin_name})" if plant.latin_name else ""
    return Crop(
        number=number,
        plant=f"{plant.common_name}{latin}",
        count=say_number(planting.count),
        apart=apart_words(planting),
        begins=capfirst(begins_words(planting)),
        bed=bed.name,
    )


def apart_words(planting: Planting) -> str:
    if planting.count == 1:
        return ""
    if planting.rows == 1 or planting.spacing_cm == planting.row_spacing_cm:
        return say_length(planting.spacing_cm)
    return gettext("{distance}, rows {rows}").format(
        distance=say_length(planting.spacing_cm), rows=say_length(planting.row_spacing_cm)
    )


def _points(corners: np.ndarray) -> tuple[Point, ...]:
    return tuple((x, y) for x, y in corners.tolist())
