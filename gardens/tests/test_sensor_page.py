from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.http import QueryDict

from gardens.actions.summaries import summarise
from gardens.models import BedKind, SensorHour, SensorReading, Texture
from gardens.sensors.chart import SensorChart
from gardens.sensors.quantities import Quantity
from gardens.sensors.span import Span
from gardens.sensors.wanted import wanted_range
from gardens.tests.factories import DeviceFactory, PlantingFactory, SensorFactory
from plants.choices import UnitSystem
from plants.tests.factories import PlantFactory
from plants.units import in_units

NOW = datetime(2026, 5, 5, 10, tzinfo=UTC)
HOUR = timedelta(hours=1)
PRAGUE = ZoneInfo("Europe/Prague")


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)


@pytest.fixture
def sensor(bed):
    return SensorFactory(device=DeviceFactory(garden=bed.garden, bed=bed))


def measure(sensor, *hours_ago: int, value: float = 24.0) -> None:
    """Three readings in each of these hours, around the value."""
    moments = [NOW - ago * HOUR + timedelta(minutes=10 * n) for ago in hours_ago for n in range(3)]
    SensorReading.objects.bulk_create(
        SensorReading(sensor=sensor, measured_at=moment, value=value + moment.minute / 10)
        for moment in moments
    )
    hours = {(sensor.pk, one - timedelta(minutes=one.minute), one) for one in moments}
    SensorHour.objects.mark((pk, start, start + HOUR) for pk, start, _ in hours)
    summarise()


def span(**data: str) -> Span:
    query = QueryDict(mutable=True)
    query.update(data)
    return Span.of(query, NOW.date(), PRAGUE)


def summary(hour: int, *, low: float = 20, high: float = 30) -> SensorHour:
    start = datetime(2026, 5, 5, hour, tzinfo=PRAGUE).astimezone(UTC)
    return SensorHour(start=start, end=start + HOUR, low=low, high=high, total=25, count=1)


def chart(*summaries: SensorHour, quantity=Quantity.SOIL_MOISTURE, wanted=None) -> SensorChart:
    return SensorChart.of(summaries, quantity.measure, span(view="day"), wanted)


def test_a_gap_is_a_gap_and_a_lonely_hour_a_dot():
    drawn = chart(*(summary(hour) for hour in (0, 1, 2, 6, 10, 11)))

    assert [piece.mean.count(",") for piece in drawn.pieces] == [3, 2]
    assert [piece.range.count(",") for piece in drawn.pieces] == [6, 4]
    assert [dot.x for dot in drawn.dots] == [pytest.approx(6.5 / 24 * 100, abs=0.01)]


def test_values_lie_between_the_lines_that_are_labelled():
    drawn = chart(summary(3, low=21, high=29), wanted=(18.5, 25))
    y_of = {line.label: line.y for line in drawn.lines}

    assert list(y_of) == ["15", "20", "25", "30"]
    assert drawn.wanted.y == y_of["25"]
    assert drawn.dots[0].y == y_of["25"]
    assert drawn.wanted.y + drawn.wanted.height == pytest.approx(
        y_of["20"] + 0.3 * (y_of["15"] - y_of["20"]), abs=0.02
    )


@pytest.mark.parametrize("value", [0, 0.001, -40, 200_000])
def test_one_value_can_be_drawn_in_each_unit(value):
    for system in UnitSystem:
        with in_units(system):
            drawn = chart(summary(0, low=value, high=value), quantity=Quantity.AIR_TEMPERATURE)
            assert all(0 <= line.y <= 100 for line in drawn.lines)
            assert 2 <= len(drawn.lines) <= 6


def test_rain_is_bars_from_nothing():
    drawn = chart(summary(0), summary(2), quantity=Quantity.RAIN)
    assert [bar.y + bar.height for bar in drawn.bars] == [pytest.approx(86)] * 2
    assert not drawn.pieces


@pytest.mark.parametrize(
    ("data", "first", "last"),
    [
        ({}, "2026-04-29", "2026-05-05"),
        ({"view": "day", "on": "2026-05-01"}, "2026-05-01", "2026-05-01"),
        ({"view": "year"}, "2025-05-06", "2026-05-05"),
        ({"view": "mood", "on": "soon"}, "2026-04-29", "2026-05-05"),
        ({"on": "2999-01-01"}, "2026-04-29", "2026-05-05"),
        ({"on": "0001-01-01"}, "1999-12-26", "2000-01-01"),
    ],
)
def test_what_is_asked_for_is_shown_and_nonsense_is_this_week(data, first, last):
    shown = span(**data)
    assert (str(shown.first), str(shown.last)) == (first, last)
    assert bool(shown.after) == (last != "2026-05-05")


@pytest.mark.django_db
def test_the_page_says_in_words_and_as_a_table_what_it_draws(own_client, sensor):
    measure(sensor, 1, 2, 30)
    page = own_client.get(sensor.get_absolute_url()).content.decode()

    assert "lowest 24.0\N{NARROW NO-BREAK SPACE}%, mean 25.0\N{NARROW NO-BREAK SPACE}%" in page
    assert page.count("<tr>") == 1 + 3
    # Of 9:20, forty minutes ago.
    assert "40\N{NO-BREAK SPACE}minutes ago" in page
    for view in ("day", "month", "year"):
        assert own_client.get(f"{sensor.get_absolute_url()}?view={view}").status_code == 200
    # Readings have come for this hour, and nobody has summed them up yet.
    start = datetime(2020, 1, 1, 10, tzinfo=UTC)
    SensorHour.objects.mark([(sensor.pk, start, start + HOUR)])
    empty = own_client.get(f"{sensor.get_absolute_url()}?on=2020-01-01").content.decode()
    assert "Nothing was measured in this time" in empty


@pytest.mark.django_db
def test_temperature_is_in_the_readers_unit(own_client, gardener, bed):
    gardener.units = UnitSystem.IMPERIAL
    gardener.save()
    sensor = SensorFactory(device__garden=bed.garden, quantity=Quantity.AIR_TEMPERATURE)
    measure(sensor, 1, value=10)
    page = own_client.get(sensor.get_absolute_url()).content.decode()
    assert "lowest 50.0\N{NARROW NO-BREAK SPACE}°F" in page
    assert "°C" not in page


@pytest.mark.django_db
def test_the_pages_cost_the_same_with_few_and_many_readings(
    own_client, bed, sensor, django_assert_max_num_queries
):
    own_client.get(sensor.get_absolute_url())
    for hours in ([1], range(2, 200)):
        measure(sensor, *hours)
        SensorFactory(device=sensor.device, quantity=["ph", "rain_mm"][len(hours) > 1])
        # Session, user, sensor, hours, texture of the bed; of pH the plants are two more.
        with django_assert_max_num_queries(5):
            own_client.get(sensor.get_absolute_url())
        with django_assert_max_num_queries(5):
            own_client.get(f"/gardens/{bed.garden_id}/devices/")


@pytest.mark.django_db
def test_the_pages_of_bed_and_garden_show_the_latest(own_client, garden, bed, sensor):
    elsewhere = SensorFactory(device__garden=garden, device__name="Mast")
    measure(sensor, 1)
    measure(elsewhere, 100)

    of_bed = own_client.get(bed.get_absolute_url()).content.decode()
    assert ("Probe" in of_bed, "Mast" in of_bed) == (True, False)
    of_garden = own_client.get(garden.get_absolute_url()).content.decode()
    assert ("Probe" in of_garden, "Mast" in of_garden) == (True, True)
    assert "getting old" in of_garden


@pytest.mark.django_db
def test_what_is_wanted_comes_from_the_soil_and_from_what_grows(bed, sensor):
    assert wanted_range(sensor) is None
    bed.texture = Texture.LOAM
    bed.save()
    found = wanted_range(sensor)
    # Half way from field capacity to the wilting point (FAO-56 table 19).
    assert (found.lowest, found.highest) == (pytest.approx(18.5), 25)

    ph = SensorFactory(device=sensor.device, quantity=Quantity.PH)
    assert wanted_range(ph) is None
    for low, high in ((5.5, 6.8), (6.0, 7.5)):
        PlantingFactory(bed=bed, plant=PlantFactory(soil_ph_min=low, soil_ph_max=high))
    found = wanted_range(ph)
    assert (found.lowest, found.highest) == (6.0, 6.8)
    PlantingFactory(bed=bed, plant=PlantFactory(soil_ph_min=4.0, soil_ph_max=5.0))
    assert wanted_range(ph) is None
    bed.kind = BedKind.HYDROPONIC
    ec = SensorFactory(device=sensor.device, quantity=Quantity.EC)
    assert wanted_range(ec) is None
    ranges = {"hydroponic_ec_min_ms_cm": 1.2, "hydroponic_ec_max_ms_cm": 1.8}
    PlantingFactory(bed=bed, plant=PlantFactory(**ranges))
    assert (wanted_range(ec).lowest, wanted_range(ec).highest) == (1.2, 1.8)
    assert wanted_range(ph) is wanted_range(sensor) is None
