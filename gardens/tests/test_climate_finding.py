import pytest

from gardens.climate.finding import find_spots
from gardens.climate.spot import SpotUnknown
from gardens.models import Town

pytestmark = pytest.mark.usefixtures("shipped_places")


def labels(text: str) -> list[str]:
    return [spot.label for spot in find_spots(text)]


@pytest.mark.parametrize(
    ("typed", "label"),
    [
        ("Brno", "Brno, Czechia"),
        ("  bRNO ", "Brno, Czechia"),
        ("Brno, CZ", "Brno, Czechia"),
        ("Brno, Czech Republic", "Brno, Czechia"),
        ("Brno, czechia", "Brno, Czechia"),
        ("san jose, CA", "San Jose, CA, United States"),
        ("San José, California, USA", "San Jose, CA, United States"),
        ("christchurch, uk", "Christchurch, United Kingdom"),
        ("München", "Munich, Germany"),
        ("muenchen", "Munich, Germany"),
        ("Phoeni", "Phoenix, AZ, United States"),
        ("Singapore", "Singapore"),
        ("Oslo,", "Oslo, Norway"),
    ],
)
def test_a_town_is_found_however_it_is_written(typed, label):
    assert labels(typed) == [label]


def test_towns_of_one_name_are_all_offered_the_largest_first():
    spots = find_spots("San Jose")

    assert [(spot.label, spot.population) for spot in spots] == [
        ("San Jose, CA, United States", 997368),
        ("San José, Costa Rica", 335007),
        ("San José, Costa Rica", 31430),
    ]
    assert labels("Christchurch") == [
        "Christchurch, New Zealand",
        "Christchurch, United Kingdom",
    ]


def test_towns_of_one_name_have_keys_that_tell_them_apart():
    keys = [spot.key for spot in find_spots("Christchurch")]

    assert len(set(keys)) == 2


def test_a_town_brings_its_height_as_assumed_its_country_and_its_clock():
    [spot] = find_spots("Brno")

    assert (spot.elevation_m, spot.elevation_is_assumed) == (226, True)
    assert (spot.country_code, spot.timezone) == ("CZ", "Europe/Prague")
    assert spot.credits == ("geonames",)


def test_a_name_that_begins_hundreds_of_towns_offers_the_twenty_largest():
    Town.objects.bulk_create(
        Town(
            geonameid=10_000_000 + number,
            name=f"Villanueva {number:03}",
            country_code="ES",
            latitude=40,
            longitude=-4,
            population=30_000 + number,
            timezone="Europe/Madrid",
        )
        for number in range(600)
    )

    found = labels("Villa")

    assert len(found) == 20
    assert found[0] == "Villanueva 599, Spain"


@pytest.mark.parametrize(
    ("typed", "latitude", "longitude", "height"),
    [
        ("49.2, 16.6", 49.2, 16.6, None),
        ("49,2; 16,6", 49.2, 16.6, None),
        ("49,2 16,6", 49.2, 16.6, None),
        ("49.2 N 16.6 E", 49.2, 16.6, None),
        ("49.2° N, 16.6° E", 49.2, 16.6, None),
        ("E16.6 N49.2", 49.2, 16.6, None),
        ("-33.87 151.21", -33.87, 151.21, None),
        ("−33.87 151.21", -33.87, 151.21, None),
        ("33.87 S, 151.21 E", -33.87, 151.21, None),
        ("49, 16", 49.0, 16.0, None),
        ("49.2, 16.6, 612", 49.2, 16.6, 612),
        ("49.2 16.6 612 m", 49.2, 16.6, 612),
        ("90 0", 90.0, 0.0, None),
        ("-90, -180", -90.0, -180.0, None),
    ],
)
def test_coordinates_are_read_as_people_write_them(typed, latitude, longitude, height):
    [spot] = find_spots(typed)

    assert (spot.latitude, spot.longitude) == (latitude, longitude)
    if height:
        assert (spot.elevation_m, spot.elevation_is_assumed) == (height, False)


def test_coordinates_take_country_and_height_from_the_nearest_town():
    [spot] = find_spots("49.21, 16.58")

    assert spot.label == "49.21° N, 16.58° E"
    assert (spot.country_code, spot.timezone) == ("CZ", "Europe/Prague")
    assert (spot.elevation_m, spot.elevation_is_assumed) == (226, True)


def test_a_town_across_the_border_does_not_lend_its_country():
    """Kufstein: Rosenheim is nearer than Innsbruck."""
    [spot] = find_spots("47.58, 12.17")

    assert spot.timezone == "Europe/Vienna"
    assert spot.country_code == "AT"


@pytest.mark.parametrize(
    ("typed", "timezone"),
    [
        ("0, -150", "Etc/GMT+10"),
        ("-17.7, 180", "Pacific/Fiji"),
        ("-17.7, -180", "Pacific/Fiji"),
        ("-90 0", "Antarctica/McMurdo"),
    ],
)
def test_far_from_every_town_the_clock_is_known_and_nothing_is_invented(typed, timezone):
    [spot] = find_spots(typed)

    assert spot.timezone == timezone
    assert (spot.country_code, spot.elevation_m, spot.elevation_is_assumed) == ("", None, True)


@pytest.mark.parametrize("typed", ["02134", " 02134-1234 "])
def test_a_zip_code_brings_the_zone_of_the_map(typed):
    [spot] = find_spots(typed)

    assert spot.label == "ZIP 02134, MA"
    assert (spot.country_code, spot.admin1_code) == ("US", "MA")
    assert spot.usda_zone == "6b"
    assert spot.timezone == "America/New_York"
    assert "usda-zones" in spot.credits


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("Xyzzyx", "Type the nearest larger town, a US ZIP code, or coordinates"),
        ("Brmo", "Did you mean Brno, Czechia?"),
        ("Brno, France", "We know this name elsewhere only: Brno, Czechia"),
        ("99999", "99999 is no US ZIP code that we know"),
        ("91, 0", "latitude lies between −90 and 90"),
        ("0 181", "longitude between −180 and 180"),
        ("49 N 16 N", "latitude lies between"),
        ("49.2, 16.6, 99999", "height in metres, between -450 and 6000"),
        ("1e999 2", "latitude lies between"),
        ("NaN, NaN", "We know no town called “NaN, NaN”"),
        ("", "We know no town"),
        ("\0", "We know no town"),
        ("???", "We know no town"),
        ("%", "We know no town"),
        ("x" * 10_000, "We know no town"),
        ("9" * 400 + " 1", "We know no town"),
    ],
)
def test_what_is_not_found_gets_a_sentence_that_says_what_to_type(typed, sentence):
    with pytest.raises(SpotUnknown) as unknown:
        find_spots(typed)

    assert sentence in str(unknown.value)
