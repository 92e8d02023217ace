import re
from datetime import date

import pytest
from django.urls import reverse

from gardens.models import PlanStep, Planting
from gardens.tests.factories import BedFactory, GardenFactory, PlantingFactory
from plants.tests.factories import PlantFactory

pytestmark = pytest.mark.django_db

HTMX = {"HX-Request": "true"}


def text(answer) -> str:
    return " ".join(answer.content.decode().split())


def by_numbers(bed) -> str:
    return reverse("gardens:planting-add", args=[bed.garden_id, bed.pk])


def place(bed) -> str:
    return reverse("gardens:planting-place", args=[bed.garden_id, bed.pk])


def page(planting, name="edit") -> str:
    return reverse(f"gardens:planting-{name}", args=[planting.pk])


@pytest.fixture
def numbers(tomato):
    return {
        "plant": "tomato",
        "columns": "3",
        "rows": "2",
        "x_cm": "40",
        "y_cm": "30.5",
        "started_on": "",
    }


def test_a_block_is_placed_by_numbers(bed, numbers, own_client):
    answer = own_client.post(by_numbers(bed), numbers, follow=True)
    assert "Tomato (6) placed." in text(answer)
    planting = Planting.objects.get()
    assert (planting.x_cm, planting.y_cm, planting.count) == (40, 30.5, 6)
    assert (planting.spacing_cm, planting.row_spacing_cm) == (50, 50)
    assert planting.is_planned
    assert planting.planned_on


def test_what_grows_already_is_not_planned(bed, numbers, own_client):
    own_client.post(by_numbers(bed), numbers | {"started_on": "2026-05-01"})
    planting = Planting.objects.get()
    assert (planting.started_on, planting.planned_on) == (date(2026, 5, 1), None)


@pytest.mark.parametrize(
    ("field", "value", "complaint"),
    [
        ("plant", "", "This field is required."),
        ("plant", "triffid", "No plant called “triffid” is known."),
        ("plant", "!!!", "No plant called “!!!” is known."),
        ("plant", "tom\x00ato", "Null characters are not allowed."),
        ("plant", "x" * 61, "at most 60 characters"),
        ("columns", "0", "between 1 and 500"),
        ("columns", "501", "between 1 and 500"),
        ("rows", "1.5", "Enter a whole number."),
        ("rows", "9" * 400, "between 1 and 500"),
        ("x_cm", "NaN", "Enter a number."),
        ("x_cm", "1e400", "Enter a number."),
        ("x_cm", "-1", "between 0 and 2000 cm"),
        ("y_cm", "west", "Enter a number."),
        ("x_cm", "239", "0 to 140 cm from the west edge"),
        ("columns", "9", "Plant fewer."),
        ("started_on", "9999-01-01", "Enter a day between"),
        ("started_on", "1492-10-12", "Enter a day between"),
        ("started_on", "2026-02-30", "Enter a day, for example"),
        ("started_on", "yesterday", "Enter a day, for example"),
    ],
)
def test_bad_numbers_get_a_sentence_and_stay_in_the_form(
    field, value, complaint, bed, numbers, own_client
):
    answer = own_client.post(by_numbers(bed), numbers | {field: value})
    assert answer.status_code == 200
    assert complaint in text(answer)
    assert not Planting.objects.exists()
    untouched = {"x_cm": 'value="40"', "y_cm": 'value="30.5"'}
    untouched.pop(field, None)
    assert all(typed in text(answer) for typed in untouched.values())


def test_a_name_may_be_typed_as_people_do(bed, numbers, own_client):
    PlantFactory(common_name="Cherry tomato", slug="cherry-tomato")
    for name in ("TOMATO", "cherry", "Cherry  Tomato"):
        own_client.post(by_numbers(bed), numbers | {"plant": name, "columns": "1"})
    names = Planting.objects.order_by("pk").values_list("plant__common_name", flat=True)
    assert list(names) == ["Tomato", "Cherry tomato"]


def test_an_unclear_name_lists_what_it_may_be(bed, numbers, own_client):
    PlantFactory(common_name="Leaf lettuce")
    PlantFactory(common_name="Head lettuce")
    answer = own_client.post(by_numbers(bed), numbers | {"plant": "lettuce"})
    assert "Several plants match: Head lettuce, Leaf lettuce." in text(answer)


def test_one_tap_places_a_plant(bed, tomato, own_client):
    answer = own_client.post(place(bed), {"plant": tomato.pk, "known_step": "0"}, follow=True)
    assert "Tomato (1) placed." in text(answer)
    planting = Planting.objects.get()
    assert (planting.x_cm, planting.y_cm) == (25, 25)


def test_with_script_only_the_plan_comes_back(bed, tomato, own_client):
    answer = own_client.post(place(bed), {"plant": tomato.pk, "known_step": "0"}, headers=HTMX)
    fragment = text(answer)
    assert fragment.startswith('<section class="plan" id="bed-plan"')
    assert "<html" not in fragment
    for swapped in ("bed-summary", "bed-plantings", "bed-findings", "messages"):
        assert re.search(rf'id="{swapped}"[^>]* hx-swap-oob="true"', fragment)
    assert "Tomato (1) placed." in fragment
    step = PlanStep.objects.get()
    assert f'name="known_step" value="{step.pk}"' in fragment


@pytest.mark.parametrize("plant", ["", "abc", "999999", "9" * 30, "\x00"])
def test_a_tile_that_names_no_plant_places_none(plant, bed, own_client):
    answer = own_client.post(place(bed), {"plant": plant, "known_step": "0"}, follow=True)
    assert "Choose a plant of the catalogue." in text(answer)
    assert not Planting.objects.exists()


def test_a_full_bed_says_so(garden, tomato, own_client):
    pot = BedFactory(garden=garden, pot=True)
    own_client.post(place(pot), {"plant": tomato.pk})
    answer = own_client.post(
        place(pot), {"plant": tomato.pk, "known_step": PlanStep.objects.get().pk}, follow=True
    )
    assert "There is no free place for Tomato" in text(answer)
    assert Planting.objects.count() == 1


def edited(planting, **values) -> dict:
    return {
        "bed": planting.bed_id,
        "x_cm": planting.x_cm,
        "y_cm": planting.y_cm,
        "columns": planting.columns,
        "rows": planting.rows,
        "spacing_cm": planting.spacing_cm,
        "row_spacing_cm": planting.row_spacing_cm,
        "method": planting.method,
        "planned_on": "",
    } | values


def test_a_planting_is_moved_by_numbers(bed, tomato, own_client):
    planting = PlantingFactory(bed=bed, plant=tomato)
    assert 'name="x_cm" value="60"' in text(own_client.get(page(planting)))
    answer = own_client.post(page(planting), edited(planting, x_cm="80", columns="3"))
    assert answer.headers["Location"] == bed.get_absolute_url()
    moved = Planting.objects.get()
    assert (moved.x_cm, moved.columns, moved.started_on) == (80, 3, planting.started_on)


@pytest.mark.parametrize(
    ("field", "value", "complaint"),
    [
        ("x_cm", "230", "0 to 190 cm from the west edge"),
        ("spacing_cm", "0", "between 1 and 2000 cm"),
        ("row_spacing_cm", "inf", "Enter a number."),
        ("planned_on", "9999-12-31", "Enter a day between"),
        ("method", "magic", "Select a valid choice"),
    ],
)
def test_a_bad_move_is_explained_and_not_made(field, value, complaint, bed, tomato, own_client):
    planting = PlantingFactory(bed=bed, plant=tomato, columns=2)
    answer = own_client.post(page(planting), edited(planting, **{field: value}))
    assert answer.status_code == 200
    assert complaint in text(answer)
    assert f'value="{value}"' in text(answer) or field == "method"
    kept = Planting.objects.get()
    assert (kept.x_cm, kept.spacing_cm) == (planting.x_cm, planting.spacing_cm)


def test_a_forged_bed_of_a_stranger_is_refused(bed, tomato, own_client):
    planting = PlantingFactory(bed=bed, plant=tomato)
    foreign = BedFactory(garden=GardenFactory())
    answer = own_client.post(page(planting), edited(planting, bed=foreign.pk))
    assert answer.status_code == 200
    assert "That choice is not one of the available choices" in text(answer)
    assert Planting.objects.get().bed == bed


def test_a_planting_begins_and_ends(bed, tomato, own_client):
    planting = PlantingFactory(bed=bed, plant=tomato, planned=True)
    assert "End it" not in text(own_client.get(page(planting)))
    own_client.post(page(planting, "start"), {"started_on": "2026-05-03"})
    assert Planting.objects.get().started_on == date(2026, 5, 3)
    assert "End it" in text(own_client.get(page(planting)))
    own_client.post(
        page(planting, "end"),
        {"ended_on": "2026-08-03", "reason": "disease", "pathogen": "verticillium"},
    )
    ended = Planting.objects.get()
    assert (ended.ended_on, ended.pathogen) == (date(2026, 8, 3), "verticillium")


@pytest.mark.parametrize(
    ("form", "complaint"),
    [
        ({"ended_on": "2026-04-30", "reason": "pest"}, "It began on 1 May 2026"),
        ({"ended_on": "9999-01-01", "reason": "pest"}, "Enter a day between"),
        ({"ended_on": "", "reason": "pest"}, "This field is required."),
        ({"ended_on": "2026-08-03", "reason": "boredom"}, "Select a valid choice"),
        ({"ended_on": "2026-08-03", "reason": "pest", "pathogen": "plague"}, "Select a valid"),
    ],
)
def test_a_bad_end_is_explained(form, complaint, bed, tomato, own_client):
    planting = PlantingFactory(bed=bed, plant=tomato)
    answer = own_client.post(page(planting, "end"), form)
    assert answer.status_code == 200
    assert complaint in text(answer)
    assert Planting.objects.get().ended_on is None


def test_a_bad_start_is_explained(bed, tomato, own_client):
    planting = PlantingFactory(bed=bed, plant=tomato, ended=True)
    for day, complaint in (("2026-08-02", "It ended on 1 Aug 2026"), ("", "is required")):
        answer = own_client.post(page(planting, "start"), {"started_on": day})
        assert complaint in text(answer)
    assert Planting.objects.get().started_on == date(2026, 5, 1)


def test_a_planting_is_removed_and_undone(bed, tomato, own_client):
    planting = PlantingFactory(bed=bed, plant=tomato)
    answer = own_client.post(page(planting, "remove"), follow=True)
    assert "Tomato is removed." in text(answer)
    assert not Planting.objects.exists()
    address = reverse("gardens:bed-undo", args=[bed.garden_id, bed.pk])
    own_client.post(address, {"step": PlanStep.objects.get().pk})
    assert Planting.objects.get() == planting


def test_a_stranger_finds_no_planting(bed, tomato, stranger_client):
    planting = PlantingFactory(bed=bed, plant=tomato)
    assert stranger_client.get(page(planting)).status_code == 404
    for name in ("edit", "start", "end", "remove"):
        assert stranger_client.post(page(planting, name), edited(planting)).status_code == 404
    assert Planting.objects.get().ended_on is None


def test_a_plant_of_the_catalogue_is_placed_in_one_of_ones_beds(bed, tomato, own_client):
    foreign = BedFactory(name="Foreign bed")
    choice = own_client.get(reverse("gardens:plant-place", args=["tomato"]))
    assert bed.name in text(choice)
    assert foreign.name not in text(choice)
    assert f'action="{place(bed)}"' in text(choice)
    assert own_client.get(reverse("gardens:plant-place", args=["triffid"])).status_code == 404


def test_without_a_bed_the_plant_waits(tomato, stranger_client):
    choice = stranger_client.get(reverse("gardens:plant-place", args=["tomato"]))
    assert "No bed yet" in text(choice)


def test_the_second_of_two_windows_is_told_and_keeps_what_it_typed(own_client, bed, tomato):
    planting = PlantingFactory(bed=bed, plant=tomato)
    page = reverse("gardens:planting-edit", args=[planting.pk])
    form = own_client.get(page).context["form"]
    typed = {field.name: field.value() for field in form if field.value() is not None}
    own_client.post(page, typed | {"x_cm": 90})
    assert own_client.post(page, typed | {"x_cm": 90}).status_code == 302

    told = own_client.post(page, typed | {"columns": 2})

    planting.refresh_from_db()
    assert (planting.x_cm, planting.columns) == (90, 1)
    assert "was changed in another window" in told.content.decode()
    form = told.context["form"]
    again = {field.name: field.value() for field in form if field.value() is not None}
    assert again["columns"] == "2"
    own_client.post(page, again)
    planting.refresh_from_db()
    assert (planting.x_cm, planting.columns) == (60, 2)


def test_a_refusal_speaks_in_the_reader_s_unit(imperial_client, bed, tomato):
    by_number = {"plant": "Tomato", "columns": 3, "rows": 1, "x_cm": 60, "y_cm": 0}
    answer = text(imperial_client.post(by_numbers(bed), by_number))
    assert re.search(r"0 to [\d.]+ (in|ft) from the west edge", answer)
