"""The land in inches, feet and gallons."""

import re

import pytest
from django.urls import reverse

from gardens.models import Bed, Land, Path, Watering
from gardens.plan.land_page import LandPage
from gardens.tests.factories import BedFactory, LandFactory, PathFactory, StructureFactory
from plants.choices import UnitSystem
from plants.quantities import NARROW_SPACE
from plants.units import in_units

pytestmark = pytest.mark.django_db


@pytest.fixture
def land(garden) -> Land:
    """40 × 25 ft."""
    return LandFactory(garden=garden, length_m=12.192, width_m=7.62)


@pytest.fixture
def placed(land) -> Bed:
    return BedFactory(garden=land.garden, placed=True)


def text(answer) -> str:
    return " ".join(answer.content.decode().split()).replace(NARROW_SPACE, " ")


def test_the_plan_has_a_ruler_a_grid_and_a_size_in_feet(placed, imperial_client):
    page = text(imperial_client.get(placed.garden.get_absolute_url()))
    assert 'aria-label="Plot 14 seen from above, 40 × 25 ft"' in page
    assert "40 × 25 ft, Raised bed" in page
    ruler = re.findall(r'class="t2"[^>]*>([^<]+)</text>', page)
    assert ruler[:3] == ["0 ft", "5", "10"]
    assert ruler[8] == "40"
    assert not re.search(r"\d c?m\b", page)


@pytest.mark.parametrize(
    ("metres", "lines", "marks"),
    [(3, 9, 5), (12, 39, 8), (30, 19, 10), (100, 32, 7), (500, 41, 9)],
)
def test_the_grid_in_feet_gets_coarser_too(metres, lines, marks, garden):
    LandFactory(garden=garden, length_m=metres, width_m=0.5)
    with in_units(UnitSystem.IMPERIAL):
        drawing = LandPage.of(garden).drawing
        assert drawing.grid().count("x1=") - drawing.grid().count('x1="0"') == lines
        assert drawing.rulers().count('text-anchor="middle"') == marks


def test_a_refusal_names_a_way_in_inches_that_is_long_enough(placed, imperial_client):
    StructureFactory(garden=placed.garden, x_cm=400, y_cm=0)
    url = reverse("gardens:land-move", args=[placed.garden_id])
    move = {"thing": f"bed-{placed.pk}", "direction": "right"}
    page = text(imperial_client.post(url, move | {"distance_cm": "60"}))
    assert "Bed A would overlap Shed by 17 in." in page
    assert "Move it at least 17 in left" in page
    imperial_client.post(url, move | {"distance_cm": str(60 - 17)})
    assert Bed.objects.get().x_cm == pytest.approx(159.2)


def test_corners_are_shown_and_typed_in_inches(land, imperial_client):
    path = PathFactory(garden=land.garden, points=[[0.0, 254.0], [1219.2, 254.0]])
    page = text(imperial_client.get(path.get_absolute_url()))
    assert "centimetres" not in page
    assert "0 100 480 100" in page
    form = {"name": "", "width_cm": "24"}
    imperial_client.post(path.get_absolute_url(), form | {"points": "0 50\n480 50"})
    assert Path.objects.get().points == [[0, 127], [1219.2, 127]]
    answer = imperial_client.post(path.get_absolute_url(), form | {"points": "here"})
    assert "Write two distances in inches, for example 120 60." in text(answer)


def test_water_and_height_are_typed_in_gallons_and_feet(bed, imperial_client):
    day = {"watered_on": "2020-05-01"}
    add = reverse("gardens:watering-add", args=[bed.garden_id, bed.pk])
    imperial_client.post(add, day | {"litres": "2"})
    assert Watering.objects.get().litres == 7.57
    assert "Enter 0.03 to 2642 gal" in text(imperial_client.post(add, day | {"litres": "0"}))
    place = reverse("gardens:place-detail", args=[bed.garden_id])
    imperial_client.post(place, {"elevation_m": "1000"})
    bed.garden.place.refresh_from_db()
    assert bed.garden.place.elevation_m == 305
    assert 'value="1000.66"' in text(imperial_client.get(place))
