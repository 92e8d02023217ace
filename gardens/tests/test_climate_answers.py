from datetime import date

import pytest

from gardens.climate.answers import (
    Answers,
    OwnFrost,
    assumed_dates,
    is_summer_between,
    own_frost,
    place_from_answers,
    set_own_frost,
    spring_months,
)
from gardens.climate.bands import BANDS, spot_of_band
from gardens.climate.spot import Spot
from gardens.models import ClimateSource, Place
from gardens.tests.factories import PlaceFactory
from plants.agronomy import seasonal
from plants.choices import Confidence


def spot_at(latitude: float) -> Spot:
    return Spot(key="x", label="Here", latitude=latitude, longitude=0.0, timezone="UTC")


def day(month: int, day: int) -> int:
    return seasonal.day_of_year(date(2001, month, day))


def test_two_answers_give_a_season_around_midsummer():
    """Brno answers April: its stations say 14 April and 28 October."""
    place = place_from_answers(spot_at(49), Answers(last_frost_month=4, coldest_night_c=-13))

    assert place.last_frost_p50 == day(4, 15)
    assert day(10, 10) <= place.first_frost_p50 <= day(10, 28)
    assert place.last_frost_p90 == day(5, 3)
    assert place.usda_zone == "7b"
    assert place.climate_source == ClimateSource.ANSWERED
    assert place.climate_confidence == Confidence.LOW
    assert place.tmin_c is None
    assert place.has_safe_date
    assert not place.is_frost_free


def test_in_the_south_the_season_turns():
    """Christchurch answers October: its station says 10 October and 8 May."""
    place = place_from_answers(spot_at(-43.5), Answers(10, -5))

    assert place.last_frost_p50 in (day(10, 15), day(10, 16))
    assert day(4, 15) <= place.first_frost_p50 <= day(5, 8)


def test_a_last_frost_in_midsummer_leaves_no_safe_date():
    place = place_from_answers(spot_at(60), Answers(7, -30))

    assert place.last_frost_p90 is None
    assert not place.has_safe_date


def test_no_frost_here():
    place = place_from_answers(spot_at(5), Answers(None, 18))

    assert place.is_frost_free
    assert place.has_safe_date
    assert place.last_frost_p90 is None
    assert place.usda_zone == "13a"


@pytest.mark.parametrize(
    ("latitude", "months"),
    [(49, [2, 3, 4, 5, 6, 7]), (0, [2, 3, 4, 5, 6, 7]), (-43, [8, 9, 10, 11, 12, 1])],
)
def test_spring_follows_the_hemisphere(latitude, months):
    assert spring_months(latitude) == months


@pytest.mark.parametrize("latitude", [70, 49, 1, -1, -43, -70])
def test_every_month_of_spring_gives_dates_in_order(latitude):
    warmest = 202 if latitude >= 0 else 19
    for month in spring_months(latitude):
        place = place_from_answers(spot_at(latitude), Answers(month, -10))

        assert is_summer_between(OwnFrost(place.last_frost_p50, place.first_frost_p50), warmest)
        assert is_summer_between(OwnFrost(place.last_frost_p10, place.first_frost_p90), warmest)
        if place.has_safe_date:
            assert is_summer_between(OwnFrost(place.last_frost_p90, place.first_frost_p10), warmest)


def test_bands_are_of_both_hemispheres_and_have_a_clock():
    spots = [spot_of_band(key) for key in BANDS]

    assert {spot.latitude > 0 for spot in spots} == {True, False}
    assert {spot.timezone for spot in spots} == {"UTC"}
    assert spot_of_band("south").label == "South, temperate"


def test_the_gardeners_own_dates_win_over_the_stations():
    place = PlaceFactory.build()
    set_own_frost(place, OwnFrost(day(5, 10), day(10, 1)))

    assert (place.last_frost_p50, place.first_frost_p50) == (day(5, 10), day(10, 1))
    assert (place.last_frost_p10, place.last_frost_p90) == (day(4, 22), day(5, 28))
    assert (place.first_frost_p10, place.first_frost_p90) == (day(9, 13), day(10, 19))
    assert place.climate_source == ClimateSource.TYPED
    assert place.tmin_c[0] == -3.5
    assert own_frost(place) == OwnFrost(day(5, 10), day(10, 1))


def test_the_gardener_may_say_that_there_is_no_frost():
    place = PlaceFactory.build()
    set_own_frost(place, OwnFrost())

    assert place.is_frost_free
    assert own_frost(place).is_none


def test_dates_of_a_station_are_not_the_gardeners_own():
    assert own_frost(PlaceFactory.build()) is None


@pytest.mark.parametrize(
    ("last", "first", "warmest", "is_right"),
    [
        ((4, 22), (10, 18), 202, True),
        ((10, 18), (4, 22), 202, False),
        ((10, 15), (4, 25), 19, True),
        ((4, 25), (10, 15), 19, False),
        ((12, 20), (11, 30), 202, True),
        ((7, 21), (10, 1), 202, False),
        ((5, 1), (5, 1), 202, False),
    ],
)
def test_summer_lies_between_the_last_frost_and_the_first(last, first, warmest, is_right):
    assert is_summer_between(OwnFrost(day(*last), day(*first)), warmest) is is_right


def test_the_assumed_first_frost_does_not_come_before_midsummer():
    dates = assumed_dates(last=day(6, 10), first=day(7, 30), warmest=202)

    assert dates.first_p10 == 203
    assert dates.last_p90 == day(6, 28)


def test_answered_places_can_be_stored(db):
    place = place_from_answers(spot_at(49), Answers(4, -13))

    place.full_clean()
    place.save()
    assert Place.objects.get().last_frost_p50 == place.last_frost_p50
