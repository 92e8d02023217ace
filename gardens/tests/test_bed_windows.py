"""The form of a bed in two windows, and sent twice."""

import pytest
from django.urls import reverse

from gardens.models import LandStep
from gardens.tests.factories import BedFactory, LandFactory
from gardens.tests.test_views_beds import text, url

pytestmark = pytest.mark.django_db


def edited(client, bed) -> dict[str, object]:
    """What the form of the bed sends when nothing is typed."""
    form = client.get(url(bed, "bed-edit")).context["form"]
    return {field.name: field.value() for field in form if field.value() not in (None, False)}


@pytest.mark.parametrize("has_land", [True, False])
def test_the_same_form_sent_twice_is_no_other_window(has_land, own_client, garden):
    bed = BedFactory(garden=garden, placed=has_land)
    if has_land:
        LandFactory(garden=garden)
    typed = edited(own_client, bed) | {"name": "Peas"}
    answers = [own_client.post(url(bed, "bed-edit"), typed) for _twice in range(2)]
    assert [answer.status_code for answer in answers] == [302, 302]
    assert LandStep.objects.count() == has_land


def test_a_second_window_is_told_and_keeps_what_was_typed_without_land_too(own_client, bed):
    page, typed = url(bed, "bed-edit"), edited(own_client, bed)
    assert own_client.post(page, typed | {"length_cm": "300"}).status_code == 302

    told = own_client.post(page, typed | {"name": "Peas"})

    assert "Bed A was changed in another window" in text(told)
    assert 'value="Peas"' in text(told)
    bed.refresh_from_db()
    assert (bed.name, bed.length_cm) == ("Bed A", 300)
    known = told.context["form"]["known_state"].value()
    assert own_client.post(page, typed | {"name": "Peas", "known_state": known}).status_code == 302
    bed.refresh_from_db()
    assert (bed.name, bed.length_cm) == ("Peas", 240)


def test_a_form_shown_before_an_undo_in_another_window_does_not_bring_it_back(own_client, garden):
    bed = BedFactory(garden=garden, placed=True)
    LandFactory(garden=garden)
    shift = {"thing": f"bed-{bed.pk}", "east_cm": 30}
    own_client.post(reverse("gardens:land-shift", args=[garden.pk]), shift)
    page, typed = url(bed, "bed-edit"), edited(own_client, bed)
    last = {"step": LandStep.objects.get().pk}
    own_client.post(reverse("gardens:land-undo", args=[garden.pk]), last)

    told = own_client.post(page, typed | {"name": "Peas"})

    assert "was changed in another window" in told.content.decode()
    bed.refresh_from_db()
    assert (bed.name, bed.x_cm) == ("Bed A", 50)
