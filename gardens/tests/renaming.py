"""A gardener who types, and what is left behind."""

from html import unescape

from django.test import Client
from django.urls import reverse

from compliance.models import AuditEntry, Switch
from gardens.models import Garden, SeedLot

ENDPOINT = "gardens:garden-edit"


def rename(client: Client, garden: Garden, name: str) -> str:
    """The page that answers; an empty one when it was saved."""
    answer = client.post(reverse(ENDPOINT, args=[garden.pk]), {"name": name})
    garden.refresh_from_db()
    return unescape(answer.content.decode())


def save_lot(client: Client, lot: SeedLot, note: str) -> None:
    page = client.get(reverse("gardens:seed-edit", args=[lot.pk]))
    form = page.context["form"]
    sent = {name: form[name].value() for name in form.fields if form[name].value() is not None}
    sent["plant"] = lot.plant.common_name
    answer = client.post(reverse("gardens:seed-edit", args=[lot.pk]), sent | {"note": note})
    assert answer.status_code in (200, 302)


def actions() -> list[str]:
    return list(AuditEntry.objects.order_by("pk").values_list("action", flat=True))


def turn_off() -> None:
    switch = Switch.objects.get(name="compliance_enforcement")
    switch.active = False
    switch.save()
