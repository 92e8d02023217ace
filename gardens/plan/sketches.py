"""Every bed of a garden as a small picture."""

from collections import defaultdict
from dataclasses import dataclass

from django.utils.translation import gettext, ngettext

from gardens.models import Bed, Garden, Planting
from gardens.plan.drawing import Drawing
from plants.models import Plant

CROPS_NAMED = 4


@dataclass(frozen=True, slots=True)
class Sketch:
    bed: Bed
    plantings: list[Planting]

    @property
    def drawing(self) -> Drawing:
        """Without the search for conflicts, which nobody would see at this size."""
        return Drawing(self.bed, self.plantings, ())

    @property
    def crops(self) -> list[str]:
        names = dict.fromkeys(planting.plant.common_name for planting in self.plantings)
        return list(names)[:CROPS_NAMED]

    @property
    def initial(self) -> str:
        """The letter or number that tells it from the others: A of Bed A, else the first."""
        last = self.bed.name.split()[-1]
        return last if len(last) <= 2 else self.bed.name[0].upper()

    @property
    def contents(self) -> str:
        """Tomato, Carrot and 2 more; or empty."""
        if not self.plantings:
            return gettext("empty")
        named = ", ".join(self.crops)
        more = len({planting.plant_id for planting in self.plantings}) - CROPS_NAMED
        if more <= 0:
            return named
        words = ngettext("{crops} and {number} more", "{crops} and {number} more", more)
        return words.format(crops=named, number=more)


def garden_sketches(garden: Garden) -> list[Sketch]:
    """Three queries, whatever the number of beds and plantings."""
    plantings = list(garden.plantings.present())
    plants = Plant.objects.in_bulk({planting.plant_id for planting in plantings})
    by_bed: dict[int, list[Planting]] = defaultdict(list)
    for planting in plantings:
        planting.plant = plants[planting.plant_id]
        by_bed[planting.bed_id].append(planting)
    return [Sketch(bed, by_bed[bed.pk]) for bed in garden.beds.all()]
