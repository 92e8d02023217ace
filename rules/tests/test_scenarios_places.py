"""Whole gardens far from Brno: south of the equator, in the tropics, beyond the polar circle.

Expected numbers are reckoned by hand from docs/science.md.
"""

from datetime import date, timedelta

import pytest

from rules.tests.cast import Clock
from rules.tests.scenes import Scene, assumed, numbers, words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("catalogue")]


def test_01_christchurch_in_spring(clock: Clock):
    """October is April there: too early for tomatoes, and last summer's cabbage was last season."""
    scene = Scene(clock, date(2026, 10, 1), "christchurch")
    bed = scene.bed()
    scene.grew(bed, "kale", date(2026, 2, 20))
    scene.plan(bed, "tomato", scene.on, x_cm=30)
    scene.plan(bed, "cabbage", scene.on, x_cm=150)
    said = scene.said()
    early = said.one("PLANT.TOO_EARLY")
    # The product of 0.8 powers over the nights from 1 October to 20 January gives 0.63 to 0.68.
    assert early.severity == "warning"
    assert numbers(early)["Chance of a killing night"] == pytest.approx(65, abs=5)
    # February 2026 lies in the season 2025/26, October in 2026/27.
    family = said.one("ROTATE.FAMILY")
    assert family.severity == "warning"
    assert numbers(family) == {"Years of rest": 1, "Years usual": 3}
    assert "PLANT.TOO_LATE" not in said.rules


def test_02_christchurch_in_autumn(clock: Clock):
    """The usual first frost is 8 May; 55 days to mature, 14 of picking, 14 short, 14 spare."""
    scene = Scene(clock, date(2026, 3, 1), "christchurch")
    scene.plan(scene.bed(), "bush-bean", date(2026, 3, 10), method="direct_sow")
    said = scene.said()
    late = said.one("PLANT.TOO_LATE")
    assert late.severity == "warning"
    assert abs(late.starts_on - date(2026, 1, 31)) <= timedelta(days=5)
    assert not said.rules & {"PLANT.TOO_EARLY", "FROST.FORECAST", "PLANT.SOW_NOW"}


def test_02_the_same_day_in_brno_is_the_end_of_winter(clock: Clock):
    scene = Scene(clock, date(2026, 3, 1))
    scene.plan(scene.bed(), "bush-bean", date(2026, 3, 10), method="direct_sow")
    said = scene.said()
    assert "PLANT.TOO_LATE" not in said.rules
    # A window from around 28 April on, counted from 14 April and, being tender, from 30 April.
    early = said.one("PLANT.TOO_EARLY")
    assert (early.severity, round(numbers(early)["Chance of a killing night"])) == ("warning", 100)


def test_03_singapore(clock: Clock):
    """Nothing of spring, frost or winter; water goes on."""
    scene = Scene(clock, date(2026, 1, 15), "singapore")
    bed = scene.bed()
    scene.grow(bed, "tomato", scene.ago(60), columns=4)
    scene.plan(bed, "cucumber", scene.on, x_cm=150)
    scene.soaked(bed, scene.ago(16))
    scene.weather(scene.ago(16), 20, tmin_c=24.0, tmax_c=31.0, rain_mm=0.0, et0_mm=5.0)
    said = scene.said()
    assert not {rule.split(".")[0] for rule in said.rules} & {"FROST", "CHILL", "HARDY"}
    pests = [one for one in said.findings if one.rule_id.startswith("PEST.")]
    assert {(one.severity, len(one.numbers)) for one in pests} <= {("info", 0)}
    assert all("Not applicable in the tropics" in words(one) for one in pests)
    assert not said.rules & {"PLANT.TOO_EARLY", "PLANT.TOO_LATE", "HARVEST.ETA_AFTER_FROST"}
    notes = [words(one) for one in said.of("PLANT.SOW_NOW")]
    assert any("do not apply in the tropics" in note for note in notes)
    assert any("You planned it for 15 Jan 2026" in note for note in notes)
    assert said.one("WATER.IRRIGATE").severity in ("advice", "warning", "critical")


def test_04_beyond_the_polar_circle_in_midwinter(clock: Clock):
    """No sun, frozen ground: nothing raises, nobody waters."""
    scene = Scene(clock, date(2026, 12, 21), "oslo", latitude=69.65, longitude=18.96)
    bed = scene.bed()
    scene.grow(bed, "kale", date(2026, 6, 20))
    scene.grow(bed, "rhubarb", date(2022, 5, 20), x_cm=150)
    scene.soaked(bed, scene.ago(20))
    scene.weather(scene.ago(7), 10, tmin_c=-9.0, tmax_c=-3.0, rain_mm=0.0, et0_mm=None)
    said = scene.said()
    assert not said.rules & {"WATER.IRRIGATE", "WATER.RAIN_COMING", "PLANT.TOO_EARLY"}


def test_05_beyond_the_polar_circle_in_midsummer(clock: Clock):
    """Without ET0 it comes of the temperatures: 0.0023 × 29.8 × √8 × 0.408 × Ra of a polar day is
    3.37 mm. Kale has two thirds of the bed at a Kc of 1.05, bare soil the rest at 0.3."""
    scene = Scene(clock, date(2026, 6, 21), "oslo", latitude=69.65, longitude=18.96)
    bed = scene.bed(texture="sand", watering_method="hand")
    scene.grow(bed, "kale", scene.ago(60), columns=6, rows=2, x_cm=20, y_cm=20)
    scene.soaked(bed, scene.ago(9))
    scene.weather(scene.ago(9), 13, tmin_c=8.0, tmax_c=16.0, rain_mm=0.0, et0_mm=None)
    dry = scene.said().one("WATER.IRRIGATE")
    used = next(one for one in dry.evidence["inputs"] if one["name"] == "Use a day")
    assert used["value"]["quantity"] == pytest.approx(3.37 * 0.80, abs=0.03)
    assert dry.severity in ("warning", "critical")


def test_06_phoenix(clock: Clock):
    """Most winters have no frost, so that no spring can come too early nor a summer too late."""
    scene = Scene(clock, date(2026, 2, 10), "phoenix")
    bed = scene.bed()
    scene.plan(bed, "tomato", scene.on)
    scene.grow(bed, "apple", date(2018, 2, 1), x_cm=200)
    said = scene.said()
    assert not said.rules & {"PLANT.TOO_EARLY", "PLANT.TOO_LATE", "HARDY.MISMATCH"}


def test_07_the_date_line(clock: Clock):
    """10 UTC of 30 June is 1 July on Kiritimati, and in the tropics."""
    scene = Scene(
        clock, date(2026, 6, 30), "singapore",
        latitude=1.87, longitude=-157.4, timezone="Pacific/Kiritimati",
    )  # fmt: skip
    scene.plan(scene.bed(), "tomato", date(2026, 7, 1))
    [sow] = [one for one in scene.said().of("PLANT.SOW_NOW") if one.bed_id]
    assert sow.computed_on == date(2026, 7, 1)
    assert words(sow).startswith("Plant Tomato now")


def test_08_a_leap_day(clock: Clock):
    scene = Scene(clock, date(2028, 2, 29), "oslo")
    bed = scene.bed()
    scene.tested(bed, date(2025, 2, 28), ph=5.0)
    scene.plan(bed, "cabbage", date(2028, 2, 29))
    said = scene.said()
    # 1096 days: a day more than three years of 365.
    assert said.level("SOIL.PH") == ("warning", "low")
    assert assumed(said.one("SOIL.PH"))
    assert said.one("PLANT.TOO_EARLY").computed_on == date(2028, 2, 29)
