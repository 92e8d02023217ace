"""The plants of a garden beside each other."""

import re

import pytest
from django.urls import reverse

from gardens.companions import CompanionTable
from gardens.models import Garden
from gardens.tests.factories import OwnPlantFactory, PlantingFactory
from plants.models import Plant
from plants.tests.factories import CompanionshipFactory, PlantFactory

pytestmark = pytest.mark.django_db


def text(answer) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def page(garden: Garden) -> str:
    return reverse("gardens:garden-companions", args=[garden.pk])


def switch(garden: Garden) -> str:
    return reverse("gardens:garden-folklore", args=[garden.pk])


@pytest.fixture
def planted(bed) -> list[Plant]:
    """Four of them grow here; of the carrot nothing is known."""
    plants = [PlantFactory(slug=slug) for slug in ("basil", "carrot", "fennel", "tomato")]
    for plant in plants:
        PlantingFactory(bed=bed, plant=plant)
    basil, _carrot, fennel, tomato = plants
    CompanionshipFactory(plant_a=basil, plant_b=tomato, source="Someone 2010")
    CompanionshipFactory(
        plant_a=fennel,
        plant_b=tomato,
        effect="antagonistic",
        mechanism="fennel stunts it",
        evidence_level="traditional",
        citation_checked=False,
    )
    return plants


def test_a_cell_says_what_is_known_and_leads_to_the_source(own_client, garden, planted):
    answer = own_client.get(page(garden))
    body = answer.content.decode()

    table = body[body.index("<table") : body.index("</table>")]
    assert table.count("Helps") == 2, "once in each half"
    assert table.count("Said to harm") == 2
    assert '<th scope="col">Basil</th>' in table
    for anchor in set(re.findall(r'href="#([^"]+)"', table)):
        assert f'id="{anchor}"' in body
    said = text(answer)
    assert "(grade B): Someone 2010" in said
    assert "(grade C)" in said
    assert "citation not yet checked" in said.split("Folklore")[-1]
    assert "Nothing is known beside the others of: Carrot." in said


def test_the_frame_of_the_table_can_be_reached_and_scrolled(own_client, garden, planted):
    body = own_client.get(page(garden)).content.decode()

    assert re.search(r'class="scroll-x matrixframe" tabindex="0" role="region"', body)


def test_what_has_ended_or_grows_elsewhere_is_left_out(garden, planted):
    PlantingFactory()
    garden.plantings.filter(plant__slug="basil").update(ended_on="2026-06-01")

    assert [plant.slug for plant in CompanionTable.of(garden).plants] == [
        "carrot",
        "fennel",
        "tomato",
    ]


def test_an_empty_garden_is_told_what_to_do(own_client, garden):
    assert "Plan two or more plants" in text(own_client.get(page(garden)))


def test_queries_do_not_grow_with_plants(garden, bed, planted, django_assert_num_queries):
    for number in range(60):
        plant = PlantFactory()
        PlantingFactory(bed=bed, plant=plant)
        CompanionshipFactory(plant_a=planted[number % 4], plant_b=plant)
    PlantingFactory(bed=bed, plant=OwnPlantFactory(owner=garden.owner))
    with django_assert_num_queries(2):
        table = CompanionTable.of(garden)
        rows = list(table.rows())
    assert (len(rows), table.left_out, len(table.pairs)) == (40, 24, 62)


def test_folklore_is_let_in_and_out_and_advice_follows(own_client, garden, changed_gardens):
    answer = own_client.post(switch(garden), {"weighs": "yes"}, follow=True)
    garden.refresh_from_db()
    assert garden.weighs_folklore
    assert "Folklore weighs in here" in text(answer)
    own_client.post(switch(garden), {"weighs": "yes"})
    garden.refresh_from_db()
    assert garden.weighs_folklore, "sent twice it says the same"

    answer = own_client.post(switch(garden), {"weighs": "no"}, follow=True)
    garden.refresh_from_db()
    assert not garden.weighs_folklore
    assert "it is listed and never becomes advice" in text(answer)
    assert changed_gardens == [garden.pk] * 3


def test_garden_and_plant_lead_to_the_table(own_client, garden, tomato):
    for address in (garden.get_absolute_url(), tomato.get_absolute_url()):
        assert f'href="{page(garden)}"' in own_client.get(address).content.decode()


def test_a_stranger_finds_no_table(stranger_client, garden):
    assert stranger_client.get(page(garden)).status_code == 404
    assert stranger_client.post(switch(garden), {"weighs": "yes"}).status_code == 404
