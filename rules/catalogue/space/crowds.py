"""Plantings that stand too close, in distance and in time."""

from collections.abc import Iterator
from dataclasses import dataclass

from plants.agronomy.spacing import needed_distance_m, overlap_severity, pair_overlap
from rules.catalogue.distances import close_pairs, within_block_m
from rules.catalogue.occupancy import stays
from rules.engine.levels import Severity
from rules.engine.snapshot import BedSnapshot, GardenSnapshot, PlantingSnapshot


@dataclass(frozen=True, slots=True)
class Crowd:
    """Two plantings, or the plants of one (`a` is `b`)."""

    severity: Severity
    overlap: float
    a: PlantingSnapshot
    b: PlantingSnapshot
    distance_m: float

    @property
    def needed_m(self) -> float:
        return needed_distance_m(self.a.needed_spacing_m, self.b.needed_spacing_m)


def crowds(bed: BedSnapshot, garden: GardenSnapshot, relay_share: float) -> list[Crowd]:
    """The worst first."""
    found = [*_within_blocks(bed), *_between_blocks(bed, garden, relay_share)]
    return sorted(
        found, key=lambda crowd: (-crowd.severity.rank, -crowd.overlap, crowd.a.pk, crowd.b.pk)
    )


def _within_blocks(bed: BedSnapshot) -> Iterator[Crowd]:
    for planting in bed.plantings:
        distance_m = within_block_m(planting)
        if distance_m is not None:
            yield from _crowd(planting, planting, distance_m, is_relay=False)


def _between_blocks(
    bed: BedSnapshot, garden: GardenSnapshot, relay_share: float
) -> Iterator[Crowd]:
    stay = {found.planting.pk: found for found in stays(bed, garden)}
    reach_m = max((planting.needed_spacing_m for planting in bed.plantings), default=0.0)
    for a, b, distance_m in close_pairs(bed.plantings, reach_m):
        if share := stay[a.pk].shared_time(stay[b.pk]):
            yield from _crowd(a, b, distance_m, is_relay=share < relay_share)


def _crowd(
    a: PlantingSnapshot, b: PlantingSnapshot, distance_m: float, *, is_relay: bool
) -> Iterator[Crowd]:
    """A quick crop that is gone before its neighbour spreads counts one level less."""
    overlap = pair_overlap(distance_m, a.needed_spacing_m, b.needed_spacing_m)
    if level := overlap_severity(overlap):
        severity = Severity(level)
        yield Crowd(severity.one_less if is_relay else severity, overlap, a, b, distance_m)
