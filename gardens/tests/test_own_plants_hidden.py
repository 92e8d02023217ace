"""Nobody but its owner finds a plant of one's own, wherever they look."""

import pytest
from django.test import Client
from django.urls import reverse

from compliance.tests.people import make_staff
from gardens.models import OwnPlant, Planting
from gardens.tests.factories import BedFactory, GardenFactory, OwnPlantFactory, PlantingFactory
from plants.index import catalogue_index
from plants.loading import load_catalogue
from plants.models import Plant
from plants.search import find_plants

pytestmark = pytest.mark.django_db

NAME = "Zanzibar moonwort"


@pytest.fixture
def moonwort() -> OwnPlant:
    """Of somebody else, where it grows too."""
    plant = OwnPlantFactory(common_name=NAME)
    PlantingFactory(bed=BedFactory(garden=GardenFactory(owner=plant.owner)), plant=plant)
    return plant


@pytest.fixture
def staff_client() -> Client:
    client = Client()
    client.force_login(make_staff())
    return client


def body(client: Client, address: str, **query: str) -> str:
    return client.get(address, query).content.decode()


@pytest.mark.parametrize("signed_in", [False, True])
def test_search_list_and_page(moonwort, signed_in, client, own_client):
    reader = own_client if signed_in else Client()
    listed = reverse("plants:plant-list")

    assert NAME not in body(reader, listed)
    found = body(reader, listed, q=moonwort.slug) + body(reader, listed, q="Zanzibar")
    assert moonwort.get_absolute_url() not in found
    assert reader.get(moonwort.get_absolute_url()).status_code == 404
    assert find_plants(NAME).entries == []
    assert moonwort.pk not in {entry.pk for entry in catalogue_index().entries}


def test_palette_names_and_placing(moonwort, own_client, bed):
    assert NAME not in body(own_client, bed.get_absolute_url())
    add = reverse("gardens:planting-add", args=[bed.garden_id, bed.pk])
    assert NAME not in body(own_client, add)

    numbers = {"columns": "1", "rows": "1", "x_cm": "60", "y_cm": "60", "plant": NAME}
    assert "is known" in own_client.post(add, numbers).content.decode()
    place = reverse("gardens:planting-place", args=[bed.garden_id, bed.pk])
    own_client.post(place, {"plant": moonwort.pk, "known_step": "0"})
    assert Planting.objects.count() == 1
    assert own_client.get(reverse("gardens:plant-place", args=[moonwort.slug])).status_code == 404


def test_taking_over_from_it(moonwort, own_client):
    sent = {"common_name": "Mine", "like": NAME}
    answer = own_client.post(reverse("gardens:own-plant-add"), sent)

    assert "is known" in answer.content.decode()


def test_own_values_and_neighbours(moonwort, own_client, garden):
    edit = reverse("gardens:own-figures-edit", args=[garden.pk, moonwort.slug])
    assert own_client.get(edit).status_code == 404
    companions = reverse("gardens:garden-companions", args=[garden.pk])
    assert NAME not in body(own_client, companions)
    assert NAME not in body(own_client, reverse("gardens:own-plant-list"))


def test_the_catalogue_of_staff(moonwort, staff_client):
    assert NAME not in body(staff_client, reverse("admin:plants_plant_changelist"))
    change = reverse("admin:plants_plant_change", args=[moonwort.pk])
    assert staff_client.get(change).status_code == 302
    export = reverse("admin:plants_catalogueimport_export", args=["plants.csv"])
    assert NAME not in body(staff_client, export)


def test_the_shipped_files_neither_touch_nor_remove_it(moonwort):
    stored = Plant.objects.filter(pk=moonwort.pk).values().get()

    load_catalogue()

    assert Plant.objects.filter(pk=moonwort.pk).values().get() == stored
    assert OwnPlant.objects.get().common_name == NAME


def test_its_name_stays_free_for_the_catalogue():
    OwnPlantFactory(common_name="Tomato")

    load_catalogue()

    assert Plant.objects.filter(common_name="Tomato").count() == 2
