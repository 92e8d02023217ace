import hashlib
from math import inf, nan

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from compliance.models import AuditEntry
from compliance.tests.people import make_staff
from gardens.tests.factories import GardenFactory
from rules import tasks
from rules.actions.settings import LimitRefused, change_rule_setting
from rules.catalogue import BY_ID
from rules.models import DryRun, Evaluation, Finding, HiddenRule, KeptSnapshot, RuleSetting
from rules.tests.cast import ask_and_evaluate, full_garden
from rules.tests.factories import DryRunFactory, HiddenRuleFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff():
    return make_staff()


@pytest.fixture
def setting() -> RuleSetting:
    return RuleSetting.objects.get(rule_id="SOIL.PH")


def change(setting, staff, *, is_enabled=True, reason="Measured anew", **limits) -> RuleSetting:
    return change_rule_setting(
        setting, is_enabled=is_enabled, limits=limits, actor=staff, reason=reason
    )


def test_a_change_is_stored_with_its_reason(setting, staff):
    changed = change(setting, staff, depth_cm=15, is_enabled=False)
    changed.refresh_from_db()
    assert (changed.is_enabled, changed.limits) == (False, {"depth_cm": 15.0})
    assert changed.changed_because == "Measured anew"


def test_a_change_leaves_one_entry_with_before_after_and_the_hash_of_the_reason(setting, staff):
    change(setting, staff, depth_cm=15)
    AuditEntry.objects.get()
    change(setting, staff, depth_cm=12.5, is_enabled=False, reason="Wrong again")
    entry = AuditEntry.objects.latest("pk")
    assert (entry.action, entry.actor_id, entry.target_id) == (
        "rule.changed", staff.pk, str(setting.pk),
    )  # fmt: skip
    assert entry.details == {
        "rule": "SOIL.PH",
        "before": ["on", "depth_cm=15"],
        "after": ["off", "depth_cm=12.5"],
        "reason_sha256": hashlib.sha256(b"Wrong again").hexdigest(),
    }
    assert AuditEntry.objects.verify() is None


def test_a_default_is_not_stored_so_that_a_better_one_reaches_everybody(setting, staff):
    change(setting, staff, depth_cm=15)
    assert change(setting, staff, depth_cm=20).limits == {}
    assert change(setting, staff).limits == {}


@pytest.mark.parametrize("depth_cm", [9.99, 30.01, nan, inf, -inf])
def test_a_limit_out_of_bounds_is_refused_and_nothing_is_stored(setting, staff, depth_cm):
    with pytest.raises(LimitRefused, match="Enter a number from 10 to 30 for depth_cm"):
        change(setting, staff, depth_cm=depth_cm)
    setting.refresh_from_db()
    assert setting.limits == {}
    assert not AuditEntry.objects.exists()


@pytest.mark.parametrize("depth_cm", [10, 30])
def test_the_bounds_themselves_are_allowed(setting, staff, depth_cm):
    assert change(setting, staff, depth_cm=depth_cm).limits == {"depth_cm": depth_cm}


def test_a_limit_the_rule_does_not_have_is_refused(setting, staff):
    with pytest.raises(LimitRefused, match="margin is not a limit of this rule"):
        change(setting, staff, margin=1)


def test_a_retired_rule_has_no_limits_but_can_be_noted(staff):
    gone = RuleSetting.objects.create(rule_id="SOIL.GONE", is_retired=True)
    assert change(gone, staff, is_enabled=False).is_enabled is False


def test_every_garden_is_asked_for_and_rung_after_the_commit(
    setting, staff, rung, django_capture_on_commit_callbacks
):
    gardens = [GardenFactory() for _ in range(3)]
    for garden in gardens:
        Evaluation.objects.request(garden.pk)
    Evaluation.objects.update(done_revision=1)
    with django_capture_on_commit_callbacks(execute=True):
        change(setting, staff, depth_cm=15)
        assert Evaluation.objects.pending().count() == 3
        assert rung == []
    assert rung == [[garden.pk for garden in gardens]]


def test_asking_takes_the_same_statements_for_any_number_of_gardens(setting, staff):
    counts = []
    for _ in range(2):
        for _ in range(5):
            Evaluation.objects.request(GardenFactory().pk)
        with CaptureQueriesContext(connection) as queries:
            change(setting, staff, depth_cm=15 + len(counts))
        counts.append(len(queries))
    assert counts[0] == counts[1]


@pytest.mark.usefixtures("clock")
def test_a_limit_acts_with_the_next_evaluation(setting, staff, plants):
    garden = full_garden(plants)
    ask_and_evaluate(garden)

    def dose() -> float:
        return dict(Finding.objects.get(rule_id="SOIL.PH").numbers)["In all"]["quantity"]

    before = dose()
    change(setting, staff, depth_cm=10)
    tasks.evaluate_gardens([garden.pk])
    assert dose() == pytest.approx(before / 2)


# The admin ---------------------------------------------------------------------------------------


@pytest.fixture
def staff_client(client, staff):
    client.force_login(staff)
    return client


def page(setting: RuleSetting) -> str:
    return reverse("admin:rules_rulesetting_change", args=[setting.pk])


def test_the_form_has_a_field_for_each_limit_with_its_bounds(staff_client):
    setting = RuleSetting.objects.get(rule_id="WATER.IRRIGATE")
    html = staff_client.get(page(setting)).content.decode()
    for threshold in BY_ID["WATER.IRRIGATE"].thresholds:
        assert f'name="{threshold.name}"' in html
    assert 'name="soon_days" value="2" min="1" max="5"' in html
    assert "Default 2 d, from 1 to 5." in html
    assert 'name="limits"' not in html
    frost = RuleSetting.objects.get(rule_id="FROST.FORECAST")
    assert "Default 0.1, from 0.01 to 0.5." in staff_client.get(page(frost)).content.decode()


def test_a_change_in_the_admin_is_the_action(staff_client, setting, staff):
    response = staff_client.post(
        page(setting), {"is_enabled": "on", "depth_cm": "15", "reason": "Spade depth"}
    )
    assert response.status_code == 302
    setting.refresh_from_db()
    assert (setting.limits, setting.changed_because) == ({"depth_cm": 15.0}, "Spade depth")
    entry = AuditEntry.objects.get()
    assert (entry.action, entry.actor_id) == ("rule.changed", staff.pk)
    html = staff_client.get(page(setting)).content.decode()
    assert 'name="depth_cm" value="15.0"' in html


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("depth_cm", "31"),
        ("depth_cm", "nan"),
        ("depth_cm", "1e400"),
        ("depth_cm", ""),
        ("reason", ""),
        ("reason", " "),
        ("reason", "x" * 301),
        ("reason", "a\x00b"),
    ],
)
def test_a_form_that_is_not_right_changes_nothing(staff_client, setting, field, value):
    sent = {"is_enabled": "on", "depth_cm": "15", "reason": "Spade depth", field: value}
    response = staff_client.post(page(setting), sent)
    assert field in response.context["adminform"].form.errors
    setting.refresh_from_db()
    assert setting.limits == {}
    assert not AuditEntry.objects.exists()


def test_a_rule_without_limits_can_be_turned_off(staff_client):
    setting = RuleSetting.objects.get(rule_id="WATER.POT")
    staff_client.post(page(setting), {"reason": "Too many complaints"})
    setting.refresh_from_db()
    assert not setting.is_enabled


def test_a_retired_rule_opens_without_limits(staff_client):
    gone = RuleSetting.objects.create(rule_id="SOIL.GONE", is_retired=True)
    assert staff_client.get(page(gone)).status_code == 200


def test_rules_are_neither_added_nor_deleted_by_hand(staff_client, setting):
    add = staff_client.get(reverse("admin:rules_rulesetting_add"))
    delete = staff_client.post(
        reverse("admin:rules_rulesetting_delete", args=[setting.pk]), {"post": "yes"}
    )
    assert (add.status_code, delete.status_code) == (403, 403)
    assert staff_client.get(reverse("admin:rules_rulesetting_changelist")).status_code == 200


@pytest.mark.usefixtures("clock")
@pytest.mark.parametrize("model", [Finding, Evaluation, KeptSnapshot, HiddenRule, DryRun])
def test_what_nobody_edits_is_read_only(staff_client, plants, model):
    ask_and_evaluate(full_garden(plants))
    HiddenRuleFactory()
    DryRunFactory()
    name, pk = model._meta.model_name, model.objects.first().pk
    assert staff_client.get(reverse(f"admin:rules_{name}_changelist")).status_code == 200
    change_page = reverse(f"admin:rules_{name}_change", args=[pk])
    assert staff_client.get(change_page).status_code == 200
    assert staff_client.post(change_page, {}).status_code == 403
    assert staff_client.get(reverse(f"admin:rules_{name}_add")).status_code == 403
    delete = reverse(f"admin:rules_{name}_delete", args=[pk])
    assert staff_client.post(delete, {"post": "yes"}).status_code == 403
