"""What the page of a bed shows, in finished values and few queries."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.core.paginator import Page, Paginator
from django.db.models import Q

from gardens.examples.crops import FAMILIAR
from gardens.grown import as_grown
from gardens.models import Bed, Garden, PlanStep, Planting
from gardens.plan.drawing import Drawing
from gardens.plan.steps import Revision
from gardens.sowing import Start, next_start
from plants.models import Plant

ROWS_ON_A_PAGE = 50
TILES = 12
PAST_SHOWN = 12
# What the room left is counted in: everybody knows the size of one.
YARDSTICK = "leaf-lettuce"


@dataclass(frozen=True, slots=True)
class Tile:
    """One plant to place."""

    plant: Plant
    start: Start
    is_good_now: bool


@dataclass(frozen=True, slots=True)
class Crop:
    """How many of one plant the bed holds, and how many more its bare ground would."""

    plant: Plant
    number: int
    more: int


@dataclass(frozen=True, slots=True)
class BedPage:
    bed: Bed
    on: date
    plantings: list[Planting]
    past: list[Planting]
    drawing: Drawing
    tiles: list[Tile]
    rows: Page
    more_lettuces: int
    last_step: Revision | None
    next_step: Revision | None

    @classmethod
    def of(cls, bed: Bed, on: date, page_number: str | None) -> "BedPage":
        """At most four queries, whatever the number of plantings."""
        shown = list(bed.plantings.present_and_recent(PAST_SHOWN))
        plants = _plants_for(bed.garden, shown)
        present = [planting for planting in shown if planting.ended_on is None]
        past = [planting for planting in shown if planting.ended_on]
        steps = PlanStep.objects.with_subjects().in_bulk([bed.last_step, bed.next_step])
        revisions = {pk: Revision(step, bed.garden.place) for pk, step in steps.items()}
        yardstick = next((plant for plant in plants if plant.slug == YARDSTICK), None)
        return cls(
            bed=bed,
            on=on,
            plantings=present,
            past=sorted(past, key=lambda planting: planting.ended_on, reverse=True),
            drawing=Drawing.of(bed, present, on),
            tiles=_tiles(plants, bed, on),
            rows=Paginator(present, ROWS_ON_A_PAGE).get_page(page_number),
            more_lettuces=_how_many_more(yardstick, room_left_m2(bed, present)),
            last_step=revisions.get(bed.last_step),
            next_step=revisions.get(bed.next_step),
        )

    @property
    def room_left_m2(self) -> float:
        return room_left_m2(self.bed, self.plantings)

    @property
    def north_deg(self) -> int:
        """Clockwise from the top of the bed's own drawing."""
        return ((self.bed.land_north_deg or 0) - self.bed.rotation_deg) % 360

    @property
    def crops(self) -> list[Crop]:
        """In the order they were planted."""
        room_m2 = self.room_left_m2
        numbers: dict[Plant, int] = {}
        for planting in self.plantings:
            numbers[planting.plant] = numbers.get(planting.plant, 0) + planting.count
        return [
            Crop(plant, number, _how_many_more(plant, room_m2)) for plant, number in numbers.items()
        ]

    @property
    def plant_count(self) -> int:
        return sum(planting.count for planting in self.plantings)


def room_left_m2(bed: Bed, plantings: Sequence[Planting]) -> float:
    """Area of the bed less the ground its plants need."""
    needed_cm2 = sum(
        planting.count * planting.spacing_cm * planting.row_spacing_cm for planting in plantings
    )
    return max(0.0, bed.area_m2 - needed_cm2 / 10_000)


def _plants_for(garden: Garden, plantings: list[Planting]) -> list[Plant]:
    """The familiar plants, the gardener's own and those of the bed, which get theirs: one row for
    each plant, where a join would repeat its seventy columns for every planting."""
    needed = {planting.plant_id for planting in plantings}
    offered = Q(slug__in=FAMILIAR) | Q(ownplant__owner=garden.owner_id)
    plants = as_grown(garden.pk, Plant.objects.filter(offered | Q(pk__in=needed)))
    for planting in plantings:
        planting.plant = plants[planting.plant_id]
    return list(plants.values())


def _tiles(plants: list[Plant], bed: Bed, on: date) -> list[Tile]:
    """What can be begun now first, one's own first, then the most familiar."""
    order = {slug: place for place, slug in enumerate(FAMILIAR)}
    offered = sorted(
        (plant for plant in plants if plant.is_own or plant.slug in order),
        key=lambda plant: order.get(plant.slug, -1),
    )
    tiles = [_tile(plant, bed, on) for plant in offered]
    return sorted(tiles, key=lambda tile: not tile.is_good_now)[:TILES]


def _tile(plant: Plant, bed: Bed, on: date) -> Tile:
    start = next_start(plant, bed.garden, on, cover=bed.cover)
    is_good_now = start.planned_on == on and plant.spacing_in_row_cm is not None
    return Tile(plant, start, is_good_now=is_good_now)


def _how_many_more(plant: Plant | None, room_m2: float) -> int:
    if plant is None:
        return 0
    return int(room_m2 * 10_000 / (plant.spacing_in_row_cm * plant.block_row_spacing_cm))
