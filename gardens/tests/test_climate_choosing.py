import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gardens.climate.choosing import place_with_climate
from gardens.climate.finding import find_spots
from gardens.climate.spot import Spot
from gardens.models import ClimateCell, ClimateSource, ClimateStation, Place, Precision
from gardens.models.geography import StationSource
from plants.choices import Confidence

pytestmark = pytest.mark.usefixtures("shipped_places")


def place_of(text: str) -> Place:
    place = place_with_climate(find_spots(text)[0])
    place.full_clean()
    return place


def spot_at(latitude: float, longitude: float, height: int | None = None) -> Spot:
    return Spot(
        key="here",
        label="Here",
        latitude=latitude,
        longitude=longitude,
        timezone="UTC",
        elevation_m=height,
    )


def frost_days(place: Place) -> tuple[int | None, ...]:
    return (
        place.last_frost_p10,
        place.last_frost_p50,
        place.last_frost_p90,
        place.first_frost_p10,
        place.first_frost_p50,
        place.first_frost_p90,
    )


def test_a_station_near_in_distance_and_height_is_the_gardens_own():
    place = place_of("Brno")

    assert place.climate_source == ClimateSource.STATION
    assert place.climate_name == "Brno/Turany"
    assert place.climate_distance_km == pytest.approx(7.8, abs=0.1)
    assert place.climate_confidence == Confidence.HIGH
    assert not place.is_estimate
    assert place.climate_credit == "geonames dwd jma"
    assert place.timezone == "Europe/Prague"


@pytest.mark.parametrize(("precision", "confidence"), [("km", "high"), ("region", "medium")])
def test_of_a_region_the_garden_may_lie_far_from_what_was_measured(precision, confidence):
    place = place_with_climate(find_spots("49.2, 16.6", Precision(precision))[0])

    assert place.climate_name == "Brno/Turany"
    assert place.climate_confidence == confidence
    again = place_with_climate(Spot.of_place(place))
    assert again.climate_confidence == confidence


def test_its_temperatures_are_moved_to_the_garden_and_its_frost_dates_stay():
    """20 m lower is 0.13 °C warmer."""
    place = place_of("Brno")

    assert place.climate_height_difference_m == -20
    assert place.tmin_c[0] == pytest.approx(-3.4)
    assert place.tmax_c[6] == pytest.approx(26.9)
    assert place.annual_extreme_min_c == pytest.approx(-12.8)
    assert frost_days(place) == (85, 104, 120, 284, 301, 321)
    assert place.usda_zone == "7b"


def test_a_garden_high_above_the_station_gets_the_estimate_moved_to_its_height():
    place = place_of("49.2, 16.6, 700")
    cell = ClimateCell.objects.get(cell_lat=49.25, cell_lon=16.75)

    assert place.climate_source == ClimateSource.CELL
    assert place.is_estimate
    assert place.climate_height_difference_m == 700 - cell.elevation_m
    fall_c = 0.0065 * (700 - cell.elevation_m)
    assert place.tmin_c[3] == pytest.approx(cell.tmin_c[3] - fall_c, abs=0.06)
    assert place.annual_extreme_min_c == pytest.approx(cell.annual_extreme_min_c - fall_c, abs=0.06)
    assert place.last_frost_p50 > cell.last_frost_p50 + 10
    assert place.first_frost_p50 < cell.first_frost_p50 - 10
    assert place.climate_credit.split() == [
        "geonames",
        "timezones",
        "dwd",
        "jma",
        "usda-ars",
        "fullhart",
    ]


def test_an_estimate_moved_far_is_a_rough_one():
    fair = place_with_climate(spot_at(49.2, 16.6, 420))
    rough = place_with_climate(spot_at(49.2, 16.6, 900))

    assert (fair.climate_source, fair.climate_confidence) == ("cell", Confidence.MEDIUM)
    assert (rough.climate_source, rough.climate_confidence) == ("cell", Confidence.LOW)


def test_without_a_height_that_of_the_cell_is_assumed():
    ClimateStation.objects.all().delete()
    place = place_with_climate(spot_at(49.2, 16.6))
    cell = ClimateCell.objects.get(cell_lat=49.25, cell_lon=16.75)

    assert (place.elevation_m, place.elevation_is_assumed) == (cell.elevation_m, True)
    assert place.climate_height_difference_m == 0
    assert place.tmin_c == cell.tmin_c
    assert place.last_frost_p50 == cell.last_frost_p50


def test_a_modelled_station_is_not_taken_where_there_is_an_estimate():
    ClimateStation.objects.update(source=StationSource.ERA5)

    assert place_of("Brno").climate_source == ClimateSource.CELL


def test_where_nothing_else_is_its_nights_are_cooled_as_its_frost_dates_were():
    ClimateStation.objects.update(source=StationSource.ERA5, frost_tmin_adjust_c=-1.6)
    ClimateCell.objects.all().delete()
    place = place_with_climate(spot_at(49.15, 16.69, 246))

    assert place.climate_name == "Brno/Turany"
    assert place.climate_confidence == Confidence.LOW
    assert place.tmin_c[0] == pytest.approx(-5.1)
    assert place.tmax_c[6] == pytest.approx(26.8)
    assert place.last_frost_p50 == 104
    assert "copernicus" in place.climate_credit.split()


def test_a_station_within_50_km_is_an_estimate_where_there_is_no_cell():
    ClimateCell.objects.all().delete()
    place = place_with_climate(spot_at(49.4, 16.5, 240))

    assert place.climate_source == ClimateSource.STATION
    assert place.climate_name == "Brno/Turany"
    assert 25 < place.climate_distance_km < 50
    assert place.climate_confidence == Confidence.MEDIUM
    assert place.is_estimate


def test_where_nothing_is_known_there_is_no_place():
    assert place_with_climate(spot_at(0, -150)) is None
    assert place_with_climate(spot_at(90, 0)) is None
    assert place_with_climate(spot_at(-90, 180)) is None


def test_the_zone_of_the_zip_code_wins():
    place = place_of("02134")

    assert place.usda_zone == "6b"
    assert "usda-zones" in place.climate_credit.split()


def test_singapore_is_free_of_frost():
    place = place_of("Singapore")

    assert place.is_frost_free
    assert place.has_safe_date
    assert place.is_tropical
    assert frost_days(place) == (None,) * 6


def test_in_christchurch_the_last_frost_comes_in_october():
    place = place_of("Christchurch, NZ")

    assert place.is_southern
    assert 274 <= place.last_frost_p50 <= 304
    assert 120 <= place.first_frost_p50 <= 150
    assert place.timezone == "Pacific/Auckland"


def test_phoenix_has_frost_in_some_winters_only():
    place = place_of("Phoenix")

    assert not place.is_frost_free
    assert place.has_safe_date
    assert place.last_frost_p50 is None
    assert place.last_frost_p90 is not None


def test_a_polar_place_has_a_climate_if_somebody_lives_there():
    place = place_of("78.22, 15.65")

    assert place.climate_name == "Svalbard"
    assert place.last_frost_p50 < place.first_frost_p50


def test_on_a_mountain_any_summer_night_may_freeze():
    place = place_with_climate(spot_at(48.1, 11.6, 3000))

    assert not place.is_frost_free
    assert not place.has_safe_date
    assert place.climate_confidence == Confidence.LOW


@pytest.mark.parametrize("height", [-450, 0, 2000, 6000])
def test_every_height_gives_columns_that_can_be_stored(height):
    place = place_with_climate(spot_at(48.1, 11.6, height))

    place.full_clean()
    place.save()
    assert Place.objects.get().tmin_c == place.tmin_c


def test_a_cell_on_the_date_line_is_found_from_both_sides():
    cell = ClimateCell.objects.first()
    cell.pk = None
    cell.cell_lat, cell.cell_lon, cell.ref_lat, cell.ref_lon = -16.75, -179.75, -16.6, -179.9
    cell.save()

    for longitude in (180.0, -180.0, -179.6):
        place = place_with_climate(spot_at(-16.6, longitude))
        assert place.climate_source == ClimateSource.CELL
        assert place.climate_distance_km < 60


def test_a_choice_costs_two_statements():
    with CaptureQueriesContext(connection) as queries:
        place_with_climate(spot_at(49.2, 16.6, 240))

    assert len(queries) == 2


def test_a_stored_place_is_chosen_again_as_it_was():
    place = place_of("02134")
    place.save()

    again = place_with_climate(Spot.of_place(place))

    for column in ("label", "elevation_m", "usda_zone", "climate_credit", "tmin_c", "timezone"):
        assert getattr(again, column) == getattr(place, column)
    assert frost_days(again) == frost_days(place)
