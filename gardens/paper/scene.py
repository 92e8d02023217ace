"""What a plan on paper shows, in centimetres of its own frame; knows no database."""

from dataclasses import dataclass, field
from enum import Enum

Point = tuple[float, float]


class Look(Enum):
    """Fill of an outline, as red, green and blue."""

    GROUND = (247, 249, 242)
    PATH = (228, 226, 221)
    GLASS = (230, 240, 245)
    BUILDING = (205, 200, 192)
    BARRIER = (120, 112, 102)
    SOIL = (244, 234, 218)


@dataclass(frozen=True, slots=True)
class Area:
    """`label` stands at `label_at`, from there to the right, or around it."""

    ring: tuple[Point, ...]
    look: Look
    label: str = ""
    label_at: Point = (0.0, 0.0)
    is_centred: bool = False


@dataclass(frozen=True, slots=True)
class Circle:
    middle: Point
    radius_cm: float


@dataclass(frozen=True, slots=True)
class Crown:
    circle: Circle
    label: str


@dataclass(frozen=True, slots=True)
class Block:
    """A planting: a circle for each plant, or for a close sowing its ground and its rows."""

    number: int
    middle: Point
    circles: tuple[Circle, ...] = ()
    ring: tuple[Point, ...] = ()
    rows: tuple[tuple[Point, Point], ...] = ()


@dataclass(frozen=True, slots=True)
class Crop:
    """A row of the plant list, in words."""

    number: int
    plant: str
    count: str
    apart: str
    begins: str
    bed: str


@dataclass(frozen=True, slots=True)
class Scene:
    """The first of the areas is the ground under the lines of the grid."""

    title: str
    length_cm: float
    width_cm: float
    north_deg: float | None = None
    areas: list[Area] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    crowns: list[Crown] = field(default_factory=list)
    crops: list[Crop] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Heading:
    """What every page says: whose plan this is, and of which day."""

    garden: str
    day: str
