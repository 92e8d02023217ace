import pytest
from django.db import connection, transaction

from compliance import triggers
from compliance.models import AuditEntry, AuditRefused, Switch
from compliance.tests.people import make_gardener, make_staff

pytestmark = pytest.mark.django_db


def record(number: int = 0) -> AuditEntry:
    return AuditEntry.objects.record("plant.refused", actor=None, number=number)


def rewrite(statement: str) -> None:
    """What somebody could do who owns the database."""
    triggers.drop(connection)
    with connection.cursor() as cursor:
        cursor.execute(statement)
    triggers.restore(connection)


def test_each_entry_is_chained_to_the_one_before():
    first, second = record(1), record(2)

    assert first.previous_hash == ""
    assert second.previous_hash == first.entry_hash
    assert AuditEntry.objects.head_hash() == second.entry_hash
    assert AuditEntry.objects.verify() is None


def test_an_entry_read_back_has_the_hash_it_was_written_with():
    details = {"zulu": 1, "alpha": ["ü", None, True], "none": None}
    written = AuditEntry.objects.record("plant.refused", actor=make_staff(), **details)

    read = AuditEntry.objects.get(pk=written.pk)

    assert read.details == details
    assert read.computed_hash() == written.entry_hash


def test_staff_are_named_and_gardeners_are_only_numbered():
    staff, gardener = make_staff(), make_gardener()

    by_staff = AuditEntry.objects.record("plant.changed", actor=staff)
    by_gardener = AuditEntry.objects.record("plant.refused", actor=gardener)

    assert (by_staff.actor_id, by_staff.actor_label) == (staff.pk, "ana@example.org")
    assert (by_gardener.actor_id, by_gardener.actor_label) == (gardener.pk, "")


def test_the_target_is_kept_as_kind_and_id():
    switch = Switch.objects.get(name="rule_engine")

    entry = AuditEntry.objects.record("switch.looked_at", actor=None, target=switch)

    assert (entry.target_type, entry.target_id) == ("compliance.switch", str(switch.pk))


@pytest.mark.parametrize(
    "details",
    [
        {"ph": 6.5},
        {"limits": {"low": 1}},
        {"note": "x" * 201},
        {"note": "two\nlines"},
        {"numbers": [1, 2.5]},
    ],
)
def test_details_are_ids_hashes_and_codes(details):
    with pytest.raises(AuditRefused):
        AuditEntry.objects.record("plant.refused", actor=None, **details)
    assert not AuditEntry.objects.exists()


@pytest.mark.parametrize("action", ["refused", "Plant.refused", "plant refused", ""])
def test_an_action_is_a_noun_and_a_participle(action):
    with pytest.raises(AuditRefused):
        AuditEntry.objects.record(action, actor=None)


@pytest.mark.parametrize(
    "change",
    [
        lambda entry: entry.save(),
        lambda entry: entry.delete(),
        lambda entry: AuditEntry.objects.filter(pk=entry.pk).update(action="plant.grown"),
        lambda entry: AuditEntry.objects.all().delete(),
        lambda entry: AuditEntry.objects.bulk_create([AuditEntry(action="plant.grown")]),
        lambda entry: AuditEntry.objects.bulk_update([entry], ["action"]),
    ],
)
def test_the_model_refuses_changes(change):
    entry = record()

    with pytest.raises(AuditRefused):
        change(entry)

    assert AuditEntry.objects.get().entry_hash == entry.entry_hash


def test_verify_names_the_entry_that_was_changed():
    entries = [record(number) for number in range(3)]
    rewrite(f"UPDATE {triggers.TABLE} SET action = 'plant.grown' WHERE id = {entries[1].pk}")

    assert AuditEntry.objects.verify() == entries[1]


def test_verify_names_the_entry_whose_predecessor_is_gone():
    entries = [record(number) for number in range(3)]
    rewrite(f"DELETE FROM {triggers.TABLE} WHERE id = {entries[0].pk}")

    assert AuditEntry.objects.verify() == entries[1]


def test_entries_outlive_their_actor():
    staff = make_staff()
    entry = AuditEntry.objects.record("plant.changed", actor=staff)

    staff.delete()

    entry.refresh_from_db()
    assert entry.actor_label == "ana@example.org"
    assert AuditEntry.objects.verify() is None


def test_an_entry_goes_with_the_transaction_it_belongs_to():
    with transaction.atomic():
        record()
        transaction.set_rollback(True)

    assert not AuditEntry.objects.exists()
