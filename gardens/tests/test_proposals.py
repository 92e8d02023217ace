"""A gardener proposes, staff decide, and everybody's plantings stay where they are."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from compliance.models import AuditEntry
from compliance.tests.people import make_gardener, make_staff
from gardens.models import OwnFigures, OwnPlant, PlanStep, Planting, PlantProposal
from gardens.tests.factories import OwnFiguresFactory, OwnPlantFactory, PlantingFactory
from plants.models import Plant
from plants.search import find_plants
from plants.tests.factories import PlantFactory

pytestmark = pytest.mark.django_db


def text(answer) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


@pytest.fixture
def blue(gardener) -> OwnPlant:
    return OwnPlantFactory(owner=gardener, source_codes="OWN")


@pytest.fixture
def proposal(own_client, blue) -> PlantProposal:
    own_client.post(propose(blue), {"note": "Seed from my aunt."})
    return PlantProposal.objects.get()


@pytest.fixture
def staff_client(db) -> Client:
    client = Client()
    client.force_login(make_staff())
    return client


def propose(plant: OwnPlant) -> str:
    return reverse("gardens:own-plant-propose", args=[plant.pk])


def decide(client: Client, proposal: PlantProposal, decision: str, **sent: str):
    address = reverse("admin:gardens_plantproposal_decide", args=[proposal.pk, decision])
    sent = {"botanical_name": "Solanum lycopersicum"} | sent
    return client.post(address, sent, follow=True)


def state(proposal: PlantProposal) -> tuple[str, str]:
    proposal.refresh_from_db()
    return proposal.state, proposal.reason


def audited() -> list[str]:
    entries = AuditEntry.objects.filter(target_type="gardens.plantproposal")
    return list(entries.values_list("action", flat=True))


def test_a_proposal_waits_and_its_gardener_sees_that(own_client, blue, proposal):
    assert (proposal.name, proposal.note) == ("Aunt Mary's blue", "Seed from my aunt.")
    assert "Waiting for staff" in text(own_client.get(blue.get_absolute_url()))
    assert "Waiting for staff" in text(own_client.get(reverse("gardens:own-plant-list")))


def test_one_proposal_of_a_plant_is_open_at_a_time(own_client, blue, proposal):
    own_client.post(propose(blue), {"note": "Again."})

    assert PlantProposal.objects.get().note == "Seed from my aunt."


def test_staff_see_what_was_entered_and_what_is_alike(staff_client, proposal):
    PlantFactory(slug="blueberry", common_name="Aunt Mary's blues")

    change = reverse("admin:gardens_plantproposal_change", args=[proposal.pk])
    page = text(staff_client.get(change))

    assert "Seed from my aunt." in page
    assert "Size 150 cm high, 60 cm wide" in page.replace("\N{NARROW NO-BREAK SPACE}", " ")
    assert "plants of a similar name: Aunt Mary&#x27;s blues" in page


def test_accepted_it_is_found_by_everybody(
    staff_client, own_client, stranger_client, gardener, bed, blue, proposal, changed_gardens
):
    planting = PlantingFactory(bed=bed, plant=blue)

    decide(staff_client, proposal, "accept", name="Aunt Mary's blue", reason="Welcome")

    plant = Plant.objects.get()
    assert (plant.pk, plant.slug, plant.is_own) == (blue.pk, "aunt-marys-blue", False)
    assert (plant.confidence, plant.source_codes) == ("low", "CON")
    assert not OwnPlant.objects.exists()
    assert find_plants("aunt mary").pks == [plant.pk]
    page = text(stranger_client.get(plant.get_absolute_url()))
    assert "contributed ; low confidence" in page
    assert Planting.objects.get().pk == planting.pk
    assert changed_gardens == [bed.garden_id]
    assert state(proposal) == ("accepted", "Welcome")
    own = text(own_client.get(reverse("gardens:own-plant-list")))
    assert "Accepted into the catalogue" in own
    assert "Reason: Welcome" in own
    [entry] = AuditEntry.objects.filter(action="proposal.accepted")
    assert entry.details["plant"] == plant.pk
    assert "Welcome" not in str(entry.details)


def test_what_the_catalogue_must_have_is_taken_over_or_asked_for(staff_client, gardener, tomato):
    bare = OwnPlantFactory(owner=gardener, bare=True, common_name="Bare")
    one = PlantProposal.objects.create(plant=bare, name="Bare", proposed_by=gardener)

    refused = text(decide(staff_client, one, "accept", name="Bare"))
    assert "The catalogue needs more: family" in refused
    unnamed = decide(staff_client, one, "accept", name="Bare", botanical_name="", like="tomato")
    assert unnamed.context["form"].errors == {"botanical_name": ["This field is required."]}
    assert state(one)[0] == "open"

    named = {"name": "Bare", "botanical_name": "Solanum nudum"}
    decide(staff_client, one, "accept", **named, like="tomato")

    plant = Plant.objects.get(pk=bare.pk)
    assert plant.botanical_name == "Solanum nudum"
    assert (plant.family, plant.soil_ph_min, plant.spacing_in_row_cm) == ("Solanaceae", 6.0, 50)


def test_the_gardeners_botanical_name_is_offered(staff_client, blue, proposal):
    address = reverse("admin:gardens_plantproposal_decide", args=[proposal.pk, "accept"])

    assert f'value="{blue.botanical_name}"' in staff_client.get(address).content.decode()


def test_a_name_the_catalogue_has_is_not_accepted(staff_client, tomato, proposal):
    page = text(decide(staff_client, proposal, "accept", name="Tomato"))

    assert "The catalogue has a plant of this name already" in page
    assert state(proposal)[0] == "open"


def test_a_short_name_that_is_taken_gets_a_number(staff_client, proposal):
    PlantFactory(slug="aunt-marys-blue", common_name="Another")
    decide(staff_client, proposal, "accept", name="Aunt Marys blue")

    assert Plant.objects.get(common_name="Aunt Marys blue").slug == "aunt-marys-blue-2"


def test_merged_its_plantings_move_and_what_differs_stays_the_gardeners(
    staff_client, own_client, garden, bed, blue, proposal, tomato, changed_gardens
):
    Plant.objects.filter(pk=blue.pk).update(spacing_in_row_cm=33, soil_ph_min=5.5)
    PlantingFactory(bed=bed, plant=blue)

    decide(staff_client, proposal, "merge", into="tomato", reason="It is one")

    assert Planting.objects.get().plant_id == tomato.pk
    own = OwnFigures.objects.get()
    assert (own.garden, own.plant, own.source) == (garden, tomato, "Aunt Mary's blue")
    assert own.overrides() == {"spacing_in_row_cm": 33, "soil_ph_min": 5.5, "soil_ph_max": 6.8}
    assert not Plant.objects.filter(pk=blue.pk).exists()
    assert changed_gardens == [garden.pk]
    assert state(proposal) == ("merged", "It is one")
    page = own_client.get(reverse("gardens:own-plant-list"))
    assert "Already in the catalogue" in text(page)
    assert f'href="{tomato.get_absolute_url()}"' in page.content.decode()


def test_merged_the_gardeners_earlier_word_on_that_plant_wins(
    staff_client, garden, bed, blue, proposal, tomato
):
    OwnFiguresFactory(garden=garden, plant=tomato, spacing_in_row_cm=75)
    Plant.objects.filter(pk=blue.pk).update(spacing_in_row_cm=33, height_cm=99)
    PlantingFactory(bed=bed, plant=blue)

    decide(staff_client, proposal, "merge", into="tomato")

    assert OwnFigures.objects.get().overrides() == {"spacing_in_row_cm": 75, "height_cm": 99}


def test_merged_a_step_of_the_plan_can_still_be_undone(
    staff_client, own_client, bed, blue, proposal, tomato
):
    place = reverse("gardens:planting-place", args=[bed.garden_id, bed.pk])
    own_client.post(place, {"plant": blue.pk, "known_step": "0"})
    own_client.post(reverse("gardens:planting-remove", args=[Planting.objects.get().pk]))

    decide(staff_client, proposal, "merge", into="tomato")
    undo = reverse("gardens:bed-undo", args=[bed.garden_id, bed.pk])
    own_client.post(undo, {"step": PlanStep.objects.first().pk})

    assert Planting.objects.get().plant_id == tomato.pk


def test_a_plant_of_a_gardener_is_nothing_to_merge_into(staff_client, proposal):
    OwnPlantFactory(common_name="Secret")
    page = text(decide(staff_client, proposal, "merge", into="Secret"))

    assert "No plant called “Secret” is known" in page
    assert state(proposal)[0] == "open"


def test_refused_it_stays_ones_own_with_the_reason(staff_client, own_client, blue, proposal):
    assert "This field is required" in text(decide(staff_client, proposal, "refuse", reason=""))
    assert state(proposal)[0] == "open"

    decide(staff_client, proposal, "refuse", reason="Too little is known.")

    assert state(proposal) == ("refused", "Too little is known.")
    assert OwnPlant.objects.get() == blue
    page = text(own_client.get(blue.get_absolute_url()))
    assert "Not accepted Too little is known." in page
    assert "Propose to the catalogue" in page, "better known it may come again"


@pytest.mark.parametrize(
    ("decision", "sent", "action"),
    [
        ("accept", {"name": "Aunt Mary's blue"}, "proposal.accepted"),
        ("merge", {"into": "tomato"}, "proposal.merged"),
        ("refuse", {"reason": "No."}, "proposal.refused"),
    ],
)
def test_a_decision_sent_twice_is_made_once(staff_client, tomato, proposal, decision, sent, action):
    first = decide(staff_client, proposal, decision, **sent)
    second = decide(staff_client, proposal, decision, **sent)

    assert "Decided; the gardener sees it." in text(first)
    assert "Decided; the gardener sees it." in text(second)
    assert audited() == [action]


def test_another_decision_afterwards_is_refused(staff_client, proposal):
    decide(staff_client, proposal, "refuse", reason="No.")
    page = text(decide(staff_client, proposal, "accept", name="Aunt Mary's blue"))

    assert "This was decided already: Not accepted." in page
    assert audited() == ["proposal.refused"]


def test_only_staff_who_may_add_plants_decide(proposal, own_client):
    looker = make_gardener("look@example.org")
    looker.is_staff = True
    looker.save()
    client = Client()
    client.force_login(looker)

    for one in (client, own_client):
        decide(one, proposal, "refuse", reason="No.")
    assert state(proposal)[0] == "open"


def test_an_own_plant_takes_its_open_proposal_along(own_client, blue, proposal):
    own_client.post(reverse("gardens:own-plant-delete", args=[blue.pk]))

    assert not PlantProposal.objects.exists()
