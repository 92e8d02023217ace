"""Beds and pots with what grows in them, what grew there and what was measured."""

from dataclasses import dataclass, field
from datetime import date
from typing import ClassVar

from plants.agronomy.covers import Cover, is_closed
from plants.agronomy.crop_yields import Block
from plants.agronomy.weather_age import Age
from rules.engine.snapshot.care import CareDay
from rules.engine.snapshot.indoor import ReadingSnapshot
from rules.engine.snapshot.plant import PlantFacts
from rules.engine.snapshot.soil import AmendmentSnapshot, TakingSnapshot
from rules.engine.wording import Word


@dataclass(frozen=True, slots=True)
class HarvestWait:
    """The waiting period of a treatment; picked from `until` on."""

    until: date
    product: str
    days: int


@dataclass(frozen=True, slots=True)
class PlantingSnapshot:
    """A block of plants, planned (`started_on` None) or growing; x, y is its north-western stem.

    `sun_h` are hours of possible sun a day where it stands, January to December; None where no
    map of the sun says so.
    """

    pk: int
    plant: PlantFacts
    x_m: float
    y_m: float
    columns: int
    rows: int
    spacing_m: float
    row_spacing_m: float
    method: str
    planned_on: date | None
    started_on: date | None
    planted_out_on: date | None = None
    first_harvest_on: date | None = None
    wait: HarvestWait | None = None
    treated_on: date | None = None
    sun_h: tuple[float, ...] | None = None
    # Of a perennial, the days of the last year on which it was picked.
    picked_on: tuple[date, ...] = ()
    germinated_on: date | None = None

    @property
    def count(self) -> int:
        return self.columns * self.rows

    @property
    def block(self) -> Block:
        ground_m2 = self.count * self.spacing_m * self.row_spacing_m
        return Block(self.count, ground_m2, self.spacing_m)

    @property
    def begins_on(self) -> date | None:
        return self.started_on or self.planned_on

    @property
    def needed_spacing_m(self) -> float:
        """The plant's; as it was planted where nobody knows that."""
        return self.plant.spacing_m or self.spacing_m


@dataclass(frozen=True, slots=True)
class PastPlanting:
    """What stood in the bed and is over."""

    plant_slug: str
    family: str
    ended_on: date
    pathogen: str
    started_on: date | None = None
    name: str = ""
    nutrient_demand: str = ""
    ground_m2: float = 0.0

    @property
    def label(self) -> Word:
        return Word(self.name)


@dataclass(frozen=True, slots=True)
class NearPlantings:
    """Two plantings of different beds, by their numbers, and how far apart their nearest stems."""

    a: int
    b: int
    distance_m: float


@dataclass(frozen=True, slots=True)
class SoilTestSnapshot:
    """Nutrients in mg/kg of the element; None, or no method, where the test does not say."""

    tested_on: date
    ph: float
    has_free_carbonate: bool
    buffer_ph: float | None = None
    nitrate_n_mg_kg: float | None = None
    phosphorus_mg_kg: float | None = None
    phosphorus_method: str = ""
    potassium_mg_kg: float | None = None
    potassium_method: str = ""
    organic_matter_pct: float | None = None
    ec_ds_m: float | None = None
    ec_method: str = ""
    cec_meq_100g: float | None = None
    depth_from_cm: float | None = None
    depth_to_cm: float | None = None

    @property
    def layer_cm(self) -> float | None:
        """How thick the sampled layer is."""
        return None if self.depth_to_cm is None else self.depth_to_cm - self.depth_from_cm


@dataclass(frozen=True, slots=True)
class WateringSnapshot:
    """Litres given to the whole bed; None = soaked through."""

    watered_on: date
    litres: float | None


@dataclass(frozen=True, slots=True)
class MoistureSnapshot:
    """The latest moisture of a bed's soil, by volume, as of the morning of `on`."""

    on: date
    moisture: float
    age: Age
    is_sensor: bool = False


@dataclass(frozen=True, slots=True)
class SoilWarmthSnapshot:
    """What sensors of the bed measured over the five days to `until`."""

    mean_c: float
    until: date
    age: Age


@dataclass(frozen=True, slots=True)
class Refused:
    """Something given that does not count, by what it is: from the future, or not possible."""

    what: str
    on: date
    value: float | None = None


@dataclass(frozen=True, slots=True)
class BedSnapshot:
    """`waterings` are those of the last month, the oldest first; `last_watered_on` may be older."""

    # Soil of the place, as against potting mix or water.
    SOIL_KINDS: ClassVar[tuple[str, ...]] = ("ground", "raised")

    pk: int
    name: str
    kind: str
    area_m2: float
    volume_l: float | None
    texture: str
    watering_method: str
    is_mulched: bool
    soil_test: SoilTestSnapshot | None
    last_watered_on: date | None
    waterings: tuple[WateringSnapshot, ...]
    plantings: tuple[PlantingSnapshot, ...]
    history: tuple[PastPlanting, ...]
    cover: str = Cover.NONE
    # Numbers of the beds of soil so near that soil is carried across.
    beside: frozenset[int] = frozenset()
    moisture: MoistureSnapshot | None = None
    sun_h: tuple[float, ...] | None = None
    # Of the years in which a soil test is of use, the oldest first.
    amendments: tuple[AmendmentSnapshot, ...] = ()
    takings: tuple[TakingSnapshot, ...] = ()
    # By how much the frame is turned clockwise from north.
    bearing_deg: float = 0.0
    refused: tuple[Refused, ...] = ()
    warmth: SoilWarmthSnapshot | None = None
    # Days of the last year on which it was pruned, and those the gardener plans to.
    pruned: tuple[CareDay, ...] = ()
    prunings: tuple[CareDay, ...] = ()
    # Numbers of the space and the reservoir it belongs to.
    space: int | None = None
    reservoir: int | None = None
    # By a sensor.
    soil_temperature: ReadingSnapshot | None = None
    # Of the plantings those that have begun, and the others.
    growing: tuple[PlantingSnapshot, ...] = field(init=False, repr=False, compare=False)
    planned: tuple[PlantingSnapshot, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        begun = tuple(planting for planting in self.plantings if planting.started_on)
        others = tuple(planting for planting in self.plantings if not planting.started_on)
        object.__setattr__(self, "growing", begun)
        object.__setattr__(self, "planned", others)

    @property
    def is_covered(self) -> bool:
        return self.cover != Cover.NONE

    @property
    def is_closed(self) -> bool:
        return is_closed(self.cover)

    @property
    def is_soil(self) -> bool:
        return self.kind in self.SOIL_KINDS

    @property
    def is_pot(self) -> bool:
        return self.kind == "container"
