"""Labels for packets: chosen on a page, drawn by a worker."""

import pytest
from django.urls import reverse

from gardens.actions.jobs import do_job
from gardens.models import Job, JobKind, JobState
from gardens.tests.factories import SeedLotFactory
from gardens.tests.pdf import pages_of
from plants.choices import UnitSystem
from plants.tests.factories import PlantFactory

pytestmark = pytest.mark.django_db

SHEET = {"sheet": "a4-24", "first": "1", "copies": "1"}


@pytest.fixture
def lot(gardener, tomato):
    return SeedLotFactory(owner=gardener, plant=tomato, variety="Matina", source="Swap", year=2025)


@pytest.fixture
def page() -> str:
    return reverse("gardens:seed-labels")


def text(answer) -> str:
    return " ".join(answer.content.decode().split())


def test_labels_of_packets_are_made_on_a_sheet(
    lot, page, own_client, django_capture_on_commit_callbacks
):
    other = SeedLotFactory(owner=lot.owner, plant=PlantFactory(slug="leek"))
    with django_capture_on_commit_callbacks(execute=True):
        answer = own_client.post(
            page,
            SHEET | {"lots": [lot.pk, other.pk], "copies": "2", "first": "23"},
            headers={"host": "127.0.0.1:8000"},
        )
    job = Job.objects.get()
    assert answer.url == job.get_absolute_url()
    assert (job.kind, job.state, job.file_name) == (
        JobKind.SEED_LABELS,
        JobState.DONE,
        "seed labels.pdf",
    )
    assert job.parameters["site"] == "http://127.0.0.1:8000"
    first, second = pages_of(job.result.read())
    words = "Tomato ‘Matina’Solanum lycopersicum2025Swap"
    assert (first.text + second.text).count(words) == 2
    assert (first.text + second.text).count("2024") == 2
    assert "Tomato" not in second.text or "Tomato" not in first.text
    assert "seed labels.pdf is ready." in text(own_client.get(answer.url))


def test_packets_with_seed_are_offered_and_an_empty_one_by_its_page(
    lot, page, gardener, own_client
):
    empty = SeedLotFactory(owner=gardener, seeds=0, plant=PlantFactory(slug="leek"))
    shown = text(own_client.get(page))
    assert shown.count(" checked") == 1
    assert "Leek" not in shown
    assert " checked" not in text(own_client.get(f"{page}?ticked=none"))
    assert f"{page}?lot={empty.pk}" in text(own_client.get(empty.get_absolute_url()))
    shown = text(own_client.get(f"{page}?lot={empty.pk}"))
    assert "Leek, 2024" in shown
    assert "Matina" not in shown
    for odd in ("x²", "-1", "9" * 30, "0"):
        assert own_client.get(page, {"lot": odd}).status_code == 200
    assert "No seed to label" in text(own_client.get(page, {"lot": "0"}))


@pytest.mark.parametrize(
    ("field", "value", "complaint"),
    [
        ("lots", [], "Tick at least one packet."),
        ("first", "25", "This sheet has 24 labels"),
        ("first", "-1", "Enter a number between 1 and 30."),
        ("copies", "1e9", "Enter a whole number."),
        ("copies", "21", "Enter a number between 1 and 20."),
        ("sheet", "a3", "Select a valid choice"),
    ],
)
def test_what_cannot_be_printed_is_said(field, value, complaint, lot, page, own_client):
    answer = own_client.post(page, SHEET | {"lots": [lot.pk], field: value})
    assert complaint in text(answer)
    assert not Job.objects.exists()


def test_nobody_labels_the_seed_of_others(lot, page, own_client):
    theirs = SeedLotFactory(plant=lot.plant)
    answer = own_client.post(page, SHEET | {"lots": [theirs.pk]})
    assert "Select a valid choice" in text(answer)
    assert not Job.objects.exists()


def test_what_was_removed_before_the_worker_came_is_left_out(lot, page, own_client):
    own_client.post(page, SHEET | {"lots": [lot.pk]})
    lot.delete()
    job = Job.objects.get()
    do_job(job.pk)
    job.refresh_from_db()
    assert job.failure == "There is nothing to print here. Choose something else."


def test_the_sheet_follows_the_units_and_letters_are_told(lot, page, gardener, own_client):
    assert '<option value="a4-24" selected>' in text(own_client.get(page))
    gardener.units = UnitSystem.IMPERIAL
    gardener.save()
    lot.source = "Семена"
    lot.save()
    shown = text(own_client.get(page))
    assert '<option value="letter-30" selected>' in shown
    assert "printed as a question mark" in shown


def test_the_page_costs_as_much_with_many_packets(
    lot, page, own_client, django_assert_max_num_queries, monkeypatch
):
    for _ in range(2):
        with django_assert_max_num_queries(9):
            own_client.get(page)
        SeedLotFactory.create_batch(3, owner=lot.owner, plant=lot.plant)
    monkeypatch.setattr("gardens.views.paper.MOST_OFFERED", 3)
    assert "Page 1 of 3" in text(own_client.get(page))
    assert text(own_client.get(f"{page}?page=3")).count(" checked") == 1
