"""The crops of spaces and reservoirs, for a whole garden in one query."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.db.models import Q

from gardens.models import Garden, Planting, Reservoir, Space
from plants.models import Plant


@dataclass(frozen=True, slots=True)
class Growing:
    """What grows in one; where nothing does, what is planned. `counts` are plants by crop."""

    counts: dict[Plant, int] = field(default_factory=dict)
    is_planned: bool = False

    @property
    def plants(self) -> list[Plant]:
        return list(self.counts)

    @property
    def names(self) -> str:
        return ", ".join(plant.common_name for plant in self.counts)


def growing_in(garden: Garden) -> dict[Space | Reservoir, Growing]:
    """By space and reservoir, of those with a crop."""
    housed = Q(bed__space__isnull=False) | Q(bed__reservoir__isnull=False)
    present = Planting.objects.present().filter(housed, garden=garden)
    plantings = present.select_related("plant", "bed__space", "bed__reservoir")
    blocks: dict[Space | Reservoir, list[Planting]] = defaultdict(list)
    for planting in plantings:
        for facility in (planting.bed.space, planting.bed.reservoir):
            if facility:
                blocks[facility].append(planting)
    return {facility: _growing(found) for facility, found in blocks.items()}


def _growing(plantings: list[Planting]) -> Growing:
    begun = [planting for planting in plantings if not planting.is_planned]
    counts: dict[Plant, int] = {}
    for planting in begun or plantings:
        counts[planting.plant] = counts.get(planting.plant, 0) + planting.count
    return Growing(counts, is_planned=not begun)
