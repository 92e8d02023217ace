"""Which soil and feeding advice another one explains, from rows to stored findings."""

from datetime import date

import pytest

from gardens.models import Bed, CareTask
from gardens.tests.factories import BedFactory, HarvestFactory
from rules.models import Finding
from rules.tests.test_stored_soil import MEASURED, findings, measured, stands

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]

NEEDS = ("SOIL.K_NEED", "SOIL.N_NEED", "SOIL.P_NEED")
SOUR = {"soil_ph_min": 6.0, "soil_ph_max": 7.0}


@pytest.fixture
def plot(db) -> Bed:
    return BedFactory(length_cm=200, width_cm=200, texture="loam")


def parents(found: dict[str, Finding]) -> dict[str, str]:
    """Rule by rule, the rule that explains it."""
    return {
        rule_id: finding.explained_by.partition("|")[0]
        for rule_id, finding in found.items()
        if finding.explained_by
    }


def test_the_feeding_plan_explains_the_three_shortages(plot):
    stands(plot)
    measured(plot, **MEASURED)
    assert parents(findings(plot)) == dict.fromkeys(NEEDS, "FEED.PLAN")


def test_before_all_is_measured_each_shortage_speaks_for_itself(plot):
    stands(plot)
    measured(plot, **(MEASURED | {"organic_matter_pct": None}))
    found = findings(plot)
    assert {"SOIL.K_NEED", "SOIL.P_NEED"} <= set(found)
    assert parents(found) == {}


@pytest.mark.parametrize(("ph", "parent"), [(5.0, "SOIL.PH"), (5.6, "FEED.PLAN")])
def test_phosphate_that_the_ph_binds_is_explained_by_it(plot, ph, parent):
    stands(plot, **SOUR)
    measured(plot, **(MEASURED | {"ph": ph}))
    found = findings(plot)
    assert "SOIL.PH" in found
    assert parents(found) == {
        "SOIL.K_NEED": "FEED.PLAN",
        "SOIL.N_NEED": "FEED.PLAN",
        "SOIL.P_NEED": parent,
    }


def test_a_ph_that_hardly_matters_explains_nothing(plot):
    stands(plot, soil_ph_min=5.5, soil_ph_max=7.0)
    measured(plot, **(MEASURED | {"ph": 5.3}))
    found = findings(plot)
    assert found["SOIL.PH"].severity == "info"
    assert parents(found) == dict.fromkeys(NEEDS, "FEED.PLAN")


def test_a_soil_that_lime_keeps_sweet_is_fed_phosphate(plot):
    """Its pH cannot be lowered, so there is nothing to wait for."""
    stands(plot, **SOUR)
    measured(plot, **(MEASURED | {"ph": 8.0, "has_free_carbonate": True}))
    found = findings(plot)
    assert "SOIL.PH" not in found
    assert parents(found)["SOIL.P_NEED"] == "FEED.PLAN"
    assert "0 g of phosphate" not in found["FEED.PLAN"].what.replace("\u202f", " ")


def test_the_plan_explains_what_last_season_left_short(plot):
    crop = stands(plot)
    crop.started_on, crop.ended_on = date(2025, 4, 1), date(2025, 9, 1)
    crop.save()
    HarvestFactory(
        planting=crop, happened_on=date(2025, 8, 31), weight_g=9000, event__garden=plot.garden
    )
    stands(plot, "kale")
    assert parents(findings(plot)) == {}
    measured(plot, **MEASURED)
    found = findings(plot)
    assert parents(found) == dict.fromkeys((*NEEDS, "SOIL.BUDGET"), "FEED.PLAN")


@pytest.mark.parametrize(("ec_ds_m", "is_explained"), [(4.0, False), (5.0, True)])
def test_in_salty_soil_the_feeding_plan_waits(plot, ec_ds_m, is_explained):
    """A sixth of the yield is no reason to starve the bed."""
    stands(plot, "tomato")
    measured(plot, **(MEASURED | {"ec_ds_m": ec_ds_m, "ec_method": "paste"}))
    found = findings(plot)
    assert found["SOIL.SALT"].severity == ("warning" if is_explained else "advice")
    expected = "SOIL.SALT" if is_explained else "FEED.PLAN"
    assert parents(found)["SOIL.N_NEED"] == expected
    assert ("FEED.PLAN" in parents(found)) is is_explained
    fed = CareTask.objects.filter(garden=plot.garden, rule_id="FEED.PLAN")
    assert fed.exists() is not is_explained
