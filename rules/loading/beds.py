"""Beds as rows, and what lies near what on the land."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

import numpy as np
from django.db.models import OuterRef, Subquery

from gardens.models import Bed, Watering
from gardens.plan.geometry import RECTANGLE, Placement, hulls, near_pairs, outlines, ring
from plants.agronomy.companions import farthest_reach_m
from plants.agronomy.containers import PEAT_COIR
from plants.agronomy.rotation import BESIDE_CM
from plants.agronomy.soil_water import TEXTURES, SoilTexture
from rules.engine.snapshot import BedSnapshot, Companions, NearPlantings, PlantingSnapshot
from rules.loading.given import SINCE
from rules.loading.reading import InBatch, Relation


class BedRow(NamedTuple):
    """The columns that are read, in this order; `earlier_on` is the last watering before SINCE."""

    garden_id: int
    pk: int
    name: str
    kind: str
    shape: str
    length_cm: int
    width_cm: int
    points: list
    volume_l: float | None
    soil_texture: str
    watering_method: str
    is_mulched: bool
    cover: str
    x_cm: float | None
    y_cm: float | None
    rotation_deg: int
    land_north_deg: int | None
    space_id: int | None
    reservoir_id: int | None
    earlier_on: date | None

    @property
    def bearing_deg(self) -> int:
        """By how much the frame is turned clockwise from north."""
        return (self.rotation_deg - (self.land_north_deg or 0)) % 360

    @property
    def is_soil(self) -> bool:
        return self.kind in BedSnapshot.SOIL_KINDS

    @property
    def soil(self) -> SoilTexture | None:
        """What the roots stand in; None where the texture is not known."""
        return PEAT_COIR if self.kind == "container" else TEXTURES.get(self.soil_texture)

    @property
    def is_on_land(self) -> bool:
        return self.x_cm is not None

    @property
    def placement(self) -> Placement:
        return Placement(self.x_cm, self.y_cm, self.rotation_deg, self.length_cm, self.width_cm)

    @property
    def ring(self) -> np.ndarray:
        return ring(self.shape, self.length_cm, self.width_cm, self.points)

    @property
    def ring_on_land(self) -> np.ndarray:
        return self.placement.on_land(self.ring)


_EARLIER = Watering.objects.filter(
    garden_id=OuterRef("garden_id"), bed_id=OuterRef("pk"), watered_on__lt=SINCE
).order_by("-watered_on")
BEDS = Relation(
    BedRow,
    Bed.objects.filter(InBatch("garden_id"))
    .with_soil_texture()
    .with_north()
    .annotate(earlier_on=Subquery(_EARLIER.values("watered_on")[:1])),
)


def beds_beside(rows: Iterable[BedRow]) -> Mapping[int, frozenset[int]]:
    """Of beds of soil, those whose edges are less than a metre apart; pots carry nothing."""
    placed = [row for row in rows if row.is_soil and row.is_on_land]
    edges = outlines([row.ring_on_land for row in placed])
    beside: dict[int, set[int]] = defaultdict(set)
    for one, other in near_pairs(edges, BESIDE_CM):
        beside[placed[one].pk].add(placed[other].pk)
        beside[placed[other].pk].add(placed[one].pk)
    return {pk: frozenset(others) for pk, others in beside.items()}


def across_beds(
    rows: Sequence[BedRow],
    plantings: Mapping[int, Sequence[PlantingSnapshot]],
    companions: Companions,
) -> Iterator[NearPlantings]:
    """Plantings of different beds within reach of each other, that have companions at all."""
    if sum(row.is_on_land for row in rows) < 2:
        return
    looked_at = [
        (row, planting)
        for row in rows
        if row.is_on_land
        for planting in plantings[row.pk]
        if planting.plant.slug in companions.slugs
    ]
    if len({row.pk for row, _ in looked_at}) < 2:
        return
    blocks = hulls([_block_on_land(row, planting) for row, planting in looked_at])
    widest_m = max(planting.plant.spread_m or 0.0 for _, planting in looked_at)
    for one, other in near_pairs(blocks, 100 * farthest_reach_m(widest_m)):
        (a_bed, a), (b_bed, b) = looked_at[one], looked_at[other]
        if a_bed.pk != b_bed.pk:
            yield NearPlantings(a.pk, b.pk, blocks[one].distance(blocks[other]) / 100)


def _block_on_land(row: BedRow, planting: PlantingSnapshot) -> np.ndarray:
    """The corners between its stems."""
    length_m = (planting.columns - 1) * planting.spacing_m
    width_m = (planting.rows - 1) * planting.row_spacing_m
    north_west = np.array((planting.x_m, planting.y_m))
    return row.placement.on_land(100 * (north_west + ring(RECTANGLE, length_m, width_m)))
