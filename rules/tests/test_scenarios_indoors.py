"""Whole gardens in water, and seed of many years.

Expected numbers are reckoned by hand from docs/science.md.
"""

from datetime import UTC, date, datetime, timedelta

import pytest

from gardens.models import GardenKind, Reservoir
from gardens.tests.factories import SeedLotFactory, SowingFactory, TrayFactory
from gardens.tests.indoor import (
    NutrientChangeFactory,
    ReservoirFactory,
    ReservoirReadingFactory,
    plant_in,
)
from plants.models import Plant
from rules.tests.cast import Clock
from rules.tests.scenes import Scene, assumed, numbers, words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("catalogue")]

TODAY = date(2026, 5, 10)
NOON = datetime(2026, 5, 10, 9, tzinfo=UTC)
A_DAY = timedelta(days=1)


@pytest.fixture
def scene(clock: Clock) -> Scene:
    return Scene(clock, TODAY, kind=GardenKind.HYDROPONICS)


def tank_of(scene: Scene, *slugs: str) -> Reservoir:
    """40 L; the tap water has 0.3 mS/cm."""
    tank = ReservoirFactory(garden=scene.garden)
    for slug in slugs:
        plant_in(tank, slug)
    return tank


def test_26_lettuce_and_tomatoes_in_one_tank(scene: Scene):
    """EC 1.2 to 1.8 and 2.0 to 4.0 do not meet: 1.9 is least bad, 0.1 from both. 2.6 is 37 % above
    it: replace 40 × 0.7 / 2.3 = 12.2 L. Of pH both like 6.0 to 6.5."""
    tank = tank_of(scene, "leaf-lettuce", "tomato")
    ReservoirReadingFactory(reservoir=tank, read_at=NOON, ec_ms_cm=2.6, ph=6.9, water_c=26.0)
    said = scene.said()
    mixed = said.one("HYDRO.NO_COMMON_RANGE")
    assert mixed.severity == "advice"
    assert numbers(mixed) == {"Leaf lettuce": pytest.approx(0.1), "Tomato": pytest.approx(-0.1)}
    assert "1.90 mS/cm" in words(mixed)
    strong = said.one("HYDRO.EC_HIGH")
    assert strong.severity == "warning"
    assert numbers(strong)["To replace by water"] == pytest.approx(12.2, abs=0.1)
    assert said.one("HYDRO.PH_HIGH").severity == "advice"
    assert said.one("HYDRO.WATER_WARM").severity == "warning"
    # At 26 °C and 246 m water holds 7.9 mg/L: that proves nothing.
    assert "HYDRO.OXYGEN_LOW" not in said.rules
    assert not {rule for rule in said.rules if rule.startswith(("WATER.", "SOIL.", "FROST."))}


@pytest.mark.parametrize("ph", [5.5, 5.8, 6.9])
def test_26_lettuce_alone_bears_5_5_to_7_0(ph, scene: Scene):
    tank = tank_of(scene, "leaf-lettuce")
    ReservoirReadingFactory(reservoir=tank, read_at=NOON, ec_ms_cm=1.5, ph=ph)
    assert not scene.said().rules & {"HYDRO.PH_LOW", "HYDRO.PH_HIGH", "HYDRO.EC_HIGH"}


def test_27_a_solution_read_five_days_ago_counts_less(scene: Scene):
    tank = tank_of(scene, "tomato")
    ReservoirReadingFactory(reservoir=tank, read_at=NOON - 5 * A_DAY, ec_ms_cm=1.0, ph=6.0)
    said = scene.said()
    assert said.level("HYDRO.EC_LOW")[1] == "low"
    assert "HYDRO.STALE_READING" in said.rules


@pytest.mark.parametrize(
    ("reading", "fault"),
    [
        ({"read_at": NOON - 8 * A_DAY}, ""),
        ({"read_at": NOON + 2 * A_DAY}, "dated in the future"),
        ({"read_at": NOON, "ec_ms_cm": None, "salt_unit": "", "ph": None, "water_c": 20.0}, ""),
    ],
)
def test_27_a_solution_of_which_nothing_is_known(reading, fault, scene: Scene):
    tank = tank_of(scene, "tomato")
    ReservoirReadingFactory(reservoir=tank, **({"ec_ms_cm": 9.0, "ph": 9.0} | reading))
    said = scene.said()
    assert said.missing >= {"solution_ec_ms_cm", "solution_ph"}
    assert not {rule for rule in said.rules if rule.startswith(("HYDRO.EC", "HYDRO.PH"))}
    told = " ".join(assumed(one) for one in said.of("DATA.MISSING"))
    assert fault in told


def test_28_a_tank_that_is_drunk_in_twelve_days(scene: Scene):
    """⌈30 / 2.5⌉ = 12 days after it was filled."""
    tank = tank_of(scene, "tomato")
    Reservoir.objects.filter(pk=tank.pk).update(volume_l=30)
    filled = NOON - 13 * A_DAY
    NutrientChangeFactory(reservoir=tank, made_at=filled, act="changed", amount=30)
    for day in range(1, 14):
        ReservoirReadingFactory(
            reservoir=tank, read_at=filled + day * A_DAY, ec_ms_cm=2.5, ph=6.0, topped_up_l=2.5
        )
    assert 12 in numbers(scene.said().one("HYDRO.CHANGE_DUE")).values()


def test_29_old_onion_seed(clock: Clock):
    """Onion lives a year: 60 % then, 12.8 % after two, 1 % after three. Tomatoes of 2023 with a
    life of four stand at Φ(1.645 − 3/2.879) = 73 %."""
    scene = Scene(clock, TODAY)
    bed = scene.bed()
    owner = scene.garden.owner
    for slug, year in (("onion", 2024), ("tomato", 2023)):
        SeedLotFactory(owner=owner, plant=Plant.objects.get(slug=slug), year=year)
        scene.plan(bed, slug, TODAY, method="direct_sow", columns=5, x_cm=20)
    said = scene.said()
    onion, tomato = sorted(said.of("SEED.VIABILITY"), key=lambda one: -one.severity_rank)
    assert (onion.severity, onion.confidence) == ("warning", "low")
    assert numbers(onion)["Expected to germinate"] == pytest.approx(12.8, abs=0.5)
    assert tomato.severity == "info"
    assert numbers(tomato)["Expected to germinate"] == pytest.approx(72.7, abs=1)
    assert "SEED.SHORT" in said.rules, "no onion seed that is good enough"


@pytest.mark.parametrize(("days", "is_overdue"), [(19, False), (21, True)])
def test_30_peppers_that_do_not_come(days, is_overdue, clock: Clock):
    """117.6 / (20 − 10.5) = 12.4 days, overdue after 19.8."""
    scene = Scene(clock, TODAY)
    SowingFactory(
        tray=TrayFactory(garden=scene.garden),
        plant=Plant.objects.get(slug="sweet-pepper"),
        sown_on=TODAY - days * A_DAY,
        soil_c=20.0,
    )
    assert ("SEED.OVERDUE" in scene.said().rules) is is_overdue
