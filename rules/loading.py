"""The only place that turns rows into snapshots; a constant number of queries.

Everything is read for a whole batch of gardens and then handed out, so no garden costs a query
of its own. What cannot be true (a pH of 13, a future soil test, NaN) counts as not known.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from django.db.models import OuterRef, Subquery
from django.utils import timezone

from gardens.models import Bed, Garden, Place, Planting, SoilTest, Watering, WeatherDay
from plants.agronomy.companions import evidence_grade
from plants.agronomy.frost import NO_FROST, FrostDates
from plants.models import Companionship
from rules.engine.snapshot import (
    BedSnapshot,
    ClimateSnapshot,
    CompanionPair,
    GardenSnapshot,
    PastPlanting,
    PlantFacts,
    PlantingSnapshot,
    SoilTestSnapshot,
    WateringSnapshot,
    WeatherSnapshot,
)
from rules.plant_facts import plant_facts

# The water balance looks back a month; two days more cover every time zone.
LOOK_BACK = timedelta(days=32)

MEANT_YEARS = range(1800, 2200)

Rows = dict[int, list[tuple]]
Pairs = dict[frozenset[str], CompanionPair]


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
        self.facts = plant_facts(plant_ids)
        self.companions = _companions(plant_ids, self.facts)
        self.soil_tests = _by_first(
            SoilTest.objects.filter(garden_id__in=self.ids)
            .order_by("tested_on", "pk")
            .values_list("bed_id", "tested_on", "ph", "has_free_carbonate")
        )
        self.waterings = _by_first(
            Watering.objects.filter(garden_id__in=self.ids, watered_on__gte=self.since)
            .order_by("watered_on", "pk")
            .values_list("bed_id", "watered_on", "litres")
        )
        self.weather = self._weather()

    def snapshots(self) -> list[GardenSnapshot]:
        return [self._garden(garden, garden.place.today(self.now)) for garden in self.gardens]

    def _beds(self) -> Rows:
        earlier = Watering.objects.filter(
            garden_id=OuterRef("garden_id"), bed_id=OuterRef("pk"), watered_on__lt=self.since
        ).order_by("-watered_on")
        return _by_first(
            Bed.objects.filter(garden_id__in=self.ids)
            .annotate(earlier_on=Subquery(earlier.values("watered_on")[:1]))
            .order_by("pk")
            .values_list(
                *("garden_id", "pk", "name", "kind", "length_cm", "width_cm", "volume_l"),
                *("texture", "watering_method", "is_mulched", "earlier_on"),
            )
        )

    def _plantings(self) -> dict[int, list[PlantingRow]]:
        rows: dict[int, list[PlantingRow]] = defaultdict(list)
        found = Planting.objects.filter(garden_id__in=self.ids).order_by("pk")
        for values in found.values_list(*PlantingRow._fields):
            row = PlantingRow._make(values)
            rows[row.bed_id].append(row)
        return rows

    def _weather(self) -> Rows:
        return _by_first(
            WeatherDay.objects.filter(place__garden__in=self.ids, on__gte=self.since)
            .order_by("place_id", "on")
            .values_list(
                *("place_id", "on", "is_forecast", "tmin_c", "tmax_c", "rain_mm", "et0_mm"),
                *("source", "issued_at"),
            )
        )

    def _garden(self, garden: Garden, on: date) -> GardenSnapshot:
        zone = ZoneInfo(garden.place.timezone)
        return GardenSnapshot(
            pk=garden.pk,
            on=on,
            is_indoor=garden.is_indoor,
            records_since=min(on, garden.created_at.astimezone(zone).date()),
            climate=climate_of(garden.place),
            beds=tuple(self._bed(row, on) for row in self.beds[garden.pk]),
            weather={row[1]: _weather_day(row, zone) for row in self.weather[garden.place_id]},
            companions=self.companions,
        )

    def _bed(self, row: tuple, on: date) -> BedSnapshot:
        _, pk, name, kind, length_cm, width_cm, volume_l, texture, method, is_mulched, last = row
        waterings = tuple(
            WateringSnapshot(watered_on, litres)
            for _, watered_on, litres in self.waterings[pk]
            if watered_on <= on
        )
        return BedSnapshot(
            pk=pk,
            name=name,
            kind=kind,
            length_m=length_cm / 100,
            width_m=width_cm / 100,
            volume_l=volume_l,
            texture=texture,
            watering_method=method,
            is_mulched=is_mulched,
            soil_test=_latest_soil_test(self.soil_tests[pk], on),
            last_watered_on=waterings[-1].watered_on if waterings else last,
            waterings=waterings,
            plantings=tuple(self._present(pk, on)),
            history=tuple(self._past(pk)),
        )

    def _present(self, bed_pk: int, on: date) -> Iterator[PlantingSnapshot]:
        for row in self.plantings[bed_pk]:
            if row.ended_on is None:
                yield _planting(row, self.facts[row.plant_id], on)

    def _past(self, bed_pk: int) -> Iterator[PastPlanting]:
        for row in self.plantings[bed_pk]:
            if _meant(row.started_on) and _meant(row.ended_on):
                plant = self.facts[row.plant_id]
                yield PastPlanting(plant.slug, plant.family, row.ended_on, row.pathogen)


def _by_first(rows: Iterable[tuple]) -> Rows:
    grouped: Rows = defaultdict(list)
    for row in rows:
        grouped[row[0]].append(row)
    return grouped


def _planting(row: PlantingRow, plant: PlantFacts, on: date) -> PlantingSnapshot:
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
    )


def _meant(day: date | None) -> date | None:
    """None for years nobody means, which calendars cannot reckon with."""
    return day if day is not None and day.year in MEANT_YEARS else None


def _latest_soil_test(rows: list[tuple], on: date) -> SoilTestSnapshot | None:
    """By date and then by number, so that two of one day have an order."""
    usable = [
        SoilTestSnapshot(tested_on, ph, has_free_carbonate)
        for _, tested_on, ph, has_free_carbonate in rows
        if tested_on <= on and _plausible(ph, 2, 11) is not None
    ]
    return usable[-1] if usable else None


def _companions(plant_ids: set[int], facts: dict[int, PlantFacts]) -> Pairs:
    rows = (
        Companionship.objects.among(plant_ids)
        .graded()
        .values_list(
            *("plant_a_id", "plant_b_id", "effect", "mechanism", "evidence_level"),
            *("source", "citation_checked"),
        )
    )
    return {
        frozenset((facts[a].slug, facts[b].slug)): CompanionPair(
            effect, mechanism, evidence_grade(level), source, is_checked
        )
        for a, b, effect, mechanism, level, source, is_checked in rows
    }


def climate_of(place: Place) -> ClimateSnapshot:
    frost = FrostDates(
        place.last_frost_p10,
        place.last_frost_p50,
        place.last_frost_p90,
        place.first_frost_p10,
        place.first_frost_p50,
        place.first_frost_p90,
    )
    return ClimateSnapshot(
        latitude_deg=place.latitude,
        elevation_m=place.elevation_m or 0,
        name=place.climate_name or place.label,
        confidence=place.climate_confidence,
        tmin_c=place.tmin_c,
        tmin_sd_c=place.tmin_sd_c,
        tmax_c=place.tmax_c,
        rain_mm=place.rain_mm,
        srad_mj=place.srad_mj,
        coldest_night_c=place.annual_extreme_min_c,
        frost=NO_FROST if place.is_frost_free else frost,
    )


def _weather_day(row: tuple, zone: ZoneInfo) -> WeatherSnapshot:
    _, on, is_forecast, tmin_c, tmax_c, rain_mm, et0_mm, source, issued_at = row
    low, high = _plausible(tmin_c, -60, 60), _plausible(tmax_c, -60, 60)
    if low is not None and high is not None and high < low:
        low = high = None
    return WeatherSnapshot(
        on=on,
        is_forecast=is_forecast,
        tmin_c=low,
        tmax_c=high,
        rain_mm=_plausible(rain_mm, 0, 2000),
        et0_mm=_plausible(et0_mm, 0, 30),
        source=source,
        issued_on=issued_at.astimezone(zone).date(),
    )


def _plausible(value: float | None, lowest: float, highest: float) -> float | None:
    """None for what cannot be; NaN is outside every range."""
    return value if value is not None and lowest <= value <= highest else None
