"""How much room a bed has left, as area and in plants."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from gardens.models import Bed, Planting
from gardens.plan.filling import Lattice, inside, lattices_of
from gardens.plan.free_place import free_grid, place_in, rectangles
from plants.models import Plant


@dataclass(frozen=True, slots=True)
class Room:
    """Between plantings; `taken` are their rectangles, for as many questions as one has."""

    bed: Bed
    plantings: Sequence[Planting]
    taken: np.ndarray

    @classmethod
    def of(cls, bed: Bed, plantings: Sequence[Planting]) -> "Room":
        return cls(bed, plantings, rectangles(plantings))

    @property
    def left_m2(self) -> float:
        """Area of the bed less the ground its plants need."""
        ground_m2 = sum(planting.ground_m2 for planting in self.plantings)
        return max(0.0, self.bed.area_m2 - ground_m2)

    def how_many_more(self, plant: Plant | None) -> int:
        """As many as find a place in rows across the whole bed, or one that finds it between them;
        none where a single one would be refused."""
        if plant is None or plant.spacing_in_row_cm is None:
            return 0
        one = Planting(
            plant=plant,
            spacing_cm=plant.spacing_in_row_cm,
            row_spacing_cm=plant.block_row_spacing_cm,
            columns=1,
            rows=1,
        )
        if place_in(self.bed, one, self.taken) is None:
            return 0
        return max(1, sum(self._places(one, lattice) for lattice in lattices_of(self.bed, one)))

    def _places(self, one: Planting, lattice: Lattice) -> int:
        is_free = free_grid(lattice.xs_cm, lattice.ys_cm, one, self.taken)
        return int((is_free & inside(lattice, one, self.bed)).sum())
