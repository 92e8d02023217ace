"""What the page of a garden shows of its land, in finished values and few queries."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.utils.translation import gettext

from gardens.models import Bed, Garden, Land, Path, Structure, Tree
from gardens.plan.land_drawing import LandDrawing
from gardens.plan.sizes import position_words, size_words
from gardens.plan.sketches import Sketch, garden_sketches
from plants.quantities import say_length, say_quantity

ROWS_ON_A_PAGE = 50

Thing = Bed | Tree | Structure | Path


@dataclass(frozen=True, slots=True)
class Row:
    """A thing of the plan in words; `key` names it in the form that moves it."""

    key: str
    name: str
    kind: str
    size: str
    position: str
    url: str


@dataclass(frozen=True, slots=True)
class LandPage:
    garden: Garden
    land: Land | None
    sketches: list[Sketch]
    drawing: LandDrawing | None
    things: list[Thing]
    rows: Page | None

    @classmethod
    def of(cls, garden: Garden, page_number: str | None = None) -> "LandPage":
        """Seven queries, whatever lies on the land; four for a garden without."""
        sketches = garden_sketches(garden)
        land = Land.objects.filter(garden=garden).first()
        if land is None:
            return cls(garden, None, sketches, None, [], None)
        trees, structures = list(garden.trees.all()), list(garden.structures.all())
        paths = list(garden.paths.all())
        drawing = LandDrawing(land, sketches, trees, structures, paths)
        beds = [sketch.bed for sketch in drawing.on_land]
        things = [*beds, *trees, *structures, *paths]
        rows = Paginator(things, ROWS_ON_A_PAGE).get_page(page_number)
        rows.object_list = [row(thing) for thing in rows.object_list]
        return cls(garden, land, sketches, drawing, things, rows)

    @property
    def soil_m2(self) -> float:
        return sum(sketch.bed.area_m2 for sketch in self.sketches)

    @property
    def choices(self) -> list[tuple[str, str]]:
        """What can be moved."""
        return [(key_of(thing), str(thing)) for thing in self.things]

    @property
    def off_plan(self) -> Iterator[Bed]:
        return (sketch.bed for sketch in self.sketches if not sketch.bed.is_on_land)


def key_of(thing: Thing) -> str:
    return f"{thing._meta.model_name}-{thing.pk}"


def row(thing: Thing) -> Row:
    return Row(
        key=key_of(thing),
        name=str(thing),
        kind=_kind(thing),
        size=_size(thing),
        position=position_words(thing),
        url=thing.get_absolute_url(),
    )


def _kind(thing: Thing) -> str:
    if isinstance(thing, Tree):
        return gettext("Deciduous tree") if thing.is_deciduous else gettext("Evergreen tree")
    return gettext("Path") if isinstance(thing, Path) else thing.get_kind_display()


def _size(thing: Thing) -> str:
    if isinstance(thing, Tree):
        return gettext("{height} high, crown {width} wide").format(
            height=say_quantity(thing.height_m, "m"),
            width=say_quantity(thing.canopy_diameter_m, "m"),
        )
    if isinstance(thing, Path):
        return gettext("{width} wide").format(width=say_length(thing.width_cm))
    if isinstance(thing, Structure):
        return gettext("{size}, {height} high").format(
            size=size_words(thing), height=say_quantity(thing.height_m, "m")
        )
    return size_words(thing)
