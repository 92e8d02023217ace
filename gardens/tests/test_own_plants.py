"""A plant the catalogue does not know is added in one step, and is nobody else's."""

import re

import pytest
from django.urls import reverse

from gardens.actions.guests import hand_over_gardens, sweep_guests
from gardens.models import Garden, Gardener, OwnPlant, PlanChange, Planting
from gardens.tests.factories import (
    BedFactory,
    GardenerFactory,
    GardenFactory,
    OwnPlantFactory,
    PlantingFactory,
)
from plants.models import CatalogueEdition, Plant
from plants.models.plant import range_fields

pytestmark = pytest.mark.django_db

ADD = reverse("gardens:own-plant-add")
BLUE = {"common_name": "Aunt Mary's blue"}
WEEKS = (
    *("indoor_sow_weeks_before_last_frost", "transplant_weeks_after_last_frost"),
    *("direct_sow_weeks_after_last_frost", "autumn_plant_weeks_before_first_frost"),
)


def text(answer) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def page(plant: OwnPlant, name: str = "edit") -> str:
    return reverse(f"gardens:own-plant-{name}", args=[plant.pk])


@pytest.fixture
def blue(gardener) -> OwnPlant:
    return OwnPlantFactory(owner=gardener)


def search(client, words: str):
    return client.get(reverse("plants:plant-list"), {"q": words})


def test_a_search_without_a_hit_offers_to_add_the_name(own_client, tomato):
    answer = search(own_client, "Aunt Mary's blue")

    assert "Add ‘Aunt Mary&#x27;s blue’ as your own plant" in answer.content.decode()
    link = re.search(r'id="add-own-plant" href="([^"]+)"', answer.content.decode())[1]
    assert 'value="Aunt Mary&#x27;s blue"' in own_client.get(link).content.decode()


@pytest.mark.parametrize("words", ["tomato", "Tomatoes", ""])
def test_what_the_catalogue_has_need_not_be_added(own_client, tomato, words):
    assert "as your own plant" not in text(search(own_client, words))


def test_a_visitor_is_not_offered_what_needs_a_garden(client, tomato):
    assert "as your own plant" not in text(search(client, "Aunt Mary"))


def test_the_name_is_enough(own_client, gardener):
    answer = own_client.post(ADD, BLUE, follow=True)

    plant = OwnPlant.objects.get()
    assert (plant.owner, plant.is_own, plant.common_name) == (gardener, True, "Aunt Mary's blue")
    assert plant.spacing_in_row_cm is None
    assert plant.kill_temperature_c is None
    assert "Your own plant: only you see it." in text(answer)


def test_what_is_left_empty_comes_from_the_look_alike(own_client, tomato):
    own_client.post(ADD, BLUE | {"like": "tomato", "spacing_in_row_cm": "40", "soil_ph_min": "5"})
    assert not OwnPlant.objects.exists(), "half a range"

    own_client.post(ADD, BLUE | {"like": "tomato", "spacing_in_row_cm": "40"})

    plant = OwnPlant.objects.get()
    assert (plant.spacing_in_row_cm, plant.family, plant.soil_ph_max) == (40, "Solanaceae", 6.8)
    assert (plant.rotation_group, plant.days_to_maturity_from) == ("solanaceae", "transplant")
    assert (plant.confidence, plant.source_codes) == ("low", "OWN")


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"common_name": ""}, "This field is required"),
        ({"common_name": "   "}, "This field is required"),
        ({"common_name": "\u200b!?"}, "Write a name with letters or digits"),
        ({"common_name": "x" * 500}, "at most 60 characters"),
        ({"common_name": "TOMATO"}, "The catalogue has Tomato already"),
        ({"common_name": "x\0y"}, "Null characters"),
        (BLUE | {"family": "nightshade"}, "Enter a valid value"),
        (BLUE | {"spacing_in_row_cm": "-5"}, "greater than or equal to 1"),
        (BLUE | {"like": "triffid"}, "No plant called “triffid” is known"),
        (BLUE | {"days_to_maturity_min": "60", "days_to_maturity_max": "70"}, "counted from"),
        (BLUE | {"days_to_maturity_min": "70", "days_to_maturity_max": "60"}, "lower one first"),
    ],
)
def test_what_cannot_be_a_plant_gets_a_sentence(own_client, tomato, sent, sentence):
    answer = own_client.post(ADD, sent)

    assert answer.status_code == 200
    assert sentence in text(answer)
    assert not OwnPlant.objects.exists()


def test_the_plant_of_the_catalogue_is_offered_instead(own_client, tomato):
    answer = own_client.post(ADD, {"common_name": "tomato"})

    assert f'href="{tomato.get_absolute_url()}"' in answer.content.decode()
    assert "Open Tomato in the catalogue" in text(answer)


def test_a_name_of_html_is_text_everywhere(own_client, garden, bed):
    name = "<script>alert(1)</script>"
    own_client.post(ADD, {"common_name": name, "spacing_in_row_cm": "30"})
    plant = OwnPlant.objects.get()
    PlantingFactory(bed=bed, plant=plant)

    for address in (
        plant.get_absolute_url(),
        bed.get_absolute_url(),
        garden.get_absolute_url(),
        reverse("gardens:own-plant-list"),
        reverse("plants:plant-list") + "?q=script",
    ):
        body = own_client.get(address).content.decode()
        assert name not in body
        assert "&lt;script&gt;" in body


def test_the_same_form_twice_is_one_plant(own_client):
    form = own_client.get(ADD).context["form"]
    sent = BLUE | {"known_plant": form["known_plant"].value() or ""}
    answers = [own_client.post(ADD, sent) for _ in range(2)]

    assert OwnPlant.objects.count() == 1
    assert {answer.url for answer in answers} == {OwnPlant.objects.get().get_absolute_url()}


def test_a_second_plant_of_the_name_is_refused(own_client, blue):
    answer = own_client.post(ADD, {"common_name": "aunt marys BLUE", "known_plant": blue.pk})

    assert "You have a plant called Aunt Mary&#x27;s blue already" in answer.content.decode()
    assert OwnPlant.objects.count() == 1


def test_two_gardeners_may_have_a_plant_of_one_name(own_client):
    OwnPlantFactory()
    own_client.post(ADD, BLUE)

    assert OwnPlant.objects.filter(common_name="Aunt Mary's blue").count() == 2


def test_a_change_asks_for_fresh_advice_where_it_grows(own_client, blue, bed, changed_gardens):
    PlantingFactory(bed=bed, plant=blue)

    own_client.post(page(blue), BLUE | {"spacing_in_row_cm": "33"})

    blue.refresh_from_db()
    assert blue.spacing_in_row_cm == 33
    assert changed_gardens == [bed.garden_id]


def test_without_a_spacing_it_cannot_be_placed(own_client, gardener, bed):
    plant = OwnPlantFactory(owner=gardener, spacing_in_row_cm=None)
    place = reverse("gardens:planting-place", args=[bed.garden_id, bed.pk])
    answer = own_client.post(place, {"plant": plant.pk, "known_step": "0"}, follow=True)
    assert "is not known yet. Open the plant, fill it in" in text(answer)

    add = reverse("gardens:planting-add", args=[bed.garden_id, bed.pk])
    numbers = {"columns": "1", "rows": "1", "x_cm": "60", "y_cm": "60"}
    answer = own_client.post(add, numbers | {"plant": "aunt mary's blue"})
    assert "is not known yet. Open the plant, fill it in" in text(answer)
    assert not Planting.objects.exists()


def test_it_is_a_tile_of_the_palette_and_a_name_of_the_form(own_client, blue, bed):
    body = own_client.get(bed.get_absolute_url()).content.decode()
    assert f'id="tile-{blue.slug}"' in body
    assert '<option value="Aunt Mary&#x27;s blue">' in body

    add = reverse("gardens:planting-add", args=[bed.garden_id, bed.pk])
    numbers = {"columns": "1", "rows": "1", "x_cm": "60", "y_cm": "60"}
    own_client.post(add, numbers | {"plant": "Aunt Mary's blue"})
    assert Planting.objects.get().plant_id == blue.pk


@pytest.fixture
def unknown(gardener) -> OwnPlant:
    weeks = dict.fromkeys(field for name in WEEKS for field in range_fields(name))
    return OwnPlantFactory(owner=gardener, bare=True, **weeks)


def test_no_day_is_planned_for_a_plant_whose_weeks_are_not_known(own_client, unknown, bed):
    assert "season not known" in text(own_client.get(bed.get_absolute_url()))
    place = reverse("gardens:planting-place", args=[bed.garden_id, bed.pk])
    own_client.post(place, {"plant": unknown.pk, "known_step": "0"})
    assert Planting.objects.get().planned_on is None


def test_without_a_spacing_no_time_is_good(own_client, unknown, bed):
    Garden.objects.filter(pk=bed.garden_id).update(kind="windowsill")
    OwnPlant.objects.filter(pk=unknown.pk).update(spacing_in_row_cm=None)
    assert not own_client.get(bed.get_absolute_url()).context["page"].tiles[0].is_good_now


def test_a_plant_that_grows_somewhere_stays(own_client, blue, bed):
    PlantingFactory(bed=bed, plant=blue)

    answer = own_client.post(page(blue, "delete"))

    assert "stands in a plan or in the history of a bed (1 times)" in text(answer)
    assert OwnPlant.objects.exists()


def test_a_plant_that_is_removed_leaves_nothing_to_undo(own_client, blue, bed):
    place = reverse("gardens:planting-place", args=[bed.garden_id, bed.pk])
    own_client.post(place, {"plant": blue.pk, "known_step": "0"})
    own_client.post(reverse("gardens:planting-remove", args=[Planting.objects.get().pk]))

    own_client.post(page(blue, "delete"))

    assert not Plant.objects.filter(pk=blue.pk).exists()
    assert not PlanChange.objects.exists()
    assert own_client.get(bed.get_absolute_url()).status_code == 200


def test_own_plants_leave_the_search_of_the_catalogue_alone(own_client, tomato):
    before = CatalogueEdition.objects.current()
    own_client.post(ADD, BLUE)

    assert CatalogueEdition.objects.current() == before


def test_what_a_guest_added_comes_along(gardener):
    guest = Gardener.objects.create_user(None, guest_since="2026-05-01T00:00Z")
    plant = OwnPlantFactory(owner=guest)

    hand_over_gardens(guest, to=gardener)

    plant.refresh_from_db()
    assert plant.owner == gardener


def test_a_namesake_of_the_guest_gets_a_number_and_both_can_be_changed(own_client, gardener, blue):
    guest = Gardener.objects.create_user(None, guest_since="2026-05-01T00:00Z")
    OwnPlantFactory(owner=gardener, common_name="Aunt Mary's blue 2")
    other = OwnPlantFactory(owner=guest, common_name="Aunt Marys BLUE")
    for owner in (gardener, guest):
        OwnPlantFactory(owner=owner, common_name="x" * 60)

    hand_over_gardens(guest, to=gardener)

    other.refresh_from_db()
    assert (other.owner, other.common_name) == (gardener, "Aunt Marys BLUE 3")
    assert OwnPlant.objects.visible_to(gardener).named("aunt marys blue 3") == other
    assert OwnPlant.objects.filter(common_name="x" * 58 + " 2").exists()
    for plant in (blue, other):
        sent = {"common_name": plant.common_name, "spacing_in_row_cm": "33"}
        assert own_client.post(page(plant), sent).status_code == 302


def test_a_guest_who_stays_away_takes_plants_and_plantings_along():
    guest = Gardener.objects.create_user(None, guest_since="2026-05-01T00:00Z")
    Gardener.objects.update(last_seen_at="2026-01-01T00:00Z")
    PlantingFactory(
        bed=BedFactory(garden=GardenFactory(owner=guest)), plant=OwnPlantFactory(owner=guest)
    )

    assert sweep_guests(idle_since="2026-02-01T00:00Z") == 1
    assert not Plant.objects.exists()
    assert not Garden.objects.exists()


def test_an_account_can_be_deleted_with_what_grows():
    owner = GardenerFactory()
    plant = OwnPlantFactory(owner=owner)
    PlantingFactory(bed=BedFactory(garden=GardenFactory(owner=owner)), plant=plant)

    owner.delete()

    assert not Plant.objects.exists()
