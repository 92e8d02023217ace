"""Permits of gardeners, as staff decide about them."""

import threading

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.urls import reverse

from compliance.actions.exemptions import ask_for_exemption
from compliance.actions.groups import make_groups
from compliance.models import AuditEntry, Exemption
from compliance.tests.factories import RestrictionFactory
from gardens.tests.factories import GardenerFactory
from gardens.tests.threads import in_threads, needs_postgresql

pytestmark = pytest.mark.django_db


@pytest.fixture
def reviewer(client):
    make_groups()
    reviewer = GardenerFactory(is_staff=True)
    reviewer.groups.add(Group.objects.get(name="Compliance reviewers"))
    client.force_login(reviewer)
    return reviewer


@pytest.fixture
def asked(garden, gardener, blackcurrant) -> Exemption:
    return Exemption.objects.create(**permit(garden, gardener, blackcurrant))


def permit(garden, gardener, plant) -> dict[str, object]:
    return {
        "asked_by": gardener,
        "garden_number": garden.pk,
        "jurisdiction": "US-ME",
        "plant": plant,
        "permit_number": "ME-7",
    }


def decide(client, asked, *, edition: str, **changed):
    """What the page sends that was opened at this edition."""
    sent = {"state": "granted", "reason": "Permit read at the authority"}
    address = reverse("admin:compliance_exemption_change", args=[asked.pk])
    return client.post(address, sent | {"known_edition": edition} | changed)


@pytest.mark.parametrize("state", ["granted", "refused"])
def test_staff_decide_and_the_gardener_reads_why(state, client, reviewer, asked, garden, gardener):
    address = reverse("admin:compliance_exemption_change", args=[asked.pk])
    page = client.get(address)
    assert "ME-7" in page.content.decode()

    known = page.context["adminform"].form["known_edition"].value()
    decide(client, asked, edition=known, state=state)

    asked.refresh_from_db()
    assert (asked.state, asked.decided_by) == (state, reviewer)
    assert asked.decided_at
    entry = AuditEntry.objects.get(action=f"exemption.{state}")
    assert entry.actor_id == reviewer.pk
    assert "authority" not in str(entry.details)
    client.force_login(gardener)
    page = client.get(reverse("gardens:garden-law", args=[garden.pk])).content.decode()
    assert "Permit read at the authority" in page


def test_the_second_of_two_reviewers_is_told(client, reviewer, asked):
    known = asked.edition
    decide(client, asked, edition=known)

    answer = decide(client, asked, edition=known, state="refused")

    assert "changed or decided in the meantime" in answer.content.decode()
    asked.refresh_from_db()
    assert asked.state == "granted"
    # The page as it stands now may be sent: a decision can be made anew.
    known = answer.context["adminform"].form["known_edition"].value()
    decide(client, asked, edition=known, state="refused")
    asked.refresh_from_db()
    assert asked.state == "refused"


def test_a_permit_that_was_changed_after_it_was_read_is_not_granted(client, reviewer, asked):
    known = asked.edition
    Exemption.objects.update(permit_number="ME-8")

    answer = decide(client, asked, edition=known)

    assert "ME-8" in answer.content.decode()
    asked.refresh_from_db()
    assert asked.state == "open"


@needs_postgresql
@pytest.mark.django_db(transaction=True)
def test_a_form_that_is_sent_twice_at_once_asks_once(garden, gardener, blackcurrant):
    rule = RestrictionFactory()
    all_are_there = threading.Barrier(6)

    def ask() -> None:
        connection.ensure_connection()
        all_are_there.wait(timeout=20)
        exemption = Exemption(**permit(garden, gardener, blackcurrant))
        ask_for_exemption(exemption, [rule], actor=gardener)

    assert in_threads(*[ask] * 6) == []

    assert Exemption.objects.count() == 1
    assert AuditEntry.objects.filter(action="exemption.asked").count() == 1
