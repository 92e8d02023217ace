"""Attempts at the same moment: real threads, so PostgreSQL only."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from compliance.actions.flags import raise_flag
from compliance.actions.reviews import confirm_text
from compliance.models import AuditEntry, Flag, ReviewItem
from compliance.tests.people import make_staff
from compliance.tests.texts import DOUBTFUL, REFUSED
from gardens.models import Gardener
from gardens.tests.threads import in_threads, needs_postgresql

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("controlled_plants"),
    needs_postgresql,
]


def client_of(gardener: Gardener) -> Client:
    client = Client()
    client.force_login(gardener)
    return client


def test_refusals_at_once_are_all_counted_and_keep_one_chain(gardener, garden):
    address = reverse("gardens:garden-edit", args=[garden.pk])
    clients = [client_of(gardener) for _ in range(6)]

    def refuse(client: Client) -> Callable[[], object]:
        return lambda: [client.post(address, {"name": REFUSED}) for _ in range(3)]

    assert in_threads(*map(refuse, clients)) == []

    assert Flag.objects.get().count == 18
    actions = list(AuditEntry.objects.values_list("action", flat=True))
    assert (actions.count("text.refused"), actions.count("flag.raised")) == (18, 1)
    assert AuditEntry.objects.verify() is None


def test_a_first_flag_raised_at_once_is_one(gardener):
    jobs = [lambda: raise_flag(gardener, reason="controlled_name")] * 8

    assert in_threads(*jobs) == []

    assert Flag.objects.get().count == 8
    assert AuditEntry.objects.filter(action="flag.raised").count() == 1


def test_a_review_and_refusals_do_not_wait_for_each_other_for_ever(gardener, garden):
    staff, client = make_staff(), client_of(gardener)
    address = reverse("gardens:garden-edit", args=[garden.pk])
    for number in range(5):
        client.post(address, {"name": f"{DOUBTFUL} {number}"})
    items = list(ReviewItem.objects.all())

    errors = in_threads(
        lambda: [confirm_text(item, reason="It says so", actor=staff) for item in items],
        lambda: [client.post(address, {"name": REFUSED}) for _ in items],
    )

    assert errors == []
    assert Flag.objects.get().count == 10
    assert AuditEntry.objects.verify() is None
