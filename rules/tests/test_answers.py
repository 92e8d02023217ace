"""Done, later, not relevant: from Today and panels, with and without script, and taken back."""

import re
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from gardens.models import CareTask, Garden, TaskState
from gardens.tests.factories import GardenerFactory
from rules.actions.answers import mute_finding
from rules.models import Evaluation, Finding
from rules.tests.cast import NOON, ask_and_evaluate, full_garden

pytestmark = pytest.mark.django_db
TODAY, ON = reverse("rules:today"), NOON.date()
ANSWER = "rules:finding-answer"
HTMX = {"HX-Request": "true"}


@pytest.fixture
def garden(clock, plants, rung) -> Garden:
    garden = full_garden(plants)
    ask_and_evaluate(garden)
    return garden


@pytest.fixture
def own_client(garden) -> Client:
    client = Client()
    client.force_login(garden.owner)
    return client


@pytest.fixture
def finding(garden) -> Finding:
    return Finding.objects.get(garden=garden, rule_id="SOIL.PH")


def task_of(finding: Finding) -> CareTask:
    return CareTask.objects.get(garden=finding.garden_id, origin=finding.key)


def send(client: Client, act: str, finding: Finding, *, htmx: bool = False, **data):
    """Buttons of one form, but for the way back."""
    path = reverse("rules:finding-reopen" if act == "reopen" else ANSWER, args=[finding.pk])
    sent = {"next": TODAY, "answer": act, **data}
    return client.post(path, sent, headers=HTMX if htmx else {})


def html_of(client: Client, path: str = TODAY) -> str:
    return client.get(path).content.decode()


def test_a_card_offers_its_answers_without_script(own_client, finding):
    path = reverse(ANSWER, args=[finding.pk])
    html = html_of(own_client)
    form = html[html.index(f'id="finding-answers-{finding.pk}"') :].partition("</form>")[0]
    assert f'method="post" action="{path}" hx-post="{path}"' in form
    assert re.findall(r'name="answer" value="(\w+)"', form) == ["done", "later", "mute", "hide"]


def test_done_ticks_the_task_and_puts_the_finding_away(own_client, finding):
    response = send(own_client, "done", finding)
    assert response.url == TODAY
    assert (task_of(finding).state, task_of(finding).done_on) == (TaskState.DONE, ON)
    html = html_of(own_client)
    assert f'id="finding-{finding.pk}"' not in html
    assert f'id="finding-answered-{finding.pk}"' in html
    assert "Done. It asks again when what it rests on changes." in html


@pytest.mark.parametrize("htmx", [False, True])
@pytest.mark.parametrize(
    ("act", "data", "state"),
    [
        ("done", {}, TaskState.DONE),
        ("later", {"days": "7"}, TaskState.OPEN),
        ("mute", {}, TaskState.SKIPPED),
    ],
)
def test_every_answer_can_be_taken_back(own_client, finding, act, data, state, htmx):
    wanted_on = task_of(finding).due_on
    send(own_client, act, finding, htmx=htmx, **data)
    assert task_of(finding).state == state
    assert f'id="finding-{finding.pk}"' not in html_of(own_client)
    send(own_client, "reopen", finding, htmx=htmx)
    task = task_of(finding)
    assert (task.state, task.due_on, task.snoozed_from) == (TaskState.OPEN, wanted_on, None)
    assert f'id="finding-{finding.pk}"' in html_of(own_client)


def test_later_comes_back_on_its_day_with_its_task(own_client, finding, clock):
    send(own_client, "later", finding, days="3")
    assert task_of(finding).due_on == ON + timedelta(days=3)
    assert "put off until 13 May 2026" in html_of(own_client)
    clock(NOON + timedelta(days=3))
    assert f'id="finding-{finding.pk}"' in html_of(own_client)


@pytest.mark.parametrize("days", ["", "2", "x", "-1"])
def test_later_without_a_time_says_what_to_do(own_client, finding, days):
    send(own_client, "later", finding, days=days)
    assert "Choose an answer, and for how long to put it off." in html_of(own_client)
    assert Finding.objects.get(pk=finding.pk).answer == ""


@pytest.mark.parametrize(
    ("latitude", "until"), [(49.2, date(2027, 1, 1)), (-43.5, date(2026, 7, 1))]
)
def test_not_relevant_lasts_for_the_season_of_the_hemisphere(garden, finding, latitude, until):
    type(garden.place).objects.filter(pk=garden.place_id).update(latitude=latitude)
    assert mute_finding(finding, on=ON, actor=garden.owner).hidden_until == until


def test_with_script_only_the_message_is_sent_and_the_panel_asks_anew(own_client, finding):
    response = send(own_client, "mute", finding, htmx=True)
    html = response.content.decode()
    assert response["HX-Trigger"] == "garden-changed"
    assert response["HX-Reswap"] == "none"
    assert 'hx-swap-oob="true"' in html
    assert "Put away for this season." in html
    assert "<html" not in html


def test_an_answer_asks_for_an_evaluation_that_changes_nothing(own_client, garden, finding):
    send(own_client, "mute", finding)
    assert Evaluation.objects.get(garden=garden).is_pending
    before = Finding.objects.get(pk=finding.pk)
    ask_and_evaluate(garden)
    after = Finding.objects.get(pk=finding.pk)
    assert (after.answer, after.changed_at) == (before.answer, before.changed_at)
    assert task_of(finding).state == TaskState.SKIPPED


def test_a_finding_that_no_longer_holds_is_told(own_client, finding):
    Finding.objects.filter(pk=finding.pk).update(resolved_at=NOON)
    send(own_client, "done", finding)
    assert "This finding no longer holds." in html_of(own_client)
    assert task_of(finding).state == TaskState.OPEN


def test_what_was_put_away_is_listed_with_its_way_back(own_client, garden, finding, clock):
    send(own_client, "mute", finding)
    clock(NOON + timedelta(days=9))
    assert f"finding-answered-{finding.pk}" not in html_of(own_client)
    html = html_of(own_client, reverse("rules:put-away", args=[garden.pk]))
    assert f"finding-answered-{finding.pk}" in html
    assert "not relevant until 1 Jan 2027" in html
    assert reverse("rules:finding-reopen", args=[finding.pk]) in html


def test_the_panel_of_its_bed_offers_the_same(own_client, garden, finding):
    path = reverse("rules:bed-findings", args=[garden.pk, finding.bed_id])
    html = own_client.get(path, headers=HTMX).content.decode()
    assert reverse(ANSWER, args=[finding.pk]) in html
    send(own_client, "mute", finding)
    html = own_client.get(path, headers=HTMX).content.decode()
    shown = re.findall(rf'id="(finding-(?:answered-)?{finding.pk})"', html)
    assert shown == [f"finding-answered-{finding.pk}"]


def test_nobody_answers_for_another(finding):
    stranger = Client()
    stranger.force_login(GardenerFactory())
    for act in ("done", "later", "mute", "reopen"):
        assert send(stranger, act, finding, days="3").status_code == 404
    assert Finding.objects.get(pk=finding.pk).answer == ""


@pytest.mark.parametrize("htmx", [False, True])
def test_another_answer_from_a_second_window_is_refused(own_client, finding, htmx):
    send(own_client, "done", finding)
    html_of(own_client)
    response = send(own_client, "mute", finding, htmx=htmx)
    html = response.content.decode() if htmx else html_of(own_client)
    assert "This finding was answered already. Undo that answer first to give another." in html
    finding.refresh_from_db()
    assert (finding.answer, finding.hidden_until) == ("done", None)
    assert task_of(finding).state == TaskState.DONE


def test_later_sent_twice_counts_once(own_client, finding):
    for _ in range(2):
        send(own_client, "later", finding, days="3")
    assert task_of(finding).due_on == ON + timedelta(days=3)
    finding.refresh_from_db()
    assert finding.hidden_until == ON + timedelta(days=3)
