"""What a gardener chooses on the page of the place: the risk of frost, how exactly it is stored."""

import json
from datetime import UTC, date, datetime

import pytest
from django.apps import apps
from django.urls import reverse
from django.utils import timezone

from gardens.climate.shelter import frost_dates_of
from gardens.models import (
    BedCover,
    ClimateCell,
    ClimateStation,
    FrostAppetite,
    Garden,
    Place,
    PostalZone,
    Precision,
    Town,
)
from gardens.season import season_sentence
from gardens.sowing import next_start
from gardens.templatetags.season import season_ribbon
from gardens.tests.factories import BedFactory, GardenFactory, PlaceFactory, WeatherDayFactory

pytestmark = pytest.mark.django_db

SHIPPED = {ClimateCell, ClimateStation, PostalZone, Town}
CORRECTED = {"elevation_m": "", "last_frost_on": "", "first_frost_on": ""}


def url(garden: Garden, name: str = "place-detail") -> str:
    return reverse(f"gardens:{name}", args=[garden.pk])


def words(response) -> str:
    return " ".join(response.content.decode().replace("\N{NARROW NO-BREAK SPACE}", " ").split())


def choose(client, garden: Garden, appetite: str):
    return client.post(url(garden, "place-appetite"), {"frost_appetite": appetite})


def everything_stored() -> str:
    """All rows as one text, but for the shipped tables, which are the same for everybody."""
    models = [model for model in apps.get_models() if model not in SHIPPED]
    rows = [row for model in models for row in model._base_manager.values()]
    return json.dumps(rows, default=str)


def test_each_choice_says_the_dates_it_gives(own_client, garden):
    page = words(own_client.get(url(garden)))
    assert "All crops count from 30 Apr: frost comes later in 1 year of 10." in page
    assert "Autumn: 11 Oct, frost comes earlier in 1 year of 10." in page
    assert "Hardy crops count from 14 Apr (frost comes later in 1 year of 2)" in page
    assert "tender ones wait until 30 Apr" in page
    assert "All crops count from 14 Apr: frost comes later in 1 year of 2." in page
    assert 'value="normal"' in page.split("checked")[0][-120:]


def test_the_choice_is_kept_and_asks_for_new_advice(own_client, garden, changed_gardens):
    response = choose(own_client, garden, "cautious")
    assert response.url == url(garden)
    assert Place.objects.get().frost_appetite == FrostAppetite.CAUTIOUS
    assert changed_gardens == [garden.pk]
    page = words(own_client.get(url(garden)))
    assert 'value="cautious"' in page.split("checked")[0][-120:]


@pytest.mark.parametrize("appetite", ["", "reckless", "bold\0"])
def test_a_choice_that_is_none_of_the_three_gets_a_sentence(own_client, garden, appetite):
    response = choose(own_client, garden, appetite)
    assert response.status_code == 200
    assert "Choose one of the three." in words(response)
    assert Place.objects.get().frost_appetite == FrostAppetite.NORMAL


def test_a_stranger_chooses_nothing(stranger_client, garden):
    assert choose(stranger_client, garden, "bold").status_code == 404
    assert Place.objects.get().frost_appetite == FrostAppetite.NORMAL


@pytest.mark.usefixtures("shipped_places")
def test_the_choice_outlasts_another_height_and_a_move(own_client, garden):
    choose(own_client, garden, "bold")
    own_client.post(url(garden), {**CORRECTED, "elevation_m": "300"})
    own_client.post(url(garden, "place-move"), {"place": "Oslo"})
    place = Place.objects.get()
    assert (place.label, place.frost_appetite) == ("Oslo, Norway", FrostAppetite.BOLD)


@pytest.mark.parametrize(
    ("appetite", "cover", "dates"),
    [
        ("normal", "none", (104, 120, 301)),
        ("cautious", "none", (120, 120, 284)),
        ("bold", "none", (104, 104, 301)),
        ("normal", "fleece", (91, 107, 312)),
        ("cautious", "fleece", (107, 107, 295)),
    ],
)
def test_frost_dates_of_a_bed_follow_its_cover_and_the_choice(appetite, cover, dates):
    bed = BedFactory(garden__place__frost_appetite=appetite, cover=cover)
    found = frost_dates_of(bed)
    assert (found.last_p50, found.last_p90, found.first_p50) == dates


@pytest.mark.parametrize(
    ("appetite", "cover", "planned_on"),
    [
        ("normal", BedCover.NONE, date(2026, 4, 30)),
        ("cautious", BedCover.NONE, date(2026, 5, 7)),
        ("normal", BedCover.FLEECE, date(2026, 4, 17)),
    ],
)
def test_the_proposed_start_follows(garden, tomato, appetite, cover, planned_on):
    garden.place.frost_appetite = appetite
    tomato.indoor_sow_weeks_before_last_frost_min = None
    tomato.indoor_sow_weeks_before_last_frost_max = None
    start = next_start(tomato, garden, date(2026, 3, 1), cover=cover)
    assert start.planned_on == planned_on


def test_the_sentence_and_the_ribbon_follow(garden, monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: datetime(2026, 3, 1, 12, tzinfo=UTC))
    usual, risk = season_ribbon(garden), season_ribbon(garden)["risk"]
    garden.place.frost_appetite = FrostAppetite.CAUTIOUS
    cautious = season_ribbon(garden)
    assert len(risk) == 1
    assert cautious["risk"] == []
    assert cautious["free"][0].start > usual["free"][0].start
    assert season_sentence(garden.place, date(2026, 3, 1)) == (
        "In 1 year of 10 frost comes after 30 Apr; that is in 60 days."
    )
    assert season_sentence(garden.place, date(2026, 7, 1)) == (
        "Between the frosts: in 1 year of 10 the first one comes by 11 Oct."
    )


def test_the_page_shows_what_each_cover_gains_in_days(own_client, garden):
    page = words(own_client.get(url(garden)))
    table = page[page.index('id="climate-covers"') :]
    assert '+2 °C</td><td class="r">13 days earlier</td><td class="r">11 days later' in table
    assert table.count("days earlier") == 4


def test_a_frost_free_place_has_no_risk_to_choose_and_no_cover_to_gain(client):
    garden = GardenFactory(place=PlaceFactory(singapore=True))
    client.force_login(garden.owner)
    page = words(client.get(url(garden)))
    assert 'id="frost-appetite"' not in page
    assert 'id="climate-covers"' not in page


def test_day_length_and_water_use_stand_on_the_page(own_client, garden, monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: datetime(2026, 6, 21, 10, tzinfo=UTC))
    page = words(own_client.get(url(garden)))
    light = page[page.index('id="climate-light"') : page.index('id="climate-water"')]
    assert light.count("16.2 h") == 2
    assert "8.2 h" in light
    assert "shorter than 10 hours from 30 Oct to 11 Feb" in light
    water = page[page.index('id="climate-water"') :]
    assert "Penman–Monteith" in water
    assert "780 mm of water a year" in water


def test_without_radiation_the_method_is_hargreaves(client):
    garden = GardenFactory(place=PlaceFactory(srad_mj=None))
    client.force_login(garden.owner)
    assert "by Hargreaves, from temperature alone" in words(client.get(url(garden)))


def test_without_temperatures_there_is_light_and_no_water(client):
    garden = GardenFactory(place=PlaceFactory(tmin_c=None, tmax_c=None))
    client.force_login(garden.owner)
    page = words(client.get(url(garden)))
    assert 'id="climate-light"' in page
    assert 'id="climate-water"' not in page


@pytest.mark.usefixtures("shipped_places")
@pytest.mark.parametrize(
    ("precision", "position"),
    [
        ("exact", (49.1534567, 16.6943219)),
        ("km", (49.15, 16.69)),
        ("", (49.15, 16.69)),
        ("region", (49.25, 16.75)),
    ],
)
def test_what_is_stored_is_what_was_chosen(own_client, garden, precision, position):
    own_client.post(
        url(garden, "place-move"), {"place": "49.1534567, 16.6943219", "precision": precision}
    )
    place = Place.objects.get()
    assert (place.latitude, place.longitude) == position
    assert place.precision == (precision or "km")
    assert place.timezone == "Europe/Prague"


@pytest.mark.usefixtures("shipped_places", "catalogue")
@pytest.mark.parametrize("precision", ["km", "region"])
def test_nothing_finer_stands_in_any_table_nor_in_the_session(
    client, precision, caplog, django_capture_on_commit_callbacks
):
    caplog.set_level("DEBUG")
    with django_capture_on_commit_callbacks(execute=True):
        typed = {"place": "49.1534567, 16.6943219", "precision": precision}
        response = client.post(reverse("start"), {**typed, "kind": "raised_bed"})
    assert response.status_code == 302
    stored = everything_stored() + str(dict(client.session)) + response.url
    assert Place.objects.get().precision == precision
    for digits in ("49.153", "16.694", "153456", "694321"):
        assert digits not in stored
        assert digits not in "".join(
            record.getMessage() for record in caplog.records if record.name != "django.db.backends"
        )
    if precision == "region":
        assert "49.15" not in stored


@pytest.mark.usefixtures("shipped_places")
def test_coarser_rounds_the_stored_row_and_has_other_weather(own_client, garden):
    own_client.post(
        url(garden, "place-move"), {"place": "49.1534567, 16.6943219", "precision": "exact"}
    )
    WeatherDayFactory(place=Place.objects.get())
    own_client.post(url(garden), {**CORRECTED, "precision": "region"})
    place = Place.objects.get()
    assert (place.latitude, place.longitude) == (49.25, 16.75)
    assert place.label == "49.25° N, 16.75° E"
    cell = place.weather_cell
    assert (cell.latitude, cell.longitude) == (49.2, 16.8)
    assert not cell.days.exists()
    stored = everything_stored()
    assert "49.15" not in stored
    assert "16.69" not in stored


@pytest.mark.usefixtures("shipped_places")
def test_finer_needs_to_be_typed_again(own_client, garden):
    own_client.post(url(garden, "place-move"), {"place": "49.1534567, 16.6943219"})
    assert "Exact, as typed" not in words(own_client.get(url(garden)))
    response = own_client.post(url(garden), {**CORRECTED, "precision": "exact"})
    assert "Choose one of those listed." in words(response)
    assert Place.objects.get().precision == Precision.KILOMETRE


@pytest.mark.usefixtures("shipped_places")
@pytest.mark.parametrize("typed", ["Brno", "85001"])
def test_towns_and_postcodes_are_what_they_are(own_client, garden, typed):
    own_client.post(url(garden, "place-move"), {"place": typed, "precision": "exact"})
    place = Place.objects.get()
    assert place.precision == Precision.REGION
    page = words(own_client.get(url(garden)))
    assert 'name="precision"' not in page
    assert "Position stored: Town or region only" in page


def test_the_name_of_a_climate_never_tells_the_coordinates():
    typed = PlaceFactory.build(climate_name="", precision=Precision.KILOMETRE)
    assert typed.climate_label == "your place"
    town = PlaceFactory.build(climate_name="", precision=Precision.REGION)
    assert town.climate_label == "Brno"


def test_the_start_form_says_how_exactly_coordinates_are_stored(client):
    page = words(client.get(reverse("start")))
    assert "Of coordinates we store about 1 km" in page
    assert '<option value="km" selected>' in page
