"""What nobody can mean is explained, keeps what was typed, and changes nothing."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from gardens.models import GerminationTest, SeedLot
from gardens.tests.factories import GerminationTestFactory, PlantingFactory, SeedLotFactory

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 5, 10, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def noon(monkeypatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOON)


@pytest.fixture
def lot(gardener, tomato) -> SeedLot:
    return SeedLotFactory(owner=gardener, plant=tomato, seeds=30)


def refused(client, url: str, form: dict[str, str], complaint: str) -> None:
    answer = client.post(url, form)
    assert answer.status_code == 200
    page = " ".join(answer.content.decode().replace("\N{NARROW NO-BREAK SPACE}", " ").split())
    assert complaint in page
    for typed in form.values():
        assert f'value="{typed}"' in page


BAD_DAYS = ["2099-01-01", "1066-10-14"]


@pytest.mark.parametrize(
    ("field", "value", "complaint"),
    [
        *(("seeds", value, "Enter a number between 1 and 1000.") for value in ("0", "-5", "1001")),
        ("seeds", "1e9", "Enter a whole number."),
        ("seeds", "31", "This lot holds 30 seeds"),
        *(("started_on", day, "Enter a day between") for day in BAD_DAYS),
        ("temperature_c", "1000", "Enter a temperature between 0 and 45 °C."),
    ],
)
def test_a_test_that_cannot_be(field, value, complaint, own_client, lot):
    form = {"seeds": "20", "started_on": "2026-05-01", "temperature_c": "21", field: value}
    refused(own_client, reverse("gardens:seed-test-add", args=[lot.pk]), form, complaint)
    assert not GerminationTest.objects.exists()


@pytest.mark.parametrize(
    ("field", "value", "complaint"),
    [
        ("germinated", "-1", "greater than or equal to 0"),
        ("germinated", "21", "20 seeds were tested, so no more can sprout."),
        ("germinated", "1000000000", "20 seeds were tested, so no more can sprout."),
        *(("counted_on", day, "Enter a day between") for day in BAD_DAYS),
    ],
)
def test_a_count_of_a_test_that_cannot_be(field, value, complaint, own_client, lot):
    test = GerminationTestFactory(lot=lot, ended_on=None, germinated=3)
    form = {"germinated": "16", "counted_on": "2026-05-01", field: value}
    refused(own_client, reverse("gardens:seedtest-count", args=[test.pk]), form, complaint)
    test.refresh_from_db()
    assert (test.germinated, test.counted_on) == (3, None)


@pytest.mark.parametrize(
    ("field", "value", "complaint"),
    [
        ("seeds", "-1", "Enter a number between 1 and 10000000."),
        ("seeds", "1000000000", "Enter a number between 1 and 10000000."),
        ("seeds", "31", "This lot holds 30 seeds"),
        *(("sown_on", day, "Enter a day between") for day in BAD_DAYS),
    ],
)
def test_sowing_in_place_that_cannot_be(field, value, complaint, own_client, lot, bed):
    planting = PlantingFactory(bed=bed, plant=lot.plant, planned=True)
    form = {"lot": str(lot.pk), "seeds": "5", "sown_on": "2026-05-01", field: value}
    refused(own_client, reverse("gardens:planting-sow", args=[planting.pk]), form, complaint)
    planting.refresh_from_db()
    assert planting.started_on is None
    assert lot.entries.count() == 1


@pytest.mark.parametrize("pk", ["9" * 30, "-1", "nan", ""])
def test_a_lot_that_is_none_is_refused(pk, own_client, lot, bed):
    planting = PlantingFactory(bed=bed, plant=lot.plant, planned=True)
    url = reverse("gardens:planting-sow", args=[planting.pk])
    answer = own_client.post(url, {"lot": pk, "seeds": "5", "sown_on": "2026-05-01"})
    assert answer.status_code == 200
    assert answer.context["form"].errors["lot"]
    assert lot.entries.count() == 1


@pytest.mark.parametrize("kind", ["bought", "given", "counted"])
@pytest.mark.parametrize("amount", ["-1", "1e9", "1000000000"])
def test_an_amount_that_cannot_be(kind, amount, own_client, lot):
    form = {"amount": amount, "made_on": "2026-05-01"}
    url = reverse("gardens:seed-enter", args=[lot.pk])
    answer = own_client.post(url, form | {"kind": kind, "unit": "seeds"})
    assert "Enter an amount between 0 and 10000000." in answer.content.decode()
    assert lot.entries.count() == 1
