"""What follows when a gardener types what the site cannot keep."""

from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from prometheus_client import REGISTRY

from compliance import form_fields
from compliance.actions.flags import clear_flag
from compliance.models import AuditEntry, Flag, ReviewItem
from compliance.tests.people import make_staff
from compliance.tests.texts import (
    CLEAR,
    DOUBTFUL,
    REFUSED,
    REFUSED_TAXON,
)
from gardens.actions.guests import hand_over_gardens
from gardens.models import OwnPlant, PlantProposal
from gardens.tests.factories import GardenerFactory, OwnPlantFactory
from gardens.tests.renaming import ENDPOINT, actions, rename, turn_off

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("controlled_plants")]


def value(name: str, **labels: str) -> float:
    return REGISTRY.get_sample_value(name, labels) or 0.0


def counted() -> dict[str, float]:
    return {
        "refused": value("compliance_checks_total", check_type="text", result="refused"),
        "violations": value(
            "compliance_violations_total", violation_type="controlled_name", endpoint=ENDPOINT
        ),
        "blocks": value("compliance_blocks_total", endpoint=ENDPOINT),
        "flagged": value("compliance_users_flagged_total"),
    }


def grown(before: dict[str, float]) -> dict[str, float]:
    return {name: number - before[name] for name, number in counted().items()}


def test_a_controlled_name_is_refused_at_its_field_and_stays_typed(own_client, garden):
    page = rename(own_client, garden, REFUSED)

    assert "Please change “Name”: this site cannot keep this text." in page
    assert f'value="{REFUSED}"' in page
    assert "drug" not in page.lower()
    assert garden.name != REFUSED


def test_a_refusal_flags_and_is_audited_and_counted(own_client, garden, gardener):
    before = counted()

    rename(own_client, garden, REFUSED)

    flag = Flag.objects.get()
    assert (flag.gardener, flag.count, flag.reason) == (gardener, 1, "controlled_name")
    assert flag.first_at == flag.last_at
    assert actions() == ["flag.raised", "text.refused"]
    entry = AuditEntry.objects.get(action="text.refused")
    assert entry.actor_id == gardener.pk
    assert entry.details == {"reason": "controlled_name", "endpoint": ENDPOINT}
    assert grown(before) == {"refused": 1, "violations": 1, "blocks": 1, "flagged": 1}


def test_a_second_refusal_is_counted_on_the_one_flag(own_client, garden):
    before = counted()
    for _ in range(3):
        rename(own_client, garden, REFUSED)

    flag = Flag.objects.get()
    assert flag.count == 3
    assert flag.first_at < flag.last_at
    assert actions().count("flag.raised") == 1
    assert grown(before)["flagged"] == 1


def test_a_visitor_who_is_refused_has_no_flag(client, db, garden):
    assert rename(client, garden, REFUSED) == ""
    assert not Flag.objects.exists()


def test_while_the_switch_is_off_it_is_saved_and_everything_else_happens(
    own_client, garden, gardener
):
    turn_off()
    before = counted()

    assert rename(own_client, garden, REFUSED) == ""

    assert garden.name == REFUSED
    assert Flag.objects.get().gardener == gardener
    assert actions() == ["switch.turned_off", "flag.raised", "text.let_pass"]
    assert grown(before) == {"refused": 1, "violations": 1, "blocks": 0, "flagged": 1}


def test_erasing_an_account_erases_its_flag_and_its_texts(own_client, garden, gardener):
    rename(own_client, garden, DOUBTFUL)
    rename(own_client, garden, REFUSED)

    garden.delete()
    gardener.delete()

    assert not Flag.objects.exists()
    assert not ReviewItem.objects.exists()
    assert "text.refused" in actions()


def test_a_cleared_flag_begins_anew(own_client, garden):
    staff = make_staff()
    rename(own_client, garden, REFUSED)
    rename(own_client, garden, REFUSED)
    first = clear_flag(Flag.objects.get(), reason="A book title", actor=staff)
    assert first.cleared_because == "A book title"

    rename(own_client, garden, REFUSED)

    flag = Flag.objects.get()
    assert flag.is_standing
    assert (flag.count, flag.cleared_because) == (1, "")
    assert flag.first_at > first.first_at
    assert actions().count("flag.raised") == 2


def test_a_guest_takes_flag_and_texts_along(own_client, garden, gardener):
    rename(own_client, garden, REFUSED)
    rename(own_client, garden, REFUSED)
    rename(own_client, garden, DOUBTFUL)
    gardener.email, gardener.guest_since = None, gardener.date_joined
    gardener.save()
    account = GardenerFactory()

    hand_over_gardens(gardener, to=account)

    flag = Flag.objects.get()
    assert (flag.gardener, flag.count) == (account, 2)
    assert ReviewItem.objects.get().gardener == account


def test_a_controlled_taxon_is_refused_at_its_field(own_client):
    sent = {"common_name": "Green friend", "botanical_name": REFUSED_TAXON}

    page = unescape(own_client.post(reverse("gardens:own-plant-add"), sent).content.decode())

    assert "Please change “Botanical name”" in page
    assert not OwnPlant.objects.exists()


def test_an_older_own_plant_is_not_proposed(own_client, gardener):
    plant = OwnPlantFactory(owner=gardener, botanical_name=REFUSED_TAXON)

    address = reverse("gardens:own-plant-propose", args=[plant.pk])
    page = unescape(own_client.post(address, {"note": "From my aunt"}).content.decode())

    assert "Please change “Botanical name”" in page
    assert "From my aunt" in page
    assert not PlantProposal.objects.exists()
    assert "taxon.refused" in actions()


def test_looking_a_plant_up_is_no_offence(own_client):
    own_client.get(reverse("plants:plant-list"), {"q": REFUSED})
    own_client.get(reverse("gardens:own-plant-add"), {"name": REFUSED})

    assert not Flag.objects.exists()
    assert actions() == []


def test_a_clear_form_costs_at_most_the_reading_of_the_lists_version(
    gardener, settings, monkeypatch
):
    sent = dict.fromkeys(("variety", "source", "note"), CLEAR)

    def queries() -> int:
        client = Client()
        client.force_login(gardener)
        with CaptureQueriesContext(connection) as captured:
            client.post(reverse("gardens:seed-add"), sent)
        return len(captured)

    queries()
    screened = queries()
    settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if "Screening" not in name]
    monkeypatch.setattr(form_fields, "text_refusal", lambda text, name: "")

    assert screened <= queries() + 1


def test_a_refusal_costs_the_same_however_many_texts_are_wrong(own_client, garden):
    address = reverse("gardens:seed-add")
    own_client.post(address, {"note": REFUSED})
    costs = []
    for wrong in (("note",), ("variety", "source", "note")):
        with CaptureQueriesContext(connection) as captured:
            own_client.post(address, dict.fromkeys(wrong, REFUSED))
        costs.append(len(captured))

    assert costs[0] == costs[1]
