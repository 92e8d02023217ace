import pytest
from django.test import Client
from django.urls import reverse

from plants.models import Companionship, Cultivar, DataLoad, GerminationTemperature, Pest, Plant
from plants.search import find_plants
from plants.tests.factories import (
    CompanionshipFactory,
    CultivarFactory,
    GerminationTemperatureFactory,
    PestFactory,
    PlantFactory,
)


@pytest.fixture
def staff_client(client: Client, django_user_model) -> Client:
    client.force_login(
        django_user_model.objects.create_superuser("ana@example.org", "hedge and rose")
    )
    return client


def address(model: type, page: str, *args: object) -> str:
    return reverse(f"admin:plants_{model._meta.model_name}_{page}", args=args)


def inlines(*cultivars: dict[str, object]) -> dict[str, object]:
    """What the page sends of germination rows, none, and of new cultivars."""
    sent: dict[str, object] = {}
    for prefix, total in (("germination_temperatures", 0), ("cultivars", len(cultivars))):
        sent |= {f"{prefix}-TOTAL_FORMS": total, f"{prefix}-INITIAL_FORMS": 0}
    for number, cultivar in enumerate(cultivars):
        values = {"confidence": "low"} | cultivar
        sent |= {f"cultivars-{number}-{name}": value for name, value in values.items()}
    return sent


def typed_values(client: Client, plant: Plant) -> dict[str, object]:
    form = client.get(address(Plant, "change", plant.pk)).context["adminform"].form
    return {name: value for name, value in form.initial.items() if value is not None}


def rows() -> list:
    DataLoad.objects.record("plants.csv", "0" * 64)
    germination = GerminationTemperatureFactory()
    pest = PestFactory(hosts=[germination.plant])
    loaded = DataLoad.objects.get()
    return [germination.plant, germination, CompanionshipFactory(), CultivarFactory(), pest, loaded]


def test_lists_searches_and_rows_open(staff_client):
    for row in rows():
        model = type(row)
        for page in (
            address(model, "changelist"),
            address(model, "changelist") + "?q=tomato",
            address(model, "change", row.pk),
        ):
            assert staff_client.get(page).status_code == 200, page


@pytest.mark.parametrize("model", [Plant, GerminationTemperature, Companionship, Cultivar, Pest])
def test_new_rows_open_without_a_box_of_all_plants(staff_client, model):
    PlantFactory(common_name="Rare quince")

    page = staff_client.get(address(model, "add"))

    assert page.status_code == 200
    assert "Rare quince" not in page.content.decode()


def test_every_field_of_a_plant_can_be_edited(staff_client):
    plant = PlantFactory()

    form = staff_client.get(address(Plant, "change", plant.pk)).context["adminform"].form

    editable = {field.name for field in Plant._meta.concrete_fields if field.editable} - {"id"}
    assert set(form.fields) == editable


def test_plants_are_searched_as_in_the_catalogue(staff_client):
    PlantFactory(common_name="Piña de San José")
    PlantFactory(common_name="Tomato")

    found = staff_client.get(address(Plant, "changelist"), {"q": "SAN JOSE"})
    suggested = staff_client.get(
        reverse("admin:autocomplete"),
        {
            "app_label": "plants",
            "model_name": "companionship",
            "field_name": "plant_a",
            "term": "jose pina",
        },
    )

    assert [plant.common_name for plant in found.context["cl"].queryset] == ["Piña de San José"]
    assert [one["text"] for one in suggested.json()["results"]] == ["Piña de San José"]


def test_a_pair_may_be_typed_in_either_order(staff_client):
    first, second = PlantFactory(), PlantFactory()

    staff_client.post(
        address(Companionship, "add"),
        {
            "plant_a": second.pk,
            "plant_b": first.pk,
            "effect": "beneficial",
            "mechanism": "shade",
            "evidence_level": "trial",
            "source": "Someone 2010",
        },
    )

    pair = Companionship.objects.get()
    assert (pair.plant_a, pair.plant_b) == (first, second)


def test_half_a_range_is_refused_in_a_sentence(staff_client):
    plant = PlantFactory()
    page, typed = address(Plant, "change", plant.pk), typed_values(staff_client, plant)

    response = staff_client.post(page, typed | inlines() | {"usda_zone_min": 5})

    assert "Give both ends of the range" in response.content.decode()
    plant.refresh_from_db()
    assert plant.usda_zone_min is None


def test_loaded_files_are_forgotten_but_not_made_up(staff_client):
    DataLoad.objects.record("plants.csv", "0" * 64)

    added = staff_client.get(address(DataLoad, "add"))
    changed = staff_client.post(address(DataLoad, "change", "plants.csv"), {"sha256": "1" * 64})
    staff_client.post(address(DataLoad, "delete", "plants.csv"), {"post": "yes"})

    assert (added.status_code, changed.status_code) == (403, 403)
    assert not DataLoad.objects.exists()


def test_cultivars_are_written_beside_their_plant_and_found_at_once(staff_client):
    plant = PlantFactory(common_name="Tomato")
    matina = {"name": "Matina", "slug": "matina", "source": "packet", "height_cm": "180"}

    staff_client.post(
        address(Plant, "change", plant.pk), typed_values(staff_client, plant) | inlines(matina)
    )

    cultivar = Cultivar.objects.get()
    assert (cultivar.plant, cultivar.overrides()) == (plant, {"height_cm": 180})
    assert find_plants("matina").pks == [plant.pk]


@pytest.mark.parametrize(
    ("cultivars", "sentence"),
    [
        (
            [{"name": "Černý princ", "slug": "a"}, {"name": "CERNY PRINC", "slug": "b"}],
            "“cerny princ” stands here twice: leave one out.",
        ),
        (
            [{"name": "GARDENERS  delight", "slug": "gd"}],
            "This plant has a cultivar of that name already: change that one.",
        ),
        ([{"name": "Matina", "slug": "m", "sun": "part"}], "Say where the figures come from."),
        (
            [{"name": "Matina", "slug": "m", "source": "packet", "usda_zone_min": "5"}],
            "Give both ends of the range, the lower one first.",
        ),
    ],
)
def test_a_cultivar_that_does_not_fit_is_refused_in_a_sentence(staff_client, cultivars, sentence):
    plant = PlantFactory()
    CultivarFactory(plant=plant, name="Gardener’s Delight", slug="delight")
    typed = typed_values(staff_client, plant)

    response = staff_client.post(address(Plant, "change", plant.pk), typed | inlines(*cultivars))

    assert response.status_code == 200
    assert sentence in response.content.decode()
    assert Cultivar.objects.count() == 1


def test_another_plant_may_have_a_cultivar_of_the_same_name(staff_client):
    CultivarFactory(name="Matina", slug="matina")
    plant = PlantFactory()

    staff_client.post(
        address(Plant, "change", plant.pk),
        typed_values(staff_client, plant) | inlines({"name": "Matina", "slug": "matina"}),
    )

    assert plant.cultivars.count() == 1


def test_a_deleted_plant_is_found_no_more(staff_client):
    plant = PlantFactory(common_name="Medlar")
    assert find_plants("medlar").pks == [plant.pk]

    staff_client.post(address(Plant, "delete", plant.pk), {"post": "yes"})

    assert find_plants("medlar").pks == []
