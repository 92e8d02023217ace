"""What the page of a bed shows, in finished values and few queries."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.core.paginator import Page, Paginator
from django.db.models import Q

from compliance.restricting import Notice, Severity
from gardens.calendar.period import Period
from gardens.examples.crops import FAMILIAR
from gardens.grown import resolved
from gardens.models import Bed, Garden, Planting
from gardens.plan.conflicts import conflicts
from gardens.plan.drawing import Drawing
from gardens.plan.fits import Fit, fits_of
from gardens.plan.gaps import Gap, gaps_of
from gardens.plan.month import GHOSTED, BedMonth, MonthStrip, month_of, numbers_of, year_of
from gardens.plan.room import Room
from gardens.plan.standing import stays_of
from gardens.plan.steps import History
from gardens.plant_law import notices_in
from gardens.plant_law_words import Said, said
from gardens.rotation import Rotation
from gardens.sowing import Start, next_start
from gardens.sun.page import BedSun
from plants.agronomy.stays import Stay
from plants.inheritance import ResolvedPlant
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
    """How many of one plant the bed holds, and how many more would find a place."""

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
    room: Room
    more_lettuces: int
    history: History
    sun: BedSun | None
    month: BedMonth
    strip: MonthStrip
    gaps: list[Gap]
    offered: list[Plant]
    law: Mapping[int, list[Notice]]
    stays: Mapping[int, Stay]

    @classmethod
    def of(
        cls, bed: Bed, on: date, page_number: str | None, period: Period | None = None
    ) -> "BedPage":
        """In a month, else today. At most nine queries, whatever the number of
        plantings; `fits` asks more."""
        place = bed.garden.place
        period = period or month_of(on, place)
        year = year_of(period, place)
        shown = list(bed.plantings.present_and_recent(PAST_SHOWN, year.first - GHOSTED, year.last))
        grown = _plants_for(bed.garden, shown)
        plants = [found.plant for found in grown.values()]
        stays = stays_of(shown, bed.garden, on, grown)
        present = [planting for planting in shown if planting.ended_on is None]
        past = [planting for planting in shown if planting.ended_on]
        month = BedMonth.of(shown, stays, period, on)
        yardstick = next((plant for plant in plants if plant.slug == YARDSTICK), None)
        law = notices_in(bed.garden, plants)
        offered = _offered(plants)
        room = Room.of(bed, present)
        rows = Paginator(present, ROWS_ON_A_PAGE).get_page(page_number)
        sun = BedSun.of(bed, rows.object_list, stays, on)
        return cls(
            bed=bed,
            on=on,
            plantings=present,
            past=sorted(past, key=lambda planting: planting.ended_on, reverse=True)[:PAST_SHOWN],
            drawing=_drawing(bed, month, present, stays),
            tiles=_tiles(offered, bed, month),
            rows=rows,
            room=room,
            more_lettuces=room.how_many_more(yardstick),
            history=History.of(bed, place),
            sun=sun,
            month=month,
            strip=MonthStrip.of(bed, month, shown, stays),
            gaps=[] if month.is_past else gaps_of(bed, month, present, stays),
            offered=offered,
            law=law,
            stays=stays,
        )

    @property
    def fits(self) -> list[Fit]:
        """Four queries: of what grew in the bed and beside it, and of neighbours."""
        rotation = Rotation.of(self.bed.garden, self.on, self.bed)
        known = (self.plantings, self.stays, rotation, self.bed, self.sun)
        allowed = [plant for plant in self.offered if not self.is_blocked(plant)]
        return fits_of(self.month, allowed, *known)

    @property
    def restricted(self) -> list[tuple[Plant, list[Said]]]:
        """What stands or is planned here and is more than worth knowing."""
        found = ((plant, self.law.get(plant.pk)) for plant in numbers_of(self.plantings))
        return [
            (plant, said(notices))
            for plant, notices in found
            if notices and notices[0].severity > Severity.NOTE
        ]

    def is_blocked(self, plant: Plant) -> bool:
        return plant.pk in self.law and self.law[plant.pk][0].is_block

    @property
    def room_left_m2(self) -> float:
        return self.room.left_m2

    @property
    def has_land(self) -> bool:
        return self.bed.land_north_deg is not None

    @property
    def north_deg(self) -> int:
        """Clockwise from the top of the bed's own drawing."""
        return ((self.bed.land_north_deg or 0) - self.bed.rotation_deg) % 360

    @property
    def crops(self) -> list[Crop]:
        """In the order they were planted."""
        return [
            Crop(plant, number, self.room.how_many_more(plant))
            for plant, number in numbers_of(self.plantings).items()
        ]

    @property
    def plant_count(self) -> int:
        return sum(planting.count for planting in self.plantings)


def _drawing(
    bed: Bed, month: BedMonth, present: list[Planting], stays: Mapping[int, Stay]
) -> Drawing:
    """Today everything of the plan, to work on; of another month what is near it in time."""
    shown = present if month.is_now else [*month.standing, *month.coming]
    solid = {planting.pk for planting in month.standing}
    coming = {planting.pk for planting in shown} - solid
    return Drawing(bed, shown, conflicts(shown, stays), coming, month.over)


def _plants_for(garden: Garden, plantings: list[Planting]) -> dict[int, ResolvedPlant]:
    """The familiar plants, the gardener's own and those of the bed, which get theirs: one row for
    each plant, where a join would repeat its seventy columns for every planting."""
    needed = {planting.plant_id for planting in plantings}
    offered = Q(slug__in=FAMILIAR) | Q(ownplant__owner=garden.owner_id)
    grown = resolved(garden.pk, Plant.objects.filter(offered | Q(pk__in=needed)))
    for planting in plantings:
        planting.plant = grown[planting.plant_id].plant
    return grown


def _offered(plants: list[Plant]) -> list[Plant]:
    """One's own first, then the most familiar."""
    order = {slug: place for place, slug in enumerate(FAMILIAR)}
    return sorted(
        (plant for plant in plants if plant.is_own or plant.slug in order),
        key=lambda plant: order.get(plant.slug, -1),
    )


def _tiles(offered: list[Plant], bed: Bed, month: BedMonth) -> list[Tile]:
    """What can be begun in the month first."""
    tiles = [_tile(plant, bed, month) for plant in offered]
    return sorted(tiles, key=lambda tile: not tile.is_good_now)[:TILES]


def _tile(plant: Plant, bed: Bed, month: BedMonth) -> Tile:
    """Good now is today; of another month, any of its days."""
    start = next_start(plant, bed.garden, month.since, cover=bed.cover)
    last = month.since if month.is_now else month.period.last
    is_then = start.planned_on is not None and start.planned_on <= last
    return Tile(plant, start, is_good_now=is_then and plant.spacing_in_row_cm is not None)
