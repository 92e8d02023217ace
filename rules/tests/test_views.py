"""Today, the findings of a page, the pages of the rules: as a gardener sees them."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from compliance.models import Switch
from gardens.models import CareTask, Garden
from gardens.tests.factories import GardenerFactory, PlantingFactory
from rules.models import Evaluation, Finding
from rules.tests.cast import NOON, ask_and_evaluate, full_garden

pytestmark = pytest.mark.django_db
TODAY = reverse("rules:today")
HTMX = {"HX-Request": "true"}


@pytest.fixture
def garden(clock, plants) -> Garden:
    garden = full_garden(plants)
    ask_and_evaluate(garden)
    return garden


@pytest.fixture
def own_client(garden) -> Client:
    client = Client()
    client.force_login(garden.owner)
    return client


def page(client: Client, path: str, **headers: str) -> str:
    response = client.get(path, headers=headers)
    assert response.status_code == 200
    return response.content.decode()


def add_job(garden: Garden, title: str, due_on: date, **fields) -> CareTask:
    return CareTask.objects.create(garden=garden, title=title, due_on=due_on, **fields)


def test_today_lists_what_is_overdue_first_then_todays_then_what_is_done(garden, own_client):
    CareTask.objects.all().delete()
    on = NOON.date()
    add_job(garden, "Tie in the peas", on)
    add_job(garden, "Earth up potatoes", on - timedelta(days=3))
    add_job(garden, "Thin carrots", on, state="done", done_on=on)
    add_job(garden, "Sow beans", on + timedelta(days=5))
    add_job(garden, "Lift garlic", on + timedelta(days=60))

    titles = re.findall(r'class="task__t">([^<]+)<', page(own_client, TODAY))

    assert titles == ["Earth up potatoes", "Tie in the peas", "Thin carrots", "Sow beans"]


def test_where_nothing_is_near_the_next_jobs_are_shown(garden, own_client):
    CareTask.objects.all().delete()
    add_job(garden, "Lift garlic", NOON.date() + timedelta(days=60))

    html = page(own_client, TODAY)

    assert "Coming up" in html
    assert "Lift garlic" in html


def test_today_says_late_and_how_long_it_takes(garden, own_client):
    CareTask.objects.all().delete()
    add_job(garden, "Earth up potatoes", NOON.date() - timedelta(days=3), minutes=20)

    html = page(own_client, TODAY)

    assert "Late" in html
    assert "about 20 min" in html


def test_a_finding_says_what_why_and_what_to_do_with_numbers_and_source(garden, own_client):
    finding = Finding.objects.filter(rule_id="SOIL.PH").first()

    html = page(own_client, TODAY)

    assert f'id="finding-{finding.pk}"' in html
    for words in (finding.what, finding.why, finding.do, finding.confidence_word):
        assert words in html
    numbers = page(own_client, reverse("rules:finding-numbers", args=[finding.pk]), **HTMX)
    assert all(reference in numbers for reference in finding.references)
    assert reverse("rules:rule-detail", args=["SOIL.PH"]) in html


def test_a_page_that_waits_is_told_that_nothing_is_new(garden, own_client):
    Evaluation.objects.request(garden.pk)

    waiting = own_client.get(f"{TODAY}?waiting", headers=HTMX)
    panel = own_client.get(
        f"{reverse('rules:findings-panel', args=[garden.pk])}?waiting", headers=HTMX
    )

    assert (waiting.status_code, panel.status_code) == (204, 204)


def test_the_page_asks_only_while_it_waits(garden, own_client):
    assert "every " not in page(own_client, TODAY)
    Evaluation.objects.request(garden.pk)
    html = page(own_client, TODAY)

    assert 'hx-trigger="garden-changed from:body, every 2s"' in html
    assert '<noscript><meta http-equiv="refresh" content="2"></noscript>' in html
    assert "Working out what it means" in html
    ask_and_evaluate(garden)
    fragment = page(own_client, f"{TODAY}?waiting", **HTMX)
    assert "every " not in fragment
    assert "<html" not in fragment


def test_a_worker_that_answers_while_the_page_is_read_is_still_awaited(garden, own_client):
    with CaptureQueriesContext(connection) as queries:
        own_client.get(reverse("rules:today"))
    asked = [query["sql"] for query in queries.captured_queries]
    first = {
        table: next(n for n, sql in enumerate(asked) if f'FROM "{table}"' in sql)
        for table in ("rules_evaluation", "rules_finding", "gardens_caretask")
    }
    assert sorted(first, key=first.get)[0] == "rules_evaluation"


def test_a_page_that_waits_long_asks_seldom_and_says_so(garden, own_client, clock):
    Evaluation.objects.request(garden.pk)
    clock(NOON + timedelta(minutes=5))

    html = page(own_client, f"{TODAY}?waiting", **HTMX)

    assert "every 15s" in html
    assert "takes longer than usual" in html


def test_a_switched_off_engine_is_said_and_its_findings_stay(garden, own_client):
    switch = Switch.objects.get(name="rule_engine")
    switch.active = False
    switch.save()
    Evaluation.objects.request(garden.pk)

    html = page(own_client, TODAY)

    assert "Advice is paused since 10 May 2026, 12:00" in html
    assert "every " not in html
    assert 'class="finding' in html


def test_a_day_without_jobs_and_findings_says_so(garden, own_client):
    CareTask.objects.all().delete()
    Finding.objects.all().delete()

    html = page(own_client, TODAY)

    assert "Nothing has to be done today." in html
    assert "Nothing to report." in html


def test_a_paused_engine_does_not_say_that_all_is_well(garden, own_client):
    CareTask.objects.all().delete()
    Finding.objects.all().delete()
    call_command("waffle_switch", "rule_engine", "off")

    html = page(own_client, TODAY)

    assert "No jobs are worked out while advice is paused." in html
    assert "Nothing has to be done today." not in html
    assert "Nothing to report." not in html


def test_an_expired_or_resolved_finding_is_not_shown(garden, own_client):
    Finding.objects.update(ends_on=NOON.date() - timedelta(days=1))
    assert 'class="finding ' not in page(own_client, TODAY)
    Finding.objects.update(ends_on=None, resolved_at=NOON)
    assert 'class="finding ' not in page(own_client, TODAY)


def test_who_has_no_garden_starts_one(clock):
    client = Client()
    client.force_login(GardenerFactory())

    assert client.get(TODAY).url == reverse("start")


def test_the_panel_of_a_bed_has_only_its_findings(garden, own_client):
    bed = garden.beds.first()

    html = page(own_client, reverse("rules:bed-findings", args=[garden.pk, bed.pk]), **HTMX)

    shown = {int(pk) for pk in re.findall(r'id="finding-(\d+)"', html)}
    assert shown == set(Finding.objects.open().filter(bed=bed).values_list("pk", flat=True))
    assert shown


def test_without_script_the_panel_is_part_of_its_page(garden, own_client):
    bed = garden.beds.first()

    whole = own_client.get(reverse("rules:findings-panel", args=[garden.pk]))
    of_bed = own_client.get(reverse("rules:bed-findings", args=[garden.pk, bed.pk]))

    assert whole.url == garden.get_absolute_url()
    assert of_bed.url == bed.get_absolute_url()


def test_findings_of_others_are_not_found(garden):
    stranger = Client()
    stranger.force_login(GardenerFactory())
    bed = garden.beds.first()

    for path in (
        reverse("rules:findings-panel", args=[garden.pk]),
        reverse("rules:bed-findings", args=[garden.pk, bed.pk]),
    ):
        assert stranger.get(path, headers=HTMX).status_code == 404


def test_a_bed_of_another_garden_has_no_findings_here(garden, own_client, plants):
    foreign = full_garden(plants).beds.first()

    path = reverse("rules:bed-findings", args=[garden.pk, foreign.pk])

    assert own_client.get(path, headers=HTMX).status_code == 404


@pytest.mark.parametrize("plantings", [5, 500])
def test_today_takes_at_most_ten_queries(garden, own_client, plants, plantings):
    bed = garden.beds.first()
    for number in range(plantings):
        PlantingFactory(bed=bed, plant=plants[0], x_cm=number % 200, y_cm=number % 100)
    ask_and_evaluate(garden)
    own_client.get(TODAY)

    with CaptureQueriesContext(connection) as queries:
        page(own_client, TODAY)

    assert len(queries) <= 10


def test_the_rules_are_public_and_each_has_its_page(client):
    html = page(client, reverse("rules:rule-list"))
    assert reverse("rules:rule-detail", args=["SPACE.PAIR"]) in html

    html = page(client, reverse("rules:rule-detail", args=["SOIL.PH"]))
    assert "<h2>Why it matters</h2>" in html
    assert "<h2>Source</h2>" in html
    assert client.get(reverse("rules:rule-detail", args=["SOIL.NONSENSE"])).status_code == 404


def test_local_midnight_decides_which_day_it_is(garden, own_client, clock):
    """At 23:00 UTC it is tomorrow in Brno."""
    clock(datetime(2026, 5, 10, 23, tzinfo=UTC))

    assert "<h1>Monday 11 May</h1>" in page(own_client, TODAY)


def test_while_a_message_stands_the_page_does_not_go_on_by_itself(garden, own_client):
    task = CareTask.objects.filter(garden=garden, state="open").first()
    own_client.post(reverse("gardens:task-done", args=[task.pk]))
    own_client.post(reverse("gardens:task-reopen", args=[task.pk]))
    html = page(own_client, TODAY)
    assert "Taken back." in html
    assert "Working out what it means" in html
    assert 'http-equiv="refresh"' not in html
    assert f'<noscript> <a href="{TODAY}">Look again</a></noscript>' in html
    assert 'http-equiv="refresh"' in page(own_client, TODAY)


def test_limits_of_a_rule_are_said_in_the_readers_units(garden, own_client):
    path = reverse("rules:rule-detail", args=["SOIL.PH"])
    assert "20\N{NARROW NO-BREAK SPACE}cm</td>" in page(own_client, path)
    type(garden.owner).objects.filter(pk=garden.owner_id).update(units="imperial")
    assert "7.9\N{NARROW NO-BREAK SPACE}in</td>" in page(own_client, path)
