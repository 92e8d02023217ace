"""How much room a bed has left, as area and in plants."""

from collections.abc import Sequence

from gardens.models import Bed, Planting
from gardens.plan.filling import Area, filled
from gardens.plan.free_place import first_free_place
from plants.models import Plant


def room_left_m2(bed: Bed, plantings: Sequence[Planting]) -> float:
    """Area of the bed less the ground its plants need."""
    return max(0.0, bed.area_m2 - sum(planting.ground_m2 for planting in plantings))


def how_many_more(plant: Plant | None, bed: Bed, plantings: Sequence[Planting]) -> int:
    """What filling the bed would plant, or one that finds a place between its rows; none where a
    single one would be refused."""
    if plant is None or plant.spacing_in_row_cm is None:
        return 0
    one = Planting(
        plant=plant,
        spacing_cm=plant.spacing_in_row_cm,
        row_spacing_cm=plant.block_row_spacing_cm,
        columns=1,
        rows=1,
    )
    if first_free_place(one, bed, plantings) is None:
        return 0
    whole = Area(0, 0, bed.length_cm, bed.width_cm)
    return max(1, sum(block.count for block in filled(whole, one, bed, plantings)))
