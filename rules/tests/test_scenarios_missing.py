"""Each input that a rule needs is taken away in turn: it is named, and no number is made of it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import pytest

from gardens.models import Bed, Garden, GardenKind, Place, Reservoir, SoilTest, Watering, WeatherDay
from gardens.tests.factories import OwnPlantFactory, PlantingFactory, WeatherHourFactory
from gardens.tests.indoor import ReservoirFactory, ReservoirReadingFactory, plant_in
from rules.tests.cast import Clock
from rules.tests.scenes import Scene

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("catalogue")]

TODAY = date(2026, 5, 10)
NOON = datetime(2026, 5, 10, 9, tzinfo=UTC)
TEST = {
    "organic_matter_pct": 2,
    "phosphorus_mg_kg": 10,
    "phosphorus_method": "mehlich_3",
    "potassium_mg_kg": 60,
    "potassium_method": "ammonium_acetate",
    "ec_ds_m": 4,
    "ec_method": "paste",
    "depth_from_cm": 0,
    "depth_to_cm": 15,
}
FULL = {"columns": 4, "rows": 2, "spacing_cm": 60, "row_spacing_cm": 60, "x_cm": 30, "y_cm": 30}


@dataclass
class Whole:
    """Nothing is missing: thirsty tomatoes in acid, salty, tested loam, a pot, and an apple."""

    scene: Scene
    bed: Bed
    pot: Bed
    orchard: Bed


@pytest.fixture
def whole(clock: Clock) -> Whole:
    scene = Scene(clock, TODAY)
    bed, orchard = scene.bed(), scene.bed("Orchard", length_cm=500, width_cm=500)
    pot = scene.bed("Pot", kind="container", length_cm=30, width_cm=30, volume_l=10, texture="")
    scene.grow(bed, "tomato", scene.ago(60), **FULL)
    scene.grow(pot, "basil", scene.ago(30), x_cm=15, y_cm=15)
    scene.grow(orchard, "apple", date(2018, 4, 1))
    for each in (bed, orchard):
        scene.tested(each, date(2026, 4, 1), ph=5.2, **TEST)
        scene.soaked(each, scene.ago(9))
    scene.soaked(pot, scene.ago(3))
    scene.weather(scene.ago(10), 16, tmin_c=0.5, tmax_c=24.0, rain_mm=0.0, et0_mm=6.0)
    for hour in range(72):
        WeatherHourFactory(
            cell=scene.garden.place.weather_cell,
            at=NOON + timedelta(hours=hour - 48),
            temperature_c=15.0,
            humidity_pct=95.0,
        )
    return Whole(scene, bed, pot, orchard)


def forget(model, **values: object) -> Callable[[Whole], None]:
    return lambda whole: model.objects.update(**values)


def forget_of_bed(**values: object) -> Callable[[Whole], None]:
    return lambda whole: Bed.objects.filter(pk=whole.bed.pk).update(**values)


def forget_history(whole: Whole) -> None:
    Garden.objects.update(created_at=NOON)
    whole.scene.plan(whole.bed, "cabbage", date(2026, 5, 20))


NORMALS = {"tmin_c": None, "tmax_c": None, "rain_mm": None, "srad_mj": None, "tmin_sd_c": None}
CASES = [
    ("soil texture", forget_of_bed(texture=""), "soil_texture", {"WATER.IRRIGATE"}),
    ("soil test", lambda whole: SoilTest.objects.all().delete(), "soil_ph",
     {"SOIL.PH", "SOIL.N_NEED", "SOIL.P_NEED", "SOIL.K_NEED", "SOIL.SALT", "FEED.PLAN"}),
    ("organic matter", forget(SoilTest, organic_matter_pct=None), "organic_matter",
     {"SOIL.N_NEED"}),
    ("extractant", forget(SoilTest, phosphorus_method=""), "phosphorus_method", {"SOIL.P_NEED"}),
    ("extractant of potash", forget(SoilTest, potassium_method=""), "potassium_method",
     {"SOIL.K_NEED"}),
    ("method of salt", forget(SoilTest, ec_method=""), "conductivity_method", {"SOIL.SALT"}),
    ("depth of sample", forget(SoilTest, depth_from_cm=None, depth_to_cm=None), "sampled_layer",
     {"SOIL.ORGANIC_MATTER"}),
    ("size of the pot", lambda whole: Bed.objects.filter(pk=whole.pot.pk).update(volume_l=None),
     "pot_volume", {"WATER.POT"}),
    ("last soaking", lambda whole: Watering.objects.all().delete(), "last_soaking", set()),
    ("climate and weather",
     lambda whole: (Place.objects.update(**NORMALS), WeatherDay.objects.all().delete()),
     "temperatures", {"WATER.IRRIGATE", "WATER.POT"}),
    ("coldest night", forget(Place, annual_extreme_min_c=None, **NORMALS, usda_zone=""),
     "coldest_night", {"HARDY.MISMATCH"}),
    ("humidity", lambda whole: whole.scene.garden.place.weather_cell.hours.all().delete(),
     "hourly_humidity", {"DISEASE.LATE_BLIGHT", "DISEASE.EARLY_BLIGHT"}),
    ("a fresh forecast", forget(WeatherDay, issued_at=NOON - timedelta(days=3)), "fresh_forecast",
     {"FROST.FORECAST"}),
]  # fmt: skip


def test_of_a_whole_garden_all_these_rules_speak(whole: Whole):
    said = whole.scene.said()
    spoken = {one.rule_id for one in said.findings}
    asked = {name for _id, _forget, name, _silent in CASES}
    expected = {rule for *_rest, silent in CASES for rule in silent} - {"HARDY.MISMATCH"}
    assert expected <= spoken | {"DISEASE.EARLY_BLIGHT", "SOIL.ORGANIC_MATTER"}
    assert not asked & said.missing


@pytest.mark.parametrize(
    ("drop", "name", "silent"), [pytest.param(*case, id=what) for what, *case in CASES]
)
def test_what_is_missing_is_named_and_nothing_is_made_of_it(whole, drop, name, silent):
    drop(whole)
    said = whole.scene.said()
    assert name in said.missing
    [asked] = [one for one in said.of("DATA.MISSING") if one.key.endswith(f"|{name}")]
    assert (asked.severity, asked.numbers) == ("info", [])
    about = [one for one in said.findings if one.rule_id in silent]
    if name == "soil_texture":
        about = [one for one in about if one.bed_id == whole.bed.pk]
    assert about == []


def test_a_plant_of_which_little_is_known(whole: Whole):
    own = OwnPlantFactory(owner=whole.scene.garden.owner, bare=True)
    PlantingFactory(bed=whole.bed, plant=own, x_cm=200)
    assert f"figures-{own.slug}" in whole.scene.said().missing


@pytest.mark.parametrize(
    ("drop", "name"),
    [
        (lambda tank: tank.readings.all().delete(), "solution_ec_ms_cm"),
        (lambda tank: tank.readings.all().delete(), "solution_ph"),
        (lambda tank: tank.readings.update(ph=None), "solution_ph"),
    ],
)
def test_a_solution(drop, name, clock: Clock):
    scene = Scene(clock, TODAY, kind=GardenKind.HYDROPONICS)
    tank: Reservoir = ReservoirFactory(garden=scene.garden)
    plant_in(tank, "tomato")
    ReservoirReadingFactory(reservoir=tank, read_at=NOON, ec_ms_cm=5.0, ph=7.5)
    assert {"HYDRO.EC_HIGH", "HYDRO.PH_HIGH"} <= scene.said().rules
    drop(tank)
    said = scene.said()
    assert name in said.missing
    assert "HYDRO.PH_HIGH" not in said.rules
