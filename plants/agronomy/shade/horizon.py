"""The skyline of each cell: which part of the sky is covered, and how densely."""

import hashlib
import json
import zlib
from collections.abc import Sequence
from dataclasses import asdict, dataclass

import numpy as np

from plants.agronomy.shade.grid import CellGrid
from plants.agronomy.shade.obstacles import Obstacle, Transmission, Tree
from plants.agronomy.shade.silhouettes import BINS, Viewpoints, silhouettes

# An elevation is stored as one of 256 steps.
HIGHEST_STEP = 255
ELEVATION_STEP_DEG = 90 / HIGHEST_STEP
_STEPS_A_RADIAN = HIGHEST_STEP / (np.pi / 2)
# To be raised when maps are computed differently, so that no stored one is taken for a new one.
_METHOD = 1
_DIGITS = 3


@dataclass(frozen=True, slots=True)
class Layer:
    """Sky covered by obstacles of one density, steps of elevation of shape (bins, cells).

    `base` is where the sky under crowns ends; None if all stand on the ground.
    """

    transmission: Transmission
    top: np.ndarray
    base: np.ndarray | None


@dataclass(frozen=True, slots=True)
class HorizonMap:
    """Without layers the horizon is open. It holds no place on earth and no date."""

    rows: int
    columns: int
    layers: tuple[Layer, ...]

    def to_bytes(self) -> bytes:
        header = {
            "rows": self.rows,
            "columns": self.columns,
            "layers": [
                [layer.transmission.in_leaf, layer.transmission.bare, layer.base is not None]
                for layer in self.layers
            ],
        }
        arrays = [
            array for layer in self.layers for array in (layer.top, layer.base) if array is not None
        ]
        body = zlib.compress(b"".join(array.tobytes() for array in arrays), level=1)
        return json.dumps(header).encode() + b"\n" + body

    @classmethod
    def from_bytes(cls, stored: bytes) -> "HorizonMap":
        head, _, body = stored.partition(b"\n")
        header = json.loads(head)
        rows, columns = header["rows"], header["columns"]
        size = sum(1 + is_raised for *_, is_raised in header["layers"]) * BINS * rows * columns
        steps = np.frombuffer(zlib.decompress(body, bufsize=size + 1), dtype=np.uint8)
        arrays = iter(steps.reshape(-1, BINS, rows * columns))
        layers = tuple(
            Layer(Transmission(in_leaf, bare), next(arrays), next(arrays) if is_raised else None)
            for in_leaf, bare, is_raised in header["layers"]
        )
        return cls(rows, columns, layers)


def horizon_map(grid: CellGrid, obstacles: Sequence[Obstacle]) -> HorizonMap:
    seen_from = Viewpoints(*grid.centres_m(), grid.heights_m())
    by_density: dict[tuple[Transmission, bool], list[Obstacle]] = {}
    for obstacle in obstacles:
        has_clear_stem = isinstance(obstacle, Tree) and obstacle.clear_stem_m > 0
        by_density.setdefault((obstacle.transmission, has_clear_stem), []).append(obstacle)
    layers: list[Layer] = []
    for (transmission, is_raised), alike in by_density.items():
        build = _crowns if is_raised else _standing
        layers += build(transmission, alike, seen_from)
    return HorizonMap(grid.rows, grid.columns, tuple(layers))


def _standing(
    transmission: Transmission, obstacles: Sequence[Obstacle], seen_from: Viewpoints
) -> list[Layer]:
    cells = seen_from.x_m.size
    top = np.zeros(BINS * cells, dtype=np.uint8)
    for obstacle in obstacles:
        for seen in silhouettes(obstacle, seen_from):
            at = seen.bin * cells + seen.cell
            top[at] = np.maximum(top[at], _steps(seen.top))
    return [Layer(transmission, top.reshape(BINS, cells), None)]


def _crowns(
    transmission: Transmission, trees: Sequence[Tree], seen_from: Viewpoints
) -> list[Layer]:
    """Where a crown leaves sky free between itself and those before, it goes to a second layer."""
    cells = seen_from.x_m.size
    tops = np.zeros((2, BINS * cells), dtype=np.uint8)
    bases = np.full((2, BINS * cells), HIGHEST_STEP, dtype=np.uint8)
    for tree in trees:
        for seen in silhouettes(tree, seen_from):
            at, base, top = seen.bin * cells + seen.cell, _steps(seen.base), _steps(seen.top)
            is_apart = (base > tops[0, at]) | (top < bases[0, at])
            layer = (is_apart & (tops[0, at] > 0)).astype(int)
            tops[layer, at] = np.maximum(tops[layer, at], top)
            bases[layer, at] = np.minimum(bases[layer, at], base)
    shape = BINS, cells
    return [
        Layer(transmission, top.reshape(shape), base.reshape(shape))
        for top, base in zip(tops, bases, strict=True)
        if top.any()
    ]


def _steps(tangent: np.ndarray) -> np.ndarray:
    return np.rint(np.arctan(tangent) * _STEPS_A_RADIAN).astype(np.uint8)


def geometry_digest(grid: CellGrid, obstacles: Sequence[Obstacle]) -> str:
    """Names a horizon map: the same for the same scene to the millimetre, in any order."""
    parts = sorted(json.dumps([type(part).__name__, _rounded(asdict(part))]) for part in obstacles)
    scene = json.dumps([_METHOD, _rounded(asdict(grid)), parts])
    return hashlib.sha256(scene.encode()).hexdigest()


def _rounded(value: object) -> object:
    if isinstance(value, dict):
        return {name: _rounded(part) for name, part in sorted(value.items())}
    if isinstance(value, list | tuple):
        return [_rounded(part) for part in value]
    return round(float(value), _DIGITS) + 0.0
