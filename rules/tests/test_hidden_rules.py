"""Hide this rule here: what it said goes at once, and comes back when it is shown again."""

import pytest
from django.test import Client
from django.urls import reverse

from gardens.models import CareTask, Garden, TaskState
from rules.models import Finding, HiddenRule
from rules.tests.cast import ask_and_evaluate, full_garden

pytestmark = pytest.mark.django_db
PH = {"rule_id": "SOIL.PH"}


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


def hide(client: Client, garden: Garden):
    finding = garden.findings.get(**PH)
    path = reverse("rules:finding-answer", args=[finding.pk])
    return client.post(path, {"answer": "hide"})


def show(client: Client, garden: Garden):
    return client.post(reverse("rules:rule-show", args=[garden.pk, "SOIL.PH"]))


def test_a_hidden_rule_says_nothing_here_and_goes_on_elsewhere(own_client, garden, plants):
    other = full_garden(plants)
    ask_and_evaluate(other)
    hide(own_client, garden)
    assert not garden.findings.open().filter(**PH).exists()
    assert garden.care_tasks.get(**PH).state == TaskState.WITHDRAWN
    ask_and_evaluate(garden, other)
    assert not garden.findings.open().filter(**PH).exists()
    assert garden.findings.open().exists()
    assert other.findings.open().filter(**PH).exists()


def test_it_is_listed_and_shown_again(own_client, garden):
    hide(own_client, garden)
    page = own_client.get(reverse("rules:put-away", args=[garden.pk])).content.decode()
    assert "Soil pH does not suit the plants" in page
    assert reverse("rules:rule-show", args=[garden.pk, "SOIL.PH"]) in page
    show(own_client, garden)
    ask_and_evaluate(garden)
    assert garden.findings.open().filter(**PH).exists()
    assert garden.care_tasks.get(**PH).state == TaskState.OPEN
    assert not HiddenRule.objects.exists()


def test_twice_is_once(own_client, garden):
    for _ in range(2):
        hide(own_client, garden)
    assert HiddenRule.objects.count() == 1
    for _ in range(2):
        assert show(own_client, garden).status_code == 302


def test_ones_own_tasks_stay(own_client, garden):
    own = CareTask.objects.create(garden=garden, title="Lime", due_on="2026-05-10")
    hide(own_client, garden)
    own.refresh_from_db()
    assert own.state == TaskState.OPEN
    assert Finding.objects.filter(garden=garden, **PH).exists()
