"""The book and the plan take back each other's work, and nothing under what stands on it."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from gardens.actions.entries import correct_entry, log_entries, undo_entry
from gardens.actions.plan_history import redo_step, undo_step
from gardens.actions.plantings import correct_life, end_planting, start_planting
from gardens.actions.refusals import DatesOutOfOrder, EntryRestedOn, SeedsShort
from gardens.actions.sowing_in_place import sow_planting
from gardens.actions.splitting import split_planting
from gardens.models import Act, EndReason, Event, Planting, SeedLot, Sowing
from gardens.tests.factories import (
    PlantingFactory,
    SeedLotFactory,
    SowingFactory,
    TrayFactory,
)

pytestmark = pytest.mark.django_db
ON = date(2026, 5, 6)


@pytest.fixture
def planned(bed, tomato) -> Planting:
    return PlantingFactory(
        bed=bed, plant=tomato, planned=True, method="sow_indoors", columns=2, rows=2
    )


@pytest.fixture
def begun(planned, gardener) -> Planting:
    return start_planting(planned, on=ON, actor=gardener)


def log(planting, act, gardener, on=ON) -> Event:
    event = Event(
        garden=planting.garden,
        bed_id=planting.bed_id,
        planting=planting,
        act=act,
        happened_on=on,
    )
    [written] = log_entries([event], garden=planting.garden, batch=uuid4(), actor=gardener)
    return written


def turn(client, bed, act) -> str:
    """Undo or redo of the plan, as its page says it."""
    address = reverse(f"gardens:bed-{act}", args=[bed.garden_id, bed.pk])
    return client.post(address, {"step": bed.steps.latest("pk").pk}, follow=True).content.decode()


def test_a_beginning_taken_back_in_the_book_leaves_the_undo_of_the_plan(
    own_client, bed, begun, gardener
):
    undo_entry(Event.objects.get(), actor=gardener)
    assert "The book had taken this back already" in turn(own_client, bed, "undo")
    assert bed.steps.standing().count() == 0
    assert Planting.objects.get().started_on is None
    assert "Again:" in turn(own_client, bed, "redo")
    assert Planting.objects.get().started_on == ON
    assert Event.objects.get().happened_on == ON


def test_of_a_sowing_in_place_the_way_is_turned_back_too(bed, planned, gardener):
    lot = SeedLotFactory(owner=gardener, plant=planned.plant, seeds=30)
    facts = {"seeds": 4, "on": ON, "known_entry": 10**9, "actor": gardener}
    sown = sow_planting(planned, lot, **facts)
    assert (sown.method, sown.started_on, sown.seed_lot) == ("direct_sow", ON, lot)
    undo_entry(Event.objects.get(), actor=gardener)
    undo_step(bed, number=bed.steps.get().pk, actor=gardener)
    planned.refresh_from_db()
    assert (planned.method, planned.started_on) == ("sow_indoors", None)


@pytest.mark.parametrize("way", ["book", "plan"])
def test_the_seed_of_a_sowing_taken_back_is_in_its_lot_again(way, bed, planned, gardener):
    lot = SeedLotFactory(owner=gardener, plant=planned.plant, seeds=30)
    facts = {"seeds": 4, "on": ON, "known_entry": 10**9, "actor": gardener}
    sow_planting(planned, lot, **facts)
    assert SeedLot.objects.with_balance().get().seeds_left == 26
    step = bed.steps.get().pk
    if way == "book":
        undo_entry(Event.objects.get(), actor=gardener)
    else:
        undo_step(bed, number=step, actor=gardener)
    assert SeedLot.objects.with_balance().get().seeds_left == 30
    planned.refresh_from_db()
    assert planned.seed_lot is None
    sow_planting(planned, lot, **facts)
    assert SeedLot.objects.with_balance().get().seeds_left == 26


@pytest.fixture
def lot(planned, gardener) -> SeedLot:
    return SeedLotFactory(owner=gardener, plant=planned.plant, seeds=30)


@pytest.fixture
def sown(planned, lot, gardener) -> Planting:
    """In place, four seeds."""
    return sow_planting(planned, lot, seeds=4, on=ON, known_entry=10**9, actor=gardener)


def seeds_left() -> int:
    return SeedLot.objects.with_balance().get().seeds_left


@pytest.mark.parametrize("is_back_by_the_book", [False, True])
def test_a_sowing_made_again_takes_its_seed_again(is_back_by_the_book, bed, sown, lot, gardener):
    step = bed.steps.get().pk
    if is_back_by_the_book:
        undo_entry(Event.objects.get(), actor=gardener)
    undo_step(bed, number=step, actor=gardener)
    for _ in range(2):
        redo_step(bed, number=step, actor=gardener)
    sown.refresh_from_db()
    assert (sown.started_on, sown.seed_lot) == (ON, lot)
    assert seeds_left() == 26
    assert lot.entries.get(kind="sown").made_on == ON
    undo_step(bed, number=step, actor=gardener)
    assert seeds_left() == 30


def test_a_sowing_is_not_made_again_from_a_lot_that_is_short(bed, sown, lot, gardener):
    step = bed.steps.get().pk
    undo_step(bed, number=step, actor=gardener)
    lot.entries.create(kind="given", seeds=-28, made_on=ON)
    with pytest.raises(SeedsShort, match="This lot holds 2 seeds"):
        redo_step(bed, number=step, actor=gardener)
    sown.refresh_from_db()
    assert (sown.started_on, seeds_left()) == (None, 2)


def test_a_sowing_is_made_again_although_its_lot_is_gone(bed, sown, lot, gardener):
    step = bed.steps.get().pk
    undo_step(bed, number=step, actor=gardener)
    lot.delete()
    redo_step(bed, number=step, actor=gardener)
    sown.refresh_from_db()
    assert (sown.started_on, sown.seed_lot) == (ON, None)


@pytest.mark.parametrize("way", ["book", "life"])
def test_the_ledger_follows_a_corrected_day_of_sowing(way, sown, lot, gardener):
    later = ON + timedelta(days=2)
    if way == "book":
        correct_entry(Event.objects.get(), on=later, note="", actor=gardener)
    else:
        sown.started_on = later
        correct_life(sown, actor=gardener)
    assert lot.entries.get(kind="sown").made_on == later


def test_a_day_corrected_in_the_book_does_not_block_the_undo(bed, begun, gardener):
    correct_entry(Event.objects.get(), on=ON + timedelta(days=2), note="", actor=gardener)
    step = undo_step(bed, number=bed.steps.get().pk, actor=gardener)
    assert not step.is_overtaken
    assert not Event.objects.exists()
    redo_step(bed, number=step.pk, actor=gardener)
    assert Planting.objects.get().started_on == ON


@pytest.mark.parametrize(
    ("act", "words"),
    [(Act.TREAT, "“Treated” on 6 May 2026"), (Act.HARVEST, "“Harvested” on 6 May 2026")],
)
def test_a_beginning_is_not_taken_back_under_later_entries(act, words, bed, begun, gardener):
    sown = Event.objects.get()
    later = log(begun, act, gardener)
    with pytest.raises(EntryRestedOn) as refusal:
        undo_entry(sown, actor=gardener)
    assert f"Tomato: {words} rests on this entry." in refusal.value.message
    undo_entry(later, actor=gardener)
    undo_entry(sown, actor=gardener)
    assert Planting.objects.get().started_on is None


def test_neither_the_plan_nor_the_life_takes_it_back_under_a_treatment(bed, begun, gardener):
    log(begun, Act.TREAT, gardener)
    with pytest.raises(EntryRestedOn, match="“Treated” on 6 May 2026"):
        undo_step(bed, number=bed.steps.get().pk, actor=gardener)
    begun.refresh_from_db()
    begun.started_on = None
    with pytest.raises(EntryRestedOn):
        correct_life(begun, actor=gardener)
    assert Planting.objects.get().started_on == ON


def test_a_note_does_not_hold_the_beginning(begun, gardener):
    log(begun, Act.NOTE, gardener)
    undo_entry(Event.objects.get(act=Act.START), actor=gardener)
    assert Planting.objects.get().started_on is None


def test_of_a_split_planting_no_part_loses_its_beginning(bed, begun, gardener):
    split_planting(begun, rows=1, known_step=10**9, actor=gardener)
    for entry in Event.objects.filter(act=Act.START):
        with pytest.raises(EntryRestedOn, match="was split into two plantings since"):
            undo_entry(entry, actor=gardener)
    undo_step(bed, number=bed.steps.latest("pk").pk, actor=gardener)
    undo_entry(Event.objects.standing().get(), actor=gardener)
    assert Planting.objects.get().started_on is None


@pytest.fixture
def sowing(garden, tomato) -> Sowing:
    sowing = SowingFactory(tray=TrayFactory(garden=garden), plant=tomato)
    sowing.counts.create(counted_on=ON - timedelta(days=3), emerged=10)
    return sowing


def test_planting_out_as_planned_sent_twice_says_what_happened(own_client, sowing, planned):
    address = reverse("gardens:sowing-plant-out", args=[sowing.pk])
    form = {"target": f"planting-{planned.pk}", "number": 4, "planted_on": ON}
    for _ in range(2):
        page = own_client.post(address, form, follow=True).content.decode()
        assert "4 seedlings are planted out." in page
    assert Event.objects.get().planting == planned
    other = SowingFactory(tray=sowing.tray, plant=sowing.plant, first_cell=13)
    page = own_client.post(reverse("gardens:sowing-plant-out", args=[other.pk]), form)
    assert "Choose another place." in page.content.decode()


def test_planting_out_at_a_free_place_is_an_entry_of_the_book(own_client, sowing, bed):
    address = reverse("gardens:sowing-plant-out", args=[sowing.pk])
    form = {"target": f"bed-{bed.pk}", "number": 2, "planted_on": ON}
    own_client.post(address, form)
    entry = Event.objects.get()
    assert (entry.act, entry.happened_on, entry.planting.sowing) == (Act.START, ON, sowing)


def test_beginning_writes_only_the_beginning(bed, planned, gardener):
    """What another window changed meanwhile stays."""
    Planting.objects.update(x_cm=90, method="direct_sow")
    start_planting(planned, on=ON, actor=gardener)
    planned.refresh_from_db()
    assert (planned.x_cm, planned.method, planned.started_on) == (90, "direct_sow", ON)


@pytest.mark.parametrize("way", ["book", "life", "end"])
def test_what_was_done_stays_between_beginning_and_end(way, begun, gardener):
    log(begun, Act.TREAT, gardener, ON + timedelta(days=4))
    later = ON + timedelta(days=9)
    moved = Planting.objects.get(pk=begun.pk)
    moved.started_on = later
    ended = {"on": ON + timedelta(days=1), "reason": EndReason.HARVESTED, "pathogen": ""}
    change = {
        "book": lambda: correct_entry(
            Event.objects.get(act=Act.START), on=later, note="", actor=gardener
        ),
        "life": lambda: correct_life(moved, actor=gardener),
        "end": lambda: end_planting(begun, **ended, actor=gardener),
    }
    with pytest.raises(DatesOutOfOrder, match="Treated"):
        change[way]()
    stored = Planting.objects.get()
    assert (stored.started_on, stored.ended_on) == (ON, None)
