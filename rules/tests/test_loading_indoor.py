from datetime import UTC, date, datetime, time, timedelta

import pytest

from gardens.models import Sowing
from gardens.tests.factories import (
    BedFactory,
    GardenFactory,
    GerminationTestFactory,
    PlantingFactory,
    SeedLotFactory,
    SensorFactory,
    SensorReadingFactory,
    SowingFactory,
)
from gardens.tests.indoor import (
    NutrientChangeFactory,
    ReservoirFactory,
    ReservoirReadingFactory,
    SpaceFactory,
    SpaceReadingFactory,
)
from plants.agronomy.seed_observed import Observed, Seen
from plants.agronomy.weather_age import Age
from plants.tests.factories import PlantFactory
from rules.engine.packing import pack, unpack
from rules.engine.policy import Policy
from rules.loading import load_snapshots

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]

NOW = datetime(2026, 5, 10, 12, tzinfo=UTC)
DAY = timedelta(days=1)


def load(garden):
    [snapshot] = load_snapshots([garden.pk])
    return snapshot


def sensor(bed, quantity: str, value: float, at: datetime) -> None:
    probe = SensorFactory(device__garden=bed.garden, device__bed=bed, quantity=quantity)
    SensorReadingFactory(sensor=probe, value=value, measured_at=at)


@pytest.mark.parametrize(
    ("days", "age"), [(3, Age.FRESH), (3.1, Age.USABLE), (7, Age.USABLE), (7.1, Age.STALE)]
)
def test_the_newest_of_each_quantity_with_its_age(days, age):
    tank = ReservoirFactory()
    ReservoirReadingFactory(reservoir=tank, read_at=NOW - days * DAY, ec_ms_cm=1.4, ph=6.1)
    ReservoirReadingFactory(reservoir=tank, read_at=NOW - 9 * DAY, ec_ms_cm=1.9, water_c=21.0)
    [held] = load(tank.garden).reservoirs
    assert (held.name, held.volume_l, held.tap_ec_ms_cm) == ("Tank", 40.0, 0.3)
    assert {name: one.value for name, one in held.latest.items()} == {
        "ec_ms_cm": 1.4,
        "ph": 6.1,
        "water_c": 21.0,
    }
    assert (held.latest["ec_ms_cm"].age, held.latest["water_c"].age) == (age, Age.STALE)
    assert held.latest["ph"].at.utcoffset() == timedelta(hours=2), "on the clocks of Brno"


def test_of_two_readings_of_a_moment_the_later_entry_counts():
    tank = ReservoirFactory()
    for ph in (6.0, 6.4):
        ReservoirReadingFactory(reservoir=tank, read_at=NOW, ph=ph)
    assert load(tank.garden).reservoirs[0].latest["ph"].value == 6.4


def test_a_sensor_in_a_bed_speaks_for_its_reservoir_if_it_is_newer():
    tank = ReservoirFactory()
    bed = BedFactory(garden=tank.garden, reservoir=tank)
    ReservoirReadingFactory(reservoir=tank, read_at=NOW - DAY, ec_ms_cm=1.4, ph=6.1)
    sensor(bed, "ec_ms_cm", 1.7, NOW - DAY / 2)
    sensor(bed, "ph", 5.0, NOW - 2 * DAY)
    sensor(bed, "water_level_pct", 50.0, NOW)
    [held] = load(tank.garden).reservoirs
    assert (held.latest["ec_ms_cm"].value, held.latest["ec_ms_cm"].is_sensor) == (1.7, True)
    assert held.latest["ph"].value == 6.1
    assert held.latest["level_l"].value == 20.0


def test_a_filling_is_what_was_topped_up_and_how_its_salts_moved():
    tank = ReservoirFactory()
    other = ReservoirReadingFactory().reservoir
    for days, ec_ms_cm, litres in ((6, 1.0, None), (4, 1.2, 2.0), (2, 1.5, 3.0), (1.9, 1.6, None)):
        ReservoirReadingFactory(
            reservoir=tank, read_at=NOW - days * DAY, ec_ms_cm=ec_ms_cm, topped_up_l=litres
        )
    NutrientChangeFactory(reservoir=tank, made_at=NOW - 5 * DAY, act="renewed", amount=None)
    NutrientChangeFactory(reservoir=tank, made_at=NOW - 200 * DAY, act="renewed", amount=None)
    [held] = load(tank.garden).reservoirs
    assert held.begun_at == NOW - 5 * DAY
    assert [litres for _at, litres in held.top_ups] == [2.0, 3.0]
    assert held.daily_ec == ((date(2026, 5, 6), 1.2), (date(2026, 5, 8), 1.6))
    assert [deed.act for deed in held.deeds] == ["renewed"]
    assert load(other.garden).reservoirs[0].begun_at < NOW, "the first reading, if nothing else"


def test_a_space_with_its_hours_and_its_beds():
    space = SpaceFactory(light_on_at=time(20), light_off_at=time(12, 30), ppfd=None)
    bed = BedFactory(garden=space.garden, space=space)
    SpaceReadingFactory(space=space, read_at=NOW - DAY, leaf_c=22.0)
    sensor(bed, "ppfd_umol_m2_s", 250.0, NOW)
    snapshot = load(space.garden)
    [found] = snapshot.spaces
    assert (found.light_hours, found.lamp_ppfd) == (16.5, None)
    assert {name: one.value for name, one in found.latest.items()} == {
        "air_c": 24.0,
        "humidity_pct": 60.0,
        "leaf_c": 22.0,
        "ppfd": 250.0,
    }
    assert snapshot.beds[0].space == space.pk


def test_soil_by_a_sensor_in_the_bed():
    bed = BedFactory()
    sensor(bed, "soil_temperature_c", 9.5, NOW - 2 * DAY)
    soil = load(bed.garden).beds[0].soil_temperature
    assert (soil.value, soil.age) == (9.5, Age.USABLE)


def test_lots_of_what_is_planned_the_oldest_first():
    tomato = PlantFactory(slug="tomato", common_name="Tomato", seed_viability_years=4)
    garden = GardenFactory()
    bed = BedFactory(garden=garden)
    PlantingFactory(bed=bed, plant=tomato, started_on=None, planned_on=date(2026, 5, 20))
    newer = SeedLotFactory(owner=garden.owner, plant=tomato, year=2025, variety="Matina")
    older = SeedLotFactory(owner=garden.owner, plant=tomato, year=2022, seeds=0)
    GerminationTestFactory(lot=newer, ended_on=None)
    test = GerminationTestFactory(lot=newer, germinated=15)
    SeedLotFactory(owner=garden.owner)
    SeedLotFactory(plant=tomato)
    lots = load(garden).lots
    assert [lot.pk for lot in lots] == [older.pk, newer.pk]
    assert [lot.seeds_left for lot in lots] == [0, 200]
    assert lots[1].name == "Tomato ‘Matina’, 2025"
    assert lots[1].keeping.observed == Observed((Seen(date(2026, 5, 1), test.pk, 15, 20),))
    assert lots[0].keeping.life_years == 4


def test_each_garden_of_a_gardener_has_the_lots_it_plans():
    tomato = PlantFactory(slug="tomato")
    one = GardenFactory()
    two, three = GardenFactory(owner=one.owner), GardenFactory(owner=one.owner)
    for garden in (one, two):
        PlantingFactory(bed=BedFactory(garden=garden), plant=tomato, started_on=None)
    lot = SeedLotFactory(owner=one.owner, plant=tomato)
    snapshots = load_snapshots([one.pk, two.pk, three.pk])
    assert [[each.pk for each in snapshot.lots] for snapshot in snapshots] == [
        [lot.pk],
        [lot.pk],
        [],
    ]
    assert [each.pk for each in load(two).lots] == [lot.pk]


def test_sowings_that_are_in_their_tray():
    sowing = SowingFactory(soil_c=18.0)
    SowingFactory(tray=sowing.tray, ended_on=date(2026, 5, 1))
    SowingFactory(tray=sowing.tray, sown_on=date(2026, 5, 11))
    Sowing.objects.get(pk=sowing.pk).counts.create(counted_on=date(2026, 5, 5), emerged=9)
    [found] = load(sowing.tray.garden).sowings
    assert (found.pk, found.tray, found.tray_name) == (sowing.pk, sowing.tray_id, "Tray 1")
    assert (found.soil_c, found.emerged, found.seedlings) == (18.0, 9, 9)


def test_everything_can_be_packed_and_read_again():
    tank = ReservoirFactory()
    ReservoirReadingFactory(reservoir=tank, read_at=NOW - DAY, topped_up_l=2.0)
    NutrientChangeFactory(reservoir=tank, made_at=NOW - 2 * DAY)
    SpaceReadingFactory(space=SpaceFactory(garden=tank.garden))
    tomato = PlantFactory(slug="tomato")
    PlantingFactory(bed=BedFactory(garden=tank.garden), plant=tomato, started_on=None)
    GerminationTestFactory(lot=SeedLotFactory(owner=tank.garden.owner, plant=tomato))
    SowingFactory(tray__garden=tank.garden)
    snapshot = load(tank.garden)
    assert all((snapshot.spaces, snapshot.reservoirs, snapshot.lots, snapshot.sowings))
    assert unpack(pack(snapshot, Policy.of(()))).garden == snapshot
