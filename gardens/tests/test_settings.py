import re

import pytest
from django.urls import reverse

from gardens.models import Bed, Gardener, Planting
from gardens.tests.factories import PlantingFactory
from plants.choices import UnitSystem

pytestmark = pytest.mark.django_db


def text(answer) -> str:
    return re.sub(r"\s+", " ", answer.content.decode())


def address(bed, name):
    return reverse(f"gardens:{name}", args=[bed.garden_id, bed.pk])


def test_the_units_are_chosen_on_a_page_of_their_own(gardener, own_client, stranger_client):
    page = reverse("gardens:settings")
    assert f'href="{page}"' in text(own_client.get(reverse("gardens:more")))
    assert re.search('value="metric"[^>]* checked', text(own_client.get(page)))
    answer = own_client.post(page, {"units": "imperial"}, follow=True)
    assert "Saved." in text(answer)
    assert Gardener.objects.get(pk=gardener.pk).units == UnitSystem.IMPERIAL
    answer = own_client.post(page, {"units": "cubits"})
    assert "Select a valid choice" in text(answer)
    assert Gardener.objects.filter(units=UnitSystem.IMPERIAL).count() == 1


def test_the_bed_speaks_inches_and_feet(bed, tomato, imperial_client, stranger_client):
    PlantingFactory(bed=bed, plant=tomato, x_cm=60, y_cm=45)
    page = text(imperial_client.get(bed.get_absolute_url()))
    assert "7.9 × 3.9 ft" in page
    assert "Room left: 28 sq ft" in page
    assert 'aria-label="Tomato, 1 plant, 24 in from the west edge, 18 in from the north' in page
    assert re.search(r'class="t2"[^>]*>0 in</text>', page)
    assert re.search(r'class="t2"[^>]*>24</text>', page)
    assert "1=1 cm" not in page
    assert 'data-grid="15.24"' in page
    assert "<span>in</span>" in page
    assert "<span>cm</span>" not in page


def test_positions_are_typed_in_inches_and_kept_in_centimetres(bed, tomato, imperial_client):
    planting = PlantingFactory(bed=bed, plant=tomato, x_cm=60, y_cm=45.5)
    edit = reverse("gardens:planting-edit", args=[planting.pk])
    page = text(imperial_client.get(edit))
    field = re.search('<input[^>]* name="x_cm"[^>]*>', page).group()
    assert all(part in field for part in ('value="23.62"', 'min="0"', 'max="787.402"'))
    form = dict.fromkeys(("columns", "rows"), "1") | {
        "bed": bed.pk,
        "x_cm": "23.62",
        "y_cm": "17.91",
        "spacing_cm": "19.69",
        "row_spacing_cm": "19.69",
        "method": planting.method,
    }
    imperial_client.post(edit, form)
    kept = Planting.objects.get()
    assert (kept.x_cm, kept.y_cm, kept.spacing_cm) == (60, 45.5, 50)
    assert not bed.steps.exists()
    imperial_client.post(edit, form | {"x_cm": "30"})
    assert Planting.objects.get().x_cm == 76.2
    answer = imperial_client.post(edit, form | {"x_cm": "-1"})
    assert "Enter a length between 0 and 787 in." in text(answer)
    assert 'value="-1"' in text(answer)


def test_plantings_move_by_inches(bed, tomato, imperial_client):
    planting = PlantingFactory(bed=bed, plant=tomato, x_cm=60)
    answer = imperial_client.post(
        address(bed, "bed-move"), {"planting": planting.pk, "east_cm": "10"}, follow=True
    )
    assert Planting.objects.get().x_cm == 85.4
    assert "Moved Tomato 10 in east." in text(answer)


def test_a_bed_is_measured_in_inches(bed, imperial_client):
    assert 'name="length_cm" value="94.49"' in text(imperial_client.get(address(bed, "bed-edit")))
    form = {"name": "Bed A", "kind": "raised", "length_cm": "96", "width_cm": "48"}
    answer = imperial_client.post(
        address(bed, "bed-edit"), form | {"watering_method": "hand"}, follow=True
    )
    changed = Bed.objects.get()
    assert (changed.length_cm, changed.width_cm) == (244, 122)
    assert "8 × 4 ft" in text(answer)


def test_the_climate_speaks_fahrenheit_and_inches(garden, imperial_client):
    page = text(imperial_client.get(reverse("gardens:place-detail", args=[garden.pk])))
    assert "coldest night about 9 °F" in page
    assert re.search(r"rain 20 in a year", page)
    assert "°C" not in page


def test_what_the_drawing_sends_is_read_in_the_unit_of_the_page(bed, tomato, imperial_client):
    page = text(imperial_client.get(bed.get_absolute_url()))
    assert 'data-unit="2.54"' in page
