import pytest

from gardens.climate.credits import credits_of
from gardens.climate.origin import origin_of
from gardens.tests.factories import PlaceFactory


@pytest.mark.parametrize(
    ("columns", "sentences"),
    [
        (
            {"climate_source": "cell", "climate_name": "", "climate_height_difference_m": 120},
            ["estimated for the area", "120\N{NARROW NO-BREAK SPACE}m higher"],
        ),
        ({"climate_height_difference_m": -20}, ["20\N{NARROW NO-BREAK SPACE}m lower"]),
        ({"elevation_is_assumed": True}, ["The height is assumed"]),
        ({"climate_source": "answered", "tmin_c": None}, ["No climate is known near here"]),
        ({"climate_source": "typed", "is_frost_free": True}, ["The frost dates are yours."]),
    ],
)
def test_the_origin_is_told_in_sentences(columns, sentences):
    told = " ".join(origin_of(PlaceFactory.build(**columns)))

    for sentence in sentences:
        assert sentence in told


def test_every_credit_that_a_place_can_carry_has_its_words():
    place = PlaceFactory.build(climate_credit="geonames dwd jma")

    assert [credit.code for credit in credits_of(place)] == ["dwd", "jma", "geonames"]
