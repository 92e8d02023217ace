import re
from datetime import date, timedelta

import pytest
from django.urls import reverse

from gardens.models import GardenKind, StartMethod
from gardens.tests.calendar_pages import CALENDAR, label, plan, position, shown
from gardens.tests.dating import set_today
from gardens.tests.factories import BedFactory, PlantingFactory, WeatherDayFactory
from plants.models import Plant

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("catalogue")]
TODAY = date(2026, 5, 5)


@pytest.fixture(autouse=True)
def noon_of_5_may(monkeypatch):
    set_today(monkeypatch, TODAY)


def test_a_year_says_every_job_of_a_planting_with_its_days(bed, own_client):
    plan(bed, "tomato", method=StartMethod.SOW_INDOORS, started_on=date(2026, 3, 5))
    html = shown(own_client)

    assert "<h1>Calendar 2026</h1>" in html
    assert label(html, "Tomato") == (
        "Start indoors 5 Mar; Pot on 26 Mar – 16 Apr; Harden off 27 Apr – 6 May; "
        "Plant out 7 May – 21 May; First harvest around 18 Jul (4 Jul – 1 Aug)"
    )
    # Done, with a tick instead of a bar.
    assert 'class="b-done"' in html
    assert 'b-indoor--box" x="' not in html.split('id="calendar-key"')[0]


def test_frost_lines_and_today_stand_where_their_days_are(bed, own_client):
    plan(bed, "carrot", planned_on=date(2026, 5, 10))
    html = shown(own_client)

    assert "Last frost 14 Apr" in html
    assert "First frost 28 Oct" in html
    lines = re.findall(r'class="frost" x1="([\d.]+)%"', html)
    assert [float(at) for at in lines] == [pytest.approx(103 / 3.65, abs=0.01), 82.19]
    assert html.count('class="frost frost--edge"') == 4
    assert position(html, "today") == pytest.approx(124 / 3.65, abs=0.01)


def test_a_bar_stands_where_its_window_is(bed, own_client):
    plan(bed, "spinach", planned_on=date(2026, 9, 5))
    html = shown(own_client)
    # From 2 September, the 245th day, for 29 days.
    start, width = re.search(r'class="b-sow" x="([\d.]+)%"[^>]* width="([\d.]+)%"', html).groups()
    assert float(start) == pytest.approx(244 / 3.65, abs=0.01)
    assert float(width) == pytest.approx(29 / 3.65, abs=0.01)


def test_the_day_that_is_noted_moves_what_follows(bed, own_client):
    planting = plan(bed, "carrot", planned_on=date(2026, 4, 1))
    before = label(shown(own_client), "Carrot")
    own_client.post(
        reverse("gardens:planting-start", args=[planting.pk]), {"started_on": "2026-04-10"}
    )
    after = label(shown(own_client), "Carrot")

    assert "Sow outside 17 Mar – 5 May" in before
    assert "around 16 Jul" in before
    assert after.startswith("Sow outside 10 Apr;")
    assert "around 21 Jun" in after


def test_south_of_the_equator_the_year_begins_in_july(bed, own_client):
    place = bed.garden.place
    place.latitude, place.timezone = -43.5, "Pacific/Auckland"
    place.last_frost_p50, place.last_frost_p90, place.first_frost_p50 = 283, 314, 128
    place.save()
    plan(bed, "tomato", method=StartMethod.TRANSPLANT, planned_on=date(2026, 11, 12))

    html = shown(own_client, year=2026)
    months = re.findall(r'class="lab only-wide"[^>]*>(\w+)<', html)

    assert "<h1>Calendar 2026/27</h1>" in html
    assert (months[0], months[-1]) == ("Jul", "Jun")
    # Planted out from 10 November, a third of the way through.
    assert 35 < position(html, "b-plant") < 38
    # 5 May is in the year that began in July 2025.
    assert "Calendar 2025/26" in shown(own_client)


def test_a_month_shows_its_days_and_its_jobs_in_order(bed, own_client):
    plan(bed, "bush-bean", planned_on=date(2026, 5, 10))
    plan(bed, "tomato", method=StartMethod.SOW_INDOORS, started_on=date(2026, 3, 5))
    plan(bed, "garlic", planned_on=date(2026, 10, 25))
    html = shown(own_client, view="month", year=2026, month=5)
    listed = html.split('id="calendar-month"')[1].split("</section>")[0]

    assert "<h1>Calendar May 2026</h1>" in html
    assert "Garlic:" not in html
    assert re.findall(r'"when num">([^<]+)<.*?<a[^>]*>([^<]+)</a>', listed) == [
        ("by 6", "Harden off Tomato"),
        ("from 7", "Plant out Tomato"),
        ("10", "Sow Bush bean outside"),
        ("from 24", "Sow Bush bean again"),
    ]


def test_the_list_is_the_table_of_the_year(bed, own_client):
    plan(bed, "garlic", planned_on=date(2026, 10, 25))
    html = shown(own_client, view="list")

    assert "Garlic</a>" in html
    assert (
        '<td data-l="From">21 Oct 2026</td><td data-l="Likely">25 Oct 2026</td>'
        '<td data-l="To">2 Dec 2026</td><td data-l="How sure">take a week either way</td>'
    ) in html
    assert 'href="?view=list&amp;year=2026"' in shown(own_client)


def test_jobs_are_filtered_and_every_choice_is_a_link(bed, own_client):
    plan(bed, "garlic", planned_on=date(2026, 10, 25))
    plan(bed, "carrot", planned_on=date(2026, 5, 10))
    html = shown(own_client, job="sow")

    assert "Garlic:" not in html
    assert label(html, "Carrot") == "Sow outside 17 Mar – 10 May"
    assert 'href="?view=year&amp;year=2026&amp;job=sow&amp;job=harvest"' in html
    assert '<a class="filterchip" href="?view=year&amp;year=2026">All jobs</a>' in html
    assert 'href="?view=month&amp;year=2026&amp;month=5&amp;job=sow"' in html


@pytest.mark.parametrize(
    ("group", "titles"),
    [
        ("bed", ["Bed A", "Bed B"]),
        ("family", ["Amaryllidaceae", "Apiaceae"]),
        ("job", ["Plant out", "Sow outside"]),
    ],
)
def test_rows_are_grouped(group, titles, bed, own_client):
    plan(bed, "carrot", planned_on=date(2026, 5, 10))
    plan(BedFactory(garden=bed.garden, name="Bed B"), "garlic", planned_on=date(2026, 10, 25))
    html = shown(own_client, group=group)
    assert re.findall(r'class="calgroup">([^<]+)<', html) == titles


def test_what_has_no_day_is_shown_without_one(bed, own_client):
    bed.garden.kind = GardenKind.WINDOWSILL
    bed.garden.save()
    plan(bed, "basil", planned_on=None)
    html = shown(own_client)

    assert "no day planned · 1 plant" in html
    assert "Indoors the season does not decide" in html
    assert 'id="calendar-still"' not in html


def test_in_the_tropics_the_plan_decides(bed, own_client):
    place = bed.garden.place
    place.latitude, place.is_frost_free = 1.3, True
    for name in ("last_frost_p10", "last_frost_p50", "last_frost_p90"):
        setattr(place, name, None)
    place.first_frost_p10 = place.first_frost_p50 = place.first_frost_p90 = None
    place.save()
    plan(bed, "tomato", method=StartMethod.TRANSPLANT, planned_on=date(2026, 5, 20))
    html = shown(own_client)

    assert "Plant out 20 May;" in label(html, "Tomato")
    assert "no frost or spring sets the date" in html
    assert 'class="winter"' not in html


def test_an_ended_planting_stays_in_its_year(bed, own_client):
    plan(
        bed,
        "spinach",
        started_on=date(2025, 9, 1),
        ended_on=date(2025, 11, 20),
        end_reason="harvested",
    )
    assert label(shown(own_client, year=2025), "Spinach") == (
        "Sow outside 1 Sep; First harvest 20 Nov"
    )
    assert "Spinach:" not in shown(own_client)


def test_measured_warmth_moves_the_harvest(bed, own_client, monkeypatch):
    plan(bed, "tomato", method=StartMethod.TRANSPLANT, started_on=date(2026, 5, 1))
    set_today(monkeypatch, date(2026, 6, 10))
    by_days = label(shown(own_client), "Tomato")
    for number in range(40):
        WeatherDayFactory(
            place=bed.garden.place,
            on=date(2026, 5, 1) + timedelta(days=number),
            tmin_c=20.0,
            tmax_c=30.0,
        )
    by_warmth = label(shown(own_client), "Tomato")

    assert "around 12 Jul" in by_days
    # 600 of 825 °C·d are there; June brings about nine a day.
    assert "around 4 Jul" in by_warmth


@pytest.mark.parametrize(
    "query",
    [
        {"view": "decade"},
        {"year": "99999"},
        {"year": "-1"},
        {"year": "two"},
        {"year": "²026"},
        {"view": "month", "month": "13"},
        {"view": "month", "year": "1950", "month": "1"},
        {"view": "month", "year": "2100", "month": "12"},
        {"job": "weed"},
        {"group": "moon"},
        {"year": "\x00"},
    ],
)
def test_what_is_not_understood_counts_as_not_asked_for(query, bed, own_client):
    plan(bed, "carrot", planned_on=date(2026, 5, 10))
    assert own_client.get(CALENDAR, query).status_code == 200


def test_without_a_garden_one_is_started(stranger_client):
    assert stranger_client.get(CALENDAR).headers["Location"] == "/start/"
    assert stranger_client.get("/calendar/poster/").headers["Location"] == "/start/"


def test_a_stranger_sees_and_plans_nothing_of_it(bed, stranger_client):
    planting = plan(bed, "carrot", planned_on=date(2026, 5, 10))
    fields = {"method": "transplant", "planned_on": "2026-06-01"}
    address = reverse("gardens:planting-replan", args=[planting.pk])
    assert stranger_client.post(address, fields).status_code == 404


@pytest.mark.parametrize("number", [3, 60])
@pytest.mark.parametrize("view", ["year", "month", "list"])
def test_the_number_of_queries_stays(number, view, bed, own_client, django_assert_num_queries):
    slugs = ["carrot", "tomato", "spinach", "potato", "kale", "beet", "onion", "basil"]
    plants = {plant.slug: plant for plant in Plant.objects.filter(slug__in=slugs)}
    for index in range(number):
        other = BedFactory(garden=bed.garden, name=f"Bed {index}") if index % 4 == 0 else bed
        PlantingFactory(
            bed=other,
            plant=plants[slugs[index % 8]],
            method=StartMethod.TRANSPLANT,
            started_on=date(2026, 4, 20),
        )
    own_client.get(CALENDAR)
    # Session, gardener, garden with place, plantings with beds, plants, weather.
    with django_assert_num_queries(9):
        html = own_client.get(CALENDAR, {"view": view}).content.decode()
    assert view != "year" or html.count('class="who" href') == number


def test_the_poster_has_bars_and_plan_of_the_year(bed, own_client):
    plan(bed, "garlic", planned_on=date(2026, 10, 25))
    html = shown(own_client, "/calendar/poster/", year=2026)

    assert "<h1>Plot 14 2026</h1>" in html
    assert 'aria-label="Garlic: Plant out 21 Oct – 2 Dec;' in html
    assert "<b>Garlic</b>, Bed A: Plant out 21 Oct – 2 Dec;" in html
    assert "<script" not in html.split("<main")[1]
