import pytest

from plants.choices import UnitSystem
from plants.quantities import NARROW_SPACE, say_length, say_quantity, say_range, say_sides
from plants.units import as_shown, as_stored, in_units, unit_shown


@pytest.fixture
def imperial():
    with in_units(UnitSystem.IMPERIAL):
        yield


def plain(words: str) -> str:
    return words.replace(NARROW_SPACE, " ")


@pytest.mark.usefixtures("imperial")
@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        (50, "cm", "20 in"),
        (25, "cm", "9.8 in"),
        (1.2, "m", "3.9 ft"),
        (2.88, "m²", "31 sq ft"),
        (20, "L", "5.3 gal"),
        (25, "mm", "0.98 in"),
        (1, "kg", "2.2 lb"),
        (500, "g", "18 oz"),
        (10, "km", "6.2 mi"),
        (0, "°C", "32 °F"),
        (-12.9, "°C", "8.8 °F"),
        (6.5, "", "6.5"),
        (3, "days", "3 days"),
    ],
)
def test_a_quantity_is_said_in_the_readers_units(value, unit, words):
    assert plain(say_quantity(value, unit)) == words


@pytest.mark.usefixtures("imperial")
def test_digits_that_suit_centimetres_do_not_round_inches_away():
    assert plain(say_quantity(12, "mm", 0)) == "0.47 in"
    assert plain(say_quantity(-2.9, "°C", 1)) == "26.8 °F"


@pytest.mark.usefixtures("imperial")
def test_ranges_sides_and_lengths_follow():
    assert plain(say_range(10, 25, "°C")) == "50 to 77 °F"
    assert plain(say_sides(2.4, 1.2, "m")) == "7.9 × 3.9 ft"
    assert [plain(say_length(cm)) for cm in (100, 150)] == ["39 in", "4.9 ft"]


@pytest.mark.parametrize("cm", [0.0, 0.1, 33.3, 45.5, 240.0, 1999.9])
def test_what_is_shown_comes_back_as_it_was_stored(cm):
    with in_units(UnitSystem.IMPERIAL):
        shown = round(as_shown(cm, "cm"), 2)
        assert round(as_stored(shown, "cm"), 1) == cm


def test_metric_is_the_rule_and_returns():
    assert plain(say_quantity(50, "cm")) == "50 cm"
    with in_units(UnitSystem.IMPERIAL):
        assert unit_shown("cm") == "in"
    assert unit_shown("cm") == "cm"
    assert as_shown(20, "°C") == as_stored(20, "°C") == 20
