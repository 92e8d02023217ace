import pytest
from django.urls import reverse

from gardens.models import Bed, LandStep
from gardens.tests.factories import BedFactory, LandFactory, StructureFactory
from plants.quantities import NARROW_SPACE

pytestmark = pytest.mark.django_db

HTMX = {"HTTP_HX_REQUEST": "true"}


@pytest.fixture
def placed(garden) -> Bed:
    LandFactory(garden=garden)
    return BedFactory(garden=garden, placed=True)


def text(answer) -> str:
    return " ".join(answer.content.decode().split()).replace(NARROW_SPACE, " ")


def url(bed, page="land-shift") -> str:
    return reverse(f"gardens:{page}", args=[bed.garden_id])


def test_a_drag_brings_the_plan_and_what_else_it_moves(placed, own_client):
    drag = {"thing": f"bed-{placed.pk}", "east_cm": "2.5", "known_step": "0"}
    page = text(own_client.post(url(placed), drag, **HTMX))
    assert page.startswith('<div class="stack stack--l" id="land-plan"')
    assert "Moved Bed A 2.5 cm right." in page
    assert f'data-step="{LandStep.objects.get().pk}"' in page
    for swapped in ("bed-list", "garden-findings", "messages"):
        assert f'id="{swapped}"' in page
    assert 'aria-label="Undo the last change: Moved Bed A' in page
    assert Bed.objects.get().x_cm == 52.5


def test_things_come_ticked_or_joined_by_commas(placed, own_client):
    shed = StructureFactory(garden=placed.garden)
    keys = [f"bed-{placed.pk}", f"structure-{shed.pk}"]
    for thing in (keys, ",".join(keys)):
        own_client.post(url(placed), {"thing": thing, "south_cm": "10", "known_step": 10**6})
    shed.refresh_from_db()
    assert (Bed.objects.get().y_cm, shed.y_cm) == (70, 20)


@pytest.mark.parametrize("page", ["land-shift", "land-turn", "land-copy", "land-clear"])
@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"thing": ""}, "Tick the things in the table first."),
        ({"thing": "gardener-1"}, "Select a valid choice"),
        ({"thing": "bed-"}, "Select a valid choice"),
        ({"thing": "bed-1-2"}, "Select a valid choice"),
        ({"thing": "bed-" + "9" * 40}, "Select a valid choice"),
        ({"thing": "bed-\x00"}, "Select a valid choice"),
        ({"east_cm": "NaN"}, "Enter a number."),
        ({"south_cm": "1e9"}, "Enter a length between −50000 and 50000 cm."),
        ({"turned_deg": "360"}, "Enter a whole number of degrees between -359 and 359."),
        ({"turned_deg": "inf"}, "Enter a whole number."),
        ({"known_step": "-1"}, "Ensure this value is greater"),
    ],
)
def test_bad_fields_get_a_sentence_and_change_nothing(page, change, complaint, placed, own_client):
    fields = {"thing": f"bed-{placed.pk}", "east_cm": "10", "turned_deg": "5"} | change
    answers = [own_client.post(url(placed, page), fields, **headers) for headers in ({}, HTMX)]
    assert all(complaint in text(answer) for answer in answers)
    assert not LandStep.objects.exists()


def test_a_refusal_keeps_what_was_typed_and_ticked(placed, own_client):
    key = f"bed-{placed.pk}"
    fields = {"thing": key, "east_cm": "-77"}
    page = text(own_client.post(url(placed), fields))
    assert "Bed A would lie 27 cm outside the land." in page
    assert 'value="-77"' in page
    assert f'name="thing" value="{key}" checked' in page


def test_a_strangers_bed_is_not_on_the_plan(placed, own_client):
    foreign = BedFactory(placed=True)
    fields = {"thing": f"bed-{placed.pk},bed-{foreign.pk}", "east_cm": "10"}
    assert "not on the plan any more" in text(own_client.post(url(placed), fields))
    assert set(Bed.objects.values_list("x_cm", flat=True)) == {50}


def test_nothing_moved_is_said(placed, own_client):
    fields = {"thing": f"bed-{placed.pk}"}
    assert "Nothing was changed." in text(own_client.post(url(placed), fields, follow=True))


@pytest.mark.parametrize("step", ["", "abc", "-1", "9" * 21, "7"])
@pytest.mark.parametrize("page", ["land-undo", "land-redo"])
def test_undo_of_nothing_says_so(page, step, placed, own_client):
    answer = own_client.post(url(placed, page), {"step": step}, follow=True)
    assert "There is nothing to" in text(answer)


def test_a_garden_without_land_has_no_plan_of_it(garden, bed, own_client):
    for page in ("land-shift", "land-undo", "land-revisions"):
        method = own_client.get if page == "land-revisions" else own_client.post
        assert method(url(bed, page)).status_code == 404


def test_what_would_fit_is_counted_while_it_is_drawn(bed, tomato, own_client, stranger_client):
    fits = reverse("gardens:bed-fits", args=[bed.garden_id, bed.pk])
    area = {"plant": "tomato", "x_cm": "0", "y_cm": "0", "length_cm": "100", "width_cm": "100"}
    assert text(own_client.get(fits, area)) == "4 Tomato fit"
    assert text(own_client.get(fits, area | {"width_cm": "50", "length_cm": "50"})) == (
        "1 Tomato fits"
    )
    assert text(own_client.get(fits, area | {"width_cm": "nan"})) == ""
    assert stranger_client.get(fits, area).status_code == 404


@pytest.mark.parametrize("kind", ["bed", "structure"])
def test_a_form_of_an_older_window_is_told_and_may_be_sent_again(kind, placed, own_client):
    shed = StructureFactory(garden=placed.garden)
    thing = {"bed": placed, "structure": shed}[kind]
    edit = reverse(f"gardens:{kind}-edit", args=[placed.garden_id, thing.pk])
    form = own_client.get(edit).context["form"]
    typed = {name: form[name].value() for name in form.fields if form[name].value() is not None}
    drag = {"thing": f"{kind}-{thing.pk}", "south_cm": "10"}
    own_client.post(url(placed), drag)

    answer = own_client.post(edit, typed | {"name": "Old window"})
    assert "was changed in another window meanwhile" in text(answer)
    assert 'value="Old window"' in text(answer)
    thing.refresh_from_db()
    assert thing.name != "Old window"

    form = answer.context["form"]
    typed = {name: form[name].value() for name in form.fields if form[name].value() is not None}
    own_client.post(edit, typed)
    thing.refresh_from_db()
    assert thing.name == "Old window"
