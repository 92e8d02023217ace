"""A doubtful text is saved, and waits for staff."""

import pytest
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from compliance import checking
from compliance.actions import settling
from compliance.actions.refusals import NotConfirmed
from compliance.actions.reviews import clear_text, confirm_text, dismiss_text
from compliance.actions.settling import settled
from compliance.checking import text_refusal
from compliance.models import Flag, ReviewItem
from compliance.models.review import digest_of
from compliance.scope import Scope
from compliance.tests.people import make_staff
from compliance.tests.texts import (
    ALSO_DOUBTFUL,
    DOUBTFUL,
    REFUSED,
    REFUSED_TAXON,
    SENTENCE,
)
from gardens.models import Bed, CareTask, Event, OwnPlant
from gardens.tests.factories import GardenerFactory, OwnPlantFactory, SeedLotFactory
from gardens.tests.renaming import ENDPOINT, actions, rename, save_lot

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("controlled_plants")]


def test_a_doubtful_text_is_saved_and_queued_and_brands_nobody(own_client, garden, gardener):
    rename(own_client, garden, DOUBTFUL)

    assert garden.name == DOUBTFUL
    item = ReviewItem.objects.get()
    assert (item.target_type, item.target_id, item.column) == ("gardens.garden", garden.pk, "name")
    assert (item.text, item.gardener, item.state) == (DOUBTFUL, gardener, "open")
    assert item.reason == "misspelt_controlled_name"
    assert not Flag.objects.exists()
    assert actions() == []


def test_the_same_text_is_queued_once_and_stays_dismissed(own_client, garden):
    rename(own_client, garden, DOUBTFUL)
    dismiss_text(ReviewItem.objects.get(), reason="A typo", actor=make_staff())
    rename(own_client, garden, DOUBTFUL)
    assert ReviewItem.objects.get().state == "dismissed"

    rename(own_client, garden, ALSO_DOUBTFUL)
    assert list(ReviewItem.objects.values_list("text", "state")) == [
        (ALSO_DOUBTFUL, "open"),
        (DOUBTFUL, "dismissed"),
    ]


def test_what_was_not_saved_is_not_queued(own_client, gardener):
    known = OwnPlantFactory(owner=gardener, common_name=DOUBTFUL).pk

    sent = {"common_name": DOUBTFUL, "known_plant": known}
    answer = own_client.post(reverse("gardens:own-plant-add"), sent)

    assert "You have a plant called" in answer.content.decode()
    assert not ReviewItem.objects.exists()


def test_what_was_rolled_back_is_not_queued(garden, gardener):
    with settled(Scope(endpoint=ENDPOINT, actor=gardener)), transaction.atomic():
        assert text_refusal(DOUBTFUL, "Name") == ""
        garden.name = DOUBTFUL
        garden.save(update_fields=["name"])
        transaction.set_rollback(True)

    assert not ReviewItem.objects.exists()


def test_a_doubtful_text_beside_a_refused_one_is_not_queued(own_client, gardener):
    sent = {"common_name": DOUBTFUL, "botanical_name": REFUSED_TAXON}

    own_client.post(reverse("gardens:own-plant-add"), sent)

    assert not OwnPlant.objects.exists()
    assert not ReviewItem.objects.exists()


def test_only_the_doubtful_column_of_a_row_is_queued(own_client, gardener, tomato):
    lot = SeedLotFactory(owner=gardener, plant=tomato, source="From a friend")

    save_lot(own_client, lot, DOUBTFUL)

    assert list(ReviewItem.objects.values_list("column", flat=True)) == ["note"]


def test_own_plants_and_notes_written_in_bulk_are_queued_too(own_client, garden, gardener):
    own_client.post(reverse("gardens:own-plant-add"), {"common_name": DOUBTFUL})
    task = CareTask.objects.create(garden=garden, title="Hoe", due_on="2026-05-01")
    form = own_client.get(reverse("gardens:task-list", args=[garden.pk])).context["form"]
    sent = {"task": task.pk, "do": "skip", "note": DOUBTFUL, "batch": form["batch"].value()}
    sent |= {"done_on": "2026-05-10", "days": "1", "reason": form.fields["reason"].choices[0][0]}
    own_client.post(reverse("gardens:task-list", args=[garden.pk]), sent)

    found = set(ReviewItem.objects.values_list("target_type", "target_id", "column"))
    assert found == {
        ("gardens.ownplant", OwnPlant.objects.get().pk, "common_name"),
        ("gardens.caretask", task.pk, "skip_note"),
    }


def test_a_confirmed_text_flags_and_is_asked_for_at_the_next_edit(own_client, garden, gardener):
    rename(own_client, garden, DOUBTFUL)
    confirm_text(ReviewItem.objects.get(), reason="It says so", actor=make_staff())
    assert Flag.objects.get().gardener == gardener
    assert actions() == ["flag.raised", "review.confirmed"]

    assert SENTENCE in rename(own_client, garden, DOUBTFUL)
    assert Flag.objects.get().count == 1, "asked again is no second offence"


def test_nobody_answers_for_what_was_confirmed_of_another(own_client, garden):
    rename(own_client, garden, DOUBTFUL)
    confirm_text(ReviewItem.objects.get(), reason="It says so", actor=make_staff())
    other = GardenerFactory()
    plant = OwnPlantFactory(owner=other)
    client = Client()
    client.force_login(other)

    client.post(
        reverse("gardens:own-plant-edit", args=[plant.pk]), {"common_name": DOUBTFUL}, follow=True
    )

    plant.refresh_from_db()
    assert plant.common_name == DOUBTFUL


def test_staff_take_a_confirmed_text_out_of_its_row(own_client, garden, gardener, tomato):
    staff = make_staff()
    rename(own_client, garden, DOUBTFUL)
    lot = SeedLotFactory(owner=gardener, plant=tomato)
    save_lot(own_client, lot, ALSO_DOUBTFUL)
    own_client.post(reverse("gardens:own-plant-add"), {"common_name": DOUBTFUL})
    for item in ReviewItem.objects.all():
        clear_text(confirm_text(item, reason="It says so", actor=staff), reason="So", actor=staff)

    garden.refresh_from_db()
    lot.refresh_from_db()
    assert (garden.name, lot.note) == ("Removed", "")
    plant = OwnPlant.objects.get()
    assert plant.common_name == "Removed"
    assert DOUBTFUL not in plant.search_text
    assert actions().count("review.cleared") == 3


def test_a_row_that_cannot_do_without_words_keeps_neutral_ones(garden, gardener):
    task = CareTask.objects.create(garden=garden, title=DOUBTFUL, due_on="2026-05-01")
    clear_text(_queued(task, "title", state="confirmed"), reason="So", actor=make_staff())

    task.refresh_from_db()
    assert task.title == "Removed"


@pytest.mark.parametrize("state", ["open", "dismissed"])
def test_only_a_confirmed_text_is_taken_out(state, garden, gardener):
    item = _queued(garden, "name", state=state)
    garden.name = DOUBTFUL
    garden.save()

    with pytest.raises(NotConfirmed):
        clear_text(item, reason="So", actor=make_staff())

    garden.refresh_from_db()
    assert garden.name == DOUBTFUL
    assert actions() == []


def _queued(row, column: str, *, state: str) -> ReviewItem:
    now = timezone.now()
    return ReviewItem.objects.create(
        target_type=row._meta.label_lower,
        target_id=row.pk,
        column=column,
        text=DOUBTFUL,
        text_sha256=digest_of(DOUBTFUL),
        reason="misspelt_controlled_name",
        found_at=now,
        state=state,
        decided_at=None if state == "open" else now,
    )


@pytest.mark.django_db(transaction=True)
def test_nothing_is_locked_while_a_text_is_screened(own_client, garden, monkeypatch):
    plain, locked = checking.screen_text, []

    def screen(text: str):
        locked.append(connection.in_atomic_block)
        return plain(text)

    monkeypatch.setattr(checking, "screen_text", screen)
    monkeypatch.setattr(settling, "screen_text", screen)
    rename(own_client, garden, REFUSED)
    rename(own_client, garden, DOUBTFUL)

    assert ReviewItem.objects.count() == 1
    assert locked == [False] * 3


def test_gardeners_texts_of_the_book_reach_the_queue(own_client, bed: Bed):
    page = own_client.get(reverse("gardens:journal-add", args=[bed.garden_id]))
    form = page.context["form"]
    sent = {"note": DOUBTFUL, "happened_on": "2026-05-01", "batch": form["batch"].value()}
    own_client.post(reverse("gardens:journal-add", args=[bed.garden_id]), sent)

    item = ReviewItem.objects.get()
    assert (item.target_type, item.target_id) == ("gardens.event", Event.objects.get().pk)
