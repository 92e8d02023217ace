"""Light and air: the examples of docs/science.md 11 where gardeners read them."""

from datetime import time, timedelta

import pytest
from django.utils import timezone

from gardens.tests.indoor import NOON, SpaceFactory, SpaceReadingFactory, page, plant_in

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def noon(monkeypatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOON)


def test_IND_01_light_of_a_day_against_what_basil_wants():
    space = SpaceFactory()
    plant_in(space, "basil")
    words = page(space)
    assert "11.52 mol/m²" in words
    assert "They get 11.5 mol/m² a day and want 12.0 to 18.0 mol/m²." in words
    assert "Bring 208 µmol/m²/s to the leaves. Or light them 16.7 h a day." in words


def test_IND_03_deficit_of_the_air_and_of_a_cooler_leaf():
    space = SpaceFactory()
    SpaceReadingFactory(space=space)
    assert "1.19 kPa" in page(space)
    SpaceReadingFactory(space=space, read_at=NOON + DAY / 48, leaf_c=22)
    assert "0.85 kPa" in page(space)


def test_tomatoes_do_not_bear_longer_days():
    space = SpaceFactory(ppfd=340)
    plant_in(space, "tomato")
    words = page(space)
    assert "Bring 347 µmol/m²/s to the leaves." in words
    assert "light them" not in words


def test_light_around_the_clock_is_too_long_for_tomatoes():
    space = SpaceFactory(light_off_at=time(6))
    plant_in(space, "tomato")
    assert "Light them at most 16 h a day." in page(space)


def test_a_light_that_was_measured_counts_before_that_of_the_lamp():
    space = SpaceFactory()
    SpaceReadingFactory(space=space, ppfd=300)
    assert "17.28 mol/m²" in page(space)


def test_damp_air_is_said_to_be_damp():
    space = SpaceFactory()
    SpaceReadingFactory(space=space, humidity_pct=90)
    assert "The air is too damp" in page(space)
