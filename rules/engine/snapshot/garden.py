"""The whole of a garden on one day."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from rules.engine.snapshot.bed import BedSnapshot, NearPlantings
from rules.engine.snapshot.climate import ClimateSnapshot, WeatherSnapshot, climate_under
from rules.engine.snapshot.plant import CompanionPair


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
