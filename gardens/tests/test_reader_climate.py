"""What the catalogue knows of its reader: the climate of the current garden."""

import re
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.test import Client, RequestFactory
from django.urls import reverse

from gardens.current import reader_climate
from gardens.forms.fields import PlantField
from gardens.models import Garden, GardenKind
from gardens.tests.factories import GardenFactory, PlaceFactory
from plants.reader import ReaderClimate
from plants.tests.factories import CultivarFactory, PlantFactory

pytestmark = pytest.mark.django_db


def asked(garden: Garden | None) -> ReaderClimate | None:
    request = RequestFactory().get("/plants/")
    request._current_garden = garden
    return reader_climate(request)


def page(client: Client, **query: str) -> str:
    response = client.get(reverse("plants:plant-list"), query)
    assert response.status_code == 200
    return response.content.decode()


def test_the_climate_is_that_of_the_gardens_place():
    place = PlaceFactory(usda_zone="6b")

    climate = asked(GardenFactory(place=place))

    assert (climate.zone, climate.place, climate.latitude_deg) == (6.5, "Brno", 49.15)
    assert climate.frost == place.frost_dates
    assert isinstance(climate.on, date)


def test_without_a_garden_outdoors_there_is_none():
    assert asked(None) is None
    assert asked(GardenFactory(kind=GardenKind.WINDOWSILL)) is None


def test_a_place_without_a_zone_offers_the_season_only():
    climate = asked(GardenFactory(place=PlaceFactory(usda_zone="")))

    assert climate.zone is None
    assert climate.has_season


def test_each_row_of_the_catalogue_has_its_year(own_client, garden):
    PlantFactory(common_name="Tomato", tender=True)
    html = page(own_client)

    chart = re.search(r'<svg class="bars" id="plant-mini-season-\d+".*?</svg>', html, re.DOTALL)
    assert re.search(r'aria-label="Tomato: Start indoors [^"]+; Plant out [^"]+"', chart[0])
    for look in ("winter", "frost", "b-indoor--box", "b-plant", "today"):
        assert f'class="{look}"' in chart[0]
    assert "In your climate" in html


def test_the_years_of_many_rows_cost_no_query(own_client, garden, django_assert_max_num_queries):
    PlantFactory.create_batch(2)
    page(own_client)
    with django_assert_max_num_queries(8):
        page(own_client)

    PlantFactory.create_batch(30)
    page(own_client)
    with django_assert_max_num_queries(8):
        page(own_client)


@pytest.mark.parametrize("place", ["singapore", "phoenix"])
def test_without_a_usual_frost_rows_have_no_chart(own_client, gardener, place):
    GardenFactory(owner=gardener, place=PlaceFactory(**{place: True}))
    PlantFactory(common_name="Tomato")

    html = page(own_client)

    assert "mini-season" not in html
    assert "there is no usual frost to count sowing times from" in html


def test_visitors_see_no_climate(client):
    PlantFactory(common_name="Tomato")

    html = page(client)

    assert "mini-season" not in html
    assert "say where you garden outdoors" in html


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("tomatto", "No plant called “tomatto” is known. Did you mean Tomato, Cherry tomato?"),
        ("tom", "Several plants match: Tomato, Cherry tomato. Write the whole name."),
        ("dragon", "No plant called “dragon” is known. Pick a name from the list."),
        ("{typed}", "No plant called “{typed}” is known. Pick a name from the list."),
    ],
)
def test_a_typed_plant_that_is_not_clear_is_asked_back(typed, sentence):
    PlantFactory(common_name="Tomato")
    PlantFactory(common_name="Cherry tomato")

    with pytest.raises(ValidationError) as refusal:
        PlantField().clean(typed)

    assert refusal.value.messages == [sentence]


def test_a_typed_plant_may_be_named_by_its_cultivar_or_have_an_ending():
    tomato = PlantFactory(common_name="Tomato")
    CultivarFactory(plant=tomato, name="Moneymaker")

    assert [PlantField().clean(typed) for typed in ("moneymaker", "Tomatoes")] == [tomato, tomato]
