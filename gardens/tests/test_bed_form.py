"""Shape, place and height of a bed, by its form."""

import pytest
from django.urls import reverse

from gardens.models import Bed, BedShape, Land
from gardens.tests.factories import BedFactory, LandFactory, PlantingFactory

pytestmark = pytest.mark.django_db

BED = {"name": "Bed B", "kind": "ground", "watering_method": "hand", "known_bed": "0"}
RECTANGLE = BED | {"shape": "rectangle", "length_cm": "240", "width_cm": "120"}
CORNERS = "0 0\n300 0\n300 80\n120 80\n120 200\n0 200"


@pytest.fixture
def land(garden) -> Land:
    """12 × 8 m."""
    return LandFactory(garden=garden)


def text(answer) -> str:
    return " ".join(answer.content.decode().split())


def add(client, garden, data):
    return client.post(reverse("gardens:bed-add", args=[garden.pk]), data)


def test_a_round_bed_needs_its_diameter_alone(land, own_client):
    add(own_client, land.garden, BED | {"shape": "circle", "length_cm": "90", "width_cm": "x"})
    bed = Bed.objects.get()
    assert (bed.shape, bed.length_cm, bed.width_cm) == (BedShape.CIRCLE, 90, 90)
    page = text(own_client.get(bed.get_absolute_url()))
    assert "⌀ 90" in page
    assert '<circle class="soil"' in page


def test_an_irregular_bed_needs_its_corners_alone(land, own_client):
    add(own_client, land.garden, BED | {"shape": "polygon", "points": CORNERS, "length_cm": "1"})
    bed = Bed.objects.get()
    assert (bed.length_cm, bed.width_cm, bed.area_m2) == (300, 200, 3.84)
    page = text(own_client.get(f"{bed.get_absolute_url()}edit/"))
    assert "300 80 120 80" in page


def test_a_rectangle_forgets_corners(land, own_client):
    add(own_client, land.garden, RECTANGLE | {"points": "nonsense"})
    assert Bed.objects.get().points == []


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"shape": "circle", "length_cm": ""}, "This field is required."),
        ({"shape": "polygon", "points": ""}, "This field is required."),
        ({"shape": "polygon", "points": "0 0\n100 0"}, "List 3 to 60 corners"),
        ({"shape": "polygon", "points": "0 0\n90 90\n90 0\n0 90"}, "The edges of the bed cross."),
        ({"shape": "polygon", "points": "0 0\n90 90\n90 89"}, "enclose hardly any ground"),
        ({"shape": "star"}, "Select a valid choice."),
        ({"x_cm": "40"}, "Give both distances, or neither."),
        ({"x_cm": "1000", "y_cm": "0"}, "Bed B would lie 40 cm outside the land."),
        ({"rotation_deg": "-1"}, "Enter a whole number of degrees between 0 and 359."),
        ({"height_cm": "500"}, "Enter a length between 0 and 300 cm."),
    ],
)
def test_what_is_wrong_is_explained_and_kept(change, complaint, land, own_client):
    page = text(add(own_client, land.garden, RECTANGLE | change))
    assert complaint in page
    assert 'value="Bed B"' in page
    assert not Bed.objects.exists()


def test_without_distances_a_new_bed_finds_its_place(land, own_client):
    BedFactory(garden=land.garden, placed=True)
    add(own_client, land.garden, RECTANGLE | {"x_cm": "", "y_cm": ""})
    assert Bed.objects.values_list("x_cm", "y_cm").get(name="Bed B") == (340, 50)


def test_a_bed_on_a_bed_is_refused_with_the_way_to_move(land, own_client):
    BedFactory(garden=land.garden, placed=True)
    page = text(add(own_client, land.garden, RECTANGLE | {"x_cm": "278", "y_cm": "50"}))
    assert "Bed B would overlap Bed A by 12 cm. Move it at least 12 cm right (east)." in page
    assert 'value="278"' in page


def test_a_bed_is_turned_where_it_lies_and_its_north_arrow_with_it(land, own_client):
    Land.objects.update(north_deg=10)
    bed = BedFactory(garden=land.garden, x_cm=200, y_cm=200)
    edit = f"{bed.get_absolute_url()}edit/"
    data = RECTANGLE | {"x_cm": "200", "y_cm": "200", "rotation_deg": "90", "height_cm": "30"}
    assert own_client.post(edit, data).status_code == 302
    bed.refresh_from_db()
    assert (bed.rotation_deg, bed.height_cm) == (90, 30)
    assert bed.ring_on_land.min(axis=0).tolist() == pytest.approx([260, 140])
    assert 'transform="rotate(280)"' in text(own_client.get(bed.get_absolute_url()))


def test_a_bed_is_taken_off_the_plan(land, own_client):
    bed = BedFactory(garden=land.garden, placed=True)
    own_client.post(f"{bed.get_absolute_url()}edit/", RECTANGLE | {"x_cm": "", "y_cm": ""})
    assert not Bed.objects.get().is_on_land


def test_a_bed_does_not_become_round_over_its_plants(land, tomato, own_client):
    bed = BedFactory(garden=land.garden, placed=True)
    PlantingFactory(bed=bed, plant=tomato, x_cm=5, y_cm=5)
    data = RECTANGLE | {"shape": "circle", "x_cm": "50", "y_cm": "50"}
    page = text(own_client.post(f"{bed.get_absolute_url()}edit/", data))
    assert "Tomato would stand outside this shape." in page
    assert Bed.objects.get().is_rectangle
