import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse

from compliance.admin import changed_fields
from compliance.models import AuditEntry, Switch
from compliance.tests.people import make_gardener, make_staff


@pytest.fixture
def staff(db):
    return make_staff()


@pytest.fixture
def staff_client(client, staff):
    client.force_login(staff)
    return client


def switch_page() -> str:
    return reverse("admin:compliance_switch_change", args=[rule_engine().pk])


def rule_engine() -> Switch:
    return Switch.objects.get(name="rule_engine")


def test_a_switch_is_not_turned_without_a_reason(staff_client):
    response = staff_client.post(switch_page(), {"note": ""})

    assert "reason" in response.context["adminform"].form.errors
    assert rule_engine().active
    assert not AuditEntry.objects.exists()


def test_a_switch_is_turned_with_a_reason_and_one_entry(staff_client, staff):
    response = staff_client.post(switch_page(), {"note": "", "reason": "Dates are wrong"})

    assert response.status_code == 302
    assert not rule_engine().active
    assert rule_engine().changed_because == "Dates are wrong"
    entry = AuditEntry.objects.get()
    assert (entry.action, entry.actor_label) == ("switch.turned_off", staff.email)


def test_switches_have_no_bulk_actions_and_are_neither_added_nor_deleted(staff_client):
    page = staff_client.get(reverse("admin:compliance_switch_changelist"))
    added = staff_client.get(reverse("admin:compliance_switch_add"))
    deleted = staff_client.post(
        reverse("admin:compliance_switch_delete", args=[rule_engine().pk]), {"post": "yes"}
    )

    assert page.status_code == 200
    assert 'name="action"' not in page.content.decode()
    assert (added.status_code, deleted.status_code) == (403, 403)
    assert rule_engine().active


def test_the_audit_trail_can_be_read_but_not_changed(staff_client, staff):
    entry = AuditEntry.objects.record("plant.refused", actor=staff, number=1)
    page = reverse("admin:compliance_auditentry_change", args=[entry.pk])

    assert "plant.refused" in staff_client.get(page).content.decode()
    assert staff_client.post(page, {"action": "plant.grown"}).status_code == 403
    assert staff_client.get(reverse("admin:compliance_auditentry_add")).status_code == 403
    assert AuditEntry.objects.get().action == "plant.refused"


def test_staff_writes_are_recorded_with_the_names_of_the_fields(staff_client, staff):
    group_add = reverse("admin:auth_group_add")
    staff_client.post(group_add, {"name": "Helpers"})
    added = AuditEntry.objects.get()
    group_page = reverse("admin:auth_group_change", args=[added.target_id])
    staff_client.post(group_page, {"name": "Friends"})
    staff_client.post(reverse("admin:auth_group_delete", args=[added.target_id]), {"post": "yes"})

    entries = list(AuditEntry.objects.order_by("pk"))
    assert [entry.action for entry in entries] == ["row.added", "row.changed", "row.deleted"]
    assert {(entry.target_type, entry.target_id) for entry in entries} == {
        ("auth.group", added.target_id)
    }
    assert entries[1].details == {"fields": ["Name"]}
    assert all(entry.actor_id == staff.pk for entry in entries)


def test_a_sentence_about_a_change_names_no_fields():
    assert changed_fields("Changed password.") == []
    assert changed_fields([{"added": {"name": "bed"}}, {"changed": {"fields": ["Width"]}}]) == [
        "Width"
    ]


def test_gardeners_do_not_get_into_the_admin(client, db):
    client.force_login(make_gardener())

    assert client.get(reverse("admin:compliance_switch_changelist")).status_code in {302, 403}
    assert get_user_model().objects.count() == 1
