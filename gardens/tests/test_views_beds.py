import re
from datetime import date

import pytest
from django.urls import reverse

from gardens.actions.plantings import change_planting
from gardens.models import Bed, BedKind, LandStep, PlanAct, PlanStep, Planting
from gardens.tests.factories import (
    BedFactory,
    LandFactory,
    PlantingFactory,
    SoilTestFactory,
    WateringFactory,
)

pytestmark = pytest.mark.django_db

GOOD = {
    "name": "Bed B",
    "kind": "ground",
    "length_cm": "300",
    "width_cm": "100",
    "volume_l": "",
    "texture": "loam",
    "watering_method": "drip",
    "is_mulched": "on",
    "cover": "fleece",
    "known_bed": "",
}


def url(bed, page="bed-detail"):
    return reverse(f"gardens:{page}", args=[bed.garden_id, bed.pk])


def text(answer) -> str:
    return " ".join(answer.content.decode().split())


def test_the_page_says_what_there_is(bed, tomato, own_client):
    bed.texture = "loam"
    bed.save()
    SoilTestFactory(bed=bed, ph=6.4, tested_on=date(2026, 4, 1))
    SoilTestFactory(bed=bed, ph=7.9, tested_on=date(2020, 4, 1))
    WateringFactory(bed=bed, watered_on=date(2026, 5, 4))
    PlantingFactory(bed=bed, plant=tomato, columns=4, x_cm=30, y_cm=30)
    page = text(own_client.get(url(bed)))
    assert "2.4 × 1.2 m, loam, pH 6.4." in page
    # 2.88 m² less four times 50 × 50 cm.
    assert "Room left: 1.9 m²" in page
    assert "1 planting, 4 plants" in page
    assert "planted out 1 May 2026" in page
    assert "4 May 2026" in page


def test_the_page_is_whole_without_script(bed, tomato, own_client):
    page = text(own_client.get(url(bed)))
    for action in ("planting-add", "planting-place", "watering-add", "soil-test-add"):
        assert f'action="{url(bed, action)}"' in page
    assert page.count('method="post"') == page.count("csrfmiddlewaretoken")
    assert "style=" not in page
    assert re.findall(r"<script(?![^>]*src=)", page) == []
    assert 'list="plant-names"' in page
    assert '<option value="Tomato">' in page


@pytest.mark.usefixtures("catalogue")
def test_what_can_be_begun_now_is_offered_first(bed, own_client):
    tiles = own_client.get(url(bed)).context["page"].tiles
    good = [tile.is_good_now for tile in tiles]
    assert len(tiles) == 12
    assert good == sorted(good, reverse=True)


def test_the_plan_draws_to_scale(bed, tomato, own_client):
    PlantingFactory(bed=bed, plant=tomato, x_cm=60, y_cm=60)
    page = text(own_client.get(url(bed)))
    # 240 cm on 720 units: 3 to the centimetre.
    assert '<rect class="soil" stroke-width="6" x="0" y="0" width="720" height="360"' in page
    assert 'cx="180" cy="180" r="75"' in page
    assert 'data-scale="3.000000"' in page


def test_fresh_advice_brings_a_fresh_plan_alone(bed, own_client):
    answer = own_client.get(url(bed), headers={"HX-Request": "true"})
    assert text(answer).startswith('<section class="plan" id="bed-plan"')
    assert "hx-swap-oob" not in text(answer)


def test_plants_too_close_are_marked(bed, tomato, own_client):
    PlantingFactory(bed=bed, plant=tomato, x_cm=60)
    assert 'class="overlap"' not in text(own_client.get(url(bed)))
    PlantingFactory(bed=bed, plant=tomato, x_cm=90)
    assert 'class="overlap"' in text(own_client.get(url(bed)))


@pytest.mark.parametrize("number", [5, 500])
def test_a_page_costs_the_same_with_5_and_500_plantings(
    number, bed, tomato, carrot, own_client, django_assert_max_num_queries
):
    plantings = [
        PlantingFactory.build(
            garden=bed.garden, bed=bed, plant=(tomato, carrot)[index % 2], x_cm=index % 240
        )
        for index in range(number)
    ]
    Planting.objects.bulk_create(plantings)
    PlanStep.objects.create(
        garden=bed.garden, bed=bed, act=PlanAct.FILLED, number=number, plants=number
    )
    own_client.get(url(bed))
    with django_assert_max_num_queries(16):
        answer = own_client.get(url(bed))
    assert len(answer.context["page"].rows) == min(number, 50)


def test_many_plantings_are_listed_page_by_page(bed, tomato, own_client):
    Planting.objects.bulk_create(
        PlantingFactory.build(garden=bed.garden, bed=bed, plant=tomato, x_cm=index)
        for index in range(60)
    )
    assert "Page 1 of 2" in text(own_client.get(url(bed)))
    assert len(own_client.get(url(bed), {"page": "2"}).context["page"].rows) == 10
    for odd in ("abc", "0", "99", "\x00"):
        assert own_client.get(url(bed), {"page": odd}).status_code == 200


def test_what_ended_is_history(bed, tomato, own_client):
    PlantingFactory(bed=bed, plant=tomato, ended=True, pathogen="verticillium")
    page = text(own_client.get(url(bed)))
    assert "Grown here before" in page
    assert "Harvested, verticillium wilt" in page
    assert "Nothing is planted or planned here yet" in page


def test_a_bed_is_added(garden, own_client):
    address = reverse("gardens:bed-add", args=[garden.pk])
    assert own_client.get(address).status_code == 200
    answer = own_client.post(address, GOOD)
    bed = garden.beds.get()
    assert answer.headers["Location"] == url(bed)
    assert (bed.length_cm, bed.texture, bed.is_mulched) == (300, "loam", True)
    own_client.post(address, GOOD)
    assert garden.beds.count() == 1


@pytest.mark.parametrize(
    ("field", "value", "complaint"),
    [
        ("length_cm", "0", "between 15 and 2000 cm"),
        ("length_cm", "1000000", "between 15 and 2000 cm"),
        ("width_cm", "-5", "between 15 and 2000 cm"),
        ("width_cm", "NaN", "Enter a number."),
        ("width_cm", "1e400", "Enter a number."),
        ("length_cm", "9" * 5000, "Enter a number."),
        ("length_cm", "", "This field is required."),
        ("volume_l", "nan", "Enter a number."),
        ("volume_l", "inf", "Enter a number."),
        ("volume_l", "0", "Enter 0.1 to 10000"),
        ("name", "", "This field is required."),
        ("name", "x" * 61, "at most 60 characters"),
        ("name", "Bed\x00", "Null characters are not allowed."),
        ("kind", "volcano", "Select a valid choice"),
        ("texture", "cheese", "Select a valid choice"),
    ],
)
def test_a_bad_bed_gets_a_sentence_and_keeps_what_was_typed(
    field, value, complaint, garden, own_client
):
    typed = GOOD | {"name": "Behind the shed"} | {field: value}
    answer = own_client.post(reverse("gardens:bed-add", args=[garden.pk]), typed)
    assert answer.status_code == 200
    assert complaint in text(answer)
    assert "Not saved yet" in text(answer)
    if field != "name":
        assert 'value="Behind the shed"' in text(answer)
    assert not Bed.objects.exists()


def test_a_bed_is_changed_and_does_not_shrink_below_its_plants(bed, tomato, own_client):
    PlantingFactory(bed=bed, plant=tomato, x_cm=200)
    assert 'value="240"' in text(own_client.get(url(bed, "bed-edit")))
    answer = own_client.post(url(bed, "bed-edit"), GOOD | {"length_cm": "150"})
    assert "Keep the bed at least 200 cm long and 60 cm wide" in text(answer)
    assert Bed.objects.get().length_cm == 240
    answer = own_client.post(url(bed, "bed-edit"), GOOD | {"kind": "container", "volume_l": "400"})
    assert answer.headers["Location"] == url(bed)
    changed = Bed.objects.get()
    assert (changed.kind, changed.volume_l) == (BedKind.CONTAINER, 400)


def test_a_bed_is_removed_after_a_question(bed, tomato, own_client):
    PlantingFactory(bed=bed, plant=tomato)
    assert "Remove Bed A?" in text(own_client.get(url(bed, "bed-delete")))
    assert Bed.objects.exists()
    answer = own_client.post(url(bed, "bed-delete"))
    assert answer.headers["Location"] == bed.garden.get_absolute_url()
    assert not Bed.objects.exists()


def test_undo_is_offered_once_there_is_something_to_undo(bed, tomato, own_client, gardener):
    planting = PlantingFactory(bed=bed, plant=tomato)
    assert "Undo the last change" not in text(own_client.get(url(bed)))
    planting.x_cm = 100
    change_planting(planting, actor=gardener)
    step = PlanStep.objects.get()
    assert f'name="step" value="{step.pk}"' in text(own_client.get(url(bed)))
    answer = own_client.post(url(bed, "bed-undo"), {"step": step.pk}, follow=True)
    assert "Undone: Changed Tomato." in text(answer)
    assert Planting.objects.get().x_cm == 60


@pytest.mark.parametrize("step", ["", "abc", "-1", "999999999999999999999", "\x00"])
def test_undo_of_nothing_says_so(step, bed, own_client):
    answer = own_client.post(url(bed, "bed-undo"), {"step": step}, follow=True)
    assert "There is nothing to undo." in text(answer)


@pytest.mark.parametrize(
    "page", ["bed-detail", "bed-edit", "bed-delete", "planting-add", "watering-add"]
)
def test_a_stranger_finds_no_bed(page, bed, stranger_client):
    assert stranger_client.get(url(bed, page)).status_code == 404


@pytest.mark.parametrize(
    "page",
    [
        *("bed-edit", "bed-delete", "bed-undo", "planting-add", "planting-place"),
        *("watering-add", "soil-test-add"),
    ],
)
def test_a_stranger_changes_nothing(page, bed, stranger_client):
    assert stranger_client.post(url(bed, page), GOOD).status_code == 404
    assert Bed.objects.get().name == "Bed A"


def test_the_bed_of_one_garden_is_not_in_another(bed, gardener, own_client):
    other = BedFactory(garden__owner=gardener)
    address = reverse("gardens:bed-detail", args=[other.garden_id, bed.pk])
    assert own_client.get(address).status_code == 404


def test_a_visitor_is_asked_to_sign_in(bed, client):
    answer = client.get(url(bed))
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith(reverse("account_login"))


def test_an_absurd_number_in_the_address_is_not_found(bed, own_client):
    assert own_client.get(f"/gardens/{bed.garden_id}/beds/{'9' * 40}/").status_code == 404


@pytest.mark.parametrize("has_land", [True, False])
def test_the_page_that_removes_a_bed_says_what_undo_brings_back(has_land, own_client, bed, tomato):
    PlantingFactory(bed=bed, plant=tomato)
    if has_land:
        LandFactory(garden=bed.garden)
    page = text(own_client.get(url(bed, "bed-delete")))
    assert "soil tests and waterings. They cannot be brought back." in page
    assert ("brings back the bed, empty" in page) == has_land
    own_client.post(url(bed, "bed-delete"))
    if has_land:
        last = {"step": LandStep.objects.get().pk}
        own_client.post(reverse("gardens:land-undo", args=[bed.garden_id]), last)
    assert (Bed.objects.count(), Planting.objects.count()) == (int(has_land), 0)
