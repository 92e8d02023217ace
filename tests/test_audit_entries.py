"""Every audited action is driven once: the trail knows each, and holds nothing anybody typed."""

import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from compliance.actions.exemptions import ask_for_exemption, decide_exemption
from compliance.actions.flags import clear_flag
from compliance.actions.ops_tokens import make_ops_token, revoke_ops_token
from compliance.actions.restrictions import save_restriction
from compliance.actions.reviews import clear_text, confirm_text, dismiss_text
from compliance.models import AuditEntry, Exemption, ExemptionState, Flag, ReviewItem, Switch
from compliance.models import Scope as OpsScope
from compliance.tests.factories import RestrictionFactory
from compliance.tests.people import make_staff
from compliance.tests.texts import ALSO_DOUBTFUL, DOUBTFUL, REFUSED, REFUSED_TAXON
from gardens.actions.calendar_feeds import revoke_feed
from gardens.actions.devices import remove_device, renew_token, revoke_device
from gardens.actions.erasing import erase_account
from gardens.actions.guests import sweep_guests
from gardens.actions.proposals import accept_proposal, merge_proposal, refuse_proposal
from gardens.models import Device, Garden, Gardener, PlantProposal
from gardens.tests.factories import (
    BedFactory,
    DeviceFactory,
    GardenerFactory,
    GardenFactory,
    OwnPlantFactory,
)
from plants.tests.factories import PlantFactory
from rules.actions.settings import change_rule_setting
from rules.models import RuleSetting

MARK = "Zebrina"
TYPED = (MARK, "cannobis", "Cannabis", "door", "shed", "soil_moisture", "Daucus")
CODE = re.compile(r"[\w .:=<>+-]*", re.ASCII)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("controlled_plants")]


@pytest.fixture
def staff() -> Gardener:
    return make_staff()


@pytest.fixture
def garden() -> Garden:
    return GardenFactory()


def client_of(person: Gardener) -> Client:
    client = Client()
    client.force_login(person)
    return client


def drive_staff_writes(staff: Gardener, garden: Garden) -> None:
    client, add = client_of(staff), reverse("admin:auth_group_add")
    client.post(add, {"name": MARK})
    group = Group.objects.get()
    page = reverse("admin:auth_group_change", args=[group.pk])
    client.post(page, {"name": f"{MARK} two", "permissions": [Permission.objects.first().pk]})
    client.post(reverse("admin:auth_group_delete", args=[group.pk]), {"post": "yes"})


def drive_switches(staff: Gardener, garden: Garden) -> None:
    switch = Switch.objects.get(name="optimization_engines")
    switch.actor, switch.reason, switch.note = staff, MARK, MARK
    switch.save()
    for is_on in (False, True):
        switch.active = is_on
        switch.save()
    switch.delete()


def drive_tokens(staff: Gardener, garden: Garden) -> None:
    make_ops_token("drill", OpsScope.SWITCHES, actor=staff)
    revoke_ops_token("drill", actor=staff)


def drive_proposals(staff: Gardener, garden: Garden) -> None:
    catalogued = PlantFactory(slug="carrot", botanical_name="Daucus carota")
    for decide in ("accept", "merge", "refuse"):
        plant = OwnPlantFactory(owner=garden.owner, common_name=f"{MARK} {decide}")
        proposal = PlantProposal.objects.create(
            plant_id=plant.pk, name=plant.common_name, note=MARK, proposed_by=garden.owner
        )
        if decide == "accept":
            names = {"name": plant.common_name, "botanical_name": "Daucus carota"}
            accept_proposal(proposal, **names, like=catalogued, reason=MARK, actor=staff)
        elif decide == "merge":
            merge_proposal(proposal, into=catalogued, reason=MARK, actor=staff)
        else:
            refuse_proposal(proposal, reason=MARK, actor=staff)


def drive_rules(staff: Gardener, garden: Garden) -> None:
    setting = RuleSetting.objects.get(rule_id="SOIL.PH")
    change_rule_setting(setting, is_enabled=True, limits={"depth_cm": 15}, actor=staff, reason=MARK)


def drive_feeds(staff: Gardener, garden: Garden) -> None:
    client = client_of(garden.owner)
    page = client.get(reverse("gardens:calendar-feed")).content.decode()
    token = re.search(r'name="token" value="([^"]+)"', page)[1]
    known = re.search(r'name="known_change" value="([^"]*)"', page)
    sent = {"token": token} | ({"known_change": known[1]} if known else {})
    client.post(reverse("gardens:calendar-feed-make"), sent)
    revoke_feed(garden.owner)


def drive_devices(staff: Gardener, garden: Garden) -> None:
    client, add = client_of(garden.owner), reverse("gardens:device-add", args=[garden.pk])
    token = re.search(r'name="token" value="([^"]+)"', client.get(add).content.decode())[1]
    client.post(add, {"name": MARK, "quantities": ["soil_moisture_pct"], "token": token})
    device = Device.objects.get()
    other = DeviceFactory(garden=garden, name=MARK)
    renew_token(device, token=MARK, known_number=device.token_number, actor=garden.owner)
    revoke_device(device, actor=garden.owner)
    remove_device(other, actor=garden.owner)


def drive_refusals(staff: Gardener, garden: Garden) -> None:
    client, own_plant = client_of(garden.owner), reverse("gardens:own-plant-add")
    switch = Switch.objects.get(name="compliance_enforcement")
    for is_on in (True, False):
        switch.active = is_on
        switch.save()
        client.post(reverse("gardens:garden-edit", args=[garden.pk]), {"name": REFUSED})
        client.post(own_plant, {"common_name": MARK, "botanical_name": REFUSED_TAXON})
    clear_flag(Flag.objects.get(), reason=MARK, actor=staff)


def drive_reviews(staff: Gardener, garden: Garden) -> None:
    client = client_of(garden.owner)
    for text in (DOUBTFUL, ALSO_DOUBTFUL):
        client.post(reverse("gardens:garden-edit", args=[garden.pk]), {"name": text})
    harmless, meant = ReviewItem.objects.order_by("pk")
    dismiss_text(harmless, reason=MARK, actor=staff)
    clear_text(confirm_text(meant, reason=MARK, actor=staff), reason=MARK, actor=staff)


def drive_law(staff: Gardener, garden: Garden) -> None:
    rule = RestrictionFactory.build(jurisdiction=garden.place.country_code, conditions=MARK)
    for fields in (["growing"], ["conditions"]):
        save_restriction(rule, fields=fields, reason=MARK, actor=staff)
    plant, bed = PlantFactory(botanical_name=rule.scientific_name), BedFactory(garden=garden)
    switch = Switch.objects.get(name="compliance_enforcement")
    page = reverse("gardens:planting-place", args=[garden.pk, bed.pk])
    for is_on in (False, True):
        switch.active = is_on
        switch.save()
        client_of(garden.owner).post(page, {"plant": plant.pk, "known_step": 0})
    permit = Exemption(garden_number=garden.pk, plant=plant, permit_number=MARK, text=MARK)
    permit = ask_for_exemption(permit, [rule], actor=garden.owner)
    for state in (ExemptionState.REFUSED, ExemptionState.GRANTED):
        decide_exemption(permit, state, reason=MARK, actor=staff)


def drive_erasure(staff: Gardener, garden: Garden) -> None:
    long_ago = timezone.now() - timedelta(days=90)
    guest = GardenerFactory(email=None, guest_since=long_ago)
    Gardener.objects.filter(pk=guest.pk).update(last_seen_at=long_ago)
    sweep_guests(idle_since=timezone.now() - timedelta(days=30))
    leaving = GardenFactory(name=MARK).owner
    client_of(leaving).post(reverse("gardens:your-data"))
    erase_account(leaving)


DRIVERS: list[Callable[[Gardener, Garden], None]] = [
    drive_staff_writes,
    drive_switches,
    drive_tokens,
    drive_proposals,
    drive_rules,
    drive_feeds,
    drive_devices,
    drive_refusals,
    drive_reviews,
    drive_law,
    drive_erasure,
]


def documented() -> set[str]:
    text = Path(settings.BASE_DIR, "docs", "compliance.md").read_text(encoding="utf-8")
    table = text.split("## The audit trail")[1]
    return set(re.findall(r"`([a-z_]+\.[a-z_]+)`", table.split("\n## ")[0]))


def values_of(entry: AuditEntry) -> Iterator[object]:
    for value in entry.details.values():
        yield from value if isinstance(value, list) else [value]


def test_each_documented_action_is_recorded_without_a_word_of_what_was_typed(staff, garden):
    for drive in DRIVERS:
        drive(staff, garden)

    entries = list(AuditEntry.objects.all())
    assert {entry.action for entry in entries} == documented()
    for entry in entries:
        assert not any(word in str(entry.details) for word in TYPED), entry.details
        texts = [value for value in values_of(entry) if isinstance(value, str)]
        assert all(CODE.fullmatch(text) for text in texts), entry.details
    assert AuditEntry.objects.verify() is None


def test_no_action_is_recorded_that_the_document_does_not_name():
    written = re.compile(r"\"([a-z_]+\.[a-z_]+)\"")
    sources = [
        path.read_text(encoding="utf-8")
        for app in ("compliance", "gardens", "rules", "plants", "gardening")
        for path in Path(settings.BASE_DIR, app).rglob("*.py")
        if "tests" not in path.parts
    ]
    found = {
        action for source in sources if "AuditEntry" in source for action in written.findall(source)
    }

    assert {"device.made", "flag.raised", "restriction.added", "planting.refused"} <= found
    assert found <= documented()
