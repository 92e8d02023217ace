"""Units go there and back (docs/science.md 14.5)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plants.agronomy import units

NUMBERS = st.floats(-1e4, 1e4)
PAIRS = [
    (units.fahrenheit, units.celsius),
    (units.fahrenheit_difference, units.celsius_difference),
    (units.phosphorus, units.phosphate),
    (units.potassium, units.potash),
]


@pytest.mark.parametrize(("there", "back"), PAIRS)
@given(number=NUMBERS)
def test_what_is_converted_comes_back(there, back, number):
    assert back(there(number)) == pytest.approx(number, abs=1e-6)
    assert there(back(number)) == pytest.approx(number, abs=1e-6)


@given(low_c=NUMBERS, more_c=NUMBERS)
def test_only_temperatures_have_the_offset(low_c, more_c):
    """A difference of two temperatures is the difference, in both scales."""
    across = units.fahrenheit(low_c + more_c) - units.fahrenheit(low_c)
    assert across == pytest.approx(units.fahrenheit_difference(more_c), abs=1e-6)


def test_degree_days_and_oxides_are_as_printed():
    assert units.fahrenheit_difference(100) == pytest.approx(180)
    assert units.phosphorus(100) == pytest.approx(43.64)
    assert units.potassium(100) == pytest.approx(83.01)
