from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from gardens.models import SoilTest, Watering

pytestmark = pytest.mark.django_db


def text(answer) -> str:
    return " ".join(answer.content.decode().split())


def url(bed, name) -> str:
    return reverse(f"gardens:{name}", args=[bed.garden_id, bed.pk])


def test_a_watering_is_logged_once(bed, own_client):
    form = {"watered_on": "2026-05-05", "litres": "20.5", "known_watering": ""}
    for _ in range(2):
        answer = own_client.post(url(bed, "watering-add"), form, follow=True)
    assert "Watering logged." in text(answer)
    logged = Watering.objects.get()
    assert (logged.bed, logged.garden, logged.litres) == (bed, bed.garden, 20.5)
    assert logged.watered_on == date(2026, 5, 5)


def test_a_bed_may_be_soaked_through_without_measuring(bed, own_client):
    own_client.post(url(bed, "watering-add"), {"watered_on": "2026-05-05", "litres": ""})
    assert Watering.objects.get().litres is None


@pytest.mark.parametrize(
    ("field", "value", "complaint"),
    [
        ("litres", "0", "Enter 0.1 to 10000"),
        ("litres", "-3", "Enter 0.1 to 10000"),
        ("litres", "20000", "Enter 0.1 to 10000"),
        ("litres", "nan", "Enter a number."),
        ("litres", "1e400", "Enter a number."),
        ("litres", "a bucket", "Enter a number."),
        ("watered_on", "9999-12-31", "Enter a day between"),
        ("watered_on", "1900-01-01", "Enter a day between"),
        ("watered_on", "", "This field is required."),
        ("watered_on", "5\x00", "Enter a day, for example"),
        ("known_watering", "9" * 30, "less than or equal"),
    ],
)
def test_a_bad_watering_is_explained(field, value, complaint, bed, own_client):
    form = {"watered_on": "2026-05-05", "litres": "20"} | {field: value}
    answer = own_client.post(url(bed, "watering-add"), form)
    assert answer.status_code == 200
    assert complaint in text(answer)
    assert not Watering.objects.exists()
    if field == "litres":
        assert 'value="2026-05-05"' in text(answer)


def test_a_soil_test_is_logged_once(bed, own_client):
    form = {"tested_on": "2026-04-01", "ph": "6.4", "has_free_carbonate": "on"}
    for _ in range(2):
        answer = own_client.post(url(bed, "soil-test-add"), form, follow=True)
    assert "Soil test logged." in text(answer)
    assert "6.4" in text(answer)
    assert SoilTest.objects.get().has_free_carbonate


@pytest.mark.parametrize(
    ("ph", "complaint"),
    [
        ("1.9", "between 2 and 11"),
        ("14", "between 2 and 11"),
        ("nan", "Enter a number."),
        ("", "This field is required."),
    ],
)
def test_an_impossible_ph_is_explained(ph, complaint, bed, own_client):
    answer = own_client.post(url(bed, "soil-test-add"), {"tested_on": "2026-04-01", "ph": ph})
    assert complaint in text(answer)
    assert not SoilTest.objects.exists()


@pytest.mark.parametrize("name", ["watering-add", "soil-test-add"])
def test_the_forms_open_with_today(name, bed, own_client):
    today = bed.garden.place.today(timezone.now())
    assert f'value="{today.isoformat()}"' in text(own_client.get(url(bed, name)))


@pytest.mark.parametrize("name", ["watering-add", "soil-test-add"])
def test_a_stranger_logs_nothing(name, bed, stranger_client):
    form = {"watered_on": "2026-05-05", "tested_on": "2026-05-05", "ph": "6"}
    assert stranger_client.post(url(bed, name), form).status_code == 404
    assert not Watering.objects.exists()
    assert not SoilTest.objects.exists()
