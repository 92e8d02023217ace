"""What pages say of the sun."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from gardens.models import Land, SunMap
from gardens.sun.reckoning import reckon_sun
from gardens.tests.factories import (
    BedFactory,
    LandFactory,
    OwnPlantFactory,
    PlaceFactory,
    PlantingFactory,
    StructureFactory,
    TreeFactory,
)
from gardens.tests.test_views_land import HTMX, text, url
from plants.tests.factories import PlantFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def land(garden) -> Land:
    return LandFactory(garden=garden, length_m=6, width_m=4)


@pytest.fixture
def shaded(land):
    """A bed with a house to the south."""
    StructureFactory(garden=land.garden, x_cm=0, y_cm=300, length_cm=600, width_cm=100, height_m=3)
    return BedFactory(garden=land.garden, x_cm=180, y_cm=170)


def reckon(garden) -> None:
    SunMap.objects.request([garden.pk])
    reckon_sun(garden.pk)


def sun_page(client, garden, **query) -> str:
    return text(client.get(url(garden), {"layer": "sun", **query}))


def test_the_plan_shows_the_sun_of_a_month_with_numbers_key_and_table(shaded, own_client):
    reckon(shaded.garden)
    page = sun_page(own_client, shaded.garden, month="6")
    assert "Sun in June" in page
    assert '<option value="6" selected>June</option>' in page
    assert 'class="sun4 shadecell"' in page
    assert "under 4 h" in page
    assert "over 10 h" in page
    june = re.search(r'font-weight="650" text-anchor="middle">([\d.]+) h</text>', page)[1]
    assert re.search(rf'<td class="r">{june}<small>[\d.]+ to [\d.]+</small></td>', page)
    assert "Low confidence" not in page
    assert "Medium confidence" in page
    assert "Squares of 25 cm" in page
    assert 'class="sun0 shadecell"' in sun_page(own_client, shaded.garden, month="1")


def test_the_plan_of_plants_is_as_before_and_leads_to_the_sun(land, own_client):
    page = text(own_client.get(url(land.garden)))
    assert "shadecell" not in page
    assert f'href="{url(land.garden)}?layer=sun"' in page


def test_the_growing_season_follows_the_frosts(shaded, own_client, gardener):
    reckon(shaded.garden)
    assert "Sun from April to October" in sun_page(own_client, shaded.garden, month="season")
    shaded.garden.place = PlaceFactory(christchurch=True)
    shaded.garden.save()
    page = sun_page(own_client, shaded.garden, month="season")
    assert "Sun from October to April" in page
    # July stands first in the south.
    assert page.index(">Jul</th>") < page.index(">Jan</th>")


@pytest.mark.parametrize("month", ["13", "0", "nan", "June", "", "١"])
def test_a_month_that_is_none_is_this_one(month, shaded, own_client):
    reckon(shaded.garden)
    assert "Sun in " in sun_page(own_client, shaded.garden, month=month)


def test_waiting_for_hours_is_said_and_asked_again(shaded, own_client):
    page = sun_page(own_client, shaded.garden, month="6")
    assert "The hours of sun are being reckoned." in page
    again = f"{url(shaded.garden)}?layer=sun&amp;month=6"
    assert f'hx-get="{again}" hx-trigger="every' in page
    assert f'<a href="{again}">Look again</a>' in page
    reckon(shaded.garden)
    assert "being reckoned" not in sun_page(own_client, shaded.garden, month="6")
    SunMap.objects.request([shaded.garden.pk])
    page = sun_page(own_client, shaded.garden, month="6")
    assert "reckoned anew" in page
    assert "shadecell" in page


def test_with_script_only_the_plan_comes_and_a_move_keeps_the_layer(shaded, own_client):
    reckon(shaded.garden)
    query = "?layer=sun&month=6"
    page = text(own_client.get(url(shaded.garden) + query, **HTMX))
    assert page.startswith('<div class="stack stack--l" id="land-plan"')
    where = url(shaded.garden, "land-move") + query
    assert where.replace("&", "&amp;") in page
    step = {"thing": f"bed-{shaded.pk}", "distance_cm": "10", "direction": "up"}
    assert "Sun in June" in text(own_client.post(where, step, **HTMX))
    answer = own_client.post(where, step)
    assert answer.url.startswith(f"{url(shaded.garden)}{query}&move=bed-{shaded.pk}")


def test_an_open_horizon_asks_for_what_stands_around(land, own_client):
    reckon(land.garden)
    page = sun_page(own_client, land.garden)
    assert "Open horizon: no trees or buildings are entered." in page
    assert f'href="{reverse("gardens:tree-add", args=[land.garden.pk])}"' in page
    TreeFactory(garden=land.garden, x_cm=300, y_cm=200)
    reckon(land.garden)
    page = sun_page(own_client, land.garden)
    assert "Open horizon" not in page
    assert "Low confidence" in page


@pytest.mark.parametrize("number", [0, 60])
def test_the_sun_costs_one_query_whatever_the_number_of_beds(number, land, own_client):
    for index in range(number):
        BedFactory(garden=land.garden, x_cm=index * 10, y_cm=0, length_cm=40, width_cm=40)
    reckon(land.garden)
    own_client.get(url(land.garden))
    counts = []
    for query in ({}, {"layer": "sun"}):
        with CaptureQueriesContext(connection) as queries:
            own_client.get(url(land.garden), query)
        counts.append(len(queries))
    assert counts[1] == counts[0] + 1


# A bed and its plantings ------------------------------------------------------------------------


def test_a_bed_has_its_year_of_sun(shaded, own_client):
    reckon(shaded.garden)
    page = text(own_client.get(shaded.get_absolute_url()))
    assert 'aria-label="Hours of direct sun a day in each month: fewest in' in page
    assert page.count('<rect class="poss"') + page.count('<rect class="warm"') == 12
    assert "across the bed" in page
    assert '<th scope="row">June</th>' in page


def test_a_bed_off_the_plan_says_what_to_do(land, own_client):
    bed = BedFactory(garden=land.garden)
    page = text(own_client.get(bed.get_absolute_url()))
    assert "Put the bed on the plan of the land to see how much sun it gets." in page


def test_without_land_no_sun_is_spoken_of(bed, own_client):
    assert "Direct sun" not in text(own_client.get(bed.get_absolute_url()))


def test_the_part_of_a_bed_that_waits_is_fetched_alone(shaded, own_client, stranger_client):
    page = reverse("gardens:bed-sun", args=[shaded.garden_id, shaded.pk])
    assert f'hx-get="{page}"' in text(own_client.get(shaded.get_absolute_url()))
    reckon(shaded.garden)
    fragment = text(own_client.get(page, **HTMX))
    assert fragment.startswith('<section class="sec sec--quiet" id="bed-sun"')
    assert "hx-trigger" not in fragment
    assert own_client.get(page).url == shaded.get_absolute_url()
    assert stranger_client.get(page, **HTMX).status_code == 404


def test_a_planting_says_what_it_needs_and_gets(shaded, own_client):
    plant = PlantFactory(slug="tomato", tender=True, sun="full", sun_hours_min=8)
    planting = PlantingFactory(
        bed=shaded, plant=plant, started_on=date(2026, 4, 5), ended_on=date(2026, 4, 25), y_cm=110
    )
    edit = reverse("gardens:planting-edit", args=[planting.pk])
    assert "The hours of sun are being reckoned." in text(own_client.get(edit))
    reckon(shaded.garden)
    page = text(own_client.get(edit))
    found = re.search(r"Needs 8 h, gets ([\d.]+) h here in April\.", page)
    assert float(found[1]) < 5.5
    assert "far short of sun" in page
    assert "Fewest in" not in page
    planting.ended_on = date(2026, 6, 10)
    planting.save()
    assert re.search(
        r"gets [\d.]+ h here from April to June\. Fewest in April: [\d.]+ h\.",
        text(own_client.get(edit)),
    )


def test_enough_sun_is_said_calmly_in_the_table_of_the_bed(land, own_client):
    bed = BedFactory(garden=land.garden, x_cm=180, y_cm=170)
    plant = PlantFactory(sun="full", sun_hours_min=6)
    planting = PlantingFactory(bed=bed, plant=plant)
    reckon(land.garden)
    page = text(own_client.get(bed.get_absolute_url()))
    assert re.search(r"Needs 6 h, gets 1[\d.]+ h here from May", page)
    assert "short of sun" not in page
    page = text(own_client.get(reverse("gardens:planting-edit", args=[planting.pk])))
    assert "enough sun" in page


def test_a_plant_whose_need_is_not_known_only_says_what_it_gets(land, own_client):
    bed = BedFactory(garden=land.garden, x_cm=180, y_cm=170)
    planting = PlantingFactory(bed=bed, plant=OwnPlantFactory(owner=land.garden.owner, bare=True))
    reckon(land.garden)
    page = text(own_client.get(reverse("gardens:planting-edit", args=[planting.pk])))
    assert re.search(r"Gets [\d.]+ h here from May", page)
    assert "Needs" not in page


def test_a_shade_plant_in_hot_sun_is_told_of_a_cloth(land, own_client):
    land.garden.place = PlaceFactory(phoenix=True)
    land.garden.save()
    bed = BedFactory(garden=land.garden, x_cm=180, y_cm=170)
    planting = PlantingFactory(bed=bed, plant=PlantFactory(sun="part", sun_hours_min=4))
    reckon(land.garden)
    page = text(own_client.get(reverse("gardens:planting-edit", args=[planting.pk])))
    assert "more sun than it likes in the heat" in page
    assert "A shade cloth of 30 to 40 %" in page
