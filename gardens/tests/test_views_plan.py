import re

import pytest
from django.urls import reverse
from django.utils import translation

from gardens.models import PlanAct, PlanStep, Planting
from gardens.tests.factories import BedFactory, GardenFactory, PlantingFactory
from plants.tests.factories import PlantFactory

pytestmark = pytest.mark.django_db

HTMX = {"HX-Request": "true"}


@pytest.fixture
def three(bed, tomato):
    return [PlantingFactory(bed=bed, plant=tomato, x_cm=x) for x in (30, 90, 150)]


@pytest.fixture
def lettuce(db):
    return PlantFactory(common_name="Leaf lettuce", slug="leaf-lettuce", spacing_in_row_cm=30)


def url(bed, name):
    return reverse(f"gardens:bed-{name}", args=[bed.garden_id, bed.pk])


def text(answer) -> str:
    return re.sub(r"\s+", " ", answer.content.decode())


def test_no_more_are_promised_than_placing_and_filling_find(bed, lettuce, own_client):
    block = {"columns": 5, "spacing_cm": 30, "row_spacing_cm": 45}
    PlantingFactory(bed=bed, plant=lettuce, x_cm=20, y_cm=20, rows=2, **block)
    page = text(own_client.get(bed.get_absolute_url()))
    found = int(re.search(r"about (\d+) more fit", page)[1])
    whole = {"x_cm": 0, "y_cm": 0, "length_cm": 240, "width_cm": 120, "plant": lettuce.common_name}
    answer = own_client.post(url(bed, "fill"), whole, follow=True)
    filled = int(re.search(r"Filled an area: Leaf lettuce \((\d+)\)", text(answer))[1])
    # Rows of a fill may nestle into each other, where a single plant keeps its square.
    assert filled - 1 <= found <= filled
    full = text(answer)
    assert "Room left: " in full
    assert "more fit" not in full
    assert "more leaf lettuce" not in full


def spots():
    return [(one.x_cm, one.y_cm) for one in Planting.objects.order_by("pk")]


def test_ticked_plantings_move_and_the_page_says_so_with_undo(bed, three, own_client):
    data = {"planting": [three[0].pk, three[1].pk], "east_cm": "10", "south_cm": "-2.5"}
    answer = own_client.post(url(bed, "move"), data, follow=True)
    step = PlanStep.objects.get()
    assert spots() == [(40, 57.5), (100, 57.5), (150, 60)]
    toast = text(answer).split('id="messages" role="status"')[1]
    assert "Moved 2 plantings 10 cm east, 2.5 cm north." in toast
    assert f'name="step" value="{step.pk}"' in toast
    assert url(bed, "undo") in toast


def test_a_drawing_sends_the_same_fields_joined_by_commas(bed, three, own_client):
    data = {"planting": ",".join(str(one.pk) for one in three), "east_cm": "-5", "known_step": "0"}
    answer = own_client.post(url(bed, "move"), data, headers=HTMX)
    assert spots() == [(25, 60), (85, 60), (145, 60)]
    assert text(answer).strip().startswith('<section class="plan" id="bed-plan"')
    assert f'data-step="{PlanStep.objects.get().pk}"' in text(answer)


@pytest.mark.parametrize("verb", ["move", "copy", "clear"])
@pytest.mark.parametrize(
    ("field", "value", "complaint"),
    [
        ("planting", "", "Tick the plantings in the table first."),
        ("planting", "abc", "Select a valid choice"),
        ("planting", "\x00", "Select a valid choice"),
        ("planting", "9" * 5000, "Select a valid choice"),
        ("planting", "1;2", "Select a valid choice"),
        ("east_cm", "NaN", "Enter a number."),
        ("south_cm", "1e9", "between −2000 and 2000 cm"),
        ("bed", "999999", "Select a valid choice"),
    ],
)
def test_bad_fields_get_a_sentence_and_keep_what_was_typed(
    verb, field, value, complaint, bed, three, own_client
):
    typed = {"planting": [three[0].pk], "east_cm": "7", "south_cm": "8", "bed": bed.pk}
    answer = own_client.post(url(bed, verb), typed | {field: value})
    assert answer.status_code == 200
    assert complaint in text(answer)
    if field != "east_cm":
        assert 'name="east_cm" value="7"' in text(answer)
    if field != "planting":
        assert f'value="{three[0].pk}" checked' in text(answer)
    assert spots() == [(30, 60), (90, 60), (150, 60)]
    assert complaint in text(own_client.post(url(bed, verb), typed | {field: value}, headers=HTMX))


def test_a_move_out_of_the_bed_is_explained_and_the_ticks_stay(bed, three, own_client):
    data = {"planting": [three[2].pk], "east_cm": "100"}
    answer = own_client.post(url(bed, "move"), data)
    assert "Tomato would stand outside Bed A." in text(answer)
    assert f'value="{three[2].pk}" checked' in text(answer)
    assert 'name="east_cm" value="100"' in text(answer)


def test_copies_into_another_bed_are_said_to_stand_there(bed, three, own_client):
    other = BedFactory(garden=bed.garden, name="Bed B")
    data = {"planting": [three[0].pk], "bed": other.pk}
    answer = own_client.post(url(bed, "copy"), data, follow=True)
    assert "Copied Tomato. The copies stand in Bed B; undo them there." in text(answer)
    assert other.plantings.get().x_cm == 30


def test_a_bed_of_a_stranger_takes_no_copies(bed, three, own_client):
    foreign = BedFactory(garden=GardenFactory())
    answer = own_client.post(url(bed, "copy"), {"planting": [three[0].pk], "bed": foreign.pk})
    assert "Select a valid choice" in text(answer)
    assert not foreign.plantings.exists()


FILL = {"plant": "leaf lettuce", "x_cm": "0", "y_cm": "0", "length_cm": "60", "width_cm": "60"}
ROWS = {"plant": "leaf lettuce", "number": "2", "apart_cm": "40", "x_cm": "15", "y_cm": "15"}
SQUARES = {"plant": "leaf lettuce", "column": "1", "row": "1", "across": "3", "down": "2"}


@pytest.mark.parametrize(
    ("verb", "data", "words"),
    [
        ("fill", FILL, "Filled an area: Leaf lettuce (4)."),
        ("rows", ROWS | {"length_cm": "90"}, "Planted in rows: Leaf lettuce (8)."),
        ("squares", SQUARES, "Planted in squares: Leaf lettuce (6)."),
    ],
)
def test_many_are_planted_by_form(verb, data, words, bed, lettuce, own_client):
    answer = own_client.post(url(bed, verb), data, follow=True)
    assert words in text(answer)
    assert sum(one.count for one in Planting.objects.all()) == int(words.split("(")[1][0])


@pytest.mark.parametrize(
    ("verb", "data", "field", "value", "complaint"),
    [
        ("fill", FILL, "plant", "triffid", "No plant called “triffid” is known."),
        ("fill", FILL, "length_cm", "0", "between 1 and 2000 cm"),
        ("fill", FILL, "x_cm", "1999", "No Leaf lettuce fits there"),
        ("rows", ROWS | {"length_cm": "90"}, "number", "0", "between 1 and 500"),
        ("rows", ROWS | {"length_cm": "90"}, "apart_cm", "inf", "Enter a number."),
        ("rows", ROWS | {"length_cm": "900"}, "number", "2", "would stand outside Bed A"),
        ("squares", SQUARES, "across", "1.5", "Enter a whole number."),
        ("squares", SQUARES, "column", "67", "between 1 and 66"),
        ("squares", SQUARES, "row", "66", "lie outside the bed"),
    ],
)
def test_bad_areas_get_a_sentence_and_keep_what_was_typed(
    verb, data, field, value, complaint, bed, lettuce, own_client
):
    answer = own_client.post(url(bed, verb), data | {field: value})
    assert answer.status_code == 200
    assert complaint in text(answer)
    assert f'name="{field}" value="{value}"' in text(answer)
    assert '<details class="panel" open>' in text(answer)
    assert not Planting.objects.exists()


def test_a_tile_is_put_down_where_it_was_dropped(bed, lettuce, own_client):
    address = reverse("gardens:planting-place", args=[bed.garden_id, bed.pk])
    own_client.post(address, {"plant": lettuce.pk, "x_cm": "200", "y_cm": "100"}, headers=HTMX)
    assert spots() == [(200, 100)]
    answer = own_client.post(
        address, {"plant": lettuce.pk, "x_cm": "1000", "y_cm": "100"}, follow=True
    )
    assert "The plants would stand outside the bed" in text(answer)
    assert len(spots()) == 1


def test_undo_and_redo_name_the_step(bed, three, own_client):
    own_client.post(url(bed, "clear"), {"planting": [one.pk for one in three]})
    step = PlanStep.objects.get()
    assert step.act == PlanAct.REMOVED
    answer = own_client.post(url(bed, "undo"), {"step": step.pk}, follow=True)
    assert "Undone: Removed 3 plantings." in text(answer)
    assert f'action="{url(bed, "redo")}"' in text(answer)
    answer = own_client.post(url(bed, "redo"), {"step": step.pk}, follow=True)
    assert "Again: Removed 3 plantings." in text(answer)
    assert not Planting.objects.exists()
    answer = own_client.post(url(bed, "redo"), {"step": "0"}, follow=True)
    assert "There is nothing to make again." in text(answer)


def test_the_plan_counts_what_there_is_and_what_still_fits(bed, three, lettuce, own_client):
    PlantingFactory(bed=bed, plant=lettuce, columns=4, y_cm=100)
    # One tomato finds a place at the eastern edge; 1.77 m² are bare, but not in one piece.
    page = text(own_client.get(bed.get_absolute_url()))
    assert "<b>Tomato 3</b>, about 1 more fits" in page
    assert "<b>Leaf lettuce 4</b>, about 15 more fit" in page


def test_a_square_foot_bed_is_drawn_in_squares(bed, own_client):
    bed.is_square_foot = True
    bed.save()
    answer = own_client.get(bed.get_absolute_url())
    assert 'data-grid="30"' in text(answer)
    assert answer.context["page"].drawing.grid().count("<line") == 7 + 3


def test_a_script_finds_numbers_with_points_in_every_language(bed, tomato, own_client):
    PlantingFactory(bed=bed, plant=tomato, x_cm=33.5, y_cm=1250 / 100)
    with translation.override("de"):
        page = text(own_client.get(bed.get_absolute_url(), headers={"Accept-Language": "de"}))
    assert 'data-x="33.5" data-y="12.5"' in page
    assert re.search(r'data-step="0" data-garden="\d+"', page)


@pytest.mark.parametrize("numbers", ["0" * 5 + "9" * 20, ",".join(map(str, range(1, 10_002)))])
def test_numbers_that_no_database_takes_are_refused(own_client, bed, numbers):
    answer = own_client.post(
        reverse("gardens:bed-clear", args=[bed.garden_id, bed.pk]), {"planting": numbers}
    )
    assert answer.status_code == 200
    assert answer.context["chosen_form"].errors["planting"]
