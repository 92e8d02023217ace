"""A compost heap weighed up by its page."""

import pytest
from django.urls import reverse

from gardens.forms.compost import MATERIAL_NAMES
from gardens.tests.factories import GardenFactory
from plants.agronomy.compost_heap import (
    BROWNS,
    GREENS,
    MATERIALS,
    TARGET_MOISTURE_PCT,
    Ingredient,
    moisture_pct,
    water_l,
)

pytestmark = pytest.mark.django_db


def url(garden) -> str:
    return reverse("gardens:garden-compost", args=[garden.pk])


def page(client, garden, **typed) -> str:
    answer = client.get(url(garden), typed)
    assert answer.status_code == 200
    text = answer.content.decode().replace("\N{NARROW NO-BREAK SPACE}", " ")
    return " ".join(text.split())


def own(number: int, kg: float, carbon: float, nitrogen: float, moisture="") -> dict[str, object]:
    values = {"kg": kg, "carbon_pct": carbon, "nitrogen_pct": nitrogen, "moisture_pct": moisture}
    return {f"own{number}_{name}": value for name, value in values.items()}


def test_SOI_18_the_printed_worksheet(garden, imperial_client):
    """50 lb of hay, 10 lb of scraps and 2 lb of coffee, in per cent as they come."""
    typed = own(1, 50, 40, 1) | own(2, 10, 10, 1) | own(3, 2, 25, 1)
    shown = page(imperial_client, garden, **typed)
    assert "<dd>34.7 : 1</dd>" in shown
    assert "Just right." in shown
    assert "62 lb" in shown
    assert "Enter the moisture of your own materials" in shown


def test_grass_alone_asks_for_browns_by_weight(garden, own_client):
    shown = page(own_client, garden, grass_clippings="10")
    assert "<dd>17.5 : 1</dd>" in shown
    assert "Too much nitrogen" in shown
    # 10 kg of which 2.05 are dry, 2.9 % N: 0.743 kg of carbon are missing; leaves of 0.8 % N and
    # 40 % C at 37.5 % moisture give 16 % of their dry weight beyond 30 : 1.
    assert '<b>Tree leaves, dry</b></span><span class="end">7.43 kg' in shown
    assert "<b>Straw</b>" in shown
    assert "Too wet" in shown


def test_what_it_says_to_add_makes_it_right(garden, own_client):
    shown = page(own_client, garden, grass_clippings="10", dry_leaves="7.43")
    assert "<dd>30.0 : 1</dd>" in shown
    assert "Add one of these" not in shown


def test_straw_alone_asks_for_greens_and_water(garden, own_client):
    shown = page(own_client, garden, straw="10")
    assert "Too much carbon" in shown
    assert "<b>Grass clippings</b>" in shown
    # 8.8 kg dry are 45 % of 19.6 kg.
    assert "sprinkle about 9.6 L" in shown or "sprinkle about 10 L" in shown


def test_what_holds_no_nitrogen_is_said(garden, own_client):
    shown = page(own_client, garden, **own(1, 5, 50, 0, 10))
    assert "Nothing in it holds nitrogen" in shown


@pytest.mark.parametrize(
    ("typed", "complaint"),
    [
        ({"straw": "NaN"}, "Enter a number."),
        ({"straw": "-1"}, "Enter more than 0"),
        ({"straw": "1e9"}, "Enter more than 0"),
        ({"own1_kg": "3"}, "Enter it, or leave the weight empty."),
        ({"own1_kg": "3", "own1_carbon_pct": "40", "own1_nitrogen_pct": "101"}, "less than or"),
        (own(1, 3, 40, 1, 100), "less than or"),
        ({"straw": ""}, "Enter the weight of at least one material."),
    ],
    ids=str,
)
def test_what_cannot_be_is_explained_and_stays(typed, complaint, garden, own_client):
    shown = page(own_client, garden, **typed)
    assert complaint in shown
    assert "compost-heap" not in shown
    assert all(f'value="{value}"' in shown for value in typed.values() if value != "")


def test_the_soil_pages_lead_to_it_and_a_stranger_finds_nothing(bed, own_client):
    for name, args in (("garden-soil", [bed.garden_id]), ("bed-soil", [bed.garden_id, bed.pk])):
        answer = own_client.get(reverse(f"gardens:{name}", args=args))
        assert url(bed.garden) in answer.content.decode()
    assert own_client.get(url(GardenFactory())).status_code == 404


def test_every_material_has_its_name_and_colour():
    assert set(MATERIAL_NAMES) == set(MATERIALS) == {*GREENS, *BROWNS}


def test_water_brings_a_dry_heap_to_the_middle():
    heap = [Ingredient(10, 48, 0.6, 12)]
    with_water = [*heap, Ingredient(water_l(heap), 0, 0, 100)]
    assert moisture_pct(with_water) == pytest.approx(TARGET_MOISTURE_PCT)
    assert water_l([Ingredient(10, 48, 0.6, 80)]) == 0
