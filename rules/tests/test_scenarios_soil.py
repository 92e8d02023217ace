"""Whole gardens and their soil: old tests, lime, salt, feeding, and what a shortage is put down to.

Expected numbers are reckoned by hand from docs/science.md; a bed has 2.88 m².
"""

from datetime import date

import pytest

from gardens.models import Bed
from rules.tests.cast import Clock
from rules.tests.scenes import Scene, assumed, numbers, words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("catalogue")]

TODAY = date(2026, 5, 10)
# Eight plants that have the whole bed to themselves.
FULL = {"columns": 4, "rows": 2, "spacing_cm": 60, "row_spacing_cm": 60, "x_cm": 30, "y_cm": 30}
# What tells the three needs apart.
TOLD = {
    "organic_matter_pct": 3,
    "phosphorus_mg_kg": 10,
    "phosphorus_method": "mehlich_3",
    "potassium_mg_kg": 60,
    "potassium_method": "ammonium_acetate",
}
NEEDS = {"SOIL.N_NEED", "SOIL.P_NEED", "SOIL.K_NEED"}


@pytest.fixture
def scene(clock: Clock) -> Scene:
    return Scene(clock, TODAY)


def tomatoes(scene: Scene, **fields: object) -> Bed:
    bed = scene.bed(**fields)
    scene.grow(bed, "tomato", TODAY, **FULL)
    return bed


def test_09_a_soil_test_of_four_years(scene: Scene):
    """Carrots like 6.0 at least: 0.8 short. To 6.5 on sandy loam 100 × 7 × 1.3 = 910 g/m²."""
    bed = scene.bed(texture="sandy_loam")
    scene.grow(bed, "carrot", TODAY, columns=20, rows=3)
    scene.tested(bed, date(2022, 5, 1), ph=5.2)
    said = scene.said()
    assert said.level("SOIL.PH") == ("warning", "low")
    found = numbers(said.one("SOIL.PH"))
    assert found["Outside the range by"] == pytest.approx(0.8)
    assert found["In all"] == pytest.approx(910)
    assert (found["First dressing"], found["Later"]) == (500, pytest.approx(410))
    assert said.one("SOIL.STALE").severity == "info"
    assert not any(name.startswith("soil_ph") for name in said.missing)


def test_10_a_soil_test_of_six_years(scene: Scene):
    bed = tomatoes(scene)
    scene.tested(bed, date(2020, 5, 1), ph=4.2, **TOLD)
    said = scene.said()
    assert "soil_ph_again" in said.missing
    assert not {rule for rule in said.rules if rule.startswith("SOIL.")} - {"SOIL.UPKEEP"}
    assert said.level("SOIL.UPKEEP") == ("info", "low")
    assert "FEED.PLAN" not in said.rules


def test_11_acid_clay_explains_the_phosphate_and_not_the_potash(scene: Scene):
    """Lime 100 × 8 × (6.5 − 5.0) = 1200 g/m². Potash: critical 75 + 2.5 × 20 = 125 ppm, so
    0.1121 × 65 × (1 + 0.05 × 20) + 2.24 and the harvest of 8 × 4 kg at 3.6 g/kg, 40 g/m²."""
    bed = tomatoes(scene, texture="clay")
    scene.tested(bed, date(2026, 4, 1), ph=5.0, **TOLD)
    said = scene.said()
    acid = said.one("SOIL.PH")
    assert (acid.severity, acid.confidence) == ("warning", "medium")
    found = numbers(acid)
    assert found["In all"] == pytest.approx(1200)
    assert found["For the whole bed"] == pytest.approx(3.5)
    assert (found["First dressing"], found["Later"]) == (500, pytest.approx(700))
    assert said.one("SOIL.P_NEED").explained_by == acid.key
    potash = said.one("SOIL.K_NEED")
    assert potash.explained_by != acid.key
    needed = 0.1121 * 65 * 2 + 2.24 + 8 * 4 * 3.6 / 2.88
    assert numbers(potash)["Needed"] == pytest.approx(needed, abs=0.1)
    assert potash.confidence == "low", "the CEC is that usual for clay"


def test_12_a_blueberry_among_cabbages(scene: Scene):
    """5.5 is the most the one bears, 6.0 the least the other: one finding, no lime, no sulfur."""
    bed = scene.bed()
    scene.grow(bed, "highbush-blueberry", date(2023, 4, 1), x_cm=60, y_cm=60)
    scene.grow(bed, "cabbage", TODAY, x_cm=180, y_cm=60)
    scene.tested(bed, date(2026, 4, 1), ph=6.8)
    said = scene.said()
    found = said.one("SOIL.PH")
    assert (found.severity, found.confidence) == ("critical", "medium")
    assert numbers(found)["Outside the range by"] == pytest.approx(1.3)
    assert "No pH suits Highbush blueberry and Cabbage together" in words(found)
    assert not set(numbers(found)) & {"In all", "First dressing"}


def test_13_a_blueberry_where_soil_fizzes(scene: Scene):
    bed = scene.bed()
    scene.grow(bed, "highbush-blueberry", date(2023, 4, 1))
    scene.tested(bed, date(2026, 4, 1), ph=7.9, has_free_carbonate=True)
    said = scene.said()
    assert said.one("SOIL.PH_UNFIXABLE").severity == "warning"
    assert "container with ericaceous mix" in words(said.one("SOIL.PH_UNFIXABLE"))
    assert "SOIL.PH" not in said.rules


def test_14_salt(scene: Scene):
    """0.6 dS/m in 1:5 on loam is an ECe of 5.7: beans give 100 − 19 × 4.7 = 10.7 %, tomatoes
    100 − 9.9 × 3.2 = 68.3 %. Nobody feeds salt to salt."""
    bed = tomatoes(scene)
    salty = scene.bed("Bed B")
    scene.grow(salty, "bush-bean", TODAY, columns=10)
    for each, how in ((bed, "1:5"), (salty, "1:5")):
        scene.tested(each, date(2026, 4, 1), ph=6.5, ec_ds_m=0.6, ec_method=how, **TOLD)
    said = scene.said()
    of_tomato, of_bean = said.one("SOIL.SALT", bed), said.one("SOIL.SALT", salty)
    assert of_tomato.severity == "warning"
    assert 68.3 in [pytest.approx(value, abs=0.1) for value in numbers(of_tomato).values()]
    assert of_bean.severity == ("warning" if of_bean.confidence == "low" else "critical")
    assert 10.7 in [pytest.approx(value, abs=0.1) for value in numbers(of_bean).values()]
    for each in (bed, salty):
        plans = [*said.of("FEED.PLAN", each), *said.of("FEED.INFEASIBLE", each)]
        assert all(plan.explained_by for plan in plans)


def test_15_tomatoes_after_beans(scene: Scene):
    """18 − 2.2 × 2 of organic matter − 4 of the beans leaves 9.6 g/m²."""
    bed = tomatoes(scene)
    scene.grew(bed, "bush-bean", date(2025, 9, 1), columns=10)
    scene.tested(bed, date(2026, 4, 1), ph=6.5, **TOLD)
    said = scene.said()
    nitrogen = said.one("SOIL.N_NEED")
    assert numbers(nitrogen)["Short"] == pytest.approx(9.6, abs=0.05)
    phosphate = 0.5604 * 10 + 8 * 4 * 0.6 / 2.88
    assert numbers(said.one("SOIL.P_NEED"))["Needed"] == pytest.approx(phosphate, abs=0.05)
    plan = said.one("FEED.PLAN")
    assert {said.one(rule).explained_by for rule in NEEDS} == {plan.key}
    assert "ROTATE.FAMILY" not in said.rules


def test_16_years_of_compost(scene: Scene):
    """Olsen 60 is more than 16 + 25: advice, and no phosphate to buy."""
    bed = tomatoes(scene)
    phosphorus = {"phosphorus_mg_kg": 60, "phosphorus_method": "olsen"}
    scene.tested(bed, date(2026, 4, 1), ph=6.5, **(TOLD | phosphorus))
    said = scene.said()
    assert said.level("SOIL.P_EXCESS")[0] == "advice"
    assert "SOIL.P_NEED" not in {one.rule_id for one in said.findings}


def test_17_figures_without_a_method(scene: Scene):
    bed = tomatoes(scene)
    methods = {"phosphorus_method": "", "potassium_method": "", "organic_matter_pct": None}
    scene.tested(bed, date(2026, 4, 1), ph=6.5, **(TOLD | methods), ec_ds_m=3)
    said = scene.said()
    assert said.missing >= {
        "phosphorus_method", "potassium_method", "organic_matter", "conductivity_method"
    }  # fmt: skip
    silent = NEEDS | {"SOIL.SALT", "FEED.PLAN", "SOIL.P_EXCESS"}
    assert not silent & {one.rule_id for one in said.findings}


def test_18_manganese_and_iron_are_no_shortage_of_phosphate_in_mild_lime(scene: Scene):
    """At 7.2 tomatoes stand 0.4 too sweet: advice. Phosphate is free, so it is asked for."""
    bed = tomatoes(scene)
    scene.tested(bed, date(2026, 4, 1), ph=7.2, **TOLD)
    said = scene.said()
    assert said.one("SOIL.PH").severity == "advice"
    # 100 × 7 × 0.7 / 3.12 = 157 g/m² of sulfur to 6.5, at most 100 at once.
    found = numbers(said.one("SOIL.PH"))
    assert found["In all"] == pytest.approx(157, abs=1)
    assert found["First dressing"] == 100
    assert "fizz" in assumed(said.one("SOIL.PH"))
    assert said.one("SOIL.P_NEED").explained_by != said.one("SOIL.PH").key


def test_18_where_phosphate_is_free_a_wrong_ph_does_not_excuse_its_shortage(scene: Scene):
    """Blueberries stand 1.0 too sweet at 6.5, a warning; phosphate is bound below 5.5 only."""
    bed = scene.bed()
    scene.grow(bed, "highbush-blueberry", date(2023, 4, 1), columns=1)
    scene.tested(bed, date(2026, 4, 1), ph=6.5, **TOLD)
    said = scene.said()
    sweet = said.one("SOIL.PH")
    assert sweet.severity == "warning"
    assert said.one("SOIL.P_NEED").explained_by != sweet.key
