import pytest
from django.urls import reverse

from gardens.actions.refusals import GoneMeanwhile
from gardens.climate.credits import CREDITS
from gardens.models import ClimateSource, Garden, Place
from gardens.signals import garden_changed
from gardens.tests.factories import (
    GardenerFactory,
    GardenFactory,
    PlaceFactory,
    PlantingFactory,
    WeatherDayFactory,
)
from plants.choices import Confidence
from plants.sources import CATALOGUE_CREDITS

pytestmark = pytest.mark.django_db

EMPTY = {"elevation_m": "", "last_frost_on": "", "first_frost_on": ""}


@pytest.fixture
def changes():
    """The gardens that asked for advice."""
    heard: list[int] = []

    def hear(sender, garden_id, **kwargs):
        heard.append(garden_id)

    garden_changed.connect(hear)
    yield heard
    garden_changed.disconnect(hear)


@pytest.fixture
def garden(client) -> Garden:
    garden = GardenFactory(is_example=True)
    client.force_login(garden.owner)
    return garden


def url(garden: Garden, name: str = "place-detail") -> str:
    return reverse(f"gardens:{name}", args=[garden.pk])


def text(response) -> str:
    return response.content.decode()


def correct(client, garden: Garden, **fields: str) -> Place:
    response = client.post(url(garden), {**EMPTY, **fields})
    assert (response.status_code, response["Location"]) == (302, url(garden))
    return Place.objects.get(pk=garden.place_id)


def test_the_page_shows_the_climate_and_where_it_comes_from(client, garden):
    page = text(client.get(url(garden)))

    for words in (
        "Brno",
        "49.15° N, 16.69° E",
        "Europe/Prague",
        "northern hemisphere",
        "7b",
        "14 Apr",
        "1 in 10 years after 30 Apr",
        "28 Oct",
        "1 in 10 years before 11 Oct",
        "520\N{NARROW NO-BREAK SPACE}mm",
        "measured at Brno, 2\N{NARROW NO-BREAK SPACE}km away",
        "High confidence",
    ):
        assert words in page
    # Months of two charts: warmth, and water.
    assert page.count('class="lab"') == 24


def test_the_page_costs_few_statements(client, garden, django_assert_max_num_queries):
    with django_assert_max_num_queries(6):
        client.get(url(garden))


@pytest.mark.parametrize("name", ["place-detail", "place-move"])
def test_a_stranger_finds_no_place(client, garden, name):
    client.force_login(GardenerFactory())

    assert client.get(url(garden, name)).status_code == 404
    assert client.post(url(garden, name), {"place": "Brno"}).status_code == 404


def test_the_tropics_are_not_told_of_frost(client):
    garden = GardenFactory(place=PlaceFactory(singapore=True))
    client.force_login(garden.owner)

    page = text(client.get(url(garden)))

    assert "Last spring frost" not in page
    assert "Frost dates" not in page


def test_in_the_south_the_year_of_the_chart_begins_in_july(client):
    garden = GardenFactory(place=PlaceFactory(christchurch=True))
    client.force_login(garden.owner)

    page = text(client.get(url(garden)))
    months = page[page.index("<tbody>") :]

    assert "southern hemisphere" in page
    assert months.index("Jul") < months.index("Jan")


@pytest.mark.usefixtures("shipped_places")
def test_another_height_moves_the_climate_and_asks_for_new_advice(client, garden, changes):
    place = correct(client, garden, elevation_m="700")

    assert (place.elevation_m, place.elevation_is_assumed) == (700, False)
    assert place.climate_source == ClimateSource.CELL
    assert place.last_frost_p50 > 110
    assert place.label == "Brno"
    assert changes == [garden.pk]
    garden.refresh_from_db()
    assert not garden.is_example


@pytest.mark.usefixtures("shipped_places")
def test_an_emptied_height_is_assumed_from_the_town_again(client, garden):
    Place.objects.update(latitude=49.195, longitude=16.608)

    place = correct(client, garden)

    assert place.elevation_is_assumed
    assert place.elevation_m == 226


@pytest.mark.usefixtures("shipped_places")
def test_the_gardeners_own_frost_dates_win_and_the_page_says_so(client, garden, changes):
    place = correct(client, garden, last_frost_on="2026-05-10", first_frost_on="2031-10-01")

    assert place.climate_source == ClimateSource.TYPED
    assert (place.last_frost_p50, place.first_frost_p50) == (130, 274)
    assert (place.last_frost_p10, place.last_frost_p90) == (112, 148)
    assert place.tmin_c is not None
    assert changes == [garden.pk]
    page = text(client.get(url(garden)))
    assert "The frost dates are yours." in page
    assert "18 days later" in page
    assert "-05-10" in page


@pytest.mark.usefixtures("shipped_places")
def test_own_dates_outlast_another_height_and_go_when_emptied(client, garden):
    dates = {"last_frost_on": "2026-05-10", "first_frost_on": "2026-10-01"}
    correct(client, garden, **dates)

    higher = correct(client, garden, elevation_m="500", **dates)
    assert (higher.elevation_m, higher.last_frost_p50) == (500, 130)

    again = correct(client, garden, elevation_m="240")
    assert again.climate_source == ClimateSource.STATION
    assert again.last_frost_p50 == 104


@pytest.mark.usefixtures("shipped_places")
def test_the_gardener_may_say_that_there_is_no_frost(client, garden):
    place = correct(client, garden, has_no_frost="on")

    assert place.is_frost_free
    assert "checked" in text(client.get(url(garden))).split('name="has_no_frost"')[1][:80]


@pytest.mark.usefixtures("shipped_places")
@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"elevation_m": "99999"}, "between −450 and 6000"),
        ({"elevation_m": "-9999"}, "between −450 and 6000"),
        ({"elevation_m": "high"}, "Enter a number"),
        ({"elevation_m": "1e400"}, "Enter a number"),
        ({"elevation_m": "NaN"}, "Enter a number"),
        ({"elevation_m": "9" * 5000}, "Enter a number"),
        ({"last_frost_on": "2026-05-10"}, "Enter this date too"),
        ({"first_frost_on": "2026-10-01"}, "Enter this date too"),
        (
            {"last_frost_on": "2026-10-01", "first_frost_on": "2026-05-10"},
            "Summer lies between",
        ),
        ({"last_frost_on": "9999-12-31", "first_frost_on": "2026-10-01"}, "Enter a day between"),
        ({"last_frost_on": "yesterday", "first_frost_on": "2026-10-01"}, "Enter a day"),
    ],
)
def test_corrections_that_cannot_be_get_a_sentence_and_change_nothing(
    client, garden, fields, sentence
):
    response = client.post(url(garden), {**EMPTY, **fields})

    assert response.status_code == 200
    assert sentence in text(response)
    assert Place.objects.get().climate_source == ClimateSource.STATION


def test_where_no_climate_is_known_only_the_height_changes(client, garden):
    place = correct(client, garden, elevation_m="300")

    assert place.elevation_m == 300
    assert place.last_frost_p50 == 104


def test_typed_dates_stay_where_nothing_else_is_known(client, garden):
    correct(client, garden, last_frost_on="2026-05-10", first_frost_on="2026-10-01")

    response = client.post(url(garden), EMPTY)

    assert "No other dates are known here" in text(response)
    assert Place.objects.get().last_frost_p50 == 130


@pytest.mark.usefixtures("shipped_places")
def test_a_moved_garden_keeps_its_plants_and_has_the_weather_of_the_new_place(
    client, garden, changes
):
    planting = PlantingFactory(bed__garden=garden)
    WeatherDayFactory(place=garden.place)
    cell = garden.place.weather_cell

    response = client.post(url(garden, "place-move"), {"place": "Christchurch, NZ"})

    place = Place.objects.get()
    assert response.url == url(garden)
    assert place.pk == garden.place_id
    assert (place.label, place.is_southern) == ("Christchurch, New Zealand", True)
    assert list(garden.plantings.all()) == [planting]
    assert str(place.weather_cell) == "-43.5, 172.6"
    assert place.weather_cell.timezone == "Pacific/Auckland"
    assert cell.days.exists(), "others may garden there"
    assert changes == [garden.pk]


@pytest.mark.usefixtures("shipped_places")
def test_a_correction_keeps_the_weather(client, garden):
    WeatherDayFactory(place=garden.place)

    correct(client, garden, elevation_m="250")

    assert Place.objects.get().weather_cell.days.exists()


@pytest.mark.usefixtures("shipped_places")
@pytest.mark.parametrize("typed", ["", "Xyzzyx", "91, 0", "Brno\0", "Christchurch", "0, -150"])
def test_a_garden_is_not_moved_to_where_nothing_was_found(client, garden, typed):
    response = client.post(url(garden, "place-move"), {"place": typed})

    assert response.status_code == 200
    assert Place.objects.get().label == "Brno"


def test_a_garden_removed_meanwhile_is_no_fault(client, garden, monkeypatch):
    monkeypatch.setattr("gardens.actions.places.changing", _gone)

    response = client.post(url(garden), {**EMPTY, "elevation_m": "300"})

    assert response.url == reverse("gardens:garden-list")


def _gone(garden_id: int):
    raise GoneMeanwhile("This garden was removed in the meantime.")


def test_the_page_of_sources_credits_everybody(client):
    page = text(client.get(reverse("sources")))

    for credit in CREDITS:
        assert str(credit.duty).split(";")[0] in page
    for credit in CATALOGUE_CREDITS:
        assert credit.file in page


def test_an_estimate_is_called_one(client):
    garden = GardenFactory(
        place=PlaceFactory(climate_source="cell", climate_confidence=Confidence.MEDIUM)
    )
    client.force_login(garden.owner)

    page = text(client.get(url(garden)))

    assert "Estimate" in page
    assert "Medium confidence" in page
