"""Ten years of archive in place of an estimated climate."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from gardens import tasks
from gardens.actions.places import save_place
from gardens.actions.weather import refresh_cell
from gardens.climate.choosing import place_with_climate
from gardens.climate.credits import credits_of
from gardens.climate.finding import find_spots
from gardens.climate.origin import origin_of
from gardens.models import ClimateSource, Garden, Place, WeatherArchive, WeatherCell
from gardens.tests.factories import GardenFactory, PlaceFactory, WeatherArchiveFactory
from gardens.tests.weather_server import weather_server
from gardens.weather.archive_normals import archive_years
from plants.choices import Confidence

NOW = datetime(2026, 5, 10, 4, tzinfo=UTC)
TODAY = date(2026, 5, 10)
ESTIMATE = {
    "climate_source": ClimateSource.CELL,
    "climate_name": "",
    "climate_confidence": Confidence.LOW,
    "climate_credit": "geonames dwd jma",
    "climate_distance_km": 9.0,
}
# A mild minimum of 2 °C from November to March, and 12 °C else, but for one frost in each spring
# and autumn: on 1 to 10 April and on 11 to 20 October.
SPRING, AUTUMN = (4, 1), (10, 11)


def low(on: date) -> float:
    shift = on.year - 2016
    if (on.month, on.day) in ((4, 1 + shift), (10, 11 + shift)):
        return -1.0
    if (on.month, on.day) == (1, 20):
        return -10.0 - shift
    return 2.0 if on.month in (11, 12, 1, 2, 3) else 12.0


@pytest.fixture
def clock(monkeypatch) -> Callable[[datetime], None]:
    def stand(moment: datetime) -> None:
        monkeypatch.setattr(timezone, "now", lambda: moment)

    stand(NOW)
    return stand


@pytest.fixture
def server(db, monkeypatch, clock):
    with weather_server(TODAY) as told:
        told.values |= {"temperature_2m_min": low, "precipitation_sum": lambda on: on.month / 2}
        monkeypatch.setattr(tasks, "provider_in_use", told.provider)
        yield told


def garden_in(**place: object) -> Garden:
    return GardenFactory(place=PlaceFactory(**place))


def fetch() -> None:
    WeatherCell.objects.update(next_fetch_at=datetime(2026, 1, 1, tzinfo=UTC))
    tasks.fetch_weather()


@pytest.mark.parametrize(
    ("today", "years"),
    [
        (date(2026, 5, 10), (2016, 2025)),
        (date(2026, 1, 10), (2015, 2024)),
        (date(2026, 1, 11), (2016, 2025)),
    ],
)
def test_ten_full_years_and_in_january_time_to_complete_them(today, years):
    first, last = archive_years(today)
    assert (first, last) == (date(years[0], 1, 1), date(years[1], 12, 31))


def test_the_archive_is_fetched_once_and_is_normals(server):
    garden_in(**ESTIMATE)
    fetch()
    fetch()
    [asked] = server.asked_of("/v1/archive")
    assert (asked["start_date"], asked["end_date"]) == ("2016-01-01", "2025-12-31")
    archive = WeatherArchive.objects.get()
    archive.full_clean()
    assert (archive.first_year, archive.last_year, archive.source) == (2016, 2025, "Open-Meteo")
    assert archive.elevation_m == 250
    assert (archive.tmin_c[6], archive.tmax_c[6], archive.srad_mj[6]) == (12.0, 21.0, 18.2)
    assert archive.tmin_c[0] == pytest.approx(1.5, abs=0.11)
    assert archive.tmin_sd_c[6] == 0.5
    assert archive.tmin_sd_c[0] == pytest.approx(3.0, abs=0.3)
    assert (archive.rain_mm[0], archive.rain_mm[11]) == (16, 186)
    assert archive.annual_extreme_min_c == -14.5
    assert archive.usda_zone == "7b"
    assert (archive.last_frost_p50, archive.last_frost_p90) == (95, 99)
    assert (archive.first_frost_p10, archive.first_frost_p50) == (284, 288)
    assert archive.frost_free_days_p50 == 193


def test_an_estimate_gives_way_and_the_page_says_so(server, client):
    garden = garden_in(**ESTIMATE, elevation_m=350, last_frost_p50=80)
    fetch()
    place = Place.objects.get()
    assert place.pk == garden.place_id
    assert (place.climate_source, place.climate_confidence) == ("archive", "medium")
    assert place.climate_height_difference_m == 100
    assert place.tmin_c[6] == pytest.approx(11.3, abs=0.06), "100 m up is 0.65 °C colder"
    assert place.last_frost_p50 == 95
    assert place.weather_cell == garden.place.weather_cell
    assert place.label == "Brno"
    client.force_login(garden.owner)
    page = client.get(reverse("gardens:place-detail", args=[garden.pk])).content.decode()
    assert "ten years of daily weather" in page
    assert "counted in these years" in page
    assert "Weather data by Open-Meteo.com" in page
    assert "Deutscher Wetterdienst" not in page


def test_far_above_the_archive_it_is_a_rough_one(server):
    garden_in(**ESTIMATE, elevation_m=600)
    fetch()
    place = Place.objects.get()
    assert (place.climate_source, place.climate_confidence) == ("archive", "low")
    assert place.last_frost_p50 > 95


def test_a_station_of_the_gardens_own_stays(server):
    garden_in()
    fetch()
    place = Place.objects.get()
    assert (place.climate_source, place.climate_name, place.last_frost_p50) == (
        "station", "Brno", 104,
    )  # fmt: skip


def test_the_risk_that_the_gardener_chose_stays(server):
    garden_in(**ESTIMATE, frost_appetite="cautious")
    fetch()
    place = Place.objects.get()
    assert (place.climate_source, place.frost_appetite) == ("archive", "cautious")


@pytest.mark.parametrize("known", [ESTIMATE, {}])
def test_frost_dates_that_the_gardener_typed_stay(server, known):
    garden_in(
        **(known | {"climate_source": ClimateSource.TYPED}), last_frost_p50=130, first_frost_p50=280
    )
    fetch()
    place = Place.objects.get()
    assert (place.climate_source, place.last_frost_p50, place.first_frost_p50) == (
        "typed", 130, 280,
    )  # fmt: skip
    is_estimate = bool(known)
    assert place.has_archive_normals is is_estimate
    assert place.tmin_c[6] == (12.0 if is_estimate else 14.9)


def test_two_answers_give_way_too(server):
    normals = dict.fromkeys(("tmin_c", "tmax_c", "tmin_sd_c", "rain_mm", "srad_mj"))
    garden_in(
        climate_source=ClimateSource.ANSWERED,
        climate_name="",
        climate_distance_km=None,
        climate_height_difference_m=None,
        climate_confidence=Confidence.LOW,
        **normals,
    )
    fetch()
    assert Place.objects.get().climate_source == "archive"


def test_more_places_in_a_cell_cost_no_more_statements(server):
    counts = []
    for gardens, trait in ((2, {}), (9, {"oslo": True})):
        for _ in range(gardens):
            cell = garden_in(**(trait | ESTIMATE)).place.weather_cell
        with CaptureQueriesContext(connection) as queries:
            assert refresh_cell(cell, server.provider())
        counts.append(len(queries))
    assert counts[0] == counts[1]
    assert set(Place.objects.values_list("climate_source", flat=True)) == {"archive"}


@pytest.mark.parametrize(
    "spoil",
    [
        lambda body: body["daily"].__setitem__("precipitation_sum", [None] * 3653),
        lambda body: body | {"elevation": None},
        lambda body: body["daily"]["temperature_2m_max"].__setitem__(slice(200), [None] * 200),
    ],
)
def test_an_archive_with_gaps_is_refused_and_asked_for_again(server, spoil):
    garden_in(**ESTIMATE)
    server.plan = [None, spoil]
    fetch()
    cell = WeatherCell.objects.get()
    assert "archive" in cell.last_error
    assert cell.fetched_at == NOW, "the forecast was stored"
    assert Place.objects.get().climate_source == "cell"
    fetch()
    assert Place.objects.get().climate_source == "archive"


def test_archives_leave_room_for_forecasts(server, monkeypatch):
    monkeypatch.setattr("gardens.actions.weather.ARCHIVES_A_DAY", 2)
    for trait in ({}, {"oslo": True}, {"phoenix": True}):
        garden_in(**(trait | ESTIMATE))
    fetch()
    assert len(server.asked_of("/v1/archive")) == 2
    assert len(server.asked_of("/v1/forecast")) == 3
    WeatherArchive.objects.update(fetched_at=NOW - timedelta(days=1, minutes=1))
    fetch()
    assert WeatherArchive.objects.count() == 3


def test_a_new_place_in_a_cell_with_an_archive_gets_it_at_once(shipped_places):
    spot = find_spots("49.2, 16.6, 700")[0]
    assert place_with_climate(spot).climate_source == "cell"
    WeatherArchiveFactory(cell=save_place(place_with_climate(spot)).weather_cell)
    found = place_with_climate(spot)
    assert (found.climate_source, found.climate_confidence) == ("archive", "low")
    near = place_with_climate(find_spots("Brno")[0])
    assert near.climate_source == "station", "what a station measures there is better"


def test_roughly_where_is_nowhere_that_has_weather(client, db):
    client.post(
        "/start/",
        {"band": "north", "kind": "raised_bed", "last_frost_month": "5", "coldest_night_c": "-10"},
    )
    assert Place.objects.get().weather_cell is None


def test_the_origin_is_told(db):
    place = PlaceFactory.build(
        climate_source=ClimateSource.ARCHIVE, climate_name="", climate_credit="open-meteo"
    )
    assert origin_of(place) == [
        "Temperature and rain are those of ten years of daily weather, which models worked out "
        "for the area.",
        "The frost dates are counted in these years.",
    ]
    assert [credit.code for credit in credits_of(place)] == ["open-meteo"]


def test_the_page_of_sources_credits_the_provider(client):
    assert "Weather data by Open-Meteo.com" in client.get(reverse("sources")).content.decode()
