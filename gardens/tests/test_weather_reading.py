from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone

from gardens.models import Place
from gardens.tests.factories import GardenFactory, PlaceFactory, WeatherDayFactory
from gardens.weather.reading import DailyWeather, daily_weather
from gardens.weather.rounding import cell_position

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 5, 10, 12, tzinfo=UTC)
TODAY = date(2026, 5, 10)


@pytest.fixture(autouse=True)
def _clock(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOW)


def brno() -> Place:
    return GardenFactory().place


def day(place: Place, number: int, age_hours: float = 1.0, **fields) -> None:
    WeatherDayFactory(
        place=place,
        on=TODAY + timedelta(days=number),
        is_forecast=number >= 0,
        issued_at=NOW - timedelta(hours=age_hours),
        **fields,
    )


def test_days_come_in_order_with_both_ends_and_their_source(django_assert_num_queries):
    place = brno()
    for number in (2, -1, 0, 1, -2):
        day(place, number, tmin_c=float(number))
    with django_assert_num_queries(1):
        found = daily_weather(place, TODAY - timedelta(days=1), TODAY + timedelta(days=1))
    assert [each.tmin_c for each in found] == [-1.0, 0.0, 1.0]
    assert found[0] == DailyWeather(
        on=date(2026, 5, 9),
        is_forecast=False,
        tmin_c=-1.0,
        tmax_c=18.0,
        rain_mm=0.0,
        et0_mm=3.5,
        source="test",
        issued_at=NOW - timedelta(hours=1),
    )


@pytest.mark.parametrize(("age_hours", "is_told"), [(35.9, True), (36.1, False)])
def test_a_forecast_older_than_a_day_and_a_half_is_not_told(age_hours, is_told):
    place = brno()
    day(place, 1, age_hours)
    assert bool(daily_weather(place, TODAY, TODAY + timedelta(days=7))) is is_told


def test_a_past_day_stays_known_however_old_the_word_is():
    place = brno()
    WeatherDayFactory(place=place, on=date(2026, 5, 8), is_forecast=True)
    assert len(daily_weather(place, date(2026, 5, 8), TODAY)) == 1


def test_a_place_without_a_cell_or_in_another_one_has_other_weather():
    place = brno()
    day(place, 0)
    assert daily_weather(PlaceFactory(weather_cell=None), TODAY, TODAY) == []
    assert daily_weather(PlaceFactory(oslo=True), TODAY, TODAY) == []
    assert len(daily_weather(PlaceFactory(), TODAY, TODAY)) == 1, "places of a cell share it"


@pytest.mark.parametrize(
    ("position", "cell"),
    [
        ((49.1951, 16.6068), (49.2, 16.6)),
        ((-43.49, 172.53), (-43.5, 172.5)),
        ((-0.04, 179.97), (0.0, 180.0)),
    ],
)
def test_a_position_leaves_the_house_rounded_to_a_tenth_of_a_degree(position, cell):
    assert cell_position(*position) == cell
    assert str(cell_position(-0.04, 0)[0]) == "0.0"
