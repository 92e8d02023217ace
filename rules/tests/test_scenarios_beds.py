"""Whole gardens: what stood in a bed, what stands beside it, frost and thirst.

Expected numbers are reckoned by hand from docs/science.md.
"""

from datetime import UTC, date, datetime, timedelta

import pytest

from gardens.models import MoistureReading, WeatherDay
from rules.tests.cast import Clock
from rules.tests.scenes import Scene, numbers, words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("catalogue")]

TODAY = date(2026, 5, 10)
TOMORROW = date(2026, 5, 11)


@pytest.fixture
def scene(clock: Clock) -> Scene:
    return Scene(clock, TODAY)


def test_19_clubroot_says_it_all(scene: Scene):
    """Noted in 2024: two of seven years. That cabbages rest three need not be said besides."""
    bed = scene.bed()
    scene.grew(bed, "kale", date(2024, 9, 1), pathogen="clubroot")
    scene.plan(bed, "cabbage", date(2026, 5, 20))
    said = scene.said()
    found = said.one("ROTATE.PATHOGEN")
    assert found.severity == "critical"
    assert numbers(found) == {"Years without a host": 2, "Years needed": 7}
    assert "ROTATE.FAMILY" not in said.rules


def test_20_garlic_in_autumn(clock: Clock):
    """White rot wants 8 years and had 6; where there was none leeks of last year want 3."""
    scene = Scene(clock, date(2025, 10, 15))
    sick, tired = scene.bed(), scene.bed("Bed B", x_cm=400, y_cm=0)
    scene.grew(sick, "onion", date(2019, 8, 1), pathogen="white_rot")
    scene.grew(tired, "leek", date(2024, 10, 1))
    for bed in (sick, tired):
        scene.plan(bed, "garlic", date(2025, 10, 28), columns=10)
    said = scene.said()
    assert said.one("ROTATE.PATHOGEN").bed_id == sick.pk
    assert numbers(said.one("ROTATE.PATHOGEN")) == {"Years without a host": 6, "Years needed": 8}
    family = said.one("ROTATE.FAMILY", tired)
    assert (family.severity, numbers(family)["Years of rest"]) == ("warning", 1)
    assert not said.rules & {"PLANT.TOO_EARLY", "PLANT.TOO_LATE"}
    [sow, _] = said.of("PLANT.SOW_NOW")
    # A week before the usual first frost of 28 October to five weeks after it.
    assert (sow.starts_on, sow.ends_on) == (date(2025, 10, 21), date(2025, 12, 2))


def test_21_garlic_in_spring(clock: Clock):
    """240 days, give or take 24, after 10 October; −9 °C is nothing to it."""
    scene = Scene(clock, date(2026, 3, 15))
    bed = scene.bed()
    scene.grow(bed, "garlic", date(2025, 10, 10), method="direct_sow", columns=10)
    scene.weather(scene.on, 4, tmin_c=-9.0, tmax_c=4.0)
    said = scene.said()
    assert not said.rules & {"FROST.FORECAST", "PLANT.TOO_EARLY", "HARDY.MISMATCH"}
    ripe = said.one("HARVEST.ETA")
    assert numbers(ripe) == {"Days to harvest": 240, "Give or take": 24}
    assert "7 Jun 2026" in words(ripe)


def test_22_tomatoes_beside_potatoes(scene: Scene):
    """−0.5 × 1.0 × (1 − 0.6 / 3) = −0.4, and they share the bed's solanum years."""
    bed = scene.bed()
    scene.grow(bed, "tomato", scene.ago(5), x_cm=30)
    scene.grow(bed, "potato", scene.ago(20), x_cm=90)
    said = scene.said()
    harm = said.one("COMPANION.HARMS")
    assert harm.severity == "advice"
    assert -0.4 in [pytest.approx(value, abs=0.02) for value in numbers(harm).values()]


def test_23_a_crowded_bed(scene: Scene):
    """Cabbages need 45 cm: at 25 cm pairs overlap by 1 − 25/45 = 0.444, a warning; 16 of them
    want 16 × 0.45² / 2.88 = 1.125 of the ground, which fits in hexagons only."""
    bed = scene.bed()
    apart = {"spacing_cm": 25, "row_spacing_cm": 60}
    scene.grow(bed, "cabbage", TODAY, columns=8, rows=2, x_cm=30, y_cm=30, **apart)
    said = scene.said()
    pair = said.one("SPACE.PAIR")
    assert pair.severity == "warning"
    assert any(value == pytest.approx(44.4, abs=1) for value in numbers(pair).values()) or any(
        value == pytest.approx(0.444, abs=0.01) for value in numbers(pair).values()
    )
    crowd = said.one("SPACE.CROWDING")
    assert crowd.severity == "info"
    assert "SPACE.ROOM" not in said.rules


def frosty(scene: Scene) -> dict[str, int]:
    bed, warm = scene.bed(), scene.bed("Bed B", cover="fleece")
    pot = scene.bed("Pot", kind="container", length_cm=40, width_cm=40, volume_l=20, texture="")
    grown = {
        "tomato": scene.grow(bed, "tomato", scene.ago(40), x_cm=30),
        "kale": scene.grow(bed, "kale", scene.ago(40), x_cm=120),
        "lettuce": scene.grow(bed, "leaf-lettuce", scene.ago(40), x_cm=200),
        "covered": scene.grow(warm, "tomato", scene.ago(40)),
        "basil": scene.grow(pot, "basil", scene.ago(40), x_cm=20, y_cm=20),
        "tray": scene.grow(bed, "cucumber", TODAY, method="sow_indoors", x_cm=60, y_cm=90),
    }
    for lead, low_c in enumerate((12.0, 1.5, -1.0)):
        scene.weather(TODAY + timedelta(days=lead), tmin_c=low_c, tmax_c=15.0)
    return {name: planting.pk for name, planting in grown.items()}


def test_24_one_frost_for_all_that_it_hurts(scene: Scene):
    """In two days Φ((0 + 1) / 2) = 0.69 in the open, Φ((0 − 1) / 2) = 0.31 under fleece,
    Φ((−4 + 1) / 2) = 0.07 for lettuce, which is not worth a word."""
    pks = frosty(scene)
    said = scene.said()
    frost = said.one("FROST.FORECAST")
    assert (frost.severity, frost.confidence) == ("critical", "medium")
    assert numbers(frost)["Chance of damage"] == pytest.approx(69.1, abs=0.2)
    assert set(frost.plantings) == {pks["tomato"], pks["basil"], pks["covered"]}
    assert frost.plantings[-1] == pks["covered"]
    assert (frost.starts_on, frost.ends_on) == (TOMORROW, date(2026, 5, 12))


def test_24_an_old_forecast_never_calls_it_urgent_and_a_stale_one_says_nothing(scene: Scene):
    frosty(scene)
    # Of yesterday evening.
    WeatherDay.objects.update(issued_at=datetime(2026, 5, 9, 18, tzinfo=UTC))
    assert scene.said().level("FROST.FORECAST") == ("warning", "low")
    WeatherDay.objects.update(issued_at=datetime(2026, 5, 8, 18, tzinfo=UTC))
    said = scene.said()
    assert "fresh_forecast" in said.missing
    assert "FROST.FORECAST" not in said.rules


def test_25_thirst(scene: Scene):
    """Tomatoes of 60 days on loam root to 0.20 + 0.50 × 60/70 = 0.629 m: 130 × 0.629 = 81.7 mm.
    Kc is 0.60 + 0.55 × 30/40 = 1.0125. What was set out nine days ago is urgent once it is dry."""
    bed, young = scene.bed(), scene.bed("Bed B")
    full = {"columns": 4, "rows": 2, "spacing_cm": 60, "row_spacing_cm": 60, "x_cm": 30, "y_cm": 30}
    scene.grow(bed, "tomato", scene.ago(60), **full)
    scene.grow(young, "tomato", scene.ago(9), **full)
    scene.soaked(bed, scene.ago(5))
    scene.soaked(young, scene.ago(9))
    scene.weather(scene.ago(9), 16, tmin_c=14.0, tmax_c=26.0, rain_mm=0.0, et0_mm=6.0)
    said = scene.said()
    found = numbers(said.one("WATER.IRRIGATE", bed))
    assert found["Roots can reach"] == pytest.approx(81.7, abs=0.5)
    # p = 0.4 + 0.04 × (5 − 6.075) = 0.357.
    assert found["Plants suffer beyond"] == pytest.approx(0.357 * 81.7, abs=0.5)
    urgent = said.one("WATER.IRRIGATE", young)
    assert (urgent.severity, urgent.confidence) == ("critical", "medium")


def test_25_a_pot_too_small(scene: Scene):
    """10 × 0.25 × 0.40 = 1 L; it uses 6 × 1.15 × 1.2 × 0.196 m² = 1.63 L a day and wants 16 L."""
    pot = scene.bed("Pot", kind="container", length_cm=30, width_cm=30, volume_l=10, texture="")
    scene.grow(pot, "tomato", scene.ago(75), x_cm=15, y_cm=15)
    scene.weather(scene.ago(2), 6, tmin_c=14.0, tmax_c=28.0, rain_mm=0.0, et0_mm=6.0)
    found = list(scene.said().of("WATER.POT"))
    too_small = max(found, key=lambda one: one.severity_rank)
    assert too_small.severity == "warning"
    assert any(value == pytest.approx(16.3, abs=0.5) for value in numbers(too_small).values())


def test_25_a_moisture_reading_of_today_counts_before_the_sum(scene: Scene):
    """0.19 by volume of loam that holds 0.25: 1000 × 0.06 × 0.70 = 42 mm are gone."""
    bed = scene.bed()
    full = {"columns": 4, "rows": 2, "spacing_cm": 60, "row_spacing_cm": 60, "x_cm": 30, "y_cm": 30}
    scene.grow(bed, "tomato", scene.ago(100), **full)
    scene.soaked(bed, scene.ago(2))
    MoistureReading.objects.create(garden=scene.garden, bed=bed, measured_on=TODAY, moisture_pct=19)
    scene.weather(scene.ago(2), 7, tmin_c=12.0, tmax_c=24.0, rain_mm=0.0, et0_mm=5.0)
    dry = scene.said().one("WATER.IRRIGATE")
    assert (dry.severity, dry.confidence) == ("warning", "medium")
    assert numbers(dry)["Lost by plants and soil"] == pytest.approx(42, abs=0.1)
    assert numbers(dry)["With losses of watering"] == pytest.approx(46.7, abs=0.1)
