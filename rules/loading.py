"""Rows as snapshots, in a constant number of queries; plant_facts.py and weather_rows.py help.

Everything is read for a whole batch of gardens and then handed out, so no garden costs a query
of its own. What cannot be true (a pH of 13, a future soil test, NaN) counts as not known.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from django.db.models import OuterRef, Subquery
from django.utils import timezone

from gardens.models import Bed, Garden, Place, Planting, Watering
from gardens.plan.geometry import area_cm2
from gardens.waiting import Wait, Waits
from plants.agronomy.crop_timing import counted_method
from plants.agronomy.frost import NO_FROST
from plants.agronomy.heat_targets import HeatTarget, heat_target
from rules.bed_rows import BedRow, across_beds, beds_beside
from rules.companions import known_pairs
from rules.engine.snapshot import (
    BedSnapshot,
    ClimateSnapshot,
    GardenSnapshot,
    HarvestWait,
    PastPlanting,
    PlantFacts,
    PlantingSnapshot,
    WateringSnapshot,
)
from rules.plant_facts import GrownFacts
from rules.soil_rows import SoilTests
from rules.water_rows import WaterRows
from rules.weather_rows import weather_day, weather_rows

# The water balance looks back a month; two days more cover every time zone.
LOOK_BACK = timedelta(days=32)
# A heat sum looks back to the day of the planting, but not beyond a summer that is over.
HEAT_LOOK_BACK = timedelta(days=300)

MEANT_YEARS = range(1800, 2200)

Rows = dict[int, list[tuple]]


class PlantingRow(NamedTuple):
    """The columns that are read, in this order."""

    bed_id: int
    plant_id: int
    pk: int
    x_cm: float
    y_cm: float
    columns: int
    rows: int
    spacing_cm: float
    row_spacing_cm: float
    method: str
    planned_on: date | None
    started_on: date | None
    ended_on: date | None
    pathogen: str
    planted_out_on: date | None
    first_harvest_on: date | None


def load_snapshots(garden_ids: Iterable[int]) -> list[GardenSnapshot]:
    """Each garden on its own date of today; ids without a garden are left out."""
    now = timezone.now()
    gardens = list(Garden.objects.filter(pk__in=list(garden_ids)).with_place().order_by("pk"))
    if not gardens:
        return []
    return _Batch(gardens, now).snapshots()


class _Batch:
    """The rows of a batch of gardens, by what they belong to."""

    def __init__(self, gardens: list[Garden], now: datetime) -> None:
        self.gardens = gardens
        self.now = now
        self.ids = [garden.pk for garden in gardens]
        self.since = (now - LOOK_BACK).date()
        self.beds = self._beds()
        self.plantings = self._plantings()
        plant_ids = {row.plant_id for rows in self.plantings.values() for row in rows}
        self.facts = GrownFacts.load(plant_ids, self.ids)
        self.companions = known_pairs(
            self.facts.by_plant, with_folklore=any(garden.weighs_folklore for garden in gardens)
        )
        self.soil_tests = SoilTests(self.ids)
        self.waterings = _by_first(
            Watering.objects.filter(garden_id__in=self.ids, watered_on__gte=self.since)
            .order_by("watered_on", "pk")
            .values_list("bed_id", "watered_on", "litres")
        )
        self.water = WaterRows(self.ids, self.since, now)
        self.waits = Waits.of(self.ids, now.date())
        self.weather = weather_rows(gardens, self._weather_since())

    def snapshots(self) -> list[GardenSnapshot]:
        return [self._garden(garden, garden.place.today(self.now)) for garden in self.gardens]

    def _beds(self) -> Rows:
        earlier = Watering.objects.filter(
            garden_id=OuterRef("garden_id"), bed_id=OuterRef("pk"), watered_on__lt=self.since
        ).order_by("-watered_on")
        return _by_first(
            Bed.objects.filter(garden_id__in=self.ids)
            .with_soil_texture()
            .annotate(earlier_on=Subquery(earlier.values("watered_on")[:1]))
            .order_by("pk")
            .values_list(*BedRow._fields, "earlier_on")
        )

    def _plantings(self) -> dict[int, list[PlantingRow]]:
        rows: dict[int, list[PlantingRow]] = defaultdict(list)
        found = Planting.objects.filter(garden_id__in=self.ids).order_by("pk")
        for values in found.values_list(*PlantingRow._fields):
            row = PlantingRow._make(values)
            rows[row.bed_id].append(row)
        return rows

    def _weather_since(self) -> date:
        """As far back as the crops that ripen by warmth and are not over."""
        begun = [
            row.started_on
            for rows in self.plantings.values()
            for row in rows
            if _meant(row.started_on) and row.ended_on is None
            if self._heat_target(row)
        ]
        earliest = max(min(begun, default=self.since), (self.now - HEAT_LOOK_BACK).date())
        return min(earliest, self.since)

    def _heat_target(self, row: PlantingRow) -> HeatTarget | None:
        plant = self.facts.by_plant[row.plant_id]
        return heat_target(plant.slug, counted_method(plant, row.method, row.planted_out_on))

    def _garden(self, garden: Garden, on: date) -> GardenSnapshot:
        zone = ZoneInfo(garden.place.timezone)
        rows = [BedRow._make(values) for *values, _ in self.beds[garden.pk]]
        watered = [last for *_, last in self.beds[garden.pk]]
        beside = beds_beside(rows)
        beds = [
            self._bed(row, last, beside, (on, zone))
            for row, last in zip(rows, watered, strict=True)
        ]
        plantings = {bed.pk: bed.plantings for bed in beds}
        companions = self.companions.in_garden(garden)
        return GardenSnapshot(
            pk=garden.pk,
            on=on,
            is_indoor=garden.is_indoor,
            records_since=min(on, garden.created_at.astimezone(zone).date()),
            climate=climate_of(garden.place),
            beds=tuple(beds),
            weather={
                row.on: weather_day(row, zone, self.now)
                for row in self.weather[garden.place.weather_cell_id]
            },
            companions=companions,
            across_beds=tuple(across_beds(rows, plantings, frozenset().union(*companions))),
            gauged_mm=self.water.gauged[garden.pk],
        )

    def _bed(
        self,
        row: BedRow,
        last: date | None,
        beside: Mapping[int, frozenset[int]],
        today: tuple[date, ZoneInfo],
    ) -> BedSnapshot:
        pk, (on, zone) = row.pk, today
        waterings = tuple(
            WateringSnapshot(watered_on, litres)
            for _, watered_on, litres in self.waterings[pk]
            if watered_on <= on
        )
        return BedSnapshot(
            pk=pk,
            name=row.name,
            kind=row.kind,
            area_m2=area_cm2(row.shape, row.length_cm, row.width_cm, row.points) / 10_000,
            volume_l=row.volume_l,
            texture=row.soil_texture,
            watering_method=row.watering_method,
            is_mulched=row.is_mulched,
            soil_test=self.soil_tests.latest(pk, on),
            last_watered_on=waterings[-1].watered_on if waterings else last,
            waterings=waterings,
            plantings=tuple(self._present(row.garden_id, pk, on)),
            history=tuple(self._past(row.garden_id, pk)),
            cover=row.cover,
            beside=beside.get(pk, frozenset()),
            moisture=self.water.moisture(pk, row.soil, zone, on),
        )

    def _present(self, garden_pk: int, bed_pk: int, on: date) -> Iterator[PlantingSnapshot]:
        for row in self.plantings[bed_pk]:
            if row.ended_on is None:
                wait = self.waits.find(row.pk, bed_pk, row.started_on, on)
                yield _planting(row, self.facts.of(garden_pk, row.plant_id), wait, on)

    def _past(self, garden_pk: int, bed_pk: int) -> Iterator[PastPlanting]:
        for row in self.plantings[bed_pk]:
            if _meant(row.started_on) and _meant(row.ended_on):
                plant = self.facts.of(garden_pk, row.plant_id)
                yield PastPlanting(plant.slug, plant.family, row.ended_on, row.pathogen)


def _by_first(rows: Iterable[tuple]) -> Rows:
    grouped: Rows = defaultdict(list)
    for row in rows:
        grouped[row[0]].append(row)
    return grouped


def _planting(row: PlantingRow, plant: PlantFacts, wait: Wait | None, on: date) -> PlantingSnapshot:
    planned_on, started_on = _meant(row.planned_on), _meant(row.started_on)
    if started_on is not None and started_on > on:
        planned_on, started_on = started_on, None
    return PlantingSnapshot(
        pk=row.pk,
        plant=plant,
        x_m=row.x_cm / 100,
        y_m=row.y_cm / 100,
        columns=row.columns,
        rows=row.rows,
        spacing_m=row.spacing_cm / 100,
        row_spacing_m=row.row_spacing_cm / 100,
        method=row.method,
        planned_on=planned_on,
        started_on=started_on,
        planted_out_on=_meant(row.planted_out_on) if started_on else None,
        first_harvest_on=_meant(row.first_harvest_on) if started_on else None,
        wait=HarvestWait(wait.until, wait.product, wait.days) if wait else None,
    )


def _meant(day: date | None) -> date | None:
    """None for years nobody means, which calendars cannot reckon with."""
    return day if day is not None and day.year in MEANT_YEARS else None


def climate_of(place: Place) -> ClimateSnapshot:
    return ClimateSnapshot(
        latitude_deg=place.latitude,
        elevation_m=place.elevation_m or 0,
        name=place.climate_label,
        confidence=place.climate_confidence,
        tmin_c=place.tmin_c,
        tmin_sd_c=place.tmin_sd_c,
        tmax_c=place.tmax_c,
        rain_mm=place.rain_mm,
        srad_mj=place.srad_mj,
        coldest_night_c=place.annual_extreme_min_c,
        frost=NO_FROST if place.is_frost_free else place.frost_dates,
        appetite=place.frost_appetite,
    )
