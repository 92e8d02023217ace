import re
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse

from plants.choices import Effect, EvidenceLevel
from plants.models import Cultivar, Plant
from plants.tests.factories import (
    CompanionshipFactory,
    CultivarFactory,
    GerminationTemperatureFactory,
    PestFactory,
    PlantFactory,
)

pytestmark = pytest.mark.django_db


def text(client: Client, plant: Plant | Cultivar) -> str:
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
    for words in ("Cultivars", "Pests and diseases"):
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


def test_every_fact_names_its_sources_and_how_far_to_trust_it(client):
    plant = PlantFactory(kc_ini=0.6, kc_mid=1.1, kc_end=0.8, source_codes="EXT FAO56 ECOX")

    page = text(client, plant)

    assert "Soil pH 6.0 to 6.8 advisory services , EcoCrop ; medium confidence" in page
    assert "crop coefficient 0.60 / 1.10 / 0.80 advisory services , FAO-56 ; medium" in page
    assert "Size 150 cm high, 60 cm wide advisory services ; medium confidence" in page
    html = client.get(plant.get_absolute_url()).content.decode()
    links = set(re.findall(r'href="#(source-\w+)"', html))
    assert links == {"source-ext", "source-fao56", "source-ecox"}
    assert all(f'id="{link}"' in html for link in links)


def test_a_cultivar_is_its_plant_but_for_what_differs(client, tomato):
    matina = CultivarFactory(
        plant=tomato, name="Matina", slug="matina", source="packet 2026", spacing_in_row_cm=40
    )
    neighbour(tomato, "Basil")
    PestFactory(name="Hornworm", hosts=[tomato])

    page = text(client, matina)

    assert "Plants / Vegetable / Tomato Tomato ‘Matina’" in page
    assert (
        "Spacing 40 cm, rows 100 cm in a bed without paths, rows 40 cm cultivar packet 2026 "
        "Catalogue: 50 cm, rows 100 cm, in a bed without paths, rows 50 cm" in page
    )
    assert "Size 150 cm high, 60 cm wide advisory services" in page
    assert "What is marked cultivar: packet 2026, low confidence." in page
    for inherited in ("Basil", "Hornworm", "Sow indoors 8 to 6 weeks"):
        assert inherited in page


def test_a_plant_lists_its_cultivars(client, tomato):
    matina = CultivarFactory(plant=tomato, name="Matina", slug="matina")
    CultivarFactory(name="Gardener's Delight")

    html = client.get(tomato.get_absolute_url()).content.decode()

    assert matina.get_absolute_url() == "/plants/tomato/matina/"
    assert '<a class="plainlink" href="/plants/tomato/matina/">‘Matina’</a>' in html
    assert "Delight" not in html


def test_a_cultivar_of_another_plant_is_not_found(client, tomato):
    CultivarFactory(slug="matina")

    assert (
        client.get(reverse("plants:cultivar-detail", args=["tomato", "matina"])).status_code == 404
    )


def test_pests_say_what_they_are_what_favours_them_and_what_helps(client, tomato):
    PestFactory(
        name="Late blight",
        agent="Phytophthora infestans",
        agent_type="oomycete",
        hosts=[tomato],
        temp_min_c=10,
        temp_max_c=25,
        moisture_condition="over 90 percent",
        wetness_hours_min=10,
        season="summer",
        organic_controls="resistant cultivars; airflow",
        gdd_event="first spots",
        gdd_value_c_days=103,
        gdd_base_c=10,
    )

    page = text(client, tomato)

    assert (
        "Late blight Phytophthora infestans , water mould Favoured by: Summer; 10 to 25 °C; "
        "moisture: over 90 percent; leaves wet for 10 h or longer "
        "First spots after 103 °C·d above 10 °C "
        "What helps: resistant cultivars, airflow Medium confidence" in page
    )


def test_pests_of_the_family_stand_apart_and_those_of_others_nowhere(client, tomato):
    PestFactory(name="Hornworm", hosts=[tomato], host_families="many")
    PestFactory(name="Flea beetle", host_families="Brassicaceae Solanaceae")
    PestFactory(name="Root fly", host_families="Brassicaceae")
    PestFactory(name="Slug", host_families="many")

    page = text(client, tomato)

    assert "Known on other plants of its family, Solanaceae: Flea beetle." in page
    assert "Hornworm Leptinotarsa" in page
    for other in ("Root fly", "Slug"):
        assert other not in page


def test_an_unknown_plant_is_not_found(client):
    assert client.get(reverse("plants:plant-detail", args=["dragon"])).status_code == 404


def test_the_page_costs_five_queries_however_much_there_is_to_say(
    client, tomato, django_assert_num_queries
):
    """The plant, its germination days, its pairs, its pests, its cultivars."""
    with django_assert_num_queries(5):
        client.get(tomato.get_absolute_url())

    for name in ("Basil", "Fennel", "Chives", "Borage"):
        neighbour(tomato, name)
        CultivarFactory(plant=tomato)
        PestFactory(hosts=[tomato])
    with django_assert_num_queries(5):
        client.get(tomato.get_absolute_url())


def test_a_signed_in_reader_costs_twelve_queries_at_most(
    client, tomato, django_user_model, django_assert_max_num_queries
):
    client.force_login(django_user_model.objects.create_user("ana@example.org", "hedge and rose"))
    neighbour(tomato, "Basil")

    with django_assert_max_num_queries(12):
        assert client.get(tomato.get_absolute_url()).status_code == 200
