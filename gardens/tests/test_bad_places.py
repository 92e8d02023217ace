"""What people type that is no place, and places where the seasons we know do not hold."""

from datetime import UTC, date, datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from gardens.models import Garden, Place
from gardens.tests.factories import GardenFactory, PlaceFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shipped_places")]


def start(client, typed: str, **fields: str):
    return client.post(reverse("start"), {"place": typed, "kind": "raised_bed", **fields})


def words(response) -> str:
    return " ".join(response.content.decode().replace("\N{NARROW NO-BREAK SPACE}", " ").split())


def page_of(client, typed: str, **fields: str) -> str:
    assert start(client, typed, **fields).status_code == 302
    garden = Garden.objects.get()
    assert client.get(reverse("rules:today")).status_code == 200
    return words(client.get(reverse("gardens:place-detail", args=[garden.pk])))


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("00000", "00000 is no US ZIP code that we know"),
        ("99999-1234", "99999 is no US ZIP code that we know"),
        ("8500", "We know no town called"),
        ("850011", "We know no town called"),
        ("91, 0", "latitude lies between −90 and 90"),
        ("-90.0001, 0", "latitude lies between −90 and 90"),
        ("0, 180.5", "longitude between −180 and 180"),
        ("999999999, 999999999", "latitude lies between −90 and 90"),
        ("49.2 E, 16.6 E", "latitude lies between −90 and 90"),
        ("49.2, 16.6, 9999", "The third number is the height in metres"),
        ("NaN, NaN", "We know no town called"),
        ("inf, -inf", "We know no town called"),
        ("1e3, 2", "latitude lies between −90 and 90"),
        ("0x10, 0x10", "We know no town called"),
        ("49.2, sixteen", "We know no town called"),
        ("٤٩, ١٦", "We know no town called"),
        ("91° 0′ N, 16° 36′ E", "latitude lies between −90 and 90"),
        ("49° 61′ N, 16° 36′ E", "We know no town called"),
        ("<script>", "We know no town called"),
        ("   ", "Type the town you garden in"),
    ],
)
def test_what_is_no_place_gets_a_sentence_and_stays_typed(client, typed, sentence):
    response = start(client, typed)
    assert response.status_code == 200
    assert sentence in words(response)
    assert response.context["form"]["place"].value() == typed
    assert not Garden.objects.exists()


@pytest.mark.parametrize(
    "typed",
    [
        "49°12'30\"N 16°36'0\"E",
        "49° 12′ 30″ N, 16° 36′ E",
        "N 49° 12.5′ E 16° 36′",
        "16° 36’ 0” E, 49° 12’ 30” N",
        "49°12'30'', 16°36'0''",
    ],
)
def test_degrees_minutes_and_seconds_are_understood(client, typed):
    page_of(client, typed)
    place = Place.objects.get()
    assert (place.latitude, place.longitude) == (49.21, 16.6)


def test_a_precision_that_does_not_exist_is_refused(client):
    response = start(client, "49.2, 16.6", precision="atomic")
    assert "Choose one of the three." in words(response)
    assert not Garden.objects.exists()


@pytest.mark.parametrize("precision", ["exact", "km", "region"])
@pytest.mark.parametrize(
    "typed", ["90, 0", "-90, 0", "0, 180", "0, -180", "-0.0, -0.0", "89.999, 179.999", "-17, 180"]
)
def test_the_edges_of_the_map_ask_two_questions(client, typed, precision):
    asked = start(client, typed, precision=precision)
    assert "No climate is known there. Answer two questions." in words(asked)
    months = [value for value, _ in asked.context["form"].fields["last_frost_month"].choices]
    page = page_of(
        client, typed, precision=precision, last_frost_month=months[4], coldest_night_c="-10"
    )
    place = Place.objects.get()
    assert abs(place.latitude) <= 90
    assert abs(place.longitude) <= 180
    assert "No climate is known near here" in page


def test_on_the_ocean_no_frost_is_an_answer(client):
    page = page_of(client, "0, -150", last_frost_month="0", coldest_night_c="20")
    assert "Frost: none" in page or "in 9 years of 10" in page


def test_a_polar_place_has_polar_night_and_evaporates_next_to_nothing(client, monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: datetime(2026, 12, 21, 12, tzinfo=UTC))
    page = page_of(client, "78.22, 15.65, 10")
    light = page[page.index('id="climate-light"') : page.index('id="climate-water"')]
    assert light.count("polar night") == 2
    assert "the sun does not set" in light
    place = Place.objects.get()
    assert place.timezone == "Arctic/Longyearbyen"
    table = page[page.index('id="climate-water"') :]
    assert '<th scope="row">Dec</th><td class="r">0.0 h</td><td class="r">2 mm</td>' in table


def test_where_no_night_is_safe_nothing_is_promised(client):
    """Ice: every month freezes."""
    cold = tuple(value - 25 for value in PlaceFactory.build().tmin_c)
    place = PlaceFactory(
        *(),
        tmin_c=cold,
        last_frost_p10=200,
        last_frost_p50=203,
        last_frost_p90=None,
        first_frost_p10=203,
        first_frost_p50=204,
        first_frost_p90=206,
        has_safe_date=False,
    )
    garden = GardenFactory(place=place)
    client.force_login(garden.owner)
    page = words(client.get(reverse("gardens:place-detail", args=[garden.pk])))
    assert "frost may come in summer too" in page
    assert page.count("any summer night may freeze, so tender ones have no date") == 2


@pytest.mark.parametrize("typed", ["Quito", "Singapore"])
def test_the_tropics_have_light_and_water_but_no_frost_to_choose(client, typed):
    page = page_of(client, typed)
    assert "No day is shorter than 10 hours" in page
    assert 'id="frost-appetite"' not in page
    assert 'id="climate-covers"' not in page
    assert 'id="climate-water"' in page


def test_the_south_begins_in_july_and_its_shortest_day_in_june(client):
    page = page_of(client, "Christchurch, NZ")
    water = page[page.index('id="climate-water"') :]
    assert water.index(">Jul<") < water.index(">Jan<")
    light = page[page.index('id="climate-light"') :]
    assert light.index("21 Jun") < light.index("21 Dec")
    assert "shorter than 10 hours from 6 May to 6 Aug" in page
    assert "All crops count from 10 Nov: frost comes later in 1 year of 10." in page


@pytest.mark.parametrize(
    ("typed", "zone", "today"),
    [
        # West of the meridian of 180 degrees, and yet a day ahead of Hawaii.
        ("Apia", "Pacific/Apia", date(2026, 5, 11)),
        ("1.87, -157.43", "Pacific/Kiritimati", date(2026, 5, 11)),
    ],
)
def test_the_date_is_that_of_the_clocks_not_of_the_longitude(
    client, monkeypatch, typed, zone, today
):
    now = datetime(2026, 5, 10, 12, tzinfo=UTC)
    monkeypatch.setattr(timezone, "now", lambda: now)
    page_of(client, typed)
    place = Place.objects.get()
    assert place.longitude < -150
    assert place.timezone == zone
    assert place.today(now) == today
    assert "Monday 11 May" in words(client.get(reverse("rules:today")))
