"""Staff cannot bring a controlled plant into the catalogue."""

from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from compliance.models import Flag
from compliance.tests.people import make_staff
from compliance.tests.texts import REFUSED_TAXON
from gardens.models import OwnPlant, PlantProposal
from gardens.tests.factories import OwnPlantFactory
from gardens.tests.renaming import actions, turn_off
from plants.models import CatalogueImport, Plant
from plants.tests.factories import PlantFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("controlled_plants")]
SENTENCE = f"“{REFUSED_TAXON}” is a controlled plant, which nobody may keep here"


@pytest.fixture
def staff_client() -> Client:
    client = Client()
    client.force_login(make_staff())
    return client


def say(client: Client, plant: Plant, botanical_name: str) -> str:
    page = reverse("admin:plants_plant_change", args=[plant.pk])
    typed = client.get(page).context["adminform"].form.initial
    sent = {name: value for name, value in typed.items() if value is not None}
    for prefix in ("germination_temperatures", "cultivars"):
        sent |= {f"{prefix}-TOTAL_FORMS": 0, f"{prefix}-INITIAL_FORMS": 0}
    answer = client.post(page, sent | {"botanical_name": botanical_name})
    plant.refresh_from_db()
    return unescape(answer.content.decode())


@pytest.mark.parametrize("is_on", [True, False])
def test_a_row_is_refused_in_a_sentence_whatever_the_switch_says(is_on, staff_client):
    if not is_on:
        turn_off()
    plant = PlantFactory(botanical_name="Canna indica")

    assert SENTENCE in say(staff_client, plant, REFUSED_TAXON)

    assert plant.botanical_name == "Canna indica"
    assert not Flag.objects.exists()
    assert say(staff_client, plant, "Hibiscus cannabinus") == ""
    assert plant.botanical_name == "Hibiscus cannabinus"


def test_a_file_is_refused_with_the_name(staff_client):
    PlantFactory(common_name="Tomato", botanical_name="Solanum lycopersicum")
    export = reverse("admin:plants_catalogueimport_export", args=["plants.csv"])
    table = staff_client.get(export).content.decode()
    file = table.replace("Solanum lycopersicum", REFUSED_TAXON)
    sent = {"sheet": "plants.csv", "upload": SimpleUploadedFile("plants.csv", file.encode())}

    answer = staff_client.post(reverse("admin:plants_catalogueimport_add"), sent)

    assert SENTENCE in unescape(answer.content.decode())
    assert not CatalogueImport.objects.exists()


def test_an_older_proposal_is_not_accepted(staff_client, gardener):
    PlantFactory(slug="tomato", common_name="Tomato")
    own = OwnPlantFactory(owner=gardener, botanical_name=REFUSED_TAXON)
    proposal = PlantProposal.objects.create(
        plant_id=own.pk, name=own.common_name, proposed_by=gardener
    )
    address = reverse("admin:gardens_plantproposal_decide", args=[proposal.pk, "accept"])

    answer = staff_client.post(
        address, {"name": "Green friend", "botanical_name": REFUSED_TAXON, "like": "tomato"}
    )

    assert SENTENCE in unescape(answer.content.decode())
    assert OwnPlant.objects.filter(pk=own.pk).exists()
    assert actions() == []
