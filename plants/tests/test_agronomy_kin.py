"""Forms of one crop share what was measured of it."""

import pytest

from plants.agronomy.emergence import emergence_days
from plants.agronomy.kin import FORMS, with_forms
from plants.agronomy.salinity import SALT_TOLERANCE
from plants.agronomy.seed_viability import VIABILITY
from plants.loading import FOLDER


def test_forms_are_plants_of_the_catalogue():
    with (FOLDER / "plants.csv").open(encoding="utf-8") as table:
        slugs = {line.split(",", 1)[0] for line in table}
    assert {*FORMS, *(form for forms in FORMS.values() for form in forms)} <= slugs


def test_a_figure_of_its_own_goes_first():
    assert with_forms({"tomato": 1, "cherry-tomato": 2}) == {
        "tomato": 1,
        "paste-tomato": 1,
        "cherry-tomato": 2,
    }


def test_a_cherry_tomato_is_a_tomato_to_salt_a_pole_bean_a_bean():
    assert SALT_TOLERANCE["cherry-tomato"].yield_pct(5.0) == pytest.approx(75.25)
    assert SALT_TOLERANCE["pole-bean"].yield_pct(2.0) == 81


def test_snow_peas_come_up_like_peas_and_kale_ages_like_rape():
    assert emergence_days("snow-pea", 10) == pytest.approx(150.9 / 10.1)
    assert VIABILITY["kale"] == VIABILITY["cabbage"]
