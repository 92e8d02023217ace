"""Whole gardens over the years: perennials in their first, pruning north and south, and rain.

Expected numbers are reckoned by hand from docs/science.md.
"""

from datetime import date

import pytest

from gardens.tests.factories import HarvestFactory, WateringFactory
from rules.tests.cast import Clock
from rules.tests.scenes import Scene, numbers, words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("catalogue")]

TODAY = date(2026, 5, 10)
FULL = {"columns": 4, "rows": 2, "spacing_cm": 60, "row_spacing_cm": 60, "x_cm": 30, "y_cm": 30}


@pytest.mark.parametrize(
    ("planted", "weeks"),
    [(date(2026, 4, 10), 0), (date(2025, 4, 10), 3), (date(2025, 10, 20), 0)],
    ids=["this spring", "last spring", "last autumn"],
)
def test_31_asparagus_is_spared(planted, weeks, clock: Clock):
    scene = Scene(clock, TODAY)
    scene.grow(scene.bed(), "asparagus", planted)
    young = scene.said().one("PERENNIAL.NO_HARVEST_YET")
    assert young.severity == "info"
    assert numbers(young)["Weeks of harvest"] == weeks


def test_31_asparagus_of_three_years_is_picked(clock: Clock):
    scene = Scene(clock, TODAY)
    scene.grow(scene.bed(), "asparagus", date(2024, 4, 10))
    assert "PERENNIAL.NO_HARVEST_YET" not in scene.said().rules


def test_32_asparagus_that_was_picked_too_soon(clock: Clock):
    scene = Scene(clock, TODAY)
    spears = scene.grow(scene.bed(), "asparagus", date(2026, 4, 1))
    HarvestFactory(planting=spears, happened_on=date(2026, 5, 8))
    assert scene.said().level("PERENNIAL.NO_HARVEST_YET") == ("warning", "high")


def test_33_a_new_fruit_garden(clock: Clock):
    """Strawberries of this year, blueberries of two and apples of three go without fruit; a
    strawberry of two, a blueberry of three and an apple of four bear."""
    scene = Scene(clock, TODAY)
    young, old = scene.bed("Young", length_cm=900), scene.bed("Old", length_cm=900)
    for slug, year in (("strawberry", 2026), ("highbush-blueberry", 2025), ("apple", 2024)):
        scene.grow(young, slug, date(year, 3, 20))
        scene.grow(old, slug, date(year - 1, 3, 20))
    said = scene.said()
    pinched = list(said.of("PERENNIAL.REMOVE_BLOSSOM"))
    assert {one.bed_id for one in pinched} == {young.pk}
    assert {pk for one in pinched for pk in one.plantings} == {
        planting.pk for planting in young.plantings.all()
    }


@pytest.mark.parametrize(
    ("place", "on", "is_due", "is_wrong"),
    [
        ("brno", date(2026, 1, 10), False, True),
        ("brno", date(2026, 7, 10), True, False),
        ("christchurch", date(2026, 7, 10), False, True),
        ("christchurch", date(2026, 1, 10), True, False),
    ],
)
def test_34_plums_are_cut_in_summer(place, on, is_due, is_wrong, clock: Clock):
    """June to August, in the south December to February; in winter they take silver leaf."""
    scene = Scene(clock, on, place)
    bed = scene.bed(length_cm=900, width_cm=500)
    scene.grow(bed, "european-plum", date(2015, 3, 1))
    scene.grow(bed, "apple", date(2015, 3, 1), x_cm=600)
    plum, apple = bed.plantings.order_by("pk")
    due = {pk for one in scene.said().of("PRUNE.DUE") for pk in one.plantings}
    assert (plum.pk in due, apple.pk in due) == (is_due, is_wrong)


def thirsty(scene: Scene, rain_mm: float):
    """Tomatoes of 100 days on loam: TAW 91, p 0.37, RAW 33.67 mm; 36 mm gone after 36/5.75 days."""
    bed = scene.bed()
    scene.grow(bed, "tomato", scene.ago(100), **FULL)
    scene.soaked(bed, scene.ago(7))
    scene.weather(scene.ago(6), 6, tmin_c=12.0, tmax_c=24.0, rain_mm=0.0, et0_mm=6 / 1.15)
    scene.weather(TODAY, 6, tmin_c=12.0, tmax_c=24.0, rain_mm=rain_mm, et0_mm=5.0)
    return bed


@pytest.mark.parametrize(("rain_mm", "waits"), [(0.0, False), (12.0, False), (13.0, True)])
def test_35_rain_is_on_its_way(rain_mm, waits, clock: Clock):
    """36 mm are gone; 0.7 × 36 = 25.2 mm of today and tomorrow make watering wait."""
    scene = Scene(clock, TODAY)
    thirsty(scene, rain_mm)
    said = scene.said()
    assert ("WATER.RAIN_COMING" in said.rules) is waits
    dry = said.one("WATER.IRRIGATE")
    assert dry.severity == "warning"
    assert numbers(dry)["Lost by plants and soil"] == pytest.approx(36, abs=0.2)
    # Contradictions are one finding.
    assert bool(dry.explained_by) is waits
    assert numbers(dry)["Water to give"] == pytest.approx(36 / 0.9 * 2.88, abs=3)


def test_36_too_much_of_the_hose(clock: Clock):
    """200 L on 2.88 m² are 62.5 mm at 0.9; twice in a week far more than 25 mm runs through."""
    scene = Scene(clock, TODAY)
    bed = scene.bed()
    scene.grow(bed, "tomato", scene.ago(60), **FULL)
    scene.soaked(bed, scene.ago(9))
    for days in (5, 2):
        WateringFactory(bed=bed, watered_on=scene.ago(days), litres=200)
    scene.weather(scene.ago(9), 14, tmin_c=12.0, tmax_c=24.0, rain_mm=0.0, et0_mm=4.0)
    said = scene.said()
    assert said.one("WATER.OVERWATERED").severity == "advice"
    assert "Water" not in words(said.one("WATER.OVERWATERED")).split(" | ")[3][:5]


def test_36_rain_is_nobodys_fault(clock: Clock):
    scene = Scene(clock, TODAY)
    bed = scene.bed()
    scene.grow(bed, "tomato", scene.ago(60), **FULL)
    scene.soaked(bed, scene.ago(9))
    scene.weather(scene.ago(9), 14, tmin_c=12.0, tmax_c=18.0, rain_mm=20.0, et0_mm=2.0)
    assert "WATER.OVERWATERED" not in scene.said().rules


def test_37_the_tropics_have_no_pruning_months(clock: Clock):
    scene = Scene(clock, date(2026, 1, 10), "singapore")
    bed = scene.bed(length_cm=900)
    scene.grow(bed, "apple", date(2020, 3, 1))
    scene.grow(bed, "strawberry", date(2025, 12, 1), x_cm=600)
    said = scene.said()
    for rule_id in ("PRUNE.DUE", "PERENNIAL.REMOVE_BLOSSOM"):
        told = list(said.of(rule_id))
        assert {one.severity for one in told} <= {"info"}, rule_id
        assert told, rule_id
