"""What stands in the sun's way on a land, and the cells that it may shade."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from gardens.models import Garden, Land, Structure, StructureKind, Tree
from gardens.models.sun import SUN_METHOD
from plants.agronomy.shade.grid import CellGrid, grid_over
from plants.agronomy.shade.horizon import geometry_digest, horizon_map
from plants.agronomy.shade.obstacles import (
    DECIDUOUS,
    EVERGREEN,
    GREENHOUSE,
    OPAQUE,
    Building,
    Fence,
    Obstacle,
    Outline,
)
from plants.agronomy.shade.obstacles import Tree as Crown
from plants.agronomy.shade.sun_hours import Site, monthly_sun_hours

# A common year: in another one the same day has the same sun to a few minutes.
SUN_YEAR = 2026
DEGREE_DIGITS = 4
CM_PER_M = 100


@dataclass(frozen=True, slots=True)
class Scene:
    grid: CellGrid
    obstacles: tuple[Obstacle, ...]
    site: Site

    @classmethod
    def of(
        cls, garden: Garden, land: Land, trees: Iterable[Tree], structures: Iterable[Structure]
    ) -> "Scene":
        corner_m = (land.length_m, land.width_m)
        grid = grid_over(((0, 0), (corner_m[0], 0), corner_m, (0, corner_m[1])))
        obstacles = (*map(_crown, trees), *map(_standing, structures))
        site = Site(garden.place.latitude, garden.place.longitude, land.north_deg)
        return cls(grid, obstacles, site)

    @property
    def digest(self) -> str:
        degrees = (self.site.latitude_deg, self.site.longitude_deg, self.site.north_deg)
        site = [round(degree, DEGREE_DIGITS) for degree in degrees]
        geometry = geometry_digest(self.grid, self.obstacles)
        parts = json.dumps([SUN_METHOD, SUN_YEAR, geometry, site])
        return hashlib.sha256(parts.encode()).hexdigest()

    def monthly_hours(self) -> np.ndarray:
        """Not a number where a roof keeps the sun out."""
        hours = monthly_sun_hours(horizon_map(self.grid, self.obstacles), self.site, SUN_YEAR)
        for obstacle in self.obstacles:
            if isinstance(obstacle, Building) and obstacle.transmission == OPAQUE:
                hours[:, self.grid.covers(obstacle.outline)] = np.nan
        return hours


def outline_m(ring_cm: np.ndarray) -> Outline:
    return tuple((x, y) for x, y in (ring_cm / CM_PER_M).tolist())


def _crown(tree: Tree) -> Crown:
    return Crown(
        x_m=tree.x_cm / CM_PER_M,
        y_m=tree.y_cm / CM_PER_M,
        height_m=tree.height_m,
        canopy_radius_m=tree.canopy_radius_cm / CM_PER_M,
        transmission=DECIDUOUS if tree.is_deciduous else EVERGREEN,
    )


def _standing(structure: Structure) -> Building | Fence:
    outline = outline_m(structure.ring_on_land)
    if structure.kind == StructureKind.FENCE:
        return Fence(*_axis(outline), structure.height_m, structure.porosity_percent / 100)
    is_glass = structure.kind == StructureKind.GREENHOUSE
    return Building(outline, structure.height_m, GREENHOUSE if is_glass else OPAQUE)


def _axis(outline: Outline) -> Outline:
    """From the middle of one short side to that of the other."""
    corners = np.array(outline)
    sides_m = np.hypot(*(corners - np.roll(corners, -1, axis=0)).T)
    middles = (corners + np.roll(corners, -1, axis=0)) / 2
    short = 0 if sides_m[0] < sides_m[1] else 1
    return tuple((x, y) for x, y in middles[[short, short + 2]].tolist())
