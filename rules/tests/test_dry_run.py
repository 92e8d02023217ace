"""Staff count what a change of a rule would do before they make it."""

from dataclasses import replace

import pytest
from django.urls import reverse
from django.utils import timezone

from compliance.models import AuditEntry
from compliance.tests.people import make_staff
from gardens.models import Gardener
from rules import dry_running, tasks
from rules.actions.dry_runs import ask_for_dry_run
from rules.actions.settings import LimitRefused
from rules.dry_running import count_next_gardens
from rules.engine.drafts import FindingDraft
from rules.engine.levels import Severity
from rules.engine.policy import Policy
from rules.models import DryRun, Finding, RuleSetting
from rules.models.setting import RuleSettingQuerySet
from rules.tests.cast import ask_and_evaluate, full_garden
from rules.tests.factories import DryRunFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def gardens(clock, plants):
    return [full_garden(plants) for _ in range(3)]


@pytest.fixture
def setting() -> RuleSetting:
    return RuleSetting.objects.get(rule_id="SPACE.ROOM")


def count(setting: RuleSetting, *, is_enabled: bool = True, **limits: float) -> DryRun:
    staff = Gardener.objects.filter(is_staff=True).first() or make_staff()
    run = ask_for_dry_run(setting, is_enabled=is_enabled, limits=limits, actor=staff)
    tasks.make_dry_run(run.pk)
    run.refresh_from_db()
    return run


def counts(run: DryRun) -> tuple[int, ...]:
    return run.gardens_changing, run.appearing, run.vanishing, run.rising, run.falling


def test_switching_a_rule_off_counts_what_would_vanish(gardens, setting):
    ask_and_evaluate(*gardens)
    of_rule = Finding.objects.open().filter(rule_id="SPACE.ROOM").count()
    run = count(setting, is_enabled=False)
    assert of_rule == 6
    assert counts(run) == (3, 0, 6, 0, 0)
    assert (run.gardens_done, run.gardens_total, run.is_finished) == (3, 3, True)
    assert Finding.objects.open().filter(rule_id="SPACE.ROOM").count() == of_rule


def test_switching_it_on_counts_what_would_appear(gardens, setting):
    RuleSetting.objects.filter(pk=setting.pk).update(is_enabled=False)
    assert counts(count(setting)) == (3, 6, 0, 0, 0)


def test_a_limit_counts_against_the_one_in_force(gardens, setting):
    assert counts(count(setting, roomy_below=0.5)) == (0, 0, 0, 0, 0)
    RuleSetting.objects.filter(pk=setting.pk).update(limits={"roomy_below": 0.1})
    assert count(setting, roomy_below=0.1).gardens_changing == 0


def test_severities_that_rise_and_fall_are_counted(gardens, monkeypatch):
    """By a rule that says less of shallow soil."""
    ph, setting = dry_running.BY_ID["SOIL.PH"], RuleSetting.objects.get(rule_id="SOIL.PH")

    def milder(snapshot, limits):
        for draft in ph.function(snapshot, limits):
            is_mild = limits["depth_cm"] < 20 and isinstance(draft, FindingDraft)
            yield replace(draft, severity=Severity.INFO) if is_mild else draft

    rule = replace(ph, function=milder)
    monkeypatch.setitem(dry_running.BY_ID, "SOIL.PH", rule)
    monkeypatch.setattr(RuleSettingQuerySet, "policy", lambda rows: policy_of(rule, rows))
    assert counts(count(setting, depth_cm=15)) == (3, 0, 0, 0, 3)
    RuleSetting.objects.filter(pk=setting.pk).update(limits={"depth_cm": 15.0})
    assert counts(count(setting, depth_cm=20)) == (3, 0, 0, 3, 0)


def policy_of(rule, rows) -> Policy:
    return Policy.of((rule,), {row.rule_id: row.limits for row in rows})


def test_it_goes_on_where_it_stopped_and_counts_no_garden_twice(gardens, setting, monkeypatch):
    monkeypatch.setattr(dry_running, "BATCH_SIZE", 2)
    run = DryRunFactory(setting=setting, gardens_total=3)
    assert count_next_gardens(run.pk) is True
    run.refresh_from_db()
    assert (run.gardens_done, run.is_finished) == (2, False)
    for _ in range(2):
        tasks.make_dry_run(run.pk)
    run.refresh_from_db()
    assert (run.gardens_done, run.vanishing, run.is_finished) == (3, 6, True)


def test_what_no_worker_took_is_rung_for_again(setting, clock, monkeypatch):
    rung = []
    monkeypatch.setattr(tasks.make_dry_run, "delay", rung.append)
    old = DryRunFactory(setting=setting)
    DryRun.objects.update(created_at="2026-05-10T11:00Z")
    DryRunFactory(setting=setting, created_at=timezone.now())
    tasks.ring_unfinished_dry_runs()
    assert rung == [old.pk]


def test_a_limit_out_of_bounds_is_refused(setting):
    with pytest.raises(LimitRefused):
        count(setting, roomy_below=2)
    assert not DryRun.objects.exists()


@pytest.fixture
def staff_client(client):
    client.force_login(make_staff())
    return client


def change_page(setting: RuleSetting) -> str:
    return reverse("admin:rules_rulesetting_change", args=[setting.pk])


def test_the_button_counts_and_changes_nothing(
    staff_client, gardens, setting, django_capture_on_commit_callbacks
):
    page = change_page(setting)
    assert "Count what would change" in staff_client.get(page).content.decode()
    before = AuditEntry.objects.count()
    with django_capture_on_commit_callbacks(execute=True):
        response = staff_client.post(page, {"roomy_below": "0.9", "_dry_run": "1"})
    run = DryRun.objects.get()
    assert response.url == run.get_absolute_url()
    assert (run.is_enabled, run.limits, run.is_finished) == (False, {"roomy_below": 0.9}, True)
    setting.refresh_from_db()
    assert (setting.is_enabled, setting.limits) == (True, {})
    assert AuditEntry.objects.count() == before


def test_its_page_shows_progress_until_it_is_through_and_leads_to_the_change(staff_client, setting):
    run = DryRunFactory(setting=setting, limits={"roomy_below": 0.7}, gardens_done=2)
    response = staff_client.get(run.get_absolute_url())
    assert response["Refresh"] == "2"
    assert f"{change_page(setting)}?dry_run={run.pk}" in response.content.decode()
    DryRun.objects.update(finished_at="2026-05-10T12:00Z")
    assert "Refresh" not in staff_client.get(run.get_absolute_url())


def test_the_change_begins_with_what_was_tried(staff_client, setting):
    run = DryRunFactory(setting=setting, is_enabled=False, limits={"roomy_below": 0.7})
    html = staff_client.get(f"{change_page(setting)}?dry_run={run.pk}").content.decode()
    assert 'name="roomy_below" value="0.7"' in html
    assert "checked" not in html
    for odd in ("", "x", "-1", "9" * 30):
        assert staff_client.get(f"{change_page(setting)}?dry_run={odd}").status_code == 200


def test_a_change_still_needs_its_reason(staff_client, setting):
    html = staff_client.post(change_page(setting), {"roomy_below": "0.9"}).content.decode()
    assert "This field is required." in html
    assert not DryRun.objects.exists()


def test_a_retired_rule_changes_nothing(gardens):
    retired = RuleSetting.objects.create(rule_id="SOIL.GONE", is_retired=True)
    run = count(retired)
    assert (counts(run), run.is_finished) == ((0, 0, 0, 0, 0), True)
