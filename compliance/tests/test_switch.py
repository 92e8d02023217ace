import hashlib

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.utils import timezone
from waffle import switch_is_active

from compliance.models import AuditEntry, AuditRefused, Switch
from compliance.models.switch import SWITCHES
from compliance.tests.people import make_staff

pytestmark = pytest.mark.django_db


def turn(name: str, active: bool) -> Switch:
    switch = Switch.objects.get(name=name)
    switch.active = active
    switch.save()
    return switch


def test_all_switches_exist_and_are_on():
    assert {switch.name for switch in Switch.objects.filter(active=True)} == set(SWITCHES)
    assert all(Switch.is_on(name) for name in SWITCHES)


def test_a_missing_switch_is_on():
    assert Switch.is_on("anything")
    assert Switch.paused_since("anything") is None


def test_turning_off_acts_at_once_and_says_since_when():
    started = timezone.now()

    turn("rule_engine", False)

    assert not Switch.is_on("rule_engine")
    assert not switch_is_active("rule_engine")
    assert started <= Switch.paused_since("rule_engine") <= timezone.now()


def test_turning_on_again_forgets_since_when():
    turn("rule_engine", False)
    turn("rule_engine", True)

    assert Switch.paused_since("rule_engine") is None


def test_a_second_save_does_not_move_the_moment():
    since = turn("rule_engine", False).off_since

    assert turn("rule_engine", False).off_since == since


def test_reading_a_switch_takes_one_query(django_assert_num_queries):
    with django_assert_num_queries(1):
        Switch.is_on("rule_engine")


def test_each_change_leaves_an_entry_with_the_hash_of_its_reason():
    staff = make_staff()
    switch = Switch.objects.get(name="rule_engine")
    switch.active, switch.actor, switch.reason = False, staff, "Frost dates are wrong"
    switch.save(update_fields=["active"])

    entry = AuditEntry.objects.get()
    assert (entry.action, entry.actor_id) == ("switch.turned_off", staff.pk)
    assert entry.details == {
        "switch": "rule_engine",
        "reason_sha256": hashlib.sha256(b"Frost dates are wrong").hexdigest(),
    }
    switch.refresh_from_db()
    assert switch.changed_because == "Frost dates are wrong"


def test_the_command_line_is_audited_too():
    call_command("waffle_switch", "rule_engine", "off")

    assert AuditEntry.objects.get().action == "switch.turned_off"
    assert Switch.objects.get(name="rule_engine").changed_because == "shell"


def test_editing_a_note_and_deleting_are_entries_of_their_own():
    switch = Switch.objects.get(name="rule_engine")
    switch.note = "Ask first"
    switch.save()
    switch.delete()

    actions = list(AuditEntry.objects.order_by("pk").values_list("action", flat=True))
    assert actions == ["switch.edited", "switch.deleted"]


def test_ways_without_a_trace_are_refused():
    with pytest.raises(AuditRefused):
        Switch.objects.filter(name="rule_engine").update(active=False)
    with pytest.raises(AuditRefused):
        Switch.objects.all().delete()
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE compliance_switch SET active = %s", [False])
    assert Switch.is_on("rule_engine")
