"""Beds and pots with what grows in them, what grew there and what was measured."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from plants.agronomy.covers import Cover, is_closed
from plants.agronomy.weather_age import Age
from rules.engine.snapshot.plant import PlantFacts


@dataclass(frozen=True, slots=True)
class HarvestWait:
    """The waiting period of a treatment; picked from `until` on."""

    until: date
    product: str
    days: int


@dataclass(frozen=True, slots=True)
class PlantingSnapshot:
    """A block of plants, planned (`started_on` None) or growing; x, y is its north-western stem."""

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

    @property
    def count(self) -> int:
        return self.columns * self.rows

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
    depth_to_cm: float | None = None


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

    @property
    def growing(self) -> tuple[PlantingSnapshot, ...]:
        return tuple(planting for planting in self.plantings if planting.started_on)

    @property
    def planned(self) -> tuple[PlantingSnapshot, ...]:
        return tuple(planting for planting in self.plantings if not planting.started_on)
