"""Distances between blocks of plants, without looking at every pair of stems."""

from collections.abc import Callable, Iterator, Sequence
from math import hypot

from rules.engine.snapshot import PlantingSnapshot


def within_block_m(planting: PlantingSnapshot) -> float | None:
    """Between neighbours of one block; None for a single plant."""
    steps = []
    if planting.columns > 1:
        steps.append(planting.spacing_m)
    if planting.rows > 1:
        steps.append(planting.row_spacing_m)
    return min(steps, default=None)


def between_blocks_m(a: PlantingSnapshot, b: PlantingSnapshot) -> float:
    """Of the two nearest stems; columns and rows can be looked at apart, since blocks are grids."""
    return hypot(
        _gap(_columns(a), _columns(b)),
        _gap(_rows(a), _rows(b)),
    )


def close_pairs(
    plantings: Sequence[PlantingSnapshot],
    reach_m: float,
    counts: Callable[[PlantingSnapshot, PlantingSnapshot], bool] = lambda a, b: True,
) -> Iterator[tuple[PlantingSnapshot, PlantingSnapshot, float]]:
    """Every two blocks with stems less than `reach_m` apart, and that distance; of those alone
    that `counts` lets by, which is asked before anything is measured."""
    eastward = sorted(plantings, key=lambda planting: (planting.x_m, planting.pk))
    for index, a in enumerate(eastward):
        east_end = a.x_m + (a.columns - 1) * a.spacing_m
        for b in eastward[index + 1 :]:
            if b.x_m - east_end >= reach_m:
                break
            if not counts(a, b):
                continue
            distance_m = between_blocks_m(a, b)
            if distance_m < reach_m:
                yield (a, b, distance_m) if a.pk < b.pk else (b, a, distance_m)


Line = tuple[float, float, int]


def _columns(planting: PlantingSnapshot) -> Line:
    return planting.x_m, planting.spacing_m, planting.columns


def _rows(planting: PlantingSnapshot) -> Line:
    return planting.y_m, planting.row_spacing_m, planting.rows


def _gap(a: Line, b: Line) -> float:
    """Smallest distance between two rows of evenly spaced points on a line."""
    if a[2] == b[2] == 1:
        return abs(a[0] - b[0])
    if a[2] > b[2]:
        a, b = b, a
    start, step, count = b
    nearest = []
    for index in range(a[2]):
        point = a[0] + index * a[1]
        at = min(count - 1, max(0, round((point - start) / step)))
        nearest.append(abs(start + at * step - point))
    return min(nearest)
