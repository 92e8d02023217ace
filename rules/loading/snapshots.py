"""Rows as snapshots. Everything is read for a whole batch of gardens and then handed out.

What cannot be true (a pH of 13, a future soil test, NaN) counts as not known.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from functools import cache
from zoneinfo import ZoneInfo

from django.utils import timezone

from gardens.sun.reading import SunReading
from plants.agronomy.pest_clocks import midwinter
from rules.engine.snapshot import (
    AirDay,
    DryingAir,
    GardenSnapshot,
    LeafSeason,
    SunSnapshot,
    TemperatureSeries,
    Weather,
)
from rules.loading.air import (
    DRYING,
    HOURS,
    LEAVES,
    TEMPERATURES,
    air_days,
    drying_air,
    leaf_season,
    needs_chill,
    past_chill,
    temperature_series,
)
from rules.loading.bed_snapshots import BedSnapshots
from rules.loading.beds import BEDS, across_beds
from rules.loading.companions import COMPANIONSHIPS, KnownPairs
from rules.loading.given import YEAR_LOOK_BACK, given
from rules.loading.hidden import HIDDEN_RULES
from rules.loading.indoor import Indoors
from rules.loading.places import GARDENS, PLACES, GardenRow, PlaceRow, climate_of
from rules.loading.plants import GrownFacts
from rules.loading.problems import PROBLEMS
from rules.loading.reading import Rows, read
from rules.loading.relations import RELATIONS
from rules.loading.seeds import SOWINGS, lots_of, sowings_of
from rules.loading.sun import SUN_MAPS
from rules.loading.water import GAUGES
from rules.loading.weather import WEATHER, weather_day


def load_snapshots(garden_ids: Iterable[int]) -> list[GardenSnapshot]:
    """Each garden on its own date of today; ids without a garden are left out. One statement."""
    ids = list(garden_ids)
    if not ids:
        return []
    now = timezone.now()
    return list(snapshots_of(read(RELATIONS, given(ids, now)), now))


def snapshots_of(rows: Rows, now: datetime) -> Iterator[GardenSnapshot]:
    batch = _Batch(rows, now)
    for [garden] in rows.of(GARDENS).values():
        [place] = rows.of(PLACES)[garden.pk]
        yield batch.snapshot(garden, place)


class _Batch:
    """What gardens share: plants, companions, weather."""

    def __init__(self, rows: Rows, now: datetime) -> None:
        self.rows, self.now = rows, now
        self.facts = GrownFacts(rows)
        self.companions = KnownPairs(rows.all(COMPANIONSHIPS), self.facts.by_plant)
        self.weather = cache(self._weather)
        self.air = cache(self._air)
        self.drying = cache(self._drying)
        self.leaves = cache(self._leaves)
        self.temperatures = cache(self._temperatures)

    def snapshot(self, garden: GardenRow, place: PlaceRow) -> GardenSnapshot:
        zone = ZoneInfo(place.timezone)
        on = self.now.astimezone(zone).date()
        indoors = Indoors(self.rows, zone, self.now)
        sun, series = self._sun(garden.pk), self.temperatures(place.weather_cell_id)
        beds = tuple(BedSnapshots(self.rows, self.facts, place, sun, indoors))
        leaves = self.leaves(place.weather_cell_id)
        companions = self.companions.in_garden(weighs_folklore=garden.weighs_folklore)
        near = across_beds(
            self.rows.of(BEDS)[garden.pk], {bed.pk: bed.plantings for bed in beds}, companions
        )
        return GardenSnapshot(
            pk=garden.pk,
            on=on,
            is_indoor=garden.is_indoor,
            records_since=min(on, garden.created_at.astimezone(zone).date()),
            climate=climate_of(place),
            beds=beds,
            weather=self.weather(place.weather_cell_id, zone),
            companions=companions,
            across_beds=tuple(near),
            hidden_rules=frozenset(row.rule_id for row in self.rows.of(HIDDEN_RULES)[garden.pk]),
            spaces=indoors.spaces(garden.pk),
            reservoirs=indoors.reservoirs(garden.pk),
            lots=lots_of(self.rows, garden.pk),
            sowings=sowings_of(self.rows.of(SOWINGS)[garden.pk], on),
            gauged_mm={row.fallen_on: row.rain_mm for row in self.rows.of(GAUGES)[garden.pk]},
            sun=SunSnapshot(sun.trees, sun.structures) if sun else None,
            air=self.air(place.weather_cell_id, zone),
            drying=self.drying(place.weather_cell_id),
            leaves=leaves and leaves.since(midwinter(on, place.latitude)),
            temperatures=series and series.since(on - YEAR_LOOK_BACK),
            past_chill=past_chill(series, place.latitude, on)
            if series and needs_chill(beds)
            else (),
            problems=tuple(
                row.snapshot for row in self.rows.of(PROBLEMS)[garden.pk] if row.seen_on <= on
            ),
        )

    def _weather(self, cell_id: int | None, zone: ZoneInfo) -> Weather:
        rows = self.rows.of(WEATHER)[cell_id]
        return Weather({row.on: weather_day(row, zone, self.now) for row in rows})

    def _air(self, cell_id: int | None, zone: ZoneInfo) -> Mapping[date, AirDay]:
        return air_days(self.rows.of(HOURS)[cell_id], zone)

    def _leaves(self, cell_id: int | None) -> LeafSeason | None:
        return leaf_season(self.rows.of(LEAVES)[cell_id])

    def _drying(self, cell_id: int | None) -> DryingAir | None:
        return drying_air(self.rows.of(DRYING)[cell_id])

    def _temperatures(self, cell_id: int | None) -> TemperatureSeries | None:
        return temperature_series(tuple(self.rows.of(TEMPERATURES)[cell_id]))

    def _sun(self, garden_id: int) -> SunReading | None:
        return next((row.reading for row in self.rows.of(SUN_MAPS)[garden_id]), None)
