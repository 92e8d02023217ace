"""The card of a finding: what it rests on, how it was reckoned, what would change it."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from gardens.models import Garden
from gardens.tests.factories import GardenFactory
from rules.models import Finding, finding
from rules.tests.cast import NOON, ask_and_evaluate, full_garden
from rules.tests.factories import FindingFactory

pytestmark = pytest.mark.django_db
TODAY = reverse("rules:today")
NARROW = "\N{NARROW NO-BREAK SPACE}"


def html_of(garden: Garden, path: str = TODAY, headers: dict | None = None) -> str:
    client = Client()
    client.force_login(garden.owner)
    html = client.get(path, headers=headers).content.decode()
    return html.replace(NARROW, " ").replace("&nbsp;", " ")


def numbers(found: Finding) -> str:
    """What opens under the card."""
    path = reverse("rules:finding-numbers", args=[found.pk])
    return html_of(found.garden, path, {"HX-Request": "true"})


@pytest.fixture
def garden(clock, plants) -> Garden:
    garden = full_garden(plants)
    ask_and_evaluate(garden)
    return garden


def test_a_card_has_rule_version_formula_limit_doubts_and_what_would_change_it(garden):
    found = garden.findings.get(rule_id="SOIL.PH")
    html = numbers(found)
    assert f"Worked out on 10 May 2026 by SOIL.PH, version {found.rule_version}." in html
    assert re.search(r"Reckoned</dt><dd>[\d.]+ g/m² × 2\.9 m² = [\d.]+ kg</dd>", html)
    assert "<dt>Limit</dt><dd>20 cm<small>Depth of soil that lime or sulfur is to change." in html
    assert "What would change this: A new soil test, or other crops in this bed." in html
    assert "Medium confidence: Typical values stand in for measured ones" in html
    assert "your soil test" in html


def test_a_sum_is_said_metric_so_that_it_holds(garden):
    type(garden.owner).objects.filter(pk=garden.owner_id).update(units="imperial")
    html = numbers(garden.findings.get(rule_id="SOIL.PH"))
    assert re.search(r"Reckoned</dt><dd>[\d.]+ g/m² × 2\.9 m² = [\d.]+ kg</dd>", html)
    assert "<dt>Limit</dt><dd>7.9 in<" in html


def test_an_old_input_is_named_among_the_doubts(garden):
    garden.beds.first().soil_tests.update(tested_on=NOON.date() - timedelta(days=4 * 365))
    ask_and_evaluate(garden)
    found = garden.findings.open().get(rule_id="SOIL.PH")
    assert found.confidence == "low"
    assert "pH is not fresh, or an estimate." in numbers(found)


def test_a_finding_from_before_cards_were_whole_is_shown_all_the_same(clock):
    found = FindingFactory(evidence={})
    html = numbers(found)
    assert "Reckoned" not in html
    assert "What would change this" not in html


def explaining(garden: Garden) -> Finding:
    parent = FindingFactory(garden=garden, key="SOIL.PH|bed:1")
    words = {
        part: {"template": f"Feed {part}.", "values": {}} for part in ("title", "what", "why", "do")
    }
    FindingFactory(
        garden=garden, rule_id="TEST.NEED", key="x", words=words, explained_by=parent.key
    )
    return parent


def test_what_a_finding_explains_stands_under_it_and_nowhere_else(clock):
    garden = GardenFactory()
    parent = explaining(garden)
    html = html_of(garden)
    assert re.search(r"Explained by this:</p>\s*<ul class=\"notes\"><li>Feed title\.", html)
    assert html.count("Feed title.") == 1
    assert re.findall(r'id="finding-(\d+)"', html) == [str(parent.pk)]
    assert "1 finding<" in html


def test_what_is_merged_is_stated_too(clock, monkeypatch):
    merging = replace(finding.BY_ID["SOIL.PH"], merges=("TEST.NEED",))
    monkeypatch.setitem(finding.BY_ID, "SOIL.PH", merging)
    garden = GardenFactory()
    explaining(garden)
    html = html_of(garden)
    assert "Also true, and weighed here:" in html
    assert "<li>Feed what. Feed do.</li>" in html


def test_news_is_marked_for_a_day(clock):
    found = FindingFactory(first_seen_at=NOON - timedelta(days=9), news_at=NOON)
    assert "changed since yesterday" in html_of(found.garden)
    clock(NOON + timedelta(days=1))
    assert "changed since yesterday" not in html_of(found.garden)


def test_what_is_new_is_not_called_changed(clock):
    found = FindingFactory(first_seen_at=NOON, news_at=NOON)
    assert "changed since yesterday" not in html_of(found.garden)
