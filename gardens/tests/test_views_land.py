import pytest
from django.urls import reverse

from gardens.models import Bed, GardenKind, Land, Planting, Tree
from gardens.tests.factories import (
    BedFactory,
    GardenFactory,
    LandFactory,
    PathFactory,
    PlantingFactory,
    StructureFactory,
    TreeFactory,
)

pytestmark = pytest.mark.django_db

HTMX = {"HTTP_HX_REQUEST": "true"}


@pytest.fixture
def land(garden) -> Land:
    return LandFactory(garden=garden)


@pytest.fixture
def placed(land) -> Bed:
    return BedFactory(garden=land.garden, placed=True)


def text(answer) -> str:
    page = " ".join(answer.content.decode().split())
    return page.replace("\N{NARROW NO-BREAK SPACE}", " ")


def url(garden, page="garden-detail") -> str:
    return reverse(f"gardens:{page}", args=[garden.pk])


def test_the_plan_and_beside_it_everything_in_words(placed, tomato, own_client):
    garden = placed.garden
    PlantingFactory(bed=placed, plant=tomato)
    TreeFactory(garden=garden)
    StructureFactory(garden=garden)
    PathFactory(garden=garden, name="Main path")
    page = text(own_client.get(url(garden)))
    assert 'aria-label="Plot 14 seen from above, 12 × 8 m"' in page
    assert "12 × 8 m, Raised bed, Brno. 1 bed, 2.9 m²." in page
    for words in (
        "2.4 × 1.2 m · Tomato",
        "50 cm from the left, 50 cm from the top",
        "Deciduous tree",
        "4.5 m high, crown 4 m wide",
        "2 × 1.5 m, 2.2 m high",
        "60 cm wide",
        "Main path",
    ):
        assert words in page


@pytest.mark.parametrize("number", [5, 500])
def test_the_page_costs_the_same_with_5_and_500_plantings(
    number, land, tomato, own_client, django_assert_max_num_queries
):
    garden = land.garden
    beds = [BedFactory(garden=garden, x_cm=number * 245, y_cm=0) for number in range(4)]
    for factory in (TreeFactory, StructureFactory, PathFactory):
        factory.create_batch(number // 5, garden=garden)
    Planting.objects.bulk_create(
        PlantingFactory.build(garden=garden, bed=beds[index % 4], plant=tomato)
        for index in range(number)
    )
    own_client.get(url(garden))
    # Session, gardener, garden; beds, plantings, plants; land, trees, structures, paths, underlay;
    # findings, the switch, the
    # evaluation; the history, the readings.
    with django_assert_max_num_queries(15):
        own_client.get(url(garden))


def test_a_thing_is_moved_and_the_page_says_where_it_lies(placed, own_client):
    garden = placed.garden
    move = {"thing": f"bed-{placed.pk}", "distance_cm": "150", "direction": "right"}
    answer = own_client.post(url(garden, "land-move"), move, follow=True)
    assert (
        "Bed A moved 150 cm right (east). It lies 2 m from the left, 50 cm from the top."
        in text(answer)
    )
    assert Bed.objects.get().x_cm == 200


def test_a_move_sent_twice_is_one(placed, own_client):
    garden = placed.garden
    known = own_client.get(url(garden)).context["move_form"]["known_step"].value()
    move = {"thing": f"bed-{placed.pk}", "distance_cm": "10", "direction": "right"}
    for _twice in range(2):
        answer = own_client.post(
            url(garden, "land-move"), move | {"known_step": known}, follow=True
        )
        assert "It lies 60 cm from the left" in text(answer)
    assert Bed.objects.get().x_cm == 60
    again = answer.context["move_form"]["known_step"].value()
    page = own_client.post(url(garden, "land-move"), move | {"known_step": again}, **HTMX)
    assert Bed.objects.get().x_cm == 70
    assert page.context["move_form"]["known_step"].value() > again


def test_a_move_with_script_brings_the_plan_and_says_it_aloud(placed, own_client):
    move = {"thing": f"bed-{placed.pk}", "distance_cm": "150", "direction": "down"}
    page = text(own_client.post(url(placed.garden, "land-move"), move, **HTMX))
    assert page.startswith('<div class="stack stack--l" id="land-plan"')
    assert 'id="messages" role="status" hx-swap-oob="true"' in page
    assert "moved 150 cm down (south)" in page
    # The next step the same way is one key.
    assert 'value="150"' in page
    assert '<option value="down" selected>' in page


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_a_refused_move_keeps_what_was_typed(headers, placed, own_client):
    StructureFactory(garden=placed.garden)
    move = {"thing": f"bed-{placed.pk}", "distance_cm": "771", "direction": "right"}
    page = text(own_client.post(url(placed.garden, "land-move"), move, **headers))
    assert "Bed A would overlap Shed by" in page
    assert 'value="771"' in page
    assert '<option value="right" selected>' in page


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"distance_cm": "0"}, "Enter a length between 1 and"),
        ({"distance_cm": "nan"}, "Enter a number."),
        ({"direction": "north"}, "Select a valid choice"),
        ({"thing": "bed-999999"}, "It is not on the plan any more."),
        ({"thing": "gardener-1"}, "It is not on the plan any more."),
    ],
)
def test_a_bad_move_is_explained(change, complaint, placed, own_client):
    move = {"thing": f"bed-{placed.pk}", "distance_cm": "10", "direction": "right"}
    assert complaint in text(own_client.post(url(placed.garden, "land-move"), move | change))
    assert Bed.objects.get().x_cm == 50


def test_the_row_of_a_thing_leads_to_its_move(placed, own_client):
    page = text(own_client.get(url(placed.garden)))
    assert f'href="?move=bed-{placed.pk}#land-move"' in page
    TreeFactory(garden=placed.garden)
    tree = f"tree-{Tree.objects.get().pk}"
    page = text(own_client.get(f"{url(placed.garden)}?move={tree}"))
    assert f'<option value="{tree}" selected>' in page


def test_nobody_moves_what_stands_in_another_garden(placed, own_client):
    foreign = BedFactory(placed=True)
    move = {"thing": f"bed-{foreign.pk}", "distance_cm": "10", "direction": "right"}
    assert "not on the plan" in text(own_client.post(url(placed.garden, "land-move"), move))
    foreign.refresh_from_db()
    assert foreign.x_cm == 50


def test_a_bed_off_the_plan_is_put_on_it(land, bed, own_client):
    page = text(own_client.get(url(land.garden)))
    put = reverse("gardens:bed-put", args=[land.garden.pk, bed.pk])
    assert f'action="{put}"' in page
    answer = own_client.post(put, follow=True)
    assert "Bed A is on the plan, 50 cm from the left, 50 cm from the top." in text(answer)
    assert put not in text(own_client.get(url(land.garden)))


def test_no_room_for_a_bed_is_said(garden, bed, own_client):
    LandFactory(garden=garden, length_m=1, width_m=1)
    put = reverse("gardens:bed-put", args=[garden.pk, bed.pk])
    assert "There is no free place for Bed A on the land." in text(
        own_client.post(put, follow=True)
    )


def test_the_land_gets_its_size_and_its_north(garden, own_client):
    page = url(garden, "land-edit")
    assert f'href="{page}"' in text(own_client.get(url(garden)))
    answer = own_client.post(
        page, {"length_m": "12.5", "width_m": "8", "north_deg": "20"}, follow=True
    )
    assert "The land is 12.5 × 8 m now." in text(answer)
    assert Land.objects.get().north_deg == 20
    assert 'transform="rotate(20)"' in text(answer)


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"length_m": "0"}, "Enter a length between 0.5 and 500 m."),
        ({"width_m": ""}, "This field is required."),
        ({"north_deg": "360"}, "Enter a whole number of degrees between 0 and 359."),
        ({"length_m": "2"}, "Bed A would lie outside. Keep the land at least 2.9 m long"),
    ],
)
def test_a_bad_size_is_explained_and_kept(change, complaint, placed, own_client):
    size = {"length_m": "12", "width_m": "7.5", "north_deg": "0"}
    page = text(own_client.post(url(placed.garden, "land-edit"), size | change))
    assert complaint in page
    assert f'value="{(size | change)["north_deg"]}"' in page
    assert Land.objects.get().width_m == 8


def test_indoors_there_is_no_land(gardener, own_client):
    tent = GardenFactory(owner=gardener, kind=GardenKind.GROW_TENT)
    BedFactory(garden=tent)
    page = text(own_client.get(url(tent)))
    assert "Size of the land" not in page
    assert 'id="bed-sketch-' in page
    assert "From the left edge" not in text(own_client.get(url(tent, "bed-add")))


@pytest.mark.parametrize("page", ["land-edit", "land-move"])
def test_a_stranger_finds_no_land(page, land, stranger_client):
    assert stranger_client.post(url(land.garden, page), {"length_m": 1}).status_code == 404


def test_a_second_window_does_not_undo_the_size_that_the_first_one_set(own_client, garden):
    LandFactory(garden=garden)
    page = url(garden, "land-edit")
    known = own_client.get(page).context["form"]["known_state"].value()
    size = {"length_m": 12, "width_m": 8, "known_state": known}
    for _twice in range(2):
        assert own_client.post(page, size | {"length_m": 20}).status_code == 302

    told = own_client.post(page, size | {"north_deg": 90})

    assert "The land was changed in another window" in text(told)
    assert (Land.objects.get().length_m, Land.objects.get().north_deg) == (20, 0)
    known = told.context["form"]["known_state"].value()
    own_client.post(page, size | {"north_deg": 90, "known_state": known})
    assert (Land.objects.get().length_m, Land.objects.get().north_deg) == (12, 90)
