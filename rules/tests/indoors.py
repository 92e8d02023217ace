"""Spaces, reservoirs, lots and sowings; what a test does not name is lettuce in good order."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from plants.agronomy.seed_keeping import SeedKeeping
from plants.agronomy.weather_age import Age
from rules.engine.snapshot import (
    GardenSnapshot,
    LotSnapshot,
    PlantFacts,
    PlantingSnapshot,
    ReadingSnapshot,
    ReservoirSnapshot,
    SowingSnapshot,
    SpaceSnapshot,
)
from rules.tests.builders import TODAY, bed, garden, plant, planting

NOON = datetime(2026, 5, 10, 12, tzinfo=UTC)
BEGUN = date(2026, 4, 20)


def crop(slug: str, ec: tuple | None = None, ph: tuple | None = None) -> PlantFacts:
    return plant(slug, solution_ec_ms_cm=ec, solution_ph=ph)


LETTUCE = crop("leaf-lettuce", (1.2, 1.8), (6.0, 7.0))
BASIL = crop("basil", (1.0, 1.6), (5.5, 6.5))
TOMATO = crop("tomato", (2.0, 4.0), (5.5, 6.5))
CUCUMBER = crop("cucumber", (1.7, 2.5), (5.0, 6.0))


def reading(value: float, age: Age = Age.FRESH, **changes: object) -> ReadingSnapshot:
    return replace(ReadingSnapshot(value, NOON - timedelta(hours=2), age), **changes)


def reservoir(**changes: object) -> ReservoirSnapshot:
    """40 L; the water has 0.3 mS/cm, 1 mL of the fertiliser in 1 L adds 0.25."""
    usual = ReservoirSnapshot(1, "Tank", 40.0, tap_ec_ms_cm=0.3, feed_ec_per_ml_l=0.25)
    return replace(usual, **changes)


def read(**values: float) -> dict[str, ReadingSnapshot]:
    """Of one moment."""
    return {name: reading(value) for name, value in values.items()}


def block(facts: PlantFacts, **changes: object) -> PlantingSnapshot:
    return planting(facts, **({"started_on": BEGUN} | changes))


def solution(
    *crops: PlantFacts, held: ReservoirSnapshot | None = None, **values: float
) -> GardenSnapshot:
    """A reservoir with what was read in it."""
    held = held or reservoir()
    plantings = (block(one, pk=pk) for pk, one in enumerate(crops or (LETTUCE,), start=1))
    tank = replace(held, latest={**held.latest, **read(**values)})
    tray = bed(*plantings, kind="hydroponic", name="Channel", reservoir=held.pk)
    return garden(tray, is_indoor=True, reservoirs=(tank,))


def tent(*crops: PlantFacts, hours: float | None = 16.0, **values: float) -> GardenSnapshot:
    space = SpaceSnapshot(1, "Tent", hours, values.pop("lamp_ppfd", None), read(**values))
    plantings = (block(one, pk=pk) for pk, one in enumerate(crops or (LETTUCE,), start=1))
    return garden(bed(*plantings, space=1), is_indoor=True, spaces=(space,))


def lot(pk: int = 1, year: int = 2024, seeds: int = 200, **facts: object) -> LotSnapshot:
    usual = {"plant_slug": "tomato", "life_years": 4, "year": year}
    keeping = SeedKeeping(**(usual | facts))
    return LotSnapshot(pk, f"Tomato, {year}", keeping.plant_slug, year, seeds, keeping)


def sowing(**changes: object) -> SowingSnapshot:
    """Tomatoes at 15 °C, which come up in 13.8 days."""
    usual = SowingSnapshot(
        pk=5,
        tray=3,
        tray_name="Tray 1",
        plant_slug="tomato",
        plant_name="Tomato",
        sown_on=TODAY - timedelta(days=23),
        soil_c=15.0,
        germination_days=(6, 14),
        emerged=0,
        seedlings=12,
    )
    return replace(usual, **changes)


def plan(*lots: LotSnapshot, plants: int = 24, method: str = "transplant", **changes: object):
    """So many tomatoes that are planned."""
    wanted = planting(plant("tomato"), columns=plants, method=method, planned_on=TODAY)
    return garden(bed(wanted), lots=lots, **changes)
