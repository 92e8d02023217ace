"""What can be sown now and what lives through the winter, for a reader with a climate."""

import re
from dataclasses import replace
from datetime import date
from urllib.parse import urlencode

import pytest
from django.conf import LazySettings
from django.http import HttpRequest
from django.test import Client
from django.urls import reverse

from plants.agronomy.frost import NO_FROST, FrostDates
from plants.reader import ReaderClimate
from plants.tests.factories import PlantFactory

pytestmark = pytest.mark.django_db

# Last frost about 10 May (90 %: 25 May), first frost about 7 October.
COOL = FrostDates(115, 130, 145, 270, 280, 290)
ALL = ["Bean", "Fig", "Garlic", "Lemon", "Tomato"]


def in_may(request: HttpRequest) -> ReaderClimate:
    return ReaderClimate(6.5, COOL, 49.2, date(2026, 5, 12), "Brno")


def in_a_cold_place(request: HttpRequest) -> ReaderClimate:
    return replace(in_may(request), coldest_night_c=-14.0)


def in_the_south(request: HttpRequest) -> ReaderClimate:
    frost = FrostDates(246, 283, 314, 103, 128, 153)
    return ReaderClimate(9.0, frost, -43.5, date(2026, 10, 20), "Christchurch")


def in_the_tropics(request: HttpRequest) -> ReaderClimate:
    return ReaderClimate(13.5, NO_FROST, 1.4, date(2026, 5, 12), "Singapore")


def nowhere(request: HttpRequest) -> None:
    return None


def weeks(name: str, first: int, last: int) -> dict[str, int]:
    return {f"{name}_min": first, f"{name}_max": last}


@pytest.fixture
def reader(settings: LazySettings):
    """Tells the catalogue whom to ask; the real one is tested where gardens are."""

    def use(climate) -> None:
        settings.READER_CLIMATE = f"{__name__}.{climate.__name__}"

    use(in_may)
    return use


@pytest.fixture
def plants() -> None:
    no_weeks = weeks("transplant_weeks_after_last_frost", None, None) | weeks(
        "indoor_sow_weeks_before_last_frost", None, None
    )
    PlantFactory(common_name="Tomato", tender=True)
    PlantFactory(common_name="Bean", **no_weeks | weeks("direct_sow_weeks_after_last_frost", 0, 4))
    PlantFactory(
        common_name="Garlic",
        hardy=True,
        **no_weeks
        | weeks("autumn_plant_weeks_before_first_frost", -3, 2)
        | weeks("usda_zone", 3, 8),
    )
    PlantFactory(common_name="Lemon", **no_weeks | weeks("usda_zone", 9, 11))
    PlantFactory(common_name="Fig", **no_weeks | weeks("usda_zone", 7, 10))


def page(client: Client, **query: object) -> str:
    response = client.get(f"{reverse('plants:plant-list')}?{urlencode(query, doseq=True)}")
    assert response.status_code == 200
    return response.content.decode()


def names(html: str) -> list[str]:
    return re.findall(r'<h3><a href="[^"]+">([^<]+)</a></h3>', html)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        # On 12 May the tomato waits for the 25th, when frost is left to 1 year in 10.
        ({"now": "yes"}, ["Bean"]),
        ({"month": "5"}, ["Bean", "Tomato"]),
        ({"month": "7"}, []),
        ({"month": "3"}, ["Tomato"]),
        ({"month": "10"}, ["Garlic"]),
        ({"month": ["3", "10"]}, ["Garlic", "Tomato"]),
        ({"hardy": "yes"}, ["Garlic"]),
        ({"hardy": "yes", "now": "yes"}, []),
        ({"month": "5", "q": "tom"}, ["Tomato"]),
        (
            {"month": "13", "now": "no", "hardy": "1e400"},
            ALL,
        ),
    ],
)
def test_season_and_winter_decide_what_is_shown(client, reader, plants, query, found):
    assert names(page(client, **query)) == found


def test_a_perennial_half_a_zone_too_tender_is_not_hardy(client, reader, plants):
    """The fig needs zone 7 and the place is 6b."""
    html = page(client, hardy="yes")

    assert "Winter-hardy in zone 6b" in html
    assert "Fig" not in names(html)


def test_the_options_name_the_month_the_zone_and_their_numbers(client, reader, plants):
    html = page(client, month="10")
    options = dict(re.findall(r'>([^<>]+)<span class="n">(\d+)</span>', html))

    assert options["Sow or plant today"] == "1"
    assert options["Sow or plant in May"] == "2"
    assert options["Sow or plant in October"] == "1"
    assert options["Winter-hardy in zone 6b"] == "1"
    assert re.search(r'name="month" value="10" checked', html)
    assert "Sow or plant in June" not in html


def test_a_row_says_what_can_be_done_now(client, reader, plants):
    rows = {
        names(row)[0]: row for row in re.findall(r"<article.*?</article>", page(client), re.DOTALL)
    }

    assert "Sow now" in rows["Bean"]
    assert "now" not in re.sub(r"<[^>]+>", "", rows["Tomato"])
    assert 'class="nowtag"' not in rows["Garlic"]


def test_an_autumn_whose_winter_kills_the_crop_is_none(client, reader, plants):
    """Kept over winter the broad bean dies at −5 °C, and the garlic lives."""
    reader(in_a_cold_place)
    bean = weeks("autumn_plant_weeks_before_first_frost", -3, 2) | weeks(
        "days_to_maturity", 200, 240
    )
    PlantFactory(common_name="Broad bean", kill_temperature_c=-5, **bean)

    assert names(page(client, month="10")) == ["Garlic"]


def test_in_the_south_the_season_is_the_other_one(client, reader, plants):
    reader(in_the_south)

    assert names(page(client, now="yes")) == ["Bean"]
    assert "Sow or plant in October" in page(client)
    assert names(page(client, hardy="yes")) == ["Fig", "Garlic", "Lemon"]


def test_in_the_tropics_only_winter_is_offered_and_the_rest_explained(client, reader, plants):
    reader(in_the_tropics)
    html = page(client, now="yes", month="5")

    assert names(html) == ALL
    assert "In Singapore there is no usual frost to count sowing times from." in html
    assert "Sow or plant today" not in html
    assert "Winter-hardy in zone 13b" in html


def test_without_a_climate_the_filters_are_explained_with_a_way_to_have_them(
    client, reader, plants
):
    reader(nowhere)
    html = page(client, now="yes", hardy="yes")

    assert names(html) == ALL
    assert f'<a href="{reverse("start")}">say where you garden outdoors</a>' in html
    for word in ("In your climate", "nowtag", "Winter-hardy"):
        assert word not in html


def test_filters_of_the_season_stay_in_the_links(client, reader, plants):
    html = page(client, now="yes", category="vegetable", hardy="yes")
    address = reverse("plants:plant-list")

    assert f'href="{address}?category=vegetable&amp;hardy=yes"' in html
    assert f'href="{address}?category=vegetable&amp;now=yes"' in html


def test_the_index_reads_all_it_needs_at_once(client, reader, plants, django_assert_num_queries):
    """The search is counted; edition, plants, cultivars, and the page."""
    with django_assert_num_queries(5):
        page(client, month="5")


def test_the_season_costs_no_query(client, reader, plants, django_assert_num_queries):
    page(client)

    with django_assert_num_queries(3):
        page(client, now="yes", month="5")
