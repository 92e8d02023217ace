"""Somebody who owns the database can go round the triggers; the walk finds what they did."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from compliance import triggers
from compliance.models import AuditEntry

pytestmark = pytest.mark.django_db
TABLE = triggers.TABLE


@pytest.fixture
def entries(db) -> list[AuditEntry]:
    return [
        AuditEntry.objects.record("plant.refused", actor=None, number=number) for number in range(5)
    ]


def tamper(*statements: str) -> None:
    triggers.drop(connection)
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
    triggers.restore(connection)


def said(**options: object) -> str:
    output = StringIO()
    call_command("verify_audit_trail", stdout=output, **options)
    return output.getvalue()


def refused(**options: object) -> str:
    with pytest.raises(CommandError) as refusal:
        call_command("verify_audit_trail", stdout=StringIO(), **options)
    assert refusal.value.returncode == 1
    return str(refusal.value)


def test_a_whole_trail_is_counted_and_its_head_named(entries):
    newest = entries[-1]

    assert said() == f"5 entries, head {newest.pk} {newest.entry_hash}\n"


def test_a_changed_row_is_named(entries):
    tamper(f"UPDATE {TABLE} SET target_id = '7' WHERE id = {entries[2].pk}")

    assert f"broken at entry {entries[2].pk} " in refused()


def test_changed_details_are_found(entries):
    tamper(f"UPDATE {TABLE} SET details = '{{\"number\": 9}}' WHERE id = {entries[1].pk}")

    assert f"broken at entry {entries[1].pk} " in refused()


def test_the_entry_after_a_removed_row_is_named(entries):
    tamper(f"DELETE FROM {TABLE} WHERE id = {entries[2].pk}")

    assert f"broken at entry {entries[3].pk} " in refused()


def test_a_removed_beginning_is_found(entries):
    tamper(f"DELETE FROM {TABLE} WHERE id = {entries[0].pk}")

    assert f"broken at entry {entries[1].pk} " in refused()


def test_two_rows_that_changed_places_are_found(entries):
    first, second = entries[1].pk, entries[2].pk
    tamper(
        f"UPDATE {TABLE} SET id = -1 WHERE id = {first}",
        f"UPDATE {TABLE} SET id = {first} WHERE id = {second}",
        f"UPDATE {TABLE} SET id = {second} WHERE id = -1",
    )

    assert f"broken at entry {first} " in refused()


def test_a_cut_tail_leaves_a_whole_trail_that_the_exported_head_gives_away(entries, tmp_path):
    head = tmp_path / "head"
    said(export_head=str(head))
    tamper(f"DELETE FROM {TABLE} WHERE id = {entries[4].pk}")

    assert said().startswith("4 entries")
    assert f"was cut: entry {entries[4].pk} " in refused(expect_head=str(head))


def test_a_tail_that_was_cut_and_grew_again_is_found_too(entries):
    head = said(export_head="-").strip()
    tamper(f"DELETE FROM {TABLE} WHERE id = {entries[4].pk}")
    AuditEntry.objects.record("plant.grown", actor=None)

    assert "was cut" in refused(expect_head=head)


def test_an_exported_head_is_found_again_after_the_trail_grew(entries, tmp_path):
    head = tmp_path / "head"
    said(export_head=str(head))
    AuditEntry.objects.record("plant.refused", actor=None)

    assert head.read_text() == f"{entries[-1].pk} {entries[-1].entry_hash}\n"
    assert said(expect_head=str(head)).startswith("6 entries")


def test_the_head_can_be_printed_alone_and_given_as_it_is(entries):
    head = said(export_head="-").strip()

    assert head == f"{entries[-1].pk} {entries[-1].entry_hash}"
    assert said(expect_head=head)


def test_an_empty_trail_has_a_head_too():
    assert said(export_head="-") == "0 -\n"
    assert said(expect_head="0 -") == "0 entries, head 0 -\n"


def test_a_head_that_is_none_is_refused(entries, tmp_path):
    assert "neither a file nor a head" in refused(expect_head=str(Path(tmp_path, "gone")))
