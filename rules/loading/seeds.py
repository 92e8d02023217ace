"""Seed of what is planned, and what stands in trays."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from django.db.models import Exists, F, OuterRef, QuerySet

from gardens.models import GerminationTest, Planting, SeedLot, Sowing
from gardens.seeds.emergence import usual_days
from plants.agronomy.seed_demand import TraySeedlings
from plants.agronomy.seed_keeping import SeedKeeping
from plants.agronomy.seed_observed import Observed, Seen, TrayCount
from rules.engine.snapshot import LotSnapshot, SowingSnapshot
from rules.loading.reading import InBatch, Relation, Rows


class LotRow(NamedTuple):
    """The columns that are read, in this order; by garden the oldest lot first."""

    garden_id: int
    year: int
    pk: int
    plant_id: int
    plant_slug: str
    plant_name: str
    life_years: float | None
    variety: str
    seeds_left: int
    germination_pct: float | None
    moisture_pct: float | None
    store_c: float | None

    @property
    def name(self) -> str:
        named = f"{self.plant_name} ‘{self.variety}’" if self.variety else self.plant_name
        return f"{named}, {self.year}"

    def snapshot(self, observed: Observed | None) -> LotSnapshot:
        keeping = SeedKeeping(
            plant_slug=self.plant_slug,
            life_years=self.life_years,
            year=self.year,
            germination_pct=self.germination_pct,
            moisture_pct=self.moisture_pct,
            store_c=self.store_c,
            observed=observed,
        )
        return LotSnapshot(self.pk, self.name, self.plant_slug, self.year, self.seeds_left, keeping)


class LotTestRow(NamedTuple):
    """A test that is over."""

    lot_id: int
    ended_on: date
    pk: int
    germinated: int
    seeds: int

    @property
    def seen(self) -> Seen:
        return Seen(self.ended_on, self.pk, self.germinated, self.seeds)


class LotSowingRow(NamedTuple):
    """Of a lot, also what has left its tray."""

    lot_id: int
    sown_on: date
    pk: int
    tray_name: str
    plant_slug: str
    soil_c: float | None
    germination_days_min: float | None
    germination_days_max: float | None
    cells: int
    seeds_per_cell: int
    emerged: int
    counted_on: date

    @property
    def seen(self) -> Seen | None:
        return TrayCount(
            pk=self.pk,
            tray=self.tray_name,
            plant_slug=self.plant_slug,
            sown_on=self.sown_on,
            soil_c=self.soil_c,
            germination_days=usual_days(self),
            seeds=self.cells * self.seeds_per_cell,
            emerged=self.emerged,
            counted_on=self.counted_on,
        ).seen


class SowingRow(NamedTuple):
    garden_id: int
    sown_on: date
    pk: int
    tray_id: int
    tray_name: str
    plant_slug: str
    plant_name: str
    soil_c: float | None
    germination_days_min: float | None
    germination_days_max: float | None
    cells: int
    emerged: int
    counted_on: date | None
    lost: int
    planted: int

    @property
    def snapshot(self) -> SowingSnapshot:
        gone = self.lost + self.planted
        left = max(0, self.emerged - gone)
        seedlings = TraySeedlings(self.cells, left, gone, self.counted_on)
        found = SowingSnapshot(
            pk=self.pk,
            tray=self.tray_id,
            tray_name=self.tray_name,
            plant_slug=self.plant_slug,
            plant_name=self.plant_name,
            sown_on=self.sown_on,
            soil_c=self.soil_c,
            germination_days=usual_days(self),
            emerged=self.emerged,
            seedlings=left,
        )
        return replace(found, seedlings=seedlings.still_to_plant_out(found.emergence))


def _planned(**of_lot: OuterRef) -> QuerySet:
    return Planting.objects.filter(started_on=None, ended_on=None, **of_lot)


# By gardens of the batch, so that a lot is read once for each that plans its plant.
LOTS = Relation(
    LotRow,
    SeedLot.objects.with_balance()
    .annotate(garden_id=F("owner__gardens__pk"))
    .filter(
        InBatch("garden_id"),
        Exists(_planned(garden=OuterRef("garden_id"), plant=OuterRef("plant"))),
    ),
    columns=(
        *("garden_id", "year", "pk", "plant_id", "plant__slug", "plant__common_name"),
        *("plant__seed_viability_years", "variety", "seeds_left", "germination_pct"),
        *("moisture_pct", "store_c"),
    ),
)
_OF_LOTS = Exists(
    _planned(garden__owner=OuterRef("lot__owner"), plant=OuterRef("lot__plant")).filter(
        InBatch("garden_id")
    )
)
LOT_TESTS = Relation(LotTestRow, GerminationTest.objects.filter(_OF_LOTS, ended_on__isnull=False))
LOT_SOWINGS = Relation(
    LotSowingRow,
    Sowing.objects.with_counts().filter(_OF_LOTS, counted_on__isnull=False),
    columns=(
        *("lot_id", "sown_on", "pk", "tray__name", "plant__slug", "soil_c"),
        *("plant__germination_days_min", "plant__germination_days_max"),
        *("cells", "seeds_per_cell", "emerged", "counted_on"),
    ),
)
SOWINGS = Relation(
    SowingRow,
    Sowing.objects.in_trays().with_counts().filter(InBatch("tray__garden_id")),
    columns=(
        *("tray__garden_id", "sown_on", "pk", "tray_id", "tray__name", "plant__slug"),
        *("plant__common_name", "soil_c", "plant__germination_days_min"),
        *("plant__germination_days_max", "cells", "emerged", "counted_on", "lost", "planted"),
    ),
)


def lots_of(rows: Rows, garden: int) -> tuple[LotSnapshot, ...]:
    return tuple(row.snapshot(_observed(rows, row.pk)) for row in rows.of(LOTS)[garden])


def _observed(rows: Rows, lot: int) -> Observed | None:
    seen = (row.seen for row in (*rows.of(LOT_TESTS)[lot], *rows.of(LOT_SOWINGS)[lot]))
    return Observed.of(one for one in seen if one)


def sowings_of(rows: Sequence[SowingRow], on: date) -> tuple[SowingSnapshot, ...]:
    """Without those of a day to come."""
    return tuple(row.snapshot for row in rows if row.sown_on <= on)
