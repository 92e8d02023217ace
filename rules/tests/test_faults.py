"""What cannot be counts as missing, and the finding says which check it failed."""

from datetime import UTC, date, datetime
from math import nan

import pytest

from gardens.models import Bed, Place, WeatherDay
from gardens.tests.factories import (
    BedFactory,
    PlantingFactory,
    SoilTestFactory,
    WateringFactory,
    WeatherDayFactory,
)
from gardens.wording import say
from plants.tests.factories import PlantFactory
from rules.engine.snapshot import Refused
from rules.loading import load_snapshots
from rules.loading.soil import SoilTestRow, latest_test, refused_tests
from rules.models import Finding
from rules.tests.cast import ask_and_evaluate

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]

TODAY = date(2026, 5, 10)
TOMORROW = date(2026, 5, 11)


@pytest.fixture
def tomatoes(db) -> Bed:
    bed = BedFactory(texture="loam")
    PlantingFactory(bed=bed, plant=PlantFactory(slug="tomato", tender=True))
    return bed


def missing(bed: Bed) -> dict[str, str]:
    """What is asked for, with the checks that failed."""
    ask_and_evaluate(bed.garden)
    assert (
        not Finding.objects.filter(garden=bed.garden)
        .exclude(numbers=[])
        .filter(rule_id__in=["SOIL.PH", "DATA.MISSING"])
    )
    return {
        finding.key.rpartition("|")[2]: " ".join(
            say(words) for words in finding.evidence["assumptions"]
        )
        for finding in Finding.objects.filter(garden=bed.garden, rule_id="DATA.MISSING")
    }


def weather(bed: Bed, on: date, **values) -> None:
    WeatherDayFactory(
        place=bed.garden.place,
        on=on,
        **(
            {"is_forecast": on >= TODAY, "issued_at": datetime(2026, 5, 10, 6, tzinfo=UTC)} | values
        ),
    )


def test_a_soil_test_of_tomorrow_is_no_test(tomatoes):
    SoilTestFactory(bed=tomatoes, tested_on=TOMORROW, ph=4.5)
    assert missing(tomatoes)["soil_ph"] == ("The soil test of 11 May 2026 is dated in the future.")


def test_without_any_test_no_check_is_named(tomatoes):
    assert missing(tomatoes)["soil_ph"] == ""


def test_of_a_good_and_a_later_bad_test_the_good_one_counts(tomatoes):
    SoilTestFactory(bed=tomatoes, tested_on=TODAY, ph=6.5)
    SoilTestFactory(bed=tomatoes, tested_on=TOMORROW, ph=4.5)
    assert "soil_ph" not in missing(tomatoes)


@pytest.mark.parametrize("ph", [nan, 1.9, 11.1, -6.0])
def test_a_ph_that_no_soil_has_is_refused(ph):
    row = SoilTestRow(**dict.fromkeys(SoilTestRow._fields) | {"tested_on": TODAY, "ph": ph})
    assert latest_test([row], TODAY) is None
    [refused] = refused_tests([row], TODAY)
    assert (refused.what, refused.on) == ("ph", TODAY)


def test_other_values_of_a_test_are_refused_by_their_names(tomatoes):
    SoilTestFactory(bed=tomatoes, phosphorus_mg_kg=-3, ec_ds_m=4)
    [snapshot] = load_snapshots([tomatoes.garden_id])
    [bed] = snapshot.beds
    assert bed.refused == (Refused("phosphorus_mg_kg", date(2026, 4, 1), -3.0),)
    assert (bed.soil_test.phosphorus_mg_kg, bed.soil_test.ec_ds_m) == (None, 4.0)


def test_more_humus_than_soil_is_not_counted(tomatoes):
    SoilTestFactory(bed=tomatoes, organic_matter_pct=104)
    assert missing(tomatoes)["organic_matter"] == (
        "The soil test of 1 Apr 2026 gives 104 of it, which cannot be."
    )
    assert not Finding.objects.filter(rule_id="SOIL.N_NEED")


def test_a_watering_of_tomorrow_is_none(tomatoes):
    WateringFactory(bed=tomatoes, watered_on=TOMORROW, litres=None)
    assert missing(tomatoes)["last_soaking"] == (
        "The watering of 11 May 2026 is dated in the future."
    )


@pytest.mark.parametrize(
    ("values", "fault"),
    [
        ({"tmin_c": 12.0, "tmax_c": 3.0}, "The lowest temperature of 11 May 2026 is above"),
        ({"tmin_c": -61.0, "tmax_c": 3.0}, "A temperature of 11 May 2026 is not between"),
    ],
)
def test_a_night_that_cannot_be_is_not_forecast(values, fault, tomatoes):
    weather(tomatoes, TODAY, tmin_c=9.0)
    weather(tomatoes, TOMORROW, **values)
    assert fault in missing(tomatoes)["forecast_lows"]
    assert not Finding.objects.filter(rule_id="FROST.FORECAST")


def test_a_night_whose_low_is_known_is_forecast_whatever_its_high(tomatoes):
    weather(tomatoes, TOMORROW, tmin_c=-1.0, tmax_c=60.5)
    assert "forecast_lows" not in missing(tomatoes)
    assert Finding.objects.filter(rule_id="FROST.FORECAST")


@pytest.mark.parametrize(
    ("values", "fault"),
    [
        ({"rain_mm": -1.0}, "The rain of 9 May 2026 cannot be"),
        ({"tmin_c": 19.0, "tmax_c": 9.0, "et0_mm": None}, "of 9 May 2026 is above the highest"),
        ({"et0_mm": 31.0, "tmin_c": None, "tmax_c": None}, "The evaporation of 9 May 2026"),
    ],
)
def test_where_no_average_stands_in_the_water_of_a_bed_is_not_reckoned(values, fault, tomatoes):
    Place.objects.update(tmin_c=None, tmax_c=None, rain_mm=None, srad_mj=None)
    WateringFactory(bed=tomatoes, watered_on=date(2026, 5, 8), litres=None)
    weather(tomatoes, date(2026, 5, 9), **values)
    assert fault in missing(tomatoes)["temperatures"]
    assert not Finding.objects.filter(rule_id="WATER.IRRIGATE")


def test_weather_observed_in_the_future_is_not_counted(tomatoes):
    weather(tomatoes, TOMORROW, is_forecast=False, tmin_c=3.0, rain_mm=40.0)
    [snapshot] = load_snapshots([tomatoes.garden_id])
    day = snapshot.weather[TOMORROW]
    assert (day.tmin_c, day.rain_mm, day.et0_mm, day.faults) == (None, None, None, ("future",))


def test_not_a_number_is_not_known(tomatoes):
    weather(tomatoes, TOMORROW, tmin_c=nan, tmax_c=nan)
    assert WeatherDay.objects.count() == 1
    [snapshot] = load_snapshots([tomatoes.garden_id])
    assert snapshot.weather[TOMORROW].tmin_c is None
    missing(tomatoes)
    assert not Finding.objects.filter(rule_id="FROST.FORECAST")
