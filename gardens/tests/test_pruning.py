"""HAR-05: the pruning calendar on the page of a plant."""

from datetime import UTC, datetime

import pytest
from django.test import Client
from django.urls import reverse

from gardens.pruning import AFTER, HARMS, HOW, KINDS
from gardens.tests.factories import GardenFactory, PlaceFactory
from plants.agronomy.pruning import PRUNING, pruning_rules
from plants.tests.factories import PlantFactory

pytestmark = pytest.mark.django_db


def january(monkeypatch, month: int = 1) -> None:
    now = datetime(2026, month, 15, 12, tzinfo=UTC)
    monkeypatch.setattr("django.utils.timezone.now", lambda: now)


def page(slug: str, **place) -> str:
    """As the owner of a garden there sees it."""
    garden = GardenFactory(place=PlaceFactory(**place))
    client = Client()
    client.force_login(garden.owner)
    client.get(garden.get_absolute_url())
    PlantFactory(slug=slug)
    answer = client.get(reverse("plants:plant-detail", args=[slug]))
    return " ".join(answer.content.decode().replace("\N{NARROW NO-BREAK SPACE}", " ").split())


def test_HAR_05_a_plum_in_january_is_left_alone(monkeypatch):
    january(monkeypatch)
    shown = page("european-plum")
    assert "Not now: silver leaf and bacterial canker enter through cuts made in winter." in shown
    assert "<dd>1 Jun to 31 Aug. In dry weather.</dd>" in shown
    assert "1 Nov to 10 Mar: silver leaf" in shown


def test_HAR_05_an_apple_in_january_is_pruned(monkeypatch):
    january(monkeypatch)
    shown = page("apple")
    assert "Now is a good time." in shown
    assert "<dd>1 Nov to 10 Mar. Not in frost below −5 °C.</dd>" in shown
    assert "Do not prune" not in shown


def test_in_the_south_the_plum_is_pruned_in_january(monkeypatch):
    january(monkeypatch)
    shown = page("european-plum", christchurch=True)
    assert "Now is a good time." in shown
    assert "<dd>1 Dec to 28 Feb. In dry weather.</dd>" in shown
    assert "1 May to 10 Sep: silver leaf" in shown


def test_in_the_tropics_no_month_is_named(monkeypatch):
    january(monkeypatch)
    shown = page("apple", latitude=1.3)
    assert "In the tropics growth decides, not the month" in shown
    assert "<dt>Prune</dt>" not in shown


def test_a_raspberry_may_be_of_two_kinds(monkeypatch):
    january(monkeypatch)
    shown = page("red-raspberry")
    assert "Fruiting in summer" in shown
    assert "after the harvest. Cut the canes that bore fruit" in shown
    assert "1 Feb to 28 Feb. Cut all canes down to the ground." in shown


def test_lavender_in_november(monkeypatch):
    january(monkeypatch, month=11)
    shown = page("lavender")
    assert "Not now: cut back hard in autumn it sprouts no more from old wood." in shown


def test_what_is_not_pruned_and_who_has_no_garden_sees_nothing(client, monkeypatch):
    january(monkeypatch)
    assert "plant-pruning" not in page("tomato")
    PlantFactory(slug="apple")
    answer = client.get(reverse("plants:plant-detail", args=["apple"]))
    assert "plant-pruning" not in answer.content.decode()


def test_every_word_of_the_calendar_is_said():
    slugs = [*PRUNING, "red-raspberry"]
    rules = [rule for slug in slugs for rule in pruning_rules(slug)]
    assert {rule.harm.reason for rule in rules if rule.harm} <= set(HARMS)
    assert {rule.how for rule in rules} - {""} <= set(HOW)
    assert {rule.after for rule in rules} - {""} <= set(AFTER)
    assert {rule.kind for rule in rules} - {""} <= set(KINDS)
