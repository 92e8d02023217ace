"""Worked examples of docs/science.md 10, from saved rows to what the pages say."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from gardens.models import StartMethod
from gardens.tests.factories import (
    GerminationTestFactory,
    PlantingFactory,
    SeedLotFactory,
    SowingFactory,
)
from plants.tests.factories import PlantFactory

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 5, 10, 12, tzinfo=UTC)
TODAY = NOON.date()


@pytest.fixture(autouse=True)
def noon(monkeypatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOON)


def text(answer) -> str:
    return " ".join(answer.content.decode().replace("\N{NARROW NO-BREAK SPACE}", " ").split())


@pytest.mark.parametrize(
    ("slug", "life_years", "age_years", "facts", "pct", "chip"),
    [
        pytest.param(
            *("onion", 1, 2, {"moisture_pct": 9, "store_c": 20}, 56.5, "Sow more thickly"),
            id="SED-04-in-a-room",
        ),
        pytest.param(
            *("onion", 1, 2, {"moisture_pct": 7, "store_c": 5}, 93.8, "Good to sow"),
            id="SED-04-dry-and-cool",
        ),
        pytest.param("onion", 1, 1, {}, 60.0, "Sow more thickly", id="SED-07-one-year"),
        pytest.param("onion", 1, 2, {}, 12.8, "Test it, sow double or buy", id="SED-07-two-years"),
        # A store at 10 °C has the storage factor 2 of the example.
        pytest.param(
            *("tomato", 4, 5, {"germination_pct": 90, "store_c": 10}, 73.9, "Good to sow"),
            id="SED-08",
        ),
    ],
)
def test_the_page_of_a_lot_says_how_it_keeps(
    slug, life_years, age_years, facts, pct, chip, own_client, gardener
):
    facts = {"germination_pct": 95} | facts
    plant = PlantFactory(slug=slug, seed_viability_years=life_years)
    lot = SeedLotFactory(owner=gardener, plant=plant, year=2026 - age_years, **facts)
    answer = own_client.get(lot.get_absolute_url())
    assert 100 * answer.context["share"] == pytest.approx(pct, abs=0.5)
    page = text(answer)
    assert f"{round(100 * answer.context['share'])} % expected to sprout" in page
    assert chip in page
    # The curve has its table, and today is one of its rows.
    assert f'<th scope="row">2026</th><td class="r">{pct:.0f} %</td>' in page


def test_SED_09_sow_43_seeds_for_24_plants(own_client, bed, gardener):
    plant = PlantFactory(slug="radish", spacing_in_row_cm=10)
    lot = SeedLotFactory(owner=gardener, plant=plant)
    GerminationTestFactory(lot=lot, seeds=50, germinated=40, ended_on=TODAY)
    planting = PlantingFactory(
        bed=bed, plant=plant, planned=True, columns=12, rows=2, method=StartMethod.DIRECT_SOW
    )
    page = text(own_client.get(reverse("gardens:planting-sow", args=[planting.pk])))
    assert 'data-l="To reckon with">80 %<' in page
    assert 'data-l="Sow">43 seeds<' in page
    assert 'data-l="At each place">4<' in page
    assert 'name="seeds" value="43"' in page


@pytest.mark.parametrize(
    ("slug", "soil_c", "days"),
    [
        pytest.param("cucumber", 20, 6.1, id="SED-12-cucumber"),
        pytest.param("tomato", 15, 13.8, id="SED-12-tomato"),
    ],
)
def test_a_sowing_is_expected_by_its_warmth(slug, soil_c, days, own_client, garden):
    sowing = SowingFactory(
        tray__garden=garden, plant=PlantFactory(slug=slug), soil_c=soil_c, sown_on=TODAY
    )
    page = text(own_client.get(sowing.get_absolute_url()))
    first, last = (TODAY + timedelta(days=round(days * part)) for part in (0.8, 1.2))
    assert f"Expected between {first:%-d %b} and {last:%-d %b}" in page
    assert f"at {soil_c} °C" in page


@pytest.mark.parametrize(
    ("age_days", "facts", "words"),
    [
        (22, {"soil_c": 15}, "Awaited"),
        (23, {"soil_c": 15}, "Overdue since 10 May"),
        (1, {"soil_c": 8}, "Too cold: at 8 °C little or nothing comes up. Keep it above 8.5 °C"),
        (1, {"soil_c": 36.5}, "Too hot"),
        (3, {}, "usually in 6 to 12 days"),
        (20, {}, "Overdue since"),
    ],
)
def test_a_sowing_that_does_not_come_up(age_days, facts, words, own_client, garden):
    plant = PlantFactory(slug="tomato", germination_days_min=6, germination_days_max=12)
    sown_on = TODAY - timedelta(days=age_days)
    sowing = SowingFactory(tray__garden=garden, plant=plant, sown_on=sown_on, **facts)
    assert words in text(own_client.get(sowing.get_absolute_url()))
    assert words in text(own_client.get(reverse("gardens:tray-list")))


def test_a_small_test_counts_with_its_lower_end_and_ages(own_client, gardener):
    plant = PlantFactory(slug="onion", seed_viability_years=1)
    lot = SeedLotFactory(owner=gardener, plant=plant)
    GerminationTestFactory(lot=lot, ended_on=TODAY)
    answer = own_client.get(lot.get_absolute_url())
    # Wilson, 80 %: of 16 of 20 the lower end is 0.664.
    assert answer.context["share"] == pytest.approx(0.664, abs=0.002)
    assert "16 of 20 sprouted, 80 %" in text(answer)
    assert "between 66 % and 89 %" in text(answer)
    lot.tests.update(ended_on=date(2025, 5, 10))
    assert own_client.get(lot.get_absolute_url()).context["share"] < 0.3


def test_nothing_is_made_up_of_seed_nobody_has_measured(own_client, gardener):
    lot = SeedLotFactory(owner=gardener, plant=PlantFactory(seed_viability_years=None))
    answer = own_client.get(lot.get_absolute_url())
    assert answer.context["share"] is None
    assert answer.context["curve"] is None
    assert "Nobody has noted how long this seed keeps" in text(answer)
    assert "not known" in text(own_client.get(reverse("gardens:seed-list")))


@pytest.mark.parametrize(("germinated", "seeds"), [(0, 20), (0, 60), (60, 60)])
def test_tests_at_the_ends_are_told(germinated, seeds, own_client, gardener):
    plant = PlantFactory(seed_viability_years=3)
    lot = SeedLotFactory(owner=gardener, plant=plant)
    GerminationTestFactory(lot=lot, seeds=seeds, germinated=germinated, ended_on=TODAY)
    share = own_client.get(lot.get_absolute_url()).context["share"]
    assert share == pytest.approx(0.99 if germinated else 0, abs=0.01)
