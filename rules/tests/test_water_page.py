"""The page of a bed's water: the same sum as the finding, with its chart and table."""

from datetime import timedelta

import pytest
from django.urls import reverse

from gardens.models import Garden, SoilFeel
from gardens.tests.cast import garden, gardener, imperial_client, own_client  # noqa: F401
from gardens.tests.factories import (
    BedFactory,
    GardenFactory,
    PlantingFactory,
    SensorReadingFactory,
    WateringFactory,
)
from gardens.tests.water import EmitterFactory, MoistureReadingFactory, RainDayFactory
from plants.tests.factories import PlantFactory
from rules.models import Finding
from rules.tests.builders import NOON, ONE_DAY, TODAY
from rules.tests.cast import ask_and_evaluate
from rules.tests.watered import depletion, page_of, tomato_bed, weather
from rules.water.page import BedWater, GardenWater

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]

SOAKED_ON = TODAY - 7 * ONE_DAY


@pytest.fixture
def dry_bed(garden):  # noqa: F811
    """Has used 36 mm this morning: one day of 7.25 mm and five of 5.75 mm."""
    Garden.objects.filter(pk=garden.pk).update(created_at=NOON - timedelta(days=60))
    bed = tomato_bed(garden)
    WateringFactory(bed=bed, watered_on=SOAKED_ON, litres=None)
    first = SOAKED_ON + ONE_DAY
    weather(garden.place, first, 1, et0_mm=(36 - 5 * 5.75) / 1.15)
    weather(garden.place, first + ONE_DAY, 13)
    EmitterFactory(bed=bed, line_m=20, line_l_h_m=6)
    return bed


def test_WAT_10_the_page_gives_litres_minutes_and_the_sum_of_the_finding(dry_bed, own_client):  # noqa: F811
    page = page_of(own_client, dry_bed)
    assert "<h1>Bed A needs water</h1>" in page
    # 40 mm on 4 m² are 160 L; 20 m of line give 120 L an hour.
    assert "Give about 160 L, 80 min today. The roots have used 36 mm of the 34 mm" in page
    assert 'aria-label="36 mm used today, the limit is 34 mm."' in page
    assert "forecast of test" in page
    assert "issued 10 May 2026" in page

    ask_and_evaluate(dry_bed.garden)
    finding = Finding.objects.get(rule_id="WATER.IRRIGATE")
    assert dict(finding.number_rows)["Water to give"] == "160\N{NARROW NO-BREAK SPACE}L"
    today = own_client.get(reverse("rules:today")).content.decode()
    assert reverse("rules:bed-water", args=[dry_bed.garden_id, dry_bed.pk]) in today


def test_the_table_has_every_day_of_the_line(dry_bed):
    page = BedWater.of(dry_bed)
    days = page.found.days
    assert [day.on for day in days][-8] == TODAY
    assert days[0].on == TODAY - 30 * ONE_DAY
    after = next(day for day in days if day.on == SOAKED_ON + ONE_DAY)
    assert (after.used, round(after.use, 2)) == (0.0, 7.25)
    assert round(days[-7].used, 2) == 41.75
    rows = {row.day: row for row in page.rows}
    assert rows["3 May 2026"].given == "soaked through"
    assert rows["11 May 2026"].source == "forecast"
    assert len(page.chart.over.split()) == 31
    assert len(page.chart.coming.split()) == 8


def test_rain_of_the_gauge_counts_before_that_of_the_weather(dry_bed, own_client):  # noqa: F811
    yesterday = TODAY - ONE_DAY
    RainDayFactory(garden=dry_bed.garden, fallen_on=yesterday, rain_mm=20.0)
    assert depletion(dry_bed) == 16.0
    assert "observed, your gauge" in page_of(own_client, dry_bed)
    # What only wets the leaves does not count.
    dry_bed.garden.rain_days.update(rain_mm=0.9)
    assert depletion(dry_bed) == 36.0


def test_the_gauge_counts_without_weather_too(garden, own_client):  # noqa: F811
    bed = tomato_bed(garden)
    WateringFactory(bed=bed, watered_on=SOAKED_ON, litres=None)
    before = depletion(bed)
    RainDayFactory(garden=garden, fallen_on=TODAY - ONE_DAY, rain_mm=60.0)
    assert before > 5
    assert depletion(bed) == 0.0
    assert "average, your gauge" in page_of(own_client, bed)


@pytest.mark.parametrize(
    ("days_ago", "used_mm"),
    # 15 % of volume are 70 mm of 700 mm; the days since take their 5.75 mm each, less under stress.
    [(0, 70.0), (1, 72.11), (6, 36.0)],
)
def test_a_reading_by_hand_sets_the_sum_for_five_days(dry_bed, days_ago, used_mm):
    MoistureReadingFactory(bed=dry_bed, measured_on=TODAY - days_ago * ONE_DAY, moisture_pct=15.0)
    assert depletion(dry_bed) == used_mm


def test_a_reading_of_three_days_counts_with_low_confidence(dry_bed, own_client):  # noqa: F811
    MoistureReadingFactory(bed=dry_bed, measured_on=TODAY - 3 * ONE_DAY, moisture_pct=20.0)
    assert BedWater.of(dry_bed).found.advice.confidence == "low"
    assert "by hand, 7 May 2026: counts, with less confidence" in page_of(own_client, dry_bed)


def test_feeling_the_soil_is_a_reading_too(dry_bed):
    """Moist: 62.5 % of what plants can draw is left of 91 mm."""
    MoistureReadingFactory(bed=dry_bed, measured_on=TODAY, moisture_pct=None, feel=SoilFeel.MOIST)
    assert depletion(dry_bed) == pytest.approx(0.375 * 91, abs=0.01)


def test_a_soaking_after_the_reading_counts(dry_bed):
    MoistureReadingFactory(bed=dry_bed, measured_on=TODAY - 2 * ONE_DAY, moisture_pct=15.0)
    WateringFactory(bed=dry_bed, watered_on=TODAY - ONE_DAY, litres=None)
    assert depletion(dry_bed) == 0.0


def test_a_sensor_overrides_the_sum_as_long_as_it_is_not_stale(dry_bed, clock):
    SensorReadingFactory(
        sensor__device__garden=dry_bed.garden,
        sensor__device__bed=dry_bed,
        sensor__quantity="soil_moisture_pct",
        measured_at=NOON - timedelta(hours=2),
        value=22.0,
    )
    assert depletion(dry_bed) == 21.0
    clock(NOON + timedelta(days=6))
    assert BedWater.of(dry_bed).found.balance.start.soaked_on == SOAKED_ON


def test_without_weather_the_averages_stand_in_and_the_page_says_so(garden, own_client):  # noqa: F811
    page = page_of(own_client, tomato_bed(garden))
    assert "No weather is switched on here: climate averages of Brno stand in." in page
    assert "Climate averages stand in where weather records lack." in page
    assert "The last soaking is not known; half way to dry is assumed." in page
    assert "flow not known" in page
    assert "no forecast" in page


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"texture": ""}, "Soil texture is not known"),
        ({"cover": "greenhouse"}, "What a bed under cover uses is not known"),
        ({"kind": "container", "volume_l": None}, "The size of a pot is not known"),
        ({"kind": "hydroponic"}, "It stands in water"),
    ],
)
def test_what_is_missing_is_said_in_place_of_a_number(fields, words, garden, own_client):  # noqa: F811
    page = page_of(own_client, tomato_bed(garden, **fields))
    assert words in page
    assert "There is nothing to draw yet." in page
    assert "Give about" not in page


def test_an_empty_bed_and_a_garden_indoors_have_no_balance(garden, own_client):  # noqa: F811
    empty = BedFactory(garden=garden, texture="loam")
    assert "Nothing that draws water" in page_of(own_client, empty)
    inside = GardenFactory(owner=garden.owner, kind="windowsill")
    assert "Indoors no balance is reckoned" in page_of(own_client, tomato_bed(inside))


def test_readers_of_inches_and_gallons(dry_bed, imperial_client):  # noqa: F811
    page = page_of(imperial_client, dry_bed)
    assert "Give about 42 gal, 80 min today. The roots have used 1.4 in of the 1.3 in" in page


def test_southern_beds_run_into_their_own_autumn(gardener, own_client):  # noqa: F811
    south = GardenFactory(owner=gardener, place__christchurch=True)
    page = page_of(own_client, tomato_bed(south))
    assert "climate averages of Christchurch stand in" in page


@pytest.mark.parametrize("number", [1, 60])
def test_the_statements_do_not_grow_with_beds(
    number,
    garden,  # noqa: F811
    django_assert_num_queries,
):
    beds = [BedFactory(garden=garden, texture="loam") for _ in range(number)]
    plant = PlantFactory(slug="carrot")
    for bed in beds:
        PlantingFactory(bed=bed, plant=plant, started_on=TODAY - 40 * ONE_DAY)
        MoistureReadingFactory(bed=bed)
        EmitterFactory(bed=bed)
    with django_assert_num_queries(5):
        page = GardenWater.of(garden)
        assert len(page.rows) == number
    with django_assert_num_queries(3):
        BedWater.of(beds[0])


def test_all_beds_are_listed_the_thirstiest_first(dry_bed, own_client):  # noqa: F811
    wet = tomato_bed(dry_bed.garden, name="Bed B")
    WateringFactory(bed=wet, watered_on=TODAY, litres=None)
    BedFactory(garden=dry_bed.garden, name="Bed C", texture="")
    page = own_client.get(reverse("rules:garden-water", args=[dry_bed.garden_id]))
    text = " ".join(page.content.decode().split()).replace("\N{NARROW NO-BREAK SPACE}", " ")
    assert "Needs water today: Bed A." in text
    assert text.index(">Bed A<") < text.index(">Bed B<") < text.index(">Bed C<")
    assert "160 L, 80 min, 10 May" in text
    assert "Soil texture is not known" in text
