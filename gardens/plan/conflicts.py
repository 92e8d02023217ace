"""Which plants of a bed stand too close to a neighbour of another planting."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np
import shapely

from gardens.models import Planting
from plants.agronomy.spacing import overlap_severity, pair_overlap
from plants.agronomy.stays import Stay

# A drawing with more marks shows nothing any more; the nearest pairs come first.
MOST_PAIRS = 200
MOST_MARKS_OF_A_PAIR = 12


@dataclass(frozen=True, slots=True)
class Stem:
    """A plant and the radius of the ground it needs, in cm."""

    planting: int
    x: float
    y: float
    radius: float


@dataclass(frozen=True, slots=True)
class Conflict:
    one: Stem
    other: Stem
    distance_cm: float
    overlap: float


def conflicts(plantings: Sequence[Planting], stays: Mapping[int, Stay]) -> list[Conflict]:
    """Pairs of plants whose circles overlap enough to be worth a word, the worst first.

    A crop that follows another on the same ground is no conflict.
    """
    pairs = (
        (one, other)
        for one, other in _near_pairs(plantings)
        if stays[one.pk].meets(stays[other.pk])
    )
    found: list[Conflict] = []
    for one, other in islice(pairs, MOST_PAIRS):
        found += _between(one, other)
    return sorted(found, key=lambda conflict: -conflict.overlap)


def _near_pairs(plantings: Sequence[Planting]) -> Iterator[tuple[Planting, Planting]]:
    """Pairs of blocks whose rectangles come closer than the plants need, nearest first."""
    if len(plantings) < 2:
        return
    edges = np.array([(*block.stems_cm, block.spacing_cm / 2) for block in plantings])
    west, north, east, south, reach = edges.T
    grounds = shapely.box(west - reach, north - reach, east + reach, south + reach)
    ones, others = shapely.STRtree(grounds).query(grounds)
    is_pair = ones < others
    ones, others = ones[is_pair], others[is_pair]
    away_x = np.maximum(0, np.maximum(west[ones] - east[others], west[others] - east[ones]))
    away_y = np.maximum(0, np.maximum(north[ones] - south[others], north[others] - south[ones]))
    distance = np.hypot(away_x, away_y)
    is_near = distance < reach[ones] + reach[others]
    for index in np.lexsort((others, ones, distance)):
        if is_near[index]:
            yield plantings[ones[index]], plantings[others[index]]


def _between(one: Planting, other: Planting) -> list[Conflict]:
    """Each plant of the smaller block with the nearest of the larger, a regular lattice."""
    few, many = sorted((one, other), key=lambda block: block.count)
    x, y = _stems(few)
    near_x = many.x_cm + many.spacing_cm * _nearest(x - many.x_cm, many.spacing_cm, many.columns)
    near_y = many.y_cm + many.row_spacing_cm * _nearest(
        y - many.y_cm, many.row_spacing_cm, many.rows
    )
    distance = np.hypot(near_x - x, near_y - y)
    closest = np.argsort(distance, kind="stable")[:MOST_MARKS_OF_A_PAIR]
    marks = []
    for index in closest:
        apart_cm = float(distance[index])
        overlap = pair_overlap(apart_cm / 100, few.spacing_cm / 100, many.spacing_cm / 100)
        if overlap_severity(overlap):
            marks.append(
                Conflict(
                    Stem(few.pk, float(x[index]), float(y[index]), few.spacing_cm / 2),
                    Stem(many.pk, float(near_x[index]), float(near_y[index]), many.spacing_cm / 2),
                    apart_cm,
                    overlap,
                )
            )
    return marks


def _stems(block: Planting) -> tuple[np.ndarray, np.ndarray]:
    x = block.x_cm + np.arange(block.columns) * block.spacing_cm
    y = block.y_cm + np.arange(block.rows) * block.row_spacing_cm
    return np.tile(x, block.rows), np.repeat(y, block.columns)


def _nearest(offset: np.ndarray, step: float, number: int) -> np.ndarray:
    return np.clip(np.rint(offset / step), 0, number - 1)
