"""What a sowing leaves behind when its cells are emptied, and counts of earlier days."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from gardens.models import CareTask, Sowing
from gardens.tests.factories import PlantingFactory, SeedLotFactory, SowingFactory, TrayFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def today(garden) -> date:
    return garden.place.today(timezone.now())


@pytest.fixture
def sowing(garden, gardener, tomato, today) -> Sowing:
    lot = SeedLotFactory(owner=gardener, plant=tomato, seeds=30)
    sowing = SowingFactory(
        tray=TrayFactory(garden=garden),
        plant=tomato,
        lot=lot,
        sown_on=today - timedelta(days=30),
    )
    sowing.counts.create(counted_on=today - timedelta(days=5), emerged=10)
    return sowing


def post(client, sowing: Sowing, name: str, **form):
    return client.post(reverse(f"gardens:sowing-{name}", args=[sowing.pk]), form)


def test_hardening_ends_with_the_cells_and_comes_back_with_them(own_client, sowing, today):
    post(own_client, sowing, "harden", plant_out_on=today + timedelta(days=10))
    assert CareTask.objects.open().count() == 7
    post(own_client, sowing, "clear")
    assert not CareTask.objects.open().exists()
    post(own_client, sowing, "clear", back="1")
    assert CareTask.objects.open().count() == 7
    own_client.post(reverse("gardens:tray-delete", args=[sowing.tray_id]))
    assert not CareTask.objects.open().exists()


def test_a_count_of_an_earlier_day_may_be_less_than_was_planted_out_since(
    own_client, sowing, bed, today
):
    PlantingFactory(bed=bed, plant=sowing.plant, sowing=sowing, columns=5, started_on=today)
    early = {"counted_on": today - timedelta(days=8), "emerged": 3}
    assert post(own_client, sowing, "count", **early).status_code == 302
    late = {"counted_on": today - timedelta(days=5), "emerged": 3}
    assert "at least 5 came up" in post(own_client, sowing, "count", **late).content.decode()
    assert Sowing.objects.with_counts().get().emerged == 10


def test_hardening_is_over_when_the_last_one_is_planted_out(own_client, sowing, bed, today):
    post(own_client, sowing, "harden", plant_out_on=today + timedelta(days=10))
    out = {"target": f"bed-{bed.pk}", "planted_on": today, "number": 1}
    for known_step in (0, 9**9):
        assert CareTask.objects.open().count() == 7
        post(own_client, sowing, "plant-out", **out, known_step=known_step)
        out["number"] = 9
    assert not CareTask.objects.open().exists()
