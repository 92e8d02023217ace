"""What a gardener says of a plant in one garden counts there, and nowhere else."""

import re
from datetime import date

import pytest
from django.urls import reverse

from gardens.forms.figures import SECTIONS
from gardens.models import Bed, OwnFigures, Planting
from gardens.plan.page import BedPage
from gardens.tests.factories import GardenFactory, OwnFiguresFactory, PlantingFactory
from plants.models.figures import OVERRIDABLE
from plants.tests.factories import CultivarFactory

pytestmark = pytest.mark.django_db

ON = date(2026, 5, 10)


def text(answer) -> str:
    page = re.sub(r"<[^>]+>", " ", answer.content.decode())
    return " ".join(page.replace("\N{NARROW NO-BREAK SPACE}", " ").split())


def edit(garden, plant, *cultivar) -> str:
    if cultivar:
        return reverse("gardens:own-figures-cultivar", args=[garden.pk, plant.slug, cultivar[0]])
    return reverse("gardens:own-figures-edit", args=[garden.pk, plant.slug])


def test_an_own_value_is_kept_and_the_page_says_both(own_client, garden, tomato, changed_gardens):
    answer = own_client.post(edit(garden, tomato), {"spacing_in_row_cm": "75"}, follow=True)

    page = text(answer)
    assert "75 cm, rows 100 cm" in page
    assert "yours Catalogue: 50 cm, rows 100 cm" in page
    assert OwnFigures.objects.get().overrides() == {"spacing_in_row_cm": 75}
    assert changed_gardens == [garden.pk]


def test_the_form_says_of_each_figure_whose_it_is(own_client, garden, tomato):
    OwnFiguresFactory(garden=garden, plant=tomato)

    page = text(own_client.get(edit(garden, tomato)))

    assert "Apart in the row (cm) yours catalogue: 50" in page
    assert "Between rows (cm) catalogue 100" in page
    assert "Days counted catalogue from planting out" in page


def test_one_figure_goes_back_to_the_catalogue_and_the_others_stay(own_client, garden, tomato):
    OwnFiguresFactory(garden=garden, plant=tomato, height_cm=180)

    own_client.post(
        edit(garden, tomato),
        {"spacing_in_row_cm": "75", "height_cm": "180", "back": "spacing_in_row_cm"},
    )

    assert OwnFigures.objects.get().overrides() == {"height_cm": 180}


def test_both_ends_of_a_range_go_back_together(own_client, garden, tomato):
    own = {"soil_ph_min": "5.5", "soil_ph_max": "7"}
    own_client.post(edit(garden, tomato), own | {"height_cm": "180"})
    own_client.post(edit(garden, tomato), own | {"height_cm": "180", "back": "soil_ph_max"})

    assert OwnFigures.objects.get().overrides() == {"height_cm": 180}


@pytest.mark.parametrize("sent", [{}, {"spacing_in_row_cm": "75", "back": "all"}])
def test_without_own_values_nothing_is_kept(own_client, garden, tomato, sent):
    OwnFiguresFactory(garden=garden, plant=tomato)

    own_client.post(edit(garden, tomato), sent)

    assert not OwnFigures.objects.exists()


def test_the_form_sent_twice_makes_one_row(own_client, garden, tomato):
    for _ in range(2):
        own_client.post(edit(garden, tomato), {"spacing_in_row_cm": "75"})

    assert OwnFigures.objects.count() == 1


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"spacing_in_row_cm": "0"}, "greater than or equal to 1"),
        ({"spacing_in_row_cm": "wide"}, "whole number"),
        ({"height_cm": "1e9"}, "whole number"),
        ({"kill_temperature_c": "nan"}, "Enter a number"),
        ({"soil_ph_min": "6"}, "Soil pH, from: Give both ends of the range"),
        ({"source": "packet"}, "Give a value that is from there, too."),
        ({"days_to_maturity_min": "60", "days_to_maturity_max": "80"}, "give both or neither"),
        ({"frost_tolerance": "arctic"}, "not one of the available choices"),
        ({"source": "x" * 500}, "at most 200"),
    ],
)
def test_what_cannot_be_is_refused_and_kept_as_typed(own_client, garden, tomato, sent, sentence):
    answer = own_client.post(edit(garden, tomato), sent)

    assert answer.status_code == 200
    assert sentence in text(answer)
    [(name, typed)] = list(sent.items())[:1]
    assert name == "frost_tolerance" or typed in answer.content.decode()
    assert not OwnFigures.objects.exists()


def test_half_a_range_is_said_at_its_field_in_words(own_client, garden, tomato):
    answer = own_client.post(edit(garden, tomato), {"days_to_maturity_max": "200"})

    form = answer.context["form"]
    assert form.errors == {
        "days_to_maturity_min": ["Give both ends of the range, the lower one first."]
    }
    assert 'aria-invalid="true"' in str(form["days_to_maturity_min"])
    assert "onstraint" not in text(answer)
    assert "days_to_maturity:" not in text(answer)


def test_the_last_value_is_given_back_with_its_source(own_client, garden, tomato):
    OwnFiguresFactory(garden=garden, plant=tomato, source="packet")

    own_client.post(
        edit(garden, tomato),
        {"spacing_in_row_cm": "75", "source": "packet", "back": "spacing_in_row_cm"},
    )

    assert not OwnFigures.objects.exists()


def test_of_a_cultivar_nothing_is_promised_that_does_not_count(own_client, garden, tomato):
    CultivarFactory(plant=tomato, slug="matina")

    form = text(own_client.get(edit(garden, tomato, "matina")))
    saved = own_client.post(edit(garden, tomato, "matina"), {"spread_cm": "70"}, follow=True)

    assert "The plan and the advice go by the values of the plant." in form
    assert "in its plan and its advice" not in form
    assert "Saved. You see it with this cultivar." in text(saved)


def test_an_own_value_of_another_garden_does_not_count(own_client, gardener, garden, tomato):
    other = GardenFactory(owner=gardener, name="Allotment")
    OwnFiguresFactory(garden=other, plant=tomato)
    own_client.get(garden.get_absolute_url())

    assert "yours" not in text(own_client.get(tomato.get_absolute_url())).split("Facts")[1]


def test_a_cultivar_is_its_plant_with_what_the_gardener_says_of_either(own_client, garden, tomato):
    matina = CultivarFactory(plant=tomato, slug="matina", height_cm=120, source="packet")
    OwnFiguresFactory(garden=garden, plant=tomato, height_cm=200)
    own_client.post(edit(garden, tomato, "matina"), {"spread_cm": "70"})

    page = text(own_client.get(matina.get_absolute_url()))

    assert "120 cm high, 70 cm wide" in page, "the packet knows the cultivar better than the plant"
    assert "75 cm, rows 100 cm" in page
    assert "Size 150 cm high, 60 cm wide" not in page
    assert "200 cm high" not in text(own_client.get(matina.get_absolute_url()))


def test_what_is_planted_stands_as_far_apart_as_the_gardener_says(own_client, garden, bed, tomato):
    OwnFiguresFactory(garden=garden, plant=tomato)

    place = reverse("gardens:planting-place", args=[garden.pk, bed.pk])
    own_client.post(place, {"plant": tomato.pk, "known_step": "0"})

    assert Planting.objects.get().spacing_cm == 75


def test_by_numbers_too(own_client, garden, bed, tomato):
    OwnFiguresFactory(garden=garden, plant=tomato)

    add = reverse("gardens:planting-add", args=[garden.pk, bed.pk])
    numbers = {"columns": "1", "rows": "1", "x_cm": "60", "y_cm": "60"}
    own_client.post(add, numbers | {"plant": "tomato"})

    assert Planting.objects.get().spacing_cm == 75


def test_the_season_follows_the_gardeners_weeks(own_client, garden, tomato):
    before = text(own_client.get(tomato.get_absolute_url()))
    OwnFiguresFactory(
        garden=garden,
        plant=tomato,
        transplant_weeks_after_last_frost_min=5,
        transplant_weeks_after_last_frost_max=7,
    )
    after = text(own_client.get(tomato.get_absolute_url()))

    assert "Plant out 30 Apr 14 May" in before
    assert "Plant out 19 May 2 Jun" in after


def test_the_page_of_a_bed_asks_as_often_with_own_values(
    garden, bed, tomato, carrot, django_assert_num_queries
):
    for plant in (tomato, carrot):
        PlantingFactory(bed=bed, plant=plant)
        OwnFiguresFactory(garden=garden, plant=plant, days_to_maturity_from="")
    bed = Bed.objects.with_place().with_last_records().get(pk=bed.pk)
    with django_assert_num_queries(6):
        page = BedPage.of(bed, ON, None)
    assert {planting.plant.spacing_in_row_cm for planting in page.plantings} == {75}


def test_every_figure_that_may_be_ones_own_has_a_field():
    assert sorted(name for _, names in SECTIONS for name in names) == sorted(OVERRIDABLE)


def test_a_stranger_changes_nothing(stranger_client, garden, tomato):
    assert stranger_client.post(edit(garden, tomato), {"height_cm": "9"}).status_code == 404
    assert not OwnFigures.objects.exists()


def test_a_visitor_is_offered_nothing(client, tomato):
    assert "Use my own values" not in text(client.get(tomato.get_absolute_url()))
