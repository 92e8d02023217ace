"""Reservoirs: the examples of docs/science.md 11 where gardeners read them; all at a glance."""

from datetime import timedelta

import pytest
from django.utils import timezone

from gardens.models import GardenKind, Reservoir, SolutionAct
from gardens.tests.factories import (
    BedFactory,
    GardenFactory,
    SensorFactory,
    SensorReadingFactory,
)
from gardens.tests.indoor import (
    NOON,
    NutrientChangeFactory,
    ReservoirFactory,
    ReservoirReadingFactory,
    SpaceFactory,
    SpaceReadingFactory,
    page,
    plant_in,
)
from plants.choices import UnitSystem

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def noon(monkeypatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOON)


def tank(slug: str = "leaf-lettuce", **fields) -> Reservoir:
    reservoir = ReservoirFactory(**fields)
    plant_in(reservoir, slug)
    return reservoir


def read(reservoir: Reservoir, days_ago: float = 0, **fields) -> None:
    ReservoirReadingFactory(reservoir=reservoir, read_at=NOON - days_ago * DAY, **fields)


def did(reservoir: Reservoir, days_ago: float, act: SolutionAct, amount: float | None = None):
    NutrientChangeFactory(
        reservoir=reservoir, made_at=NOON - days_ago * DAY, act=act, amount=amount
    )


# Reservoirs -------------------------------------------------------------------------------------


def test_IND_05_one_solution_on_every_scale():
    reservoir = tank()
    read(reservoir, ec_ms_cm=2.0)
    words = page(reservoir)
    assert "1000 ppm on scale 500, 1280 ppm on scale 640, 1400 ppm on scale 700, CF 20.0" in words


def test_hard_water_is_subtracted_from_a_new_filling():
    """Lettuce wants 1.5 mS/cm; water of 0.9 leaves 0.6 for the feed, in 40 L at 0.25 each mL."""
    words = page(tank(tap_ec_ms_cm=0.9))
    assert "Your water brings 0.90 mS/cm itself, which is subtracted from the feed." in words
    assert "Add 96 mL of each of the 2 bottles" in words
    assert "is subtracted from the feed" not in page(tank(tap_ec_ms_cm=0.8))


def test_reverse_osmosis_water_wants_calcium_and_magnesium_first():
    words = page(tank(tap_ec_ms_cm=0.0, is_reverse_osmosis=True))
    assert "has no calcium and magnesium: first add a supplement of both" in words
    assert "calcium" not in page(tank(tap_ec_ms_cm=0.0))


@pytest.mark.parametrize(("elevation_m", "oxygen"), [(0, "9.1"), (1500, "7.6")])
def test_IND_07_oxygen_in_water_of_20_degrees(elevation_m, oxygen):
    reservoir = tank()
    reservoir.garden.place.elevation_m = elevation_m
    reservoir.garden.place.save()
    read(reservoir, water_c=20)
    assert f"Water so warm holds at most {oxygen} mg/L of oxygen." in page(reservoir)


def test_a_sensor_in_a_bed_counts_if_it_is_newer():
    reservoir = tank()
    read(reservoir, 1, ec_ms_cm=1.4)
    bed = BedFactory(garden=reservoir.garden, reservoir=reservoir)
    probe = SensorFactory(device__garden=bed.garden, device__bed=bed, quantity="ec_ms_cm")
    SensorReadingFactory(sensor=probe, value=2.4, measured_at=NOON)
    assert "The solution is too strong" in page(reservoir)


@pytest.mark.parametrize(
    ("volume_l", "top_up_l", "interval", "due"),
    [
        pytest.param(20, 1.6, "after 13 days", "16 May 2026", id="IND-09"),
        pytest.param(60, 2.0, "after 14 days", "17 May 2026", id="IND-10"),
    ],
)
def test_change_interval_by_what_was_topped_up(volume_l, top_up_l, interval, due):
    reservoir = tank(volume_l=volume_l)
    did(reservoir, 2, SolutionAct.RENEWED)
    read(reservoir, 1, topped_up_l=top_up_l)
    read(reservoir, 0, topped_up_l=top_up_l)
    assert f"Next change {due} {interval}" in page(reservoir)


def test_IND_11_lettuce_in_a_strong_solution():
    reservoir = tank()
    read(reservoir, ec_ms_cm=2.4, ph=7.2)
    words = page(reservoir)
    assert "Replace 17 L of the solution by plain water. Expect 1.50 mS/cm." in words
    assert "0.90 / 2.10 × 40 L 17 L" in words
    assert "Water garden soil with what you take out, never a drain." in words
    assert "Worth knowing pH is too high" in words


def test_a_weak_solution_gets_72_ml_of_each_bottle():
    reservoir = tank()
    read(reservoir, ec_ms_cm=1.05)
    words = page(reservoir)
    assert "Add 72 mL of each of the 2 bottles of A + B, one after the other" in words
    assert "0.45 / 0.25 × 40 L 72 mL" in words


def test_topping_up_comes_first_and_is_reckoned_with():
    """30 L of 2.0 and 10 L of 0.3 mS/cm are 1.575, within the range."""
    reservoir = tank()
    read(reservoir, ec_ms_cm=2.0, level_l=30)
    words = page(reservoir)
    assert "Top up with 10 L of plain water." in words
    assert "too strong" not in words


def test_a_new_filling_is_full():
    reservoir = tank()
    read(reservoir, 1, level_l=10)
    assert "Top up with 30 L" in page(reservoir)
    did(reservoir, 0.5, SolutionAct.RENEWED)
    assert "Top up" not in page(reservoir).split("All readings")[0]


def test_advice_says_how_sure_it_is():
    reservoir = tank()
    read(reservoir, ec_ms_cm=1.05)
    assert "Medium confidence Ranges: Oklahoma State HLA-6722" in page(reservoir)
    reservoir.readings.update(read_at=NOON - 5 * DAY)
    assert "Low confidence Ranges" in page(reservoir)


def test_what_was_done_since_asks_for_a_new_reading():
    reservoir = tank()
    read(reservoir, 0.1, ec_ms_cm=1.05)
    did(reservoir, 0, SolutionAct.FED, 72)
    words = page(reservoir)
    assert "EC was not measured since the solution was changed" in words
    assert "Nutrients are running low" not in words


def test_no_dose_by_a_reading_of_last_week():
    reservoir = tank()
    read(reservoir, 8, ec_ms_cm=1.05)
    words = page(reservoir)
    assert "The last EC is more than 7 days old" in words
    assert "72 mL" not in words


def test_ph_dose_by_how_the_solution_answered_before():
    """4 mL in 40 L took 0.5 off; from 7.2 to 6.5 are 0.7."""
    reservoir = tank()
    read(reservoir, 2, ph=7.0)
    did(reservoir, 1.9, SolutionAct.PH_DOWN, 4)
    read(reservoir, 1.8, ph=6.5)
    read(reservoir, 0, ph=7.2)
    assert "Add half of 5.6 mL of pH down" in page(reservoir)


def test_without_a_measured_answer_ph_goes_in_small_steps():
    reservoir = tank()
    read(reservoir, ph=7.8)
    assert "Add pH down in small steps" in page(reservoir)


def test_lettuce_bears_a_lower_ph_than_is_printed():
    reservoir = tank()
    read(reservoir, ph=5.6)
    assert "pH is too low" not in page(reservoir)


def test_crops_that_cannot_share_get_a_compromise_that_names_who_loses():
    reservoir = tank()
    plant_in(reservoir, "tomato")
    read(reservoir, ec_ms_cm=1.9)
    words = page(reservoir)
    assert "1.90 mS/cm is the least bad" in words
    assert "Leaf lettuce gets 0.10 mS/cm too much, Tomato gets 0.10 mS/cm too little" in words
    assert "Compromise" in words
    assert "Replace" not in words


def test_crops_that_agree_share_what_suits_all():
    reservoir = tank()
    plant_in(reservoir, "basil")
    words = page(reservoir)
    assert "EC 1.20 to 1.60 mS/cm Leaf lettuce: 1.20 to 1.80 mS/cm" in words
    assert "pH 6.00 to 6.50 Leaf lettuce: 6.00 to 7.00" in words


def test_a_crop_without_figures_is_named():
    reservoir = tank()
    plant_in(reservoir, "celtuce")
    assert "Celtuce: not known" in page(reservoir)


def test_a_solution_that_drifts_is_due_now():
    reservoir = tank()
    did(reservoir, 4, SolutionAct.RENEWED)
    read(reservoir, 3, ec_ms_cm=1.8)
    read(reservoir, 0, ec_ms_cm=1.2)
    words = page(reservoir)
    assert "The solution is due for a change" in words
    assert "EC moved by more than 30 % within three days" in words


def test_warm_water_is_urgent():
    reservoir = tank()
    read(reservoir, water_c=26)
    assert "Urgent The water is too warm" in page(reservoir)


def test_tap_water_too_salty_and_unknown():
    reservoir = tank(tap_ec_ms_cm=1.6)
    read(reservoir, ec_ms_cm=2.4)
    assert "Your water has 1.60 mS/cm itself" in page(reservoir)
    Reservoir.objects.update(tap_ec_ms_cm=None)
    assert "Measure the EC of your own water" in page(reservoir)


def test_gallons_and_fahrenheit():
    reservoir = tank()
    owner = reservoir.garden.owner
    owner.units = UnitSystem.IMPERIAL
    owner.save()
    read(reservoir, ec_ms_cm=2.4, water_c=20)
    words = page(reservoir)
    assert "Replace 4.5 gal of the solution" in words
    assert "68.0 °F" in words


def test_the_trend_has_its_numbers_in_a_table():
    reservoir = tank()
    read(reservoir, 5, ph=6.1)
    read(reservoir, 1, ph=6.4)
    assert "6.40" in page(reservoir)
    words = page(reservoir, "?days=3")
    assert "6.40" in words
    assert "6.10" not in words.split("All readings")[0]
    assert page(reservoir, "?days=-1") == page(reservoir)


# Around them ------------------------------------------------------------------------------------


def test_the_garden_shows_its_spaces_and_reservoirs(gardener, own_client):
    garden = GardenFactory(owner=gardener, kind=GardenKind.HYDROPONICS)
    assert "None yet." in own_client.get(garden.get_absolute_url()).content.decode()
    SpaceFactory(garden=garden, name="Shelf")
    read(tank(garden=garden, name="Kitchen NFT"), ec_ms_cm=1.05)
    for address in (garden.get_absolute_url(), f"/gardens/{garden.pk}/indoor/"):
        html = own_client.get(address).content.decode()
        assert "Shelf" in html
        assert "Kitchen NFT" in html
        assert "EC Low" in html


@pytest.mark.parametrize("number", [1, 4])
def test_the_number_of_queries_stays(number, own_client, gardener, django_assert_num_queries):
    garden = GardenFactory(owner=gardener, kind=GardenKind.HYDROPONICS)
    for _each in range(number):
        reservoir, space = tank(garden=garden), SpaceFactory(garden=garden)
        plant_in(space, "basil")
        for days in range(number):
            read(reservoir, days)
            SpaceReadingFactory(space=space, read_at=NOON - days * DAY)
            did(reservoir, days, SolutionAct.FED, 1)
    own_client.get(reservoir.get_absolute_url())
    with django_assert_num_queries(14):
        own_client.get(reservoir.get_absolute_url())
    with django_assert_num_queries(13):
        own_client.get(space.get_absolute_url())
    with django_assert_num_queries(7):
        own_client.get(f"/gardens/{garden.pk}/indoor/")
