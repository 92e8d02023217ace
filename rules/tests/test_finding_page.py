"""A finding's own page, and what its card fetches when it is opened."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from gardens.tests.factories import GardenerFactory, GardenFactory
from rules.models import Finding
from rules.tests.cast import NOON
from rules.tests.factories import FindingFactory

pytestmark = pytest.mark.django_db
TODAY = reverse("rules:today")
HTMX = {"HX-Request": "true"}
QUERIES = 10


@pytest.fixture
def finding(clock) -> Finding:
    evidence = {"inputs": [], "assumptions": [], "references": ["Soil book, p. 1"], "limits": []}
    return FindingFactory(evidence=evidence)


@pytest.fixture
def own_client(finding) -> Client:
    client = Client()
    client.force_login(finding.garden.owner)
    return client


def html_of(client: Client, path: str, headers: dict | None = None) -> str:
    answer = client.get(path, headers=headers)
    assert answer.status_code == 200
    return answer.content.decode()


def answers_of(finding: Finding) -> str:
    return f'id="finding-answers-{finding.pk}"'


def test_the_card_fetches_its_numbers_and_without_script_leads_to_them(own_client, finding):
    numbers = reverse("rules:finding-numbers", args=[finding.pk])
    card = html_of(own_client, TODAY)
    assert "Soil book" not in card
    assert f'hx-get="{numbers}" hx-trigger="toggle once"' in card
    assert f'href="{numbers}"' in card
    assert "Soil book, p. 1" in html_of(own_client, numbers, HTMX)
    assert own_client.get(numbers).url == finding.get_absolute_url()
    page = html_of(own_client, finding.get_absolute_url())
    assert "Soil book, p. 1" in page
    assert "The what." in page


def test_what_asks_for_nothing_is_fetched_when_it_is_opened(own_client, finding):
    Finding.objects.update(severity="info", severity_rank=0)
    path = finding.get_absolute_url()
    card = html_of(own_client, TODAY)
    assert "The title." in card
    assert "The what." not in card
    assert f'hx-get="{path}" hx-trigger="toggle once"' in card
    assert f'href="{path}"' in card
    body = html_of(own_client, path, HTMX)
    assert "The what." in body
    assert "Seen</button>" in body
    assert "<html" not in body


def test_it_is_answered_on_its_page_without_script(own_client, finding):
    page = html_of(own_client, finding.get_absolute_url())
    assert answers_of(finding) in page
    assert f'hx-post="{reverse("rules:finding-answer", args=[finding.pk])}"' not in page
    answer = own_client.post(reverse("rules:finding-answer", args=[finding.pk]), {"answer": "mute"})
    assert answer.url == TODAY
    page = html_of(own_client, finding.get_absolute_url())
    assert answers_of(finding) not in page
    assert f'id="finding-answered-{finding.pk}"' in page


def test_what_no_longer_holds_says_so(own_client, finding):
    Finding.objects.update(resolved_at=NOON - timedelta(days=1))
    page = html_of(own_client, finding.get_absolute_url())
    assert "This finding no longer holds." in page
    assert answers_of(finding) not in page


def test_what_it_explains_stands_on_its_page_too(own_client, finding):
    words = {part: {"template": f"Feed {part}.", "values": {}} for part in ("title", "what", "why")}
    FindingFactory(
        garden=finding.garden,
        key="x",
        words=words | {"do": words["why"]},
        explained_by=finding.key,
    )
    for headers in (None, HTMX):
        assert "Feed title." in html_of(own_client, finding.get_absolute_url(), headers)


@pytest.mark.parametrize("path", ["today/folded/", "findings/{}/", "findings/{}/numbers/"])
def test_a_visitor_signs_in_first(finding, path):
    answer = Client().get(f"/{path.format(finding.pk)}")
    assert answer.status_code == 302
    assert answer.url.startswith("/accounts/login/")


def test_without_a_garden_the_folded_jobs_lead_to_the_start(clock):
    client = Client()
    client.force_login(GardenerFactory())
    assert client.get(reverse("rules:today-folded")).url == reverse("start")


def test_statements_do_not_grow_with_findings(clock, django_assert_num_queries):
    garden = GardenFactory()
    client = Client()
    client.force_login(garden.owner)
    FindingFactory(garden=garden)
    with django_assert_num_queries(QUERIES):
        html_of(client, TODAY)
    for number in range(30):
        severity, rank = ("info", 0) if number % 2 else ("critical", 3)
        FindingFactory(garden=garden, key=str(number), severity=severity, severity_rank=rank)
    with django_assert_num_queries(QUERIES):
        html_of(client, TODAY)
