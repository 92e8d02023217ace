"""What the page of a garden shows of its land, in finished values and few queries."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.core.paginator import Page, Paginator

from gardens.models import Bed, Garden, Land, Underlay
from gardens.plan.land_drawing import LandDrawing
from gardens.plan.sizes import extent_words, kind_words, position_words
from gardens.plan.sketches import Sketch, garden_sketches
from gardens.plan.steps import History
from gardens.plan.things import Thing, say_key
from gardens.sun.choice import SunChoice
from gardens.sun.page import LandSun, SunRow

ROWS_ON_A_PAGE = 50


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
    history: History | None
    sun: LandSun | None = None
    underlay: Underlay | None = None

    @classmethod
    def of(
        cls, garden: Garden, page_number: str | None = None, choice: SunChoice | None = None
    ) -> "LandPage":
        """Nine queries, whatever lies on the land, and one for the sun on it; four for a garden
        without."""
        sketches = garden_sketches(garden)
        land = Land.objects.filter(garden=garden).with_turns().first()
        if land is None:
            return cls(garden, None, sketches, None, [], None, None)
        trees, structures = list(garden.trees.all()), list(garden.structures.all())
        paths = list(garden.paths.all())
        drawing = LandDrawing(land, sketches, trees, structures, paths)
        beds = [sketch.bed for sketch in drawing.on_land]
        things = [*beds, *trees, *structures, *paths]
        rows = Paginator(things, ROWS_ON_A_PAGE).get_page(page_number)
        rows.object_list = [row(thing) for thing in rows.object_list]
        sun = choice and LandSun.of(garden, drawing, choice)
        underlay = Underlay.objects.with_picture().filter(garden=garden).first()
        history = History.of(land, garden.place)
        return cls(garden, land, sketches, drawing, things, rows, history, sun, underlay)

    @property
    def query(self) -> str:
        """The chosen layer as GET parameters, for links that keep it."""
        return self.sun.choice.query if self.sun else ""

    @property
    def url(self) -> str:
        return f"{self.garden.get_absolute_url()}?{self.query}".removesuffix("?")

    @property
    def sun_rows(self) -> list[SunRow]:
        """Of the beds on this page of the table."""
        shown = {row.key for row in self.rows.object_list}
        beds = (thing for thing in self.things if isinstance(thing, Bed))
        return self.sun.rows([bed for bed in beds if say_key(bed) in shown])

    @property
    def soil_m2(self) -> float:
        return sum(sketch.bed.area_m2 for sketch in self.sketches)

    @property
    def choices(self) -> list[tuple[str, str]]:
        """What can be moved."""
        return [(say_key(thing), str(thing)) for thing in self.things]

    @property
    def off_plan(self) -> Iterator[Bed]:
        return (sketch.bed for sketch in self.sketches if not sketch.bed.is_on_land)


def row(thing: Thing) -> Row:
    return Row(
        key=say_key(thing),
        name=str(thing),
        kind=kind_words(thing),
        size=extent_words(thing),
        position=position_words(thing),
        url=thing.get_absolute_url(),
    )
