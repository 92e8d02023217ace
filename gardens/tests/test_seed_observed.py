"""Trays whose days are over count as tests of their lot, each once."""

from datetime import UTC, date, datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from gardens.models import SeedLot, Sowing, StartMethod
from gardens.tests.factories import (
    GerminationTestFactory,
    PlantingFactory,
    SeedLotFactory,
    SowingFactory,
    TrayFactory,
)
from plants.tests.factories import PlantFactory

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 5, 10, 12, tzinfo=UTC)
SOWN_ON = date(2026, 4, 20)
# At 20 °C a tomato comes up from 27 to 30 April.
EARLY, DUE = date(2026, 4, 29), date(2026, 4, 30)


@pytest.fixture(autouse=True)
def noon(monkeypatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOON)


@pytest.fixture
def lot(gardener) -> SeedLot:
    plant = PlantFactory(slug="tomato", seed_viability_years=4, spacing_in_row_cm=10)
    return SeedLotFactory(owner=gardener, plant=plant, year=2026, seeds=900)


@pytest.fixture
def tray(garden):
    return TrayFactory(garden=garden, rows=30, columns=30)


def sown(lot: SeedLot, tray, cells: int, *counts: tuple[date, int], **facts) -> Sowing:
    facts = {"soil_c": 20.0, "sown_on": SOWN_ON} | facts
    sowing = SowingFactory(tray=tray, plant=lot.plant, lot=lot, cells=cells, **facts)
    for counted_on, emerged in counts:
        sowing.counts.create(counted_on=counted_on, emerged=emerged)
    return sowing


def page_of(client, lot: SeedLot) -> tuple[float, str]:
    answer = client.get(lot.get_absolute_url())
    page = answer.content.decode().replace("\N{NARROW NO-BREAK SPACE}", " ")
    return answer.context["share"], " ".join(page.split())


def test_a_tray_counts_once_with_its_last_count(lot, tray, own_client):
    sown(lot, tray, 60, (EARLY, 20), (DUE, 42), (date(2026, 5, 5), 48))
    share, page = page_of(own_client, lot)
    # 48 of 60, and 20 days older since it was sown.
    assert share == pytest.approx(0.80, abs=0.01)
    assert "From your trays: 48 of 60 came up." in page
    assert "Of so few seeds" not in page


def test_a_small_tray_counts_with_its_lower_end(lot, tray, own_client):
    sown(lot, tray, 20, (DUE, 16))
    share, page = page_of(own_client, lot)
    # Wilson, 80 %: of 16 of 20 from 0.664 to 0.889.
    assert share == pytest.approx(0.66, abs=0.01)
    assert "From your trays: 16 of 20 came up." in page
    assert "may lie between 66 % and 89 %; the lower one counts, until 50 were seen." in page


def test_a_tray_that_is_not_due_says_nothing_yet(lot, tray, own_client):
    sown(lot, tray, 60, (EARLY, 10))
    share, page = page_of(own_client, lot)
    assert share == pytest.approx(0.95)
    assert "Tray 1, sown 20 Apr 2026: counts once it is counted on 30 Apr 2026" in page


@pytest.mark.parametrize(
    ("cells", "emerged", "facts"),
    [(60, 0, {"soil_c": 36.5}), (9, 2, {})],
    ids=["too hot for any seed", "fewer than ten seeds"],
)
def test_a_tray_that_tells_nothing_of_the_seed_does_not_count(
    cells, emerged, facts, lot, tray, own_client
):
    sown(lot, tray, cells, (date(2026, 5, 9), emerged), **facts)
    assert page_of(own_client, lot)[0] == pytest.approx(0.95)


def test_tests_and_trays_of_a_season_count_together(lot, tray, own_client):
    GerminationTestFactory(lot=lot, seeds=20, germinated=16, ended_on=date(2026, 2, 1))
    GerminationTestFactory(lot=lot, seeds=50, germinated=50, ended_on=date(2025, 2, 1))
    sown(lot, tray, 40, (DUE, 32))
    share, page = page_of(own_client, lot)
    assert share == pytest.approx(0.80, abs=0.01)
    assert "From your tests and trays: 48 of 60 sprouted or came up." in page
    assert "Test that ended on 1 Feb 2026: 16 of 20 sprouted." in page
    assert "Tray 1, sown 20 Apr 2026: 32 of 40 came up." in page


def test_what_trays_tell_decides_how_many_to_sow(lot, tray, bed, own_client):
    sown(lot, tray, 50, (DUE, 40))
    facts = {"columns": 12, "rows": 2, "method": StartMethod.DIRECT_SOW}
    planting = PlantingFactory(bed=bed, plant=lot.plant, planned=True, **facts)
    answer = own_client.get(reverse("gardens:planting-sow", args=[planting.pk]))
    page = " ".join(answer.content.decode().split())
    # 80 % when it was sown, a little less 20 days later: 24 / (0.795 × 0.7).
    assert 'data-l="Sow">44 seeds<' in page
    assert "From your trays: 40 of 50 came up." in page
    [line] = own_client.get(reverse("gardens:seed-shopping")).context["lines"]
    # 40 are in the tray already.
    assert (line.in_trays, line.missing) == (24, 0)


def test_the_shopping_list_waits_for_a_tray_that_is_not_due(lot, tray, bed, own_client):
    planting = PlantingFactory(bed=bed, plant=lot.plant, planned=True, columns=12, rows=2)
    sowing = sown(lot, tray, 24)
    shopping = " ".join(own_client.get(reverse("gardens:seed-shopping")).content.decode().split())
    assert "Some of these trays are overdue: count what came up." in shopping
    sowing.counts.create(counted_on=EARLY, emerged=3)
    [line] = own_client.get(reverse("gardens:seed-shopping")).context["lines"]
    assert (planting.count, line.in_trays) == (24, 24)
    sowing.counts.create(counted_on=DUE, emerged=3)
    [line] = own_client.get(reverse("gardens:seed-shopping")).context["lines"]
    assert line.in_trays == 3


def test_the_page_of_a_lot_costs_as_much_with_many_trays(
    lot, tray, own_client, django_assert_max_num_queries
):
    for _ in range(2):
        for _more in range(2):
            sown(lot, tray, 20, (DUE, 16))
            GerminationTestFactory(lot=lot)
        with django_assert_max_num_queries(16):
            own_client.get(lot.get_absolute_url())
