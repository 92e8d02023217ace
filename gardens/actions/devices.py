from collections.abc import Collection

from django.utils import timezone
from django.utils.translation import gettext

from compliance.models import AuditEntry
from gardens.actions.changing import changing
from gardens.actions.refusals import GoneMeanwhile, HasReadings, TooManyDevices
from gardens.models import Device, Gardener, Sensor, SensorReading
from gardens.models.calendar_feed import digest_of
from gardens.sensors.quantities import Quantity

MOST_DEVICES = 50


def add_device(
    device: Device, quantities: Collection[str], *, token: str, actor: Gardener
) -> Device:
    """With its first token; the same token is the same form again."""
    with changing(device.garden_id) as garden:
        digest = digest_of(token)
        twin = garden.devices.filter(token_digest=digest).first()
        if twin:
            return twin
        if garden.devices.count() >= MOST_DEVICES:
            raise TooManyDevices(
                gettext("A garden has at most {most} devices: remove one first.").format(
                    most=MOST_DEVICES
                )
            )
        device.token_digest = digest
        device.save(force_insert=True)
        _measure(device, quantities)
        AuditEntry.objects.record("device.made", actor=actor, target=device)
    return device


def save_device(device: Device, quantities: Collection[str], *, actor: Gardener) -> None:
    with changing(device.garden_id):
        _stored(device)
        device.save(update_fields=["name", "bed"])
        _measure(device, quantities)


def renew_token(device: Device, *, token: str, known_number: int, actor: Gardener) -> Device:
    """The old one ends; an older form is refused, for its token may be one that was ended since."""
    with changing(device.garden_id):
        stored, digest = _stored(device), digest_of(token)
        if stored.token_digest == digest and not stored.is_revoked:
            return stored
        if stored.token_number != known_number:
            raise GoneMeanwhile(gettext("The offer has run out. Make the token from this page."))
        stored.token_digest, stored.revoked_at = digest, None
        stored.token_number += 1
        stored.save(update_fields=["token_digest", "revoked_at", "token_number"])
        AuditEntry.objects.record("device.renewed", actor=actor, target=stored)
    return stored


def revoke_device(device: Device, *, actor: Gardener) -> None:
    """Nothing more is taken from it; what it has said stays."""
    with changing(device.garden_id):
        stored = _stored(device)
        if stored.is_revoked:
            return
        stored.revoked_at = timezone.now()
        stored.token_number += 1
        stored.save(update_fields=["revoked_at", "token_number"])
        AuditEntry.objects.record("device.revoked", actor=actor, target=stored)


def remove_device(device: Device, *, actor: Gardener) -> None:
    """With all its readings."""
    with changing(device.garden_id):
        stored = _stored(device)
        AuditEntry.objects.record("device.removed", actor=actor, target=stored)
        stored.delete()


def _stored(device: Device) -> Device:
    stored = Device.objects.select_for_update(no_key=True).filter(pk=device.pk).first()
    if stored is None:
        raise GoneMeanwhile(gettext("This device was removed in the meantime."))
    return stored


def _measure(device: Device, quantities: Collection[str]) -> None:
    dropped = device.sensors.exclude(quantity__in=quantities)
    used = SensorReading.objects.filter(sensor__in=dropped).values_list("sensor__quantity")
    if name := used.values_list("sensor__quantity", flat=True).first():
        raise HasReadings(
            gettext("{quantity} has readings already: leave it chosen.").format(
                quantity=Quantity(name).label
            )
        )
    dropped.delete()
    Sensor.objects.bulk_create(
        (Sensor(device=device, quantity=quantity) for quantity in quantities), ignore_conflicts=True
    )
