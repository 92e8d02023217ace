"""Soil tests and amendments: entered, corrected, removed."""

from datetime import date

import pytest
from django.urls import reverse

from gardens.actions.refusals import GoneMeanwhile, LoggedAlready
from gardens.actions.soil import record_soil_test
from gardens.models import Act, Amendment, Bed, Event, SoilTest, TaskState
from gardens.tests.factories import BedFactory, CareTaskFactory, SoilTestFactory

pytestmark = pytest.mark.django_db
ON = date(2026, 5, 5)
SHEET = {
    "tested_on": "2026-04-01",
    "lab": "County laboratory",
    "depth_from_cm": "0",
    "depth_to_cm": "16.93",
    "texture": "clay",
    "ph": "6.4",
    "buffer_ph": "6.5",
    "unit": "lb_acre",
    "nitrate_n_mg_kg": "20",
    "nitrate_method": "kcl",
    "phosphorus_mg_kg": "60",
    "phosphorus_method": "mehlich_3",
    "potassium_mg_kg": "300",
    "potassium_method": "mehlich_3",
    "organic_matter_pct": "3.2",
    "ec_ds_m": "0.4",
    "ec_method": "1:5",
    "cec_meq_100g": "14",
}


def text(answer) -> str:
    return " ".join(answer.content.decode().replace("\N{NARROW NO-BREAK SPACE}", " ").split())


def url(bed, name: str) -> str:
    return reverse(f"gardens:{name}", args=[bed.garden_id, bed.pk])


def soil_test(bed, **values) -> SoilTest:
    return SoilTest(garden=bed.garden, bed=bed, **{"tested_on": ON, "ph": 6.4} | values)


def test_a_sheet_in_pounds_per_acre_is_kept_in_mg_per_kg(bed, own_client):
    answer = own_client.post(url(bed, "soil-test-add"), SHEET, follow=True)
    assert "Soil test logged." in text(answer)
    test = SoilTest.objects.get()
    assert test.phosphorus_mg_kg == pytest.approx(30, abs=0.2)
    assert test.potassium_mg_kg == pytest.approx(150, abs=1)
    assert test.nitrate_n_mg_kg == pytest.approx(10, abs=0.1)
    assert (test.texture, test.lab, test.ec_method) == ("clay", "County laboratory", "1:5")
    assert test.event.act == Act.SOIL_TEST


def test_kilograms_per_hectare_count_by_the_layer(bed, own_client):
    sheet = SHEET | {"unit": "kg_ha", "depth_to_cm": "33.9", "phosphorus_mg_kg": "134.5"}
    own_client.post(url(bed, "soil-test-add"), sheet)
    assert SoilTest.objects.get().phosphorus_mg_kg == pytest.approx(30, abs=0.1)


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({"ph": "14.5"}, "Soil pH lies between 2 and 11; check the reading."),
        ({"ph": "nan"}, "Enter a number."),
        ({"depth_from_cm": "", "depth_to_cm": ""}, "Figures per area need the depth"),
        ({"depth_from_cm": "20", "depth_to_cm": "10"}, "The sample ends deeper than it begins."),
        ({"depth_to_cm": "-4"}, "Enter a length between"),
        ({"depth_to_cm": "", "unit": ""}, "Say how deep the sample ends"),
        ({"phosphorus_mg_kg": "1e9"}, "check the unit"),
        ({"phosphorus_mg_kg": "inf"}, "Enter a number."),
        ({"organic_matter_pct": "101"}, "Enter 0 to 100, or leave it empty; check the unit."),
        ({"buffer_ph": "12"}, "Enter 4.0 to 7.0"),
        ({"unit": "stone"}, "Select a valid choice."),
        ({"phosphorus_method": "guess"}, "is not one of the available choices"),
        ({"tested_on": "2199-01-01"}, "Enter a day between"),
    ],
)
def test_what_cannot_be_is_explained_and_stays(changes, complaint, bed, own_client):
    answer = own_client.post(url(bed, "soil-test-add"), SHEET | changes)
    assert answer.status_code == 200
    assert complaint in text(answer)
    assert 'value="County laboratory"' in text(answer)
    assert not SoilTest.objects.exists()


def test_the_same_form_sent_twice_tests_once_and_a_second_upload_is_refused(bed, gardener):
    first = record_soil_test(soil_test(bed), known_test=0, actor=gardener)
    assert record_soil_test(soil_test(bed), known_test=0, actor=gardener) == first
    with pytest.raises(LoggedAlready, match="logged already"):
        record_soil_test(soil_test(bed), known_test=first.pk, actor=gardener)
    record_soil_test(soil_test(bed, potassium_mg_kg=90), known_test=first.pk, actor=gardener)
    assert SoilTest.objects.count() == Event.objects.count() == 2


def test_a_bed_that_is_gone_takes_no_tests(bed, gardener):
    Bed.objects.all().delete()
    with pytest.raises(GoneMeanwhile):
        record_soil_test(soil_test(bed), known_test=0, actor=gardener)


def test_a_test_is_corrected_with_its_entry(bed, gardener, own_client, changed_gardens):
    test = record_soil_test(soil_test(bed), known_test=0, actor=gardener)
    page = reverse("gardens:soil-test-edit", args=[test.pk])
    assert 'value="6.4"' in text(own_client.get(page))
    answer = own_client.post(page, {"tested_on": "2026-04-20", "ph": "6.1"}, follow=True)
    assert "Saved." in text(answer)
    test.refresh_from_db()
    assert (test.ph, test.event.happened_on) == (6.1, date(2026, 4, 20))
    assert changed_gardens == [bed.garden_id] * 2


def test_a_removed_test_opens_the_job_it_closed(bed, gardener, own_client):
    task = CareTaskFactory(garden=bed.garden, bed=bed, act=Act.SOIL_TEST, due_on=ON)
    test = record_soil_test(soil_test(bed), known_test=0, actor=gardener)
    task.refresh_from_db()
    assert task.state == TaskState.DONE
    page = reverse("gardens:soil-test-delete", args=[test.pk])
    assert "Remove the soil test?" in text(own_client.get(page))
    own_client.post(page)
    task.refresh_from_db()
    assert task.state == TaskState.OPEN
    assert not SoilTest.objects.exists()
    assert not Event.objects.exists()
    old = SoilTestFactory(bed=bed)
    own_client.post(reverse("gardens:soil-test-delete", args=[old.pk]))
    assert not SoilTest.objects.exists()


def test_one_tap_logs_the_lime_and_closes_the_job_of_the_rule(bed, own_client):
    SoilTestFactory(bed=bed, ph=5.5, texture="loam")
    task = CareTaskFactory(garden=bed.garden, bed=bed, rule_id="SOIL.PH", due_on=ON)
    form = {"product": "limestone", "weight_kg": "1.44", "spread_on": "2026-05-05", "known": "0"}
    for _ in range(2):
        answer = own_client.post(url(bed, "bed-amend"), form, follow=True)
    assert "Spread: 1.44 kg of Ground limestone." in text(answer)
    amendment = Amendment.objects.get()
    assert (amendment.amount_g, amendment.brought_g) == (1440, (0, 0, 0))
    task.refresh_from_db()
    assert (task.state, task.event) == (TaskState.DONE, amendment.event)
    entry = reverse("gardens:event-edit", args=[amendment.event_id])
    own_client.post(entry, {"happened_on": "2026-05-04"})
    amendment.refresh_from_db()
    assert amendment.spread_on == date(2026, 5, 4)
    own_client.post(reverse("gardens:event-undo", args=[amendment.event_id]))
    task.refresh_from_db()
    assert task.state == TaskState.OPEN
    assert not Amendment.objects.exists()


def test_compost_by_the_litre_and_a_product_of_ones_own(bed, own_client):
    task = CareTaskFactory(garden=bed.garden, bed=bed, act=Act.FEED, due_on=ON)
    own_client.post(
        url(bed, "bed-amend"), {"product": "compost", "amount_l": "40", "spread_on": "2026-05-05"}
    )
    task.refresh_from_db()
    assert task.state == TaskState.DONE
    # 24 kg with 0.75 % N, an eighth of which is reached this year.
    assert Amendment.objects.get().brought_g.n == pytest.approx(22.5)
    own = {
        "name": "Tomato feed",
        "weight_kg": "0.2",
        "n_pct": "5",
        "p2o5_pct": "6",
        "k2o_pct": "10",
        "kind": "mineral",
        "spread_on": "2026-05-05",
    }
    own_client.post(url(bed, "bed-amend"), own)
    assert Amendment.objects.get(name="Tomato feed").brought_g == pytest.approx((10, 12, 20))


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({"weight_kg": ""}, "Give the weight or the volume.<"),
        ({"amount_l": "4"}, "Give the weight or the volume, not both."),
        ({"weight_kg": "-1"}, "Enter more than 0 and at most 5000 kg"),
        ({"weight_kg": "nan"}, "Enter a number."),
        ({"weight_kg": "1e9"}, "Enter more than 0 and at most 5000 kg"),
        ({"product": ""}, "Choose a product, or name your own."),
        ({"product": "magic"}, "is not one of the available choices"),
        ({"n_pct": "120"}, "Enter 0 to 100"),
        ({"spread_on": "2199-01-01"}, "Enter a day between"),
    ],
)
def test_a_bad_amendment_is_explained(changes, complaint, bed, own_client):
    form = {"product": "limestone", "weight_kg": "1", "spread_on": "2026-05-05"} | changes
    answer = own_client.post(url(bed, "bed-amend"), form)
    assert answer.status_code == 200
    assert complaint in text(answer)
    assert not Amendment.objects.exists()


def test_imperial_readers_weigh_in_pounds(bed, imperial_client):
    form = {"product": "limestone", "weight_kg": "2", "spread_on": "2026-05-05"}
    imperial_client.post(url(bed, "bed-amend"), form)
    assert Amendment.objects.get().amount_g == pytest.approx(907.2, abs=0.1)


def test_a_bed_of_another_garden_is_not_there(bed, own_client):
    elsewhere = BedFactory()
    for name in ("bed-soil", "bed-amend", "soil-test-add"):
        address = reverse(f"gardens:{name}", args=[bed.garden_id, elsewhere.pk])
        assert own_client.get(address).status_code == 404
