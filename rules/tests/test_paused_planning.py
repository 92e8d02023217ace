"""What becomes of feeding plans while staff keep the optimisers off."""

import pytest
from django.core.management import call_command
from django.urls import reverse

from gardens.models import Bed
from gardens.tests.factories import BedFactory
from rules.catalogue import RULES
from rules.models import DryRun, Finding, RuleSetting
from rules.policy import PLANNERS
from rules.tasks import make_dry_run
from rules.tests.test_stored_soil import MEASURED, findings, measured, stands

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


@pytest.fixture
def plot(db) -> Bed:
    plot = BedFactory(length_cm=200, width_cm=200, texture="loam")
    stands(plot)
    measured(plot, **MEASURED)
    return plot


def pause() -> None:
    call_command("waffle_switch", "optimization_engines", "off")


def test_every_rule_that_calls_the_optimiser_is_a_planner():
    calls = {rule.id for rule in RULES if "feeding" in rule.function.__globals__}

    assert calls == PLANNERS == {"FEED.PLAN", "FEED.INFEASIBLE"}


def test_no_plan_is_made_and_the_other_rules_speak(plot):
    pause()

    found = findings(plot)

    assert not PLANNERS & found.keys()
    assert "SOIL.N_NEED" in found


def test_a_plan_that_was_there_stays_with_what_it_explains(plot):
    before = findings(plot)
    pause()

    after = findings(plot)

    assert after["FEED.PLAN"].changed_at == before["FEED.PLAN"].changed_at
    assert after["SOIL.N_NEED"].explained_by == before["SOIL.N_NEED"].explained_by != ""


def test_a_plan_whose_need_went_goes_when_planning_is_on_again(plot):
    findings(plot)
    pause()
    plot.plantings.all().delete()
    assert findings(plot)["FEED.PLAN"].resolved_at is None

    call_command("waffle_switch", "optimization_engines", "on")

    assert findings(plot)["FEED.PLAN"].resolved_at is not None


def test_a_dry_run_does_not_plan_either(plot):
    findings(plot)
    pause()
    RuleSetting.objects.sync()
    run = DryRun.objects.create(
        setting=RuleSetting.objects.get(rule_id="FEED.PLAN"), is_enabled=False, limits={}
    )

    make_dry_run(run.pk)

    run.refresh_from_db()
    assert (run.gardens_done, run.vanishing) == (1, 0)


def test_the_gardener_reads_that_plans_are_paused(plot, client):
    findings(plot)
    client.force_login(plot.garden.owner)
    sentence = "Feeding plans are paused since 10 May 2026, 12:00. Those that stand here are older."
    assert sentence not in client.get(reverse("rules:today")).content.decode()

    pause()

    html = client.get(reverse("rules:today")).content.decode()
    assert sentence in html
    assert "Advice is paused" not in html
    assert Finding.objects.open().filter(rule_id="FEED.PLAN").exists()
