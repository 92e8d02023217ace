"""The whole of a garden on one day."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from datetime import date

from rules.engine.snapshot.bed import BedSnapshot, NearPlantings
from rules.engine.snapshot.climate import (
    AirDay,
    ClimateSnapshot,
    DryingAir,
    LeafSeason,
    TemperatureSeries,
    Weather,
    WeatherSnapshot,
    climate_under,
)
from rules.engine.snapshot.indoor import ReservoirSnapshot, SpaceSnapshot
from rules.engine.snapshot.plant import CompanionPair, Companions
from rules.engine.snapshot.seed import LotSnapshot, SowingSnapshot


@dataclass(frozen=True, slots=True)
class SunSnapshot:
    """What the hours of sun were reckoned from."""

    trees: int
    structures: int

    @property
    def is_open(self) -> bool:
        """Nothing was entered that could shade it."""
        return not self.trees and not self.structures


@dataclass(frozen=True, slots=True)
class ProblemSnapshot:
    """A pest or disease of the catalogue that the gardener saw."""

    pest: str
    seen_on: date
    bed: int | None
    planting: int | None


@dataclass(frozen=True, slots=True)
class GardenSnapshot:
    """Everything advice rests on; `on` is the date in the garden's own time zone.

    `gauged_mm` is the rain the gardener measured, which counts before that of the weather.
    `hidden_rules` are not wanted in this garden. `air` are days told by their hours,
    `temperatures` the days of a year, and `past_chill` the chill portions of winters that are
    over, the latest first; all three only where something grows that needs them. `lots` are the
    oldest first.
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
    hidden_rules: frozenset[str] = frozenset()
    sun: SunSnapshot | None = None
    air: Mapping[date, AirDay] = field(default_factory=dict)
    drying: DryingAir | None = None
    leaves: LeafSeason | None = None
    temperatures: TemperatureSeries | None = None
    past_chill: tuple[float, ...] = ()
    problems: tuple[ProblemSnapshot, ...] = ()
    spaces: tuple[SpaceSnapshot, ...] = ()
    reservoirs: tuple[ReservoirSnapshot, ...] = ()
    lots: tuple[LotSnapshot, ...] = ()
    sowings: tuple[SowingSnapshot, ...] = ()
    # See rules.engine.once.
    answers: dict[Hashable, object] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def __post_init__(self) -> None:
        if not isinstance(self.weather, Weather):
            object.__setattr__(self, "weather", Weather(self.weather))
        if not isinstance(self.companions, Companions):
            object.__setattr__(self, "companions", Companions(self.companions))

    def climate_in(self, bed: BedSnapshot) -> ClimateSnapshot:
        return climate_under(bed.cover, self.climate) if bed.is_covered else self.climate
