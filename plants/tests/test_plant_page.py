import re
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse

from plants.choices import Effect, EvidenceLevel
from plants.models import Plant
from plants.tests.factories import (
    CompanionshipFactory,
    GerminationTemperatureFactory,
    PlantFactory,
)

pytestmark = pytest.mark.django_db


def text(client: Client, plant: Plant) -> str:
    """What is read on the page, without its markup."""
    response = client.get(plant.get_absolute_url())
    assert response.status_code == 200
    bare = re.sub(r"<[^>]+>", " ", response.content.decode())
    return " ".join(unescape(bare).replace("\N{NARROW NO-BREAK SPACE}", " ").split())


@pytest.fixture
def tomato() -> Plant:
    return PlantFactory(slug="tomato", common_name="Tomato", tender=True)


def neighbour(plant: Plant, name: str, **pair: object) -> Plant:
    other = PlantFactory(slug=name.lower(), common_name=name, family="Lamiaceae")
    CompanionshipFactory(plant_a=plant, plant_b=other, **pair)
    return other


def test_a_visitor_reads_names_facts_windows_and_sources(client, tomato):
    page = text(client, tomato)

    for words in (
        "Tomato Solanum lycopersicum , Solanaceae. Tender, annual.",
        "Spacing 50 cm, rows 100 cm",
        "Frost Tender killed at about 0 °C",
        "Soil pH 6.0 to 6.8",
        "Sow indoors 8 to 6 weeks before the last frost",
        "Plant out 1 to 3 weeks after the last frost",
        "Medium confidence",
        "not checked cell by cell",
    ):
        assert words in page


def test_what_is_not_known_is_not_shown(client, tomato):
    page = text(client, tomato)

    for words in ("Hydroponics", "Yield", "Zones", "None", "Neighbours", "Folklore", "come up"):
        assert words not in page


def test_neighbours_say_effect_mechanism_evidence_and_source(client, tomato):
    neighbour(tomato, "Basil", mechanism="whitefly numbers fall", source="Mutisya 2016")
    neighbour(tomato, "Fennel", effect=Effect.ANTAGONISTIC, evidence_level=EvidenceLevel.EXTENSION)

    page = text(client, tomato)

    assert "Basil Whitefly numbers fall Some evidence, field trial: Mutisya 2016" in page
    assert "Good neighbour Medium confidence Fennel" in page
    assert "Some evidence, advisory service" in page
    assert "Keep apart" in page


def test_a_citation_that_nobody_checked_is_labelled_and_lowers_the_confidence(client, tomato):
    neighbour(tomato, "Basil", citation_checked=False)

    assert "citation not yet checked Good neighbour Low confidence" in text(client, tomato)


def test_folklore_stands_apart_as_tradition(client, tomato):
    neighbour(tomato, "Basil", evidence_level=EvidenceLevel.TRADITIONAL)
    neighbour(
        tomato, "Fennel", evidence_level=EvidenceLevel.TRADITIONAL, effect=Effect.ANTAGONISTIC
    )

    page = text(client, tomato)

    assert "Folklore tradition, little evidence" in page
    assert "Said to help Basil Said to harm Fennel" in page
    assert "Neighbours" not in page
    assert "Good neighbour" not in page


def test_the_pair_is_seen_from_both_plants(client, tomato):
    basil = neighbour(tomato, "Basil")

    assert "Tomato" in text(client, basil).split("Neighbours")[1]


def test_germination_is_a_table_by_soil_temperature(client, tomato):
    GerminationTemperatureFactory(plant=tomato, soil_temp_c=5, days_to_emergence=None)
    GerminationTemperatureFactory(plant=tomato, soil_temp_c=25, days_to_emergence=6)

    assert "Soil, °C 5 25 Days – does not come up 6" in text(client, tomato)


def test_an_unknown_plant_is_not_found(client):
    assert client.get(reverse("plants:plant-detail", args=["dragon"])).status_code == 404


def test_the_page_costs_three_queries_however_many_neighbours(
    client, tomato, django_assert_num_queries
):
    """The plant, its germination days, its pairs."""
    with django_assert_num_queries(3):
        client.get(tomato.get_absolute_url())

    for name in ("Basil", "Fennel", "Chives", "Borage"):
        neighbour(tomato, name)
    with django_assert_num_queries(3):
        client.get(tomato.get_absolute_url())


def test_a_signed_in_reader_costs_twelve_queries_at_most(
    client, tomato, django_user_model, django_assert_max_num_queries
):
    client.force_login(django_user_model.objects.create_user("ana@example.org", "hedge and rose"))
    neighbour(tomato, "Basil")

    with django_assert_max_num_queries(12):
        assert client.get(tomato.get_absolute_url()).status_code == 200
