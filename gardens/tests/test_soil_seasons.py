"""What a season needs, and what left with its harvest: weighed, counted, or neither."""

from datetime import UTC, date, datetime

import pytest

from gardens.tests.factories import BedFactory, HarvestFactory, PlantingFactory, SoilTestFactory
from gardens.tests.soil import budget, grown, reckoned, taken, text

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def noon(monkeypatch) -> None:
    now = datetime(2026, 5, 10, 12, tzinfo=UTC)
    monkeypatch.setattr("django.utils.timezone.now", lambda: now)


@pytest.fixture
def plot(garden):
    """2 × 2 m of loam."""
    return BedFactory(garden=garden, length_cm=200, width_cm=200, texture="loam")


def planned(planting, on: date) -> None:
    planting.started_on, planting.planned_on = None, on
    planting.save(update_fields=["started_on", "planned_on"])


def picked(planting, on: date, grams: int | None = None, pieces: int | None = None):
    harvest = {"weight_g": grams, "count": pieces}
    return HarvestFactory(event__planting=planting, event__happened_on=on, **harvest)


def test_what_is_planned_for_next_season_needs_nothing_yet(plot, own_client):
    planting = grown(plot, "cabbage", 4, nutrient_demand="heavy")
    SoilTestFactory(bed=plot, organic_matter_pct=2.0)
    planned(planting, date(2026, 12, 31))
    assert budget(plot, "n").need == 18
    planned(planting, date(2027, 1, 1))
    assert budget(plot, "n").need == 0
    assert "Nothing that was measured is short" in text(own_client, plot)
    # The soil has to suit it all the same, because lime acts slowly.
    assert reckoned(plot).facts.ph_range == (5.0, 8.0)


def test_two_seasons_on_one_bed_do_not_share_its_ground(plot):
    """Else the cabbage of this season would count for half of the bed only."""
    grown(plot, "cabbage", 4, nutrient_demand="heavy")
    planned(grown(plot, "leek", 4, nutrient_demand="light"), date(2027, 4, 1))
    SoilTestFactory(bed=plot, organic_matter_pct=2.0)
    assert budget(plot, "n").need == 18


def test_counted_harvests_weigh_what_weighed_ones_did(plot, own_client):
    planting = grown(plot, "leek", 4, **taken(2.0, 1.0, 4.0))
    picked(planting, date(2026, 4, 1), 2_000, 10)
    picked(planting, date(2026, 4, 9), None, 15)
    picked(planting, date(2026, 4, 20))
    [season] = reckoned(plot).seasons
    # 2 kg, and 15 of 200 g.
    assert season.out_g.n == pytest.approx(2.0 * 5)
    page = text(own_client, plot)
    assert "15 counted pieces taken for 3 kg, as your weighed ones are" in page
    assert "1 harvest without a weight is not counted" in page


def test_without_the_weight_of_a_piece_the_page_says_what_is_left_out(plot, own_client):
    planting = grown(plot, "leek", 4, **taken(2.0, 1.0, 4.0))
    picked(planting, date(2026, 4, 1), 2_000)
    picked(planting, date(2026, 4, 9), None, 15)
    [season] = reckoned(plot).seasons
    assert season.out_g.n == pytest.approx(2.0 * 2)
    assert "1 harvest without a weight is not counted" in text(own_client, plot)


def test_every_figure_has_its_trend_by_one_method_with_a_table(plot, own_client):
    for year, figures in (
        (2023, {"ec_ds_m": 1.5, "ec_method": "paste", "organic_matter_pct": 2.1}),
        (2024, {"ec_ds_m": 0.25, "ec_method": "1:5", "nitrate_n_mg_kg": 12}),
        (
            2026,
            {"ec_ds_m": 0.4, "ec_method": "1:5", "nitrate_n_mg_kg": 20, "organic_matter_pct": 3},
        ),
    ):
        SoilTestFactory(bed=plot, tested_on=date(year, 3, 1), **figures)
    found = {trend.key: [point.words for point in trend.points] for trend in reckoned(plot).trends}
    assert found["nitrate_n_mg_kg"] == ["12.0 mg/kg", "20.0 mg/kg"]
    assert found["organic_matter_pct"] == ["2.1 %", "3.0 %"]
    assert found["ec_ds_m"] == ["0.25 dS/m", "0.40 dS/m"]
    page = text(own_client, plot)
    assert "Tests by another method cannot be compared and are left out." in page
    assert '<td class="r">0.40 dS/m</td>' in page
    assert "Nitrate nitrogen: 12.0 mg/kg on 1 Mar 2024, 20.0 mg/kg on 1 Mar 2026." in page


def test_every_product_names_its_source_beside_its_dose(plot, own_client):
    PlantingFactory(bed=plot)
    SoilTestFactory(bed=plot, ph=5.0)
    assert "Typical by AHDB RB209, section 1" in text(own_client, plot)
