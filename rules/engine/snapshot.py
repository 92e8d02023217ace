"""A garden on one day, as the rules see it: frozen, nested, in metres and degrees Celsius."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import lru_cache
from typing import ClassVar

from plants.agronomy.covers import Cover, frost_dates_under, gain_c, is_closed, warmer_c
from plants.agronomy.crop_figures import START_METHODS, CropFigures
from plants.agronomy.frost import FrostDates
from plants.agronomy.risk_appetite import RiskAppetite, counted_dates
from plants.agronomy.weather_age import Age
from plants.agronomy.windows import TROPIC_DEG
from rules.engine.wording import Word

SOW_INDOORS, DIRECT_SOW, TRANSPLANT = START_METHODS


@dataclass(frozen=True, slots=True, kw_only=True)
class PlantFacts(CropFigures):
    """The figures of one plant; None where they are not known.

    `own` names the columns in which the gardener's value stands and not the catalogue's.
    """

    slug: str
    name: str
    family: str
    spacing_m: float | None
    spread_m: float | None
    height_m: float | None
    ph_min: float | None
    ph_max: float | None
    kc: tuple[float, float, float] | None
    stage_days: tuple[int, int, int, int] | None
    root_depth_m: float | None
    depletion_fraction: float | None
    own: frozenset[str] = frozenset()

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
    appetite: str = RiskAppetite.NORMAL

    @property
    def counted_frost(self) -> FrostDates:
        """From which windows are counted, by the risk that the gardener takes."""
        return counted_dates(self.frost, self.appetite)

    @property
    def mean_c(self) -> tuple[float, ...] | None:
        if self.tmin_c is None or self.tmax_c is None:
            return None
        return tuple((low + high) / 2 for low, high in zip(self.tmin_c, self.tmax_c, strict=True))

    @property
    def is_tropical(self) -> bool:
        return abs(self.latitude_deg) < TROPIC_DEG


@lru_cache(maxsize=1024)
def climate_under(cover: str, climate: ClimateSnapshot) -> ClimateSnapshot:
    """Its nights and frosts as they are beneath a cover."""
    coldest_c = climate.coldest_night_c
    return replace(
        climate,
        tmin_c=None if climate.tmin_c is None else warmer_c(climate.tmin_c, cover),
        coldest_night_c=None if coldest_c is None else coldest_c + gain_c(cover),
        frost=frost_dates_under(cover, climate.frost, climate.tmin_c, climate.tmin_sd_c),
    )


@dataclass(frozen=True, slots=True)
class WeatherSnapshot:
    """One day, observed or forecast; None where nothing plausible is known.

    `issued_at` is in the time of the garden, `age_hours` what has passed since. Wind is at 10 m.
    """

    on: date
    is_forecast: bool
    tmin_c: float | None
    tmax_c: float | None
    rain_mm: float | None
    et0_mm: float | None
    source: str
    issued_at: datetime
    age_hours: float
    night_wind_m_s: float | None = None
    night_cloud_pct: float | None = None


@dataclass(frozen=True, slots=True)
class GardenSnapshot:
    """Everything advice rests on; `on` is the date in the garden's own time zone.

    `gauged_mm` is the rain the gardener measured, which counts before that of the weather.
    """

    pk: int
    on: date
    is_indoor: bool
    records_since: date
    climate: ClimateSnapshot
    beds: tuple[BedSnapshot, ...]
    weather: Mapping[date, WeatherSnapshot]
    companions: Mapping[frozenset[str], CompanionPair]
    across_beds: tuple[NearPlantings, ...] = ()
    gauged_mm: Mapping[date, float] = field(default_factory=dict)

    def climate_in(self, bed: BedSnapshot) -> ClimateSnapshot:
        return climate_under(bed.cover, self.climate) if bed.is_covered else self.climate
