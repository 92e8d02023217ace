import pytest

from gardens.climate.chart import ClimateChart
from gardens.tests.factories import PlaceFactory


def chart(**columns) -> ClimateChart:
    return ClimateChart.of(PlaceFactory.build(**columns))


def test_a_bar_reaches_from_the_nights_to_the_days():
    drawn = chart()
    july = drawn.bars[6]
    by_value = {line.value_c: line.y for line in drawn.lines}

    per_degree = (by_value[0] - by_value[20]) / 20
    assert july.y == pytest.approx(by_value[0] - 26.8 * per_degree, abs=0.02)
    assert july.height == pytest.approx((26.8 - 14.9) * per_degree, abs=0.02)
    assert (july.low_c, july.high_c, july.rain_mm) == (14.9, 26.8, 74)


def test_cold_months_are_marked_and_the_extremes_named():
    drawn = chart()

    assert [bar.letter for bar in drawn.bars if bar.is_cold] == ["J", "F", "D"]
    assert (drawn.coldest.name, drawn.warmest.name) == ("Jan", "Jul")


def test_in_the_south_july_stands_first():
    assert [bar.number for bar in chart(christchurch=True).bars] == [*range(7, 13), *range(1, 7)]


@pytest.mark.parametrize(
    ("low_c", "high_c"), [(-51.0, 26.0), (24.0, 31.0), (10.0, 10.0), (-89.0, -30.0), (20.0, 45.0)]
)
def test_everything_stays_inside_the_drawing(low_c, high_c):
    drawn = chart(tmin_c=(low_c,) * 12, tmax_c=(high_c,) * 12)

    assert all(0 <= bar.y <= bar.y + bar.height <= 100 for bar in drawn.bars)
    assert all(0 <= line.y <= 100 for line in drawn.lines)
    assert len(drawn.lines) <= 5


def test_without_months_there_is_no_chart():
    assert chart(tmin_c=None) is None
