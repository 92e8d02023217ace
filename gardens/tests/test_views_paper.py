import re

import pytest
from django.urls import reverse

from gardens.models import Job, JobKind
from gardens.tests.factories import BedFactory, JobFactory, LandFactory, PlantingFactory
from plants.choices import UnitSystem

pytestmark = pytest.mark.django_db

PLAN = {"what": "land", "scale": "50", "paper": "a4", "orientation": "auto", "with_list": "on"}
LABELS = {"sheet": "a4-24", "first": "1", "copies": "1"}


def text(answer) -> str:
    return re.sub(r"\s+", " ", answer.content.decode())


def print_page(garden) -> str:
    return reverse("gardens:garden-print", args=[garden.pk])


def labels_page(garden) -> str:
    return reverse("gardens:garden-labels", args=[garden.pk])


def test_a_plan_is_ordered_made_and_fetched(bed, own_client, django_capture_on_commit_callbacks):
    LandFactory(garden=bed.garden)
    assert print_page(bed.garden) in text(own_client.get(bed.garden.get_absolute_url()))
    page = text(own_client.get(print_page(bed.garden)))
    assert "The whole land" in page
    with django_capture_on_commit_callbacks(execute=True):
        answer = own_client.post(print_page(bed.garden), PLAN)
    job = Job.objects.get()
    assert answer.url == job.get_absolute_url()
    assert "plot-14 plan 1-50.pdf is ready." in text(own_client.get(answer.url))
    file = own_client.get(reverse("gardens:job-file", args=[job.pk]))
    assert b"".join(file.streaming_content).startswith(b"%PDF-")
    assert "plot-14 plan 1-50.pdf" in text(own_client.get(print_page(bed.garden)))


def test_who_reads_inches_prints_on_letter(bed, gardener, own_client):
    page = text(own_client.get(print_page(bed.garden)))
    assert '<option value="a4" selected>' in page
    assert "1:20, 1 m is 5 cm on paper" in page
    gardener.units = UnitSystem.IMPERIAL
    gardener.save()
    page = text(own_client.get(print_page(bed.garden)))
    assert '<option value="letter" selected>' in page
    assert "1:20, 1 ft is 0.6 in on paper" in page
    assert '<option value="letter-30" selected>' in text(own_client.get(labels_page(bed.garden)))


@pytest.mark.parametrize(
    ("name", "is_said"),
    [
        ("Зелень", True),
        ("Θέρμη", True),
        ("番茄", True),
        ("Łąka ß µ 2½ m²", False),
        ("Ngā Māra", False),
    ],
)
@pytest.mark.parametrize("page", [print_page, labels_page])
def test_who_names_things_in_other_letters_is_told(name, is_said, page, bed, own_client):
    said = "other scripts than Latin are printed as a question mark"
    bed.name = name
    bed.save()
    assert (said in text(own_client.get(page(bed.garden)))) == is_said


def test_the_page_of_a_bed_offers_that_bed(bed, own_client):
    other = BedFactory(garden=bed.garden)
    page = text(own_client.get(bed.get_absolute_url()))
    assert f'href="{print_page(bed.garden)}?bed={bed.pk}"' in page
    page = text(own_client.get(f"{print_page(bed.garden)}?bed={other.pk}"))
    assert f'<option value="bed-{other.pk}" selected>' in page
    assert "The whole land" not in page


def test_too_many_pages_get_a_sentence_and_the_choices_stay(garden, own_client):
    LandFactory(garden=garden, length_m=200, width_m=100)
    page = text(own_client.post(print_page(garden), PLAN | {"paper": "letter"}))
    assert "60 at most. Choose 1:100, which needs 55, or print one bed." in page
    assert '<option value="letter" selected>' in page
    assert Job.objects.count() == 0


@pytest.mark.parametrize("field", ["what", "scale", "paper", "orientation"])
@pytest.mark.parametrize("value", ["", "nan", "1e9", "-1", "bed-99999999999999999999", "bed-"])
def test_what_is_no_choice_is_refused(field, value, bed, own_client):
    answer = own_client.post(print_page(bed.garden), PLAN | {"what": "beds", field: value})
    assert answer.status_code == 200
    assert "Not saved yet" in text(answer)
    assert Job.objects.count() == 0


def test_a_garden_with_nothing_in_it_says_what_to_do(garden, own_client):
    assert "Nothing to print yet" in text(own_client.get(print_page(garden)))
    assert "No beds yet" in text(own_client.get(labels_page(garden)))


def test_labels_are_ordered_with_the_address_of_this_site(bed, tomato, own_client):
    planting = PlantingFactory(bed=bed, plant=tomato)
    PlantingFactory(bed=bed, plant=tomato, ended=True)
    page = text(own_client.get(labels_page(bed.garden)))
    assert len(re.findall(r'type="checkbox"[^>]* checked', page)) == 2
    assert " checked" not in text(own_client.get(f"{labels_page(bed.garden)}?ticked=none"))
    data = LABELS | {"beds": [bed.pk], "plantings": [planting.pk]}
    own_client.post(labels_page(bed.garden), data, headers={"host": "127.0.0.1:8000"})
    job = Job.objects.get(kind=JobKind.LABELS)
    assert job.parameters["site"] == "http://127.0.0.1:8000"
    assert (job.parameters["beds"], job.parameters["plantings"]) == ([bed.pk], [planting.pk])


def test_labels_of_one_bed_and_of_a_crowded_garden(bed, tomato, own_client, monkeypatch):
    other = BedFactory(garden=bed.garden)
    PlantingFactory(bed=bed, plant=tomato)
    elsewhere = PlantingFactory(bed=other, plant=tomato)
    one_bed = f"{labels_page(bed.garden)}?bed={bed.pk}"
    assert one_bed in text(own_client.get(bed.get_absolute_url()))
    assert text(own_client.get(one_bed)).count('type="checkbox"') == 2
    answer = own_client.post(one_bed, LABELS | {"plantings": [elsewhere.pk]})
    assert "Select a valid choice" in text(answer)
    monkeypatch.setattr("gardens.forms.paper.MOST_OFFERED", 1)
    page = text(own_client.get(labels_page(bed.garden)))
    assert "This garden has 2 plantings. Choose Labels on the page of a bed" in page
    assert page.count('type="checkbox"') == 2
    assert text(own_client.get(one_bed)).count('type="checkbox"') == 2


def test_what_is_wrong_with_labels_is_said(bed, tomato, own_client):
    foreign = PlantingFactory(plant=tomato)
    page = labels_page(bed.garden)
    assert "Tick at least one bed or planting." in text(own_client.post(page, LABELS))
    wrong = LABELS | {"beds": [bed.pk], "first": "25"}
    assert "This sheet has 24 labels" in text(own_client.post(page, wrong))
    answer = own_client.post(page, LABELS | {"plantings": [foreign.pk]})
    assert "Select a valid choice" in text(answer)
    for value in ("nan", "1e9", "-1", ""):
        answer = own_client.post(page, LABELS | {"beds": [bed.pk], "copies": value})
        assert "Not saved yet" in text(answer)
    assert Job.objects.count() == 0


@pytest.mark.parametrize("asked", ["x", "-1", "²", "99999999999999999999"])
def test_an_odd_bed_in_the_address_is_ignored(asked, bed, own_client):
    for page in (print_page(bed.garden), labels_page(bed.garden)):
        assert own_client.get(page, {"bed": asked}).status_code == 200


def test_the_pages_take_the_same_queries_for_any_number(
    bed, tomato, gardener, own_client, django_assert_max_num_queries
):
    for number in range(4):
        other = BedFactory(garden=bed.garden, name=f"Bed {number}")
        PlantingFactory.create_batch(3, bed=other, plant=tomato)
    JobFactory.create_batch(7, owner=gardener, made=True)
    with django_assert_max_num_queries(10):
        own_client.get(print_page(bed.garden))
    with django_assert_max_num_queries(13):
        own_client.get(labels_page(bed.garden))


def test_a_code_leads_through_the_door_and_back(bed, client):
    answer = client.get(bed.get_absolute_url())
    assert answer.url == f"/accounts/login/?next={bed.get_absolute_url()}"


def test_a_bed_of_very_many_digits_is_no_bed(own_client, garden):
    page = reverse("gardens:garden-print", args=[garden.pk])
    assert own_client.get(page, {"bed": "9" * 5000}).status_code == 200
