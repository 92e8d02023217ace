from datetime import UTC, date, datetime, timedelta

import pytest

from gardens.tests.factories import (
    BedFactory,
    GardenFactory,
    PlaceFactory,
    PlantingFactory,
    SoilTestFactory,
    WateringFactory,
    WeatherDayFactory,
)
from plants.agronomy.frost import NO_FROST, FrostDates
from plants.tests.factories import PlantFactory
from rules.engine.snapshot import (
    GardenSnapshot,
    PastPlanting,
    SoilTestSnapshot,
    WateringSnapshot,
)
from rules.loading import load_snapshots
from rules.tests.cast import full_garden

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]

TODAY = date(2026, 5, 10)
# However many tables.
STATEMENTS = 1


def load(garden) -> GardenSnapshot:
    [snapshot] = load_snapshots([garden.pk])
    return snapshot


@pytest.mark.parametrize(("gardens", "plantings"), [(2, 5), (20, 5), (1, 5), (1, 500)])
def test_statements_do_not_grow_with_gardens_or_plantings(
    gardens, plantings, plants, django_assert_num_queries
):
    ids = [full_garden(plants, plantings).pk for _ in range(gardens)]
    with django_assert_num_queries(STATEMENTS):
        snapshots = load_snapshots(ids)
    assert [snapshot.pk for snapshot in snapshots] == ids
    assert all(
        sum(len(bed.plantings) for bed in snapshot.beds) == plantings for snapshot in snapshots
    )


def test_no_gardens_no_snapshots(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert load_snapshots([]) == []
    assert load_snapshots([404]) == []


def test_an_empty_garden_is_loaded_too():
    assert load(GardenFactory()).beds == ()


def test_gardens_do_not_mix(plants):
    one, two = full_garden(plants), full_garden(plants, 2)
    snapshots = load_snapshots([two.pk, one.pk])
    assert [[len(bed.plantings) for bed in snapshot.beds] for snapshot in snapshots] == [
        [2, 2],
        [1, 1],
    ]


@pytest.mark.parametrize(
    ("place", "now", "on"),
    [
        ({"christchurch": True}, datetime(2026, 5, 10, 12, 30, tzinfo=UTC), date(2026, 5, 11)),
        ({"phoenix": True}, datetime(2026, 5, 10, 6, 30, tzinfo=UTC), date(2026, 5, 9)),
        ({}, datetime(2026, 5, 10, 22, 30, tzinfo=UTC), date(2026, 5, 11)),
    ],
)
def test_today_is_the_date_in_the_garden(place, now, on, clock):
    garden = GardenFactory(place=PlaceFactory(**place))
    clock(now)
    assert load(garden).on == on


def test_records_begin_when_the_garden_was_made(clock):
    garden = GardenFactory()
    clock(datetime(2026, 6, 10, 12, tzinfo=UTC))
    assert load(garden).records_since == TODAY
    clock(datetime(2026, 5, 1, 12, tzinfo=UTC))
    assert load(garden).records_since == date(2026, 5, 1), "never after today"


def test_climate_is_that_of_the_place():
    climate = load(GardenFactory()).climate
    assert (climate.name, climate.confidence, climate.elevation_m) == ("Brno", "high", 246)
    assert climate.frost == FrostDates(85, 104, 120, 284, 301, 321)
    assert climate.tmin_c[0] == -3.5
    assert not climate.is_tropical


def test_gardens_of_one_town_share_its_climate_and_others_do_not():
    town = {"label": "Brno", "latitude": 49.2, "longitude": 16.6}
    one, other = (load(GardenFactory(place=PlaceFactory(**town))) for _ in range(2))
    cautious = load(GardenFactory(place=PlaceFactory(**town, frost_appetite="cautious")))
    assert one.climate is other.climate
    assert cautious.climate != one.climate
    assert cautious.climate.counted_frost != one.climate.counted_frost


def test_a_frost_free_place_has_no_frost_dates():
    singapore = load(GardenFactory(place=PlaceFactory(singapore=True))).climate
    assert singapore.frost == NO_FROST
    assert singapore.is_tropical


def test_cover_and_risk_reach_the_snapshot_and_leave_the_climate_of_the_open_alone():
    place = PlaceFactory(frost_appetite="cautious")
    BedFactory(garden__place=place, cover="fleece")
    snapshot = load(place.garden)
    covered, in_the_open = snapshot.climate_in(snapshot.beds[0]), snapshot.climate
    assert (in_the_open.frost.last_p50, in_the_open.counted_frost.last_p50) == (104, 120)
    assert (covered.frost.last_p50, covered.counted_frost.last_p50) == (91, 107)
    assert covered.tmin_c[0] == in_the_open.tmin_c[0] + 2
    assert covered.coldest_night_c == in_the_open.coldest_night_c + 2


def test_a_place_without_normals_keeps_its_typed_dates():
    place = PlaceFactory(
        tmin_c=None, tmax_c=None, tmin_sd_c=None, rain_mm=None, srad_mj=None,
        elevation_m=None, climate_name="",
    )  # fmt: skip
    climate = load(GardenFactory(place=place)).climate
    assert (climate.tmin_c, climate.elevation_m, climate.name) == (None, 0, "Brno")
    assert climate.frost.last_p50 == 104


def test_the_water_of_a_round_bed_is_for_its_own_area():
    bed = BedFactory(shape="circle", length_cm=200, width_cm=200)
    assert load(bed.garden).beds[0].area_m2 == pytest.approx(3.1416, abs=1e-4)


def test_lengths_are_metres_and_blocks_keep_their_shape():
    bed = BedFactory(texture="loam", is_mulched=True, watering_method="drip")
    PlantingFactory(bed=bed, x_cm=25, y_cm=30, columns=3, rows=2, spacing_cm=40, row_spacing_cm=50)
    [snapshot] = load(bed.garden).beds
    assert snapshot.area_m2 == pytest.approx(2.88)
    assert (snapshot.texture, snapshot.is_mulched, snapshot.watering_method) == (
        "loam", True, "drip",
    )  # fmt: skip
    [block] = snapshot.plantings
    assert (block.x_m, block.y_m, block.columns, block.rows) == (0.25, 0.3, 3, 2)
    assert (block.spacing_m, block.row_spacing_m, block.count) == (0.4, 0.5, 6)


def test_what_is_over_is_history_and_what_never_began_is_nothing():
    bed = BedFactory()
    plant = PlantFactory(slug="kale", family="Brassicaceae")
    PlantingFactory(bed=bed, plant=plant, ended=True, pathogen="clubroot")
    PlantingFactory(bed=bed, plant=plant, started_on=None, ended_on=date(2026, 4, 1))
    [snapshot] = load(bed.garden).beds
    assert snapshot.plantings == ()
    [past] = snapshot.history
    assert past == PastPlanting(
        plant_slug="kale",
        family="Brassicaceae",
        ended_on=date(2026, 8, 1),
        pathogen="clubroot",
        started_on=past.started_on,
        name="Kale",
        nutrient_demand="heavy",
        ground_m2=past.ground_m2,
    )


def test_a_planting_that_begins_in_the_future_is_planned():
    planting = PlantingFactory(started_on=date(2026, 5, 11))
    [snapshot] = load(planting.garden).beds[0].plantings
    assert (snapshot.started_on, snapshot.planned_on) == (None, date(2026, 5, 11))


@pytest.mark.parametrize("day", [date(1, 1, 1), date(9999, 12, 31)])
def test_a_date_nobody_can_mean_counts_as_not_known(day):
    planting = PlantingFactory(started_on=None, planned_on=day)
    [snapshot] = load(planting.garden).beds[0].plantings
    assert snapshot.planned_on is None
    old = PlantingFactory(started_on=day, planned_on=None)
    [begun] = load(old.garden).beds[0].plantings
    assert begun.begins_on is None


def test_the_latest_soil_test_is_that_of_the_latest_day_and_of_two_the_later_entry():
    bed = BedFactory()
    for tested_on, ph in (
        (date(2026, 3, 2), 6.0),
        (date(2026, 3, 2), 6.4),
        (date(2025, 3, 2), 5.0),
        (date(2026, 5, 11), 4.0),
    ):
        SoilTestFactory(bed=bed, tested_on=tested_on, ph=ph, has_free_carbonate=True)
    [snapshot] = load(bed.garden).beds
    assert snapshot.soil_test == SoilTestSnapshot(date(2026, 3, 2), 6.4, has_free_carbonate=True)


def test_rules_read_the_nutrients_and_the_texture_of_the_tests():
    bed = BedFactory(texture="loam")
    SoilTestFactory(bed=bed, tested_on=date(2026, 2, 1), texture="sand")
    SoilTestFactory(
        bed=bed, phosphorus_mg_kg=18, phosphorus_method="olsen", potassium_mg_kg=float("inf")
    )
    [snapshot] = load(bed.garden).beds
    test = snapshot.soil_test
    assert (test.phosphorus_mg_kg, test.phosphorus_method) == (18, "olsen")
    assert (test.potassium_mg_kg, test.organic_matter_pct) == (None, None)
    assert snapshot.texture == "sand"


def test_waterings_of_the_last_month_and_the_day_of_the_last_one():
    bed = BedFactory()
    for days_ago, litres in ((200, 5.0), (3, 40.0), (1, None), (-1, 9.0), (-3, 9.0)):
        WateringFactory(bed=bed, watered_on=TODAY - timedelta(days=days_ago), litres=litres)
    [snapshot] = load(bed.garden).beds
    assert snapshot.waterings == (
        WateringSnapshot(date(2026, 5, 7), 40.0),
        WateringSnapshot(date(2026, 5, 9), None),
    )
    assert snapshot.last_watered_on == date(2026, 5, 9)


def test_the_last_watering_is_known_however_long_ago():
    watering = WateringFactory(watered_on=date(2025, 1, 1))
    [snapshot] = load(watering.garden).beds
    assert snapshot.last_watered_on == date(2025, 1, 1)
    assert snapshot.waterings == ()


def test_weather_is_that_of_the_place_by_day():
    garden = GardenFactory()
    WeatherDayFactory(place=garden.place, on=date(2026, 5, 11), is_forecast=True)
    WeatherDayFactory(place=garden.place, on=date(2026, 3, 1))
    WeatherDayFactory(place=PlaceFactory(oslo=True), on=date(2026, 5, 10))
    weather = load(garden).weather
    assert list(weather) == [date(2026, 5, 11)]
    assert weather[date(2026, 5, 11)].is_forecast


@pytest.mark.parametrize(
    ("fields", "unknown"),
    [
        ({"tmin_c": -61.0}, ["tmin_c"]),
        ({"tmax_c": 60.5}, ["tmax_c"]),
        ({"tmin_c": 12.0, "tmax_c": 4.0}, ["tmin_c", "tmax_c"]),
        ({"rain_mm": -0.1}, ["rain_mm"]),
        ({"et0_mm": 31.0}, ["et0_mm"]),
        ({"rain_mm": None}, ["rain_mm"]),
    ],
)
def test_weather_that_cannot_be_counts_as_not_known(fields, unknown):
    garden = GardenFactory()
    WeatherDayFactory(place=garden.place, on=TODAY, **fields)
    day = load(garden).weather[TODAY]
    values = ("tmin_c", "tmax_c", "rain_mm", "et0_mm")
    assert [name for name in values if getattr(day, name) is None] == unknown


@pytest.mark.parametrize(("kind", "is_indoor"), [("raised_bed", False), ("windowsill", True)])
def test_indoors_is_a_matter_of_the_kind(kind, is_indoor):
    assert load(GardenFactory(kind=kind)).is_indoor is is_indoor
