import re
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from gardens.models import ClimateSource, Garden, Gardener, GardenKind, Place, Town
from gardens.signals import garden_changed
from gardens.tests.factories import GardenerFactory
from plants.loading import load_catalogue

pytestmark = pytest.mark.django_db

START = "/start/"


@pytest.fixture
def changes():
    """The gardens that asked for advice."""
    heard: list[int] = []

    def hear(sender, garden_id, **kwargs):
        heard.append(garden_id)

    garden_changed.connect(hear)
    yield heard
    garden_changed.disconnect(hear)


def start(client, place: str, kind: str = "raised_bed", **answers: str):
    return client.post(START, {"place": place, "kind": kind, **answers})


def text(response) -> str:
    return response.content.decode()


def chosen(page: str, name: str) -> str:
    """The value of the radio button that is on."""
    radios = re.findall(rf'<input type="radio" name="{name}"[^>]*>', page)
    [on] = [radio for radio in radios if "checked" in radio]
    return re.search('value="([^"]*)"', on)[1]


def test_the_first_page_asks_for_place_and_kind_and_nothing_else(client):
    page = text(client.get(reverse("landing")))

    assert page.count('type="text"') == 1
    assert page.count('type="radio"') == len(GardenKind)
    assert 'action="/start/"' in page
    assert "Example" in page


def test_who_is_signed_in_goes_straight_to_today(client):
    client.force_login(GardenerFactory())

    response = client.get(reverse("landing"))

    assert (response.status_code, response.url) == (302, reverse("rules:today"))


@pytest.mark.usefixtures("shipped_places")
def test_two_inputs_make_a_guest_with_a_filled_example_in_their_climate(client, changes):
    load_catalogue()

    response = start(client, "Brno")

    guest = Gardener.objects.get()
    garden = Garden.objects.get()
    assert (response.status_code, response.url) == (302, reverse("rules:today"))
    assert guest.is_guest
    assert guest.email is None
    assert not guest.has_usable_password()
    assert garden.owner == guest
    assert garden.is_example
    assert garden.kind == "raised_bed"
    assert garden.place.climate_name == "Brno/Turany"
    assert 5 <= garden.plantings.count() <= 6
    assert set(changes) == {garden.pk}
    assert client.session["_auth_user_id"] == str(guest.pk)


@pytest.mark.usefixtures("shipped_places")
@pytest.mark.parametrize("kind", GardenKind.values)
@pytest.mark.parametrize("place", ["Christchurch, NZ", "Singapore", "Phoenix"])
def test_every_kind_starts_in_every_climate(client, kind, place):
    start(client, place, kind)

    garden = Garden.objects.get()
    assert garden.kind == kind
    assert garden.beds.exists() or not garden.plantings.exists()


@pytest.mark.usefixtures("shipped_places")
def test_the_guest_comes_back_to_the_same_garden(client):
    start(client, "Brno")

    assert Garden.objects.get().name in text(client.get(reverse("rules:today")))


@pytest.mark.usefixtures("shipped_places")
def test_of_several_towns_one_is_chosen_and_what_was_typed_is_kept(client):
    asked = text(start(client, "Christchurch", "balcony"))

    assert Gardener.objects.count() == 0
    assert "Christchurch, New Zealand" in asked
    assert "Christchurch, United Kingdom" in asked
    assert 'value="Christchurch"' in asked
    assert chosen(asked, "kind") == "balcony"

    town = Town.objects.get(name="Christchurch", country_code="GB")
    start(client, "Christchurch", "balcony", spot=str(town.pk))
    assert Garden.objects.get().place.country_code == "GB"


@pytest.mark.usefixtures("shipped_places")
def test_a_choice_that_was_not_offered_is_asked_again(client):
    response = start(client, "Christchurch", spot="3078610")

    assert "Choose one." in text(response)
    assert Gardener.objects.count() == 0


@pytest.mark.usefixtures("shipped_places")
def test_without_a_climate_two_questions_are_asked_and_their_answers_used(client):
    asked = text(start(client, "0, -150"))
    assert "Answer two questions." in asked
    assert "No frost here" in asked
    assert 'class="err"' not in asked
    assert Gardener.objects.count() == 0

    start(client, "0, -150", last_frost_month="4", coldest_night_c="-8")
    place = Place.objects.get()
    assert place.climate_source == ClimateSource.ANSWERED
    assert place.timezone == "Etc/GMT+10"
    assert place.last_frost_p50 == 105


@pytest.mark.usefixtures("shipped_places")
@pytest.mark.parametrize(
    ("month", "coldest", "sentence"),
    [
        ("", "", "Choose a month"),
        ("4", "", "Enter degrees Celsius"),
        ("4", "cold", "Enter degrees Celsius"),
        ("4", "NaN", "Enter degrees Celsius"),
        ("4", "1e400", "Enter degrees Celsius"),
        ("4", "-300", "at least −70"),
        ("4", "5", "does not fit the other answer"),
        ("0", "-5", "does not fit the other answer"),
        ("10", "-5", "Choose a month"),
        ("13", "-5", "Select a valid choice"),
    ],
)
def test_answers_that_cannot_be_are_asked_again(client, month, coldest, sentence):
    response = start(client, "0, -150", last_frost_month=month, coldest_night_c=coldest)

    assert response.status_code == 200
    assert sentence in text(response)
    assert Gardener.objects.count() == 0


def test_who_would_rather_not_say_answers_two_questions_instead(client):
    asked = text(start(client, "", band="south"))
    assert "Answer two questions." in asked
    assert asked.index("August") < asked.index("January")

    start(client, "", band="south", last_frost_month="10", coldest_night_c="-4")
    place = Place.objects.get()
    assert place.is_southern
    assert place.label == "South, temperate"
    assert place.country_code == ""


@pytest.mark.usefixtures("shipped_places")
@pytest.mark.parametrize(
    "place",
    [
        "",
        "   ",
        "Xyzzyx",
        "99999",
        "91, 0",
        "NaN, NaN",
        "1e999 2",
        "x" * 10_000,
        "Brno\0",
        "49.2, 16.6, 99999",
        "'; DROP TABLE gardens_place; --",
        "<script>alert(1)</script>",
    ],
)
def test_bad_input_gets_a_sentence_and_is_kept(client, place):
    response = start(client, place, "windowsill")
    page = text(response)

    assert response.status_code == 200
    assert 'class="err"' in page
    assert chosen(page, "kind") == "windowsill"
    assert "<script>alert" not in page
    assert Gardener.objects.count() == 0


@pytest.mark.usefixtures("shipped_places")
@pytest.mark.parametrize("kind", ["", "castle", "\0"])
def test_an_unknown_kind_gets_a_sentence(client, kind):
    response = start(client, "Brno", kind)

    assert response.status_code == 200
    assert 'class="err"' in text(response)
    assert Gardener.objects.count() == 0


@pytest.mark.usefixtures("shipped_places")
@pytest.mark.parametrize(
    "place", ["78.22, 15.65", "Suva", "-18.1, 178.4, 20", "Singapore", "02134", "-43.5 172.6"]
)
def test_places_at_the_edges_of_the_globe_start_too(client, place):
    assert start(client, place).status_code == 302
    assert client.get(reverse("rules:today")).status_code == 200


@pytest.mark.usefixtures("shipped_places")
def test_a_gardener_adds_another_garden_and_it_is_opened(client):
    gardener = GardenerFactory()
    client.force_login(gardener)
    assert client.get(START).status_code == 200

    start(client, "Brno", "allotment")
    start(client, "Singapore", "balcony")

    assert Gardener.objects.get() == gardener
    assert gardener.gardens.count() == 2
    assert "Singapore" in text(client.get(reverse("rules:today")))


@pytest.mark.usefixtures("shipped_places")
def test_the_example_is_of_the_day_in_the_garden(client, monkeypatch):
    """At 13:00 in London the next day has begun in Christchurch."""
    seen = []
    monkeypatch.setattr("gardens.actions.guests.plant_example", lambda garden, on: seen.append(on))
    monkeypatch.setattr(timezone, "now", lambda: datetime(2026, 5, 5, 13, tzinfo=ZoneInfo("UTC")))

    start(client, "Christchurch, NZ")

    assert [on.isoformat() for on in seen] == ["2026-05-06"]


@pytest.mark.usefixtures("shipped_places")
def test_starting_costs_a_known_number_of_statements(client):
    load_catalogue()
    start(client, "Singapore")

    client.logout()
    with CaptureQueriesContext(connection) as queries:
        start(client, "Brno")

    assert len(queries) <= 40
