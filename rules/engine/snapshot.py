"""A garden on one day, as the rules see it: frozen, nested, in metres and degrees Celsius."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from plants.agronomy.frost import FrostDates
from plants.agronomy.windows import TROPIC_DEG
from rules.engine.wording import Word

SOW_INDOORS, DIRECT_SOW, TRANSPLANT = "sow_indoors", "direct_sow", "transplant"


@dataclass(frozen=True, slots=True)
class PlantFacts:
    """The catalogue's figures of one plant; None where the catalogue has none."""

    slug: str
    name: str
    family: str
    category: str
    life_cycle: str
    frost_tolerance: str
    kill_temp_c: float
    usda_zone_min: int | None
    spacing_m: float
    spread_m: float
    ph_min: float
    ph_max: float
    kc: tuple[float, float, float] | None
    stage_days: tuple[int, int, int, int] | None
    root_depth_m: float | None
    depletion_fraction: float | None
    days_to_maturity: tuple[int, int] | None
    days_counted_from: str
    germination_days: tuple[int, int] | None
    indoor_weeks: tuple[float, float] | None
    transplant_weeks: tuple[float, float] | None
    direct_weeks: tuple[float, float] | None
    autumn_weeks: tuple[float, float] | None

    @property
    def is_perennial(self) -> bool:
        """Stays for years; what is grown for one season counts as an annual."""
        return self.life_cycle == "perennial"

    @property
    def is_tender(self) -> bool:
        return self.frost_tolerance == "tender"

    @property
    def label(self) -> Word:
        return Word(self.name)


@dataclass(frozen=True, slots=True)
class CompanionPair:
    effect: str
    mechanism: str
    grade: str
    source: str
    is_checked: bool


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

    @property
    def count(self) -> int:
        return self.columns * self.rows

    @property
    def begins_on(self) -> date | None:
        return self.started_on or self.planned_on


@dataclass(frozen=True, slots=True)
class PastPlanting:
    """What stood in the bed and is over."""

    plant_slug: str
    family: str
    ended_on: date
    pathogen: str


@dataclass(frozen=True, slots=True)
class SoilTestSnapshot:
    tested_on: date
    ph: float
    has_free_carbonate: bool


@dataclass(frozen=True, slots=True)
class WateringSnapshot:
    """Litres given to the whole bed; None = soaked through."""

    watered_on: date
    litres: float | None


@dataclass(frozen=True, slots=True)
class BedSnapshot:
    """`waterings` are those of the last month, the oldest first; `last_watered_on` may be older."""

    pk: int
    name: str
    kind: str
    length_m: float
    width_m: float
    volume_l: float | None
    texture: str
    watering_method: str
    is_mulched: bool
    soil_test: SoilTestSnapshot | None
    last_watered_on: date | None
    waterings: tuple[WateringSnapshot, ...]
    plantings: tuple[PlantingSnapshot, ...]
    history: tuple[PastPlanting, ...]

    @property
    def area_m2(self) -> float:
        return self.length_m * self.width_m

    @property
    def is_soil(self) -> bool:
        """Soil of the place, as against potting mix or water."""
        return self.kind in ("ground", "raised")

    @property
    def is_pot(self) -> bool:
        return self.kind == "container"

    @property
    def growing(self) -> tuple[PlantingSnapshot, ...]:
        return tuple(planting for planting in self.plantings if planting.started_on)

    @property
    def planned(self) -> tuple[PlantingSnapshot, ...]:
        return tuple(planting for planting in self.plantings if not planting.started_on)


@dataclass(frozen=True, slots=True)
class ClimateSnapshot:
    """Normals of the place; monthly values January to December, None where unknown."""

    latitude_deg: float
    elevation_m: float
    name: str
    confidence: str
    tmin_c: tuple[float, ...] | None
    tmin_sd_c: tuple[float, ...] | None
    tmax_c: tuple[float, ...] | None
    rain_mm: tuple[float, ...] | None
    srad_mj: tuple[float, ...] | None
    coldest_night_c: float | None
    frost: FrostDates

    @property
    def mean_c(self) -> tuple[float, ...] | None:
        if self.tmin_c is None or self.tmax_c is None:
            return None
        return tuple((low + high) / 2 for low, high in zip(self.tmin_c, self.tmax_c, strict=True))

    @property
    def is_tropical(self) -> bool:
        return abs(self.latitude_deg) < TROPIC_DEG


@dataclass(frozen=True, slots=True)
class WeatherSnapshot:
    """One day, observed or forecast; None where nothing plausible is known."""

    on: date
    is_forecast: bool
    tmin_c: float | None
    tmax_c: float | None
    rain_mm: float | None
    et0_mm: float | None
    source: str
    issued_on: date


@dataclass(frozen=True, slots=True)
class GardenSnapshot:
    """Everything advice rests on; `on` is the date in the garden's own time zone."""

    pk: int
    on: date
    is_indoor: bool
    records_since: date
    climate: ClimateSnapshot
    beds: tuple[BedSnapshot, ...]
    weather: Mapping[date, WeatherSnapshot]
    companions: Mapping[frozenset[str], CompanionPair]
