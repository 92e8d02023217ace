"""What stands in the sun's way.

Plans are in metres: x runs to the right, y down, from the upper left corner. Heights are above
the ground.
"""

from dataclasses import dataclass

Point = tuple[float, float]
Outline = tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Transmission:
    """Share of direct sun that comes through."""

    in_leaf: float
    bare: float

    def share(self, is_in_leaf: bool) -> float:
        return self.in_leaf if is_in_leaf else self.bare


OPAQUE = Transmission(0.0, 0.0)
# Both heuristic, as is that an evergreen is a deciduous tree that stays in leaf.
DECIDUOUS = Transmission(in_leaf=0.2, bare=0.6)
EVERGREEN = Transmission(in_leaf=0.2, bare=0.2)
# Clean glass with its bars (heuristic).
GREENHOUSE = Transmission(0.7, 0.7)


@dataclass(frozen=True, slots=True)
class Tree:
    """A cylinder from the lowest branches to the top; its stem casts no shade."""

    x_m: float
    y_m: float
    height_m: float
    canopy_radius_m: float
    clear_stem_m: float = 0.0
    transmission: Transmission = DECIDUOUS


@dataclass(frozen=True, slots=True)
class Building:
    """Straight walls and a flat roof; `outline` may run either way round but not cross itself."""

    outline: Outline
    height_m: float
    transmission: Transmission = OPAQUE


@dataclass(frozen=True, slots=True)
class Fence:
    """A wall, hedge or fence; `porosity` is the open share of its face."""

    start: Point
    end: Point
    height_m: float
    porosity: float = 0.0

    @property
    def transmission(self) -> Transmission:
        return Transmission(self.porosity, self.porosity)


Obstacle = Tree | Building | Fence
