from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from compliance.models import AuditEntry, Exemption
from compliance.tests.factories import RestrictionFactory
from gardens.models import Planting, SeedLot
from gardens.tests.dating import set_today
from gardens.tests.factories import PlantingFactory
from plants.tests.factories import PlantFactory

pytestmark = pytest.mark.django_db
TODAY = date(2026, 5, 5)


@pytest.fixture(autouse=True)
def noon(monkeypatch):
    set_today(monkeypatch, TODAY)


@pytest.fixture(autouse=True)
def maine(garden):
    place = garden.place
    place.country_code, place.admin1_code = "US", "ME"
    place.save()


@pytest.fixture
def blackcurrant(db):
    return PlantFactory(
        slug="blackcurrant", common_name="Blackcurrant", botanical_name="Ribes nigrum"
    )


def text(answer) -> str:
    return " ".join(answer.content.decode().split())


def ask_page(garden) -> str:
    return reverse("gardens:exemption-ask", args=[garden.pk, "blackcurrant"])


def test_the_plant_page_says_the_whole_rule(own_client, garden, blackcurrant):
    RestrictionFactory()

    said = text(own_client.get(blackcurrant.get_absolute_url()))

    assert "Not allowed here: Blackcurrant." in said
    assert "Growing it is not allowed; selling it is not allowed; moving it is not allowed." in said
    assert "White pine blister rust; whole state." in said
    assert "Maine, United States: Maine 04-058 CMR, since 1979" in said
    assert "read in the rule at its publisher" in said
    assert ask_page(garden) in said


@pytest.mark.parametrize(
    ("facts", "label", "words"),
    [
        ({"growing": "permit"}, "Restricted here", "Growing it needs a permit"),
        ({"verified": "recalled"}, "Restricted here", "Nobody has checked this rule yet."),
        ({"growing": "no"}, "Worth knowing", "Growing it in a garden is not restricted; selling"),
        (
            {"jurisdiction": "INT", "level": "licence_required"},
            "Restricted here",
            "A treaty binds states",
        ),
    ],
)
def test_what_warns_and_what_is_worth_knowing(facts, label, words, own_client, blackcurrant):
    RestrictionFactory(**facts)

    said = text(own_client.get(blackcurrant.get_absolute_url()))

    assert f"{label}: Blackcurrant." in said
    assert words in said
    assert "Ask for an exemption" not in said


def test_a_visitor_and_a_plant_without_rules_see_nothing(client, own_client, blackcurrant):
    assert 'id="plant-law"' not in text(own_client.get(blackcurrant.get_absolute_url()))
    RestrictionFactory()
    client.logout()
    assert 'id="plant-law"' not in text(client.get(blackcurrant.get_absolute_url()))


def test_the_list_bears_chips_in_one_query(own_client, blackcurrant):
    RestrictionFactory(scientific_name="Ribes", rank="genus")
    address = reverse("plants:plant-list")
    own_client.get(address)
    with CaptureQueriesContext(connection) as one:
        assert text(own_client.get(address)).count("Not allowed here") == 1
    for number in range(5):
        PlantFactory(common_name=f"Currant {number}", botanical_name="Ribes rubrum")
    own_client.get(address)
    with CaptureQueriesContext(connection) as six:
        assert text(own_client.get(address)).count("Not allowed here") == 6
    assert len(six) == len(one)


def test_the_bed_says_what_became_restricted_and_keeps_it(own_client, bed, blackcurrant):
    PlantingFactory(bed=bed, plant=blackcurrant, started_on=date(2025, 5, 1))
    RestrictionFactory()

    said = text(own_client.get(bed.get_absolute_url()))

    assert said.count("Not allowed here: Blackcurrant.") == 1
    assert Planting.objects.count() == 1


def test_a_note_does_not_stand_on_the_bed_but_on_the_planting(own_client, bed, blackcurrant):
    planting = PlantingFactory(bed=bed, plant=blackcurrant)
    RestrictionFactory(growing="no")

    assert "Worth knowing: Blackcurrant" not in text(own_client.get(bed.get_absolute_url()))
    address = reverse("gardens:planting-edit", args=[planting.pk])
    assert "Worth knowing: Blackcurrant" in text(own_client.get(address))


def test_a_tile_that_may_not_be_planted_is_off(own_client, bed):
    lettuce = PlantFactory(slug="leaf-lettuce", botanical_name="Lactuca sativa")
    RestrictionFactory(scientific_name="Lactuca sativa")

    said = text(own_client.get(bed.get_absolute_url()))

    assert f'id="tile-{lettuce.slug}"' in said
    tile = said.split(f'id="tile-{lettuce.slug}"')[1].split("</button>")[0]
    assert "disabled" in tile
    assert "not allowed here" in tile


def test_a_refused_form_keeps_what_was_typed_and_gives_the_reason(own_client, bed, blackcurrant):
    RestrictionFactory()
    form = {"plant": "Blackcurrant", "x_cm": "33", "y_cm": "44", "columns": "2", "rows": "1"}
    form |= {"spacing_cm": "50", "row_spacing_cm": "50", "method": "transplant"}

    answer = own_client.post(reverse("gardens:planting-add", args=[bed.garden_id, bed.pk]), form)

    said = text(answer)
    assert answer.status_code == 200
    assert "Blackcurrant may not be planted here." in said
    assert f'href="{ask_page(bed.garden)}"' in said
    assert 'value="33"' in said
    assert not Planting.objects.exists()


def test_one_tap_says_the_reason_in_the_answer(own_client, bed, blackcurrant):
    RestrictionFactory()
    address = reverse("gardens:planting-place", args=[bed.garden_id, bed.pk])

    answer = own_client.post(
        address, {"plant": blackcurrant.pk, "known_step": 0}, headers={"HX-Request": "true"}
    )

    said = text(answer)
    assert "Blackcurrant may not be planted here." in said
    assert f'<a href="{ask_page(bed.garden)}">' in said


def test_what_warns_is_said_once_it_is_placed(own_client, bed, blackcurrant):
    RestrictionFactory(growing="permit")
    address = reverse("gardens:planting-place", args=[bed.garden_id, bed.pk])

    answer = own_client.post(
        address, {"plant": blackcurrant.pk, "known_step": 0}, headers={"HX-Request": "true"}
    )

    assert Planting.objects.count() == 1
    assert "Restricted here: Blackcurrant." in text(answer)


def test_seed_that_may_not_be_had_is_refused_on_its_form(own_client, blackcurrant):
    RestrictionFactory()
    packet = {"plant": "Blackcurrant", "year": "2026", "source": "Swap", "kind": "received"}

    answer = own_client.post(
        reverse("gardens:seed-add"), packet | {"amount": "20", "unit": "seeds"}
    )

    said = text(answer)
    assert "Blackcurrant may not be planted here." in said
    assert 'value="Swap"' in said
    assert not SeedLot.objects.exists()


def test_an_exemption_is_asked_for_once_and_shown(own_client, garden, blackcurrant, gardener):
    rule = RestrictionFactory()
    form = {"permit_number": "ME-2026-7", "expires_on": "2026-12-31", "text": "Station trial"}

    for number in ("ME-2026-6", "ME-2026-7"):
        answer = own_client.post(ask_page(garden), form | {"permit_number": number})
        assert answer.url == reverse("gardens:garden-law", args=[garden.pk])

    asked = Exemption.objects.get()
    assert (asked.permit_number, asked.expires_on) == ("ME-2026-7", date(2026, 12, 31))
    assert (asked.asked_by, asked.jurisdiction, asked.state) == (gardener, "US-ME", "open")
    assert list(asked.restrictions.all()) == [rule]
    assert AuditEntry.objects.filter(action="exemption.asked").count() == 1
    said = text(own_client.get(answer.url))
    assert "ME-2026-7" in said
    assert "Waiting for staff" in said


def test_an_ended_permit_is_no_permit(own_client, garden, blackcurrant):
    RestrictionFactory()

    answer = own_client.post(
        ask_page(garden), {"permit_number": "ME-2026-7", "expires_on": "2026-05-04"}
    )

    said = text(answer)
    assert "This permit has ended. Give the one that is in force." in said
    assert 'value="ME-2026-7"' in said
    assert not Exemption.objects.exists()


def test_what_is_not_blocked_needs_no_exemption(own_client, garden, blackcurrant):
    answer = own_client.post(ask_page(garden), {"permit_number": "ME-2026-7"})

    assert "no exemption is needed" in text(answer)
    assert not Exemption.objects.exists()


def test_a_stranger_sees_and_asks_nothing(stranger_client, garden, blackcurrant):
    RestrictionFactory()
    for address in (ask_page(garden), reverse("gardens:garden-law", args=[garden.pk])):
        assert stranger_client.get(address).status_code == 404
    assert stranger_client.post(ask_page(garden), {"permit_number": "1"}).status_code == 404


@pytest.mark.parametrize(
    ("codes", "words"),
    [
        (("US", "ME"), "Your garden lies in Maine, United States."),
        (("US", ""), "We do not know the region: only rules for all of United States are checked."),
        (("FR", "11"), "The law of these holds there: France; European Union."),
        (("", ""), "We do not know the country of your garden"),
    ],
)
def test_the_page_of_law_says_whose_it_is(codes, words, own_client, garden):
    place = garden.place
    place.country_code, place.admin1_code = codes
    place.save()

    assert words in text(own_client.get(reverse("gardens:garden-law", args=[garden.pk])))


@pytest.mark.parametrize("number", [1, 12])
def test_queries_of_the_page_of_law_stay(number, own_client, bed, django_assert_max_num_queries):
    RestrictionFactory(scientific_name="Ribes", rank="genus")
    for _ in range(number):
        plant = PlantFactory(botanical_name="Ribes rubrum")
        PlantingFactory(bed=bed, plant=plant)
    address = reverse("gardens:garden-law", args=[bed.garden_id])
    own_client.get(address)

    with django_assert_max_num_queries(9):
        answer = own_client.get(address)

    assert text(answer).count("Not allowed here:") == number
