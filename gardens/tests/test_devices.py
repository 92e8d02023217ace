import re

import pytest
from django.test import Client
from django.urls import reverse

from compliance.models import AuditEntry
from gardens.actions.devices import MOST_DEVICES
from gardens.models import Device, Sensor
from gardens.tests.factories import BedFactory, DeviceFactory, SensorFactory, SensorReadingFactory

pytestmark = pytest.mark.django_db
READING = '{"readings": [{"time": "2026-05-05T10:00:00Z", "quantity": "ph", "value": 6}]}'


def url(name: str, *args: int) -> str:
    return reverse(f"gardens:{name}", args=args)


def offered(client, address: str) -> dict[str, str]:
    """What the form on the page sends beside what is typed."""
    page = client.get(address).content.decode()
    return dict(re.findall(r'name="(token|known_number)" value="([^"]+)"', page))


def status_of(token: str) -> int:
    headers = {"Authorization": f"Bearer {token}"}
    sent = Client().post("/api/readings", READING, "application/json", headers=headers)
    return sent.status_code


@pytest.fixture
def typed(bed) -> dict[str, object]:
    return {"name": "Probe", "bed": bed.pk, "quantities": ["ph", "ec_ms_cm"]}


@pytest.fixture
def token(own_client, garden, typed) -> str:
    """Of a device that was added by the form."""
    address = url("device-add", garden.pk)
    sent = offered(own_client, address)
    own_client.post(address, typed | sent)
    return sent["token"]


def test_a_device_is_added_once_and_its_token_shown_once(own_client, gardener, garden, bed, typed):
    address = url("device-add", garden.pk)
    sent = typed | offered(own_client, address)
    answers = [own_client.post(address, sent) for _ in range(2)]
    device = Device.objects.get()

    assert all(sent["token"] in answer.content.decode() for answer in answers)
    assert "no-store" in answers[0].headers["Cache-Control"]
    assert sent["token"] not in own_client.get(device.get_absolute_url()).content.decode()
    assert sent["token"] not in str(Device.objects.values_list())
    assert (device.name, device.bed) == ("Probe", bed)
    assert set(device.sensors.values_list("quantity", flat=True)) == {"ph", "ec_ms_cm"}
    assert status_of(sent["token"]) == 200
    entries = AuditEntry.objects.filter(action="device.made").values_list("actor", "details")
    assert list(entries) == [(gardener.pk, {})]


def test_a_renewed_token_ends_the_old_one_and_a_revoked_one_answers_nobody(own_client, token):
    device = Device.objects.get()
    page = device.get_absolute_url()
    renew = url("device-renew", device.garden_id, device.pk)
    sent = offered(own_client, page)
    for _ in range(2):
        assert sent["token"] in own_client.post(renew, sent).content.decode()
    assert (status_of(token), status_of(sent["token"])) == (401, 200)

    for _ in range(2):
        own_client.post(url("device-revoke", device.garden_id, device.pk))
    assert status_of(sent["token"]) == 403
    assert "token revoked" in own_client.get(page).content.decode()

    # The form that was sent before does not bring its token back.
    answer = own_client.post(renew, sent, follow=True)
    assert "The offer has run out" in answer.content.decode()
    assert status_of(sent["token"]) == 403
    fresh = offered(own_client, page)
    own_client.post(renew, fresh)
    assert status_of(fresh["token"]) == 200
    actions = AuditEntry.objects.order_by("pk").values_list("action", flat=True)
    assert list(actions) == [f"device.{done}" for done in ("made", "renewed", "revoked", "renewed")]


def test_what_a_device_measures_can_change_but_not_lose_readings(own_client, garden, typed):
    device = DeviceFactory(garden=garden)
    used = SensorFactory(device=device, quantity="soil_moisture_pct")
    SensorFactory(device=device, quantity="humidity_pct")
    SensorReadingFactory(sensor=used)
    address = url("device-edit", garden.pk, device.pk)

    refused = own_client.post(address, typed).content.decode()
    assert "Soil moisture has readings already: leave it chosen." in refused
    assert 'value="Probe"' in refused
    own_client.post(address, typed | {"quantities": ["soil_moisture_pct", "ph"], "bed": ""})
    device.refresh_from_db()
    assert device.bed is None
    assert set(device.sensors.values_list("quantity", flat=True)) == {"soil_moisture_pct", "ph"}


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"name": ""}, "This field is required."),
        ({"quantities": []}, "This field is required."),
        ({"quantities": ["mood"]}, "mood is not one of the available choices"),
        ({"bed": "stranger's"}, "That choice is not one of the available choices"),
        ({"token": "short"}, "Enter a valid value."),
    ],
)
def test_a_mistake_gets_a_sentence(wrong, says, own_client, garden, typed):
    if "bed" in wrong:
        wrong = {"bed": BedFactory().pk}
    address = url("device-add", garden.pk)
    answer = own_client.post(address, typed | offered(own_client, address) | wrong)

    assert answer.status_code == 200
    assert says in answer.content.decode()
    assert not Device.objects.exists()


def test_a_garden_has_so_many_devices_at_most(own_client, garden, typed):
    DeviceFactory.create_batch(MOST_DEVICES, garden=garden)
    address = url("device-add", garden.pk)
    answer = own_client.post(address, typed | offered(own_client, address))
    assert "at most 50 devices" in answer.content.decode()


def test_a_removed_device_takes_its_readings_along_and_a_removed_bed_leaves_it(
    own_client, garden, bed
):
    device = DeviceFactory(garden=garden, bed=bed)
    SensorReadingFactory(sensor__device=device)
    own_client.post(url("bed-delete", garden.pk, bed.pk))
    device.refresh_from_db()
    assert device.bed is None
    address = url("device-delete", garden.pk, device.pk)
    assert "everything it has measured" in own_client.get(address).content.decode()
    own_client.post(address)
    assert not Sensor.objects.exists()
    assert AuditEntry.objects.get().action == "device.removed"


def test_a_device_of_another_garden_is_not_there(own_client, garden):
    device = DeviceFactory()
    names = ("detail", "edit", "renew", "revoke", "delete", "upload", "mapping")
    for name in names:
        for garden_pk in (garden.pk, device.garden_id):
            address = url(f"device-{name}", garden_pk, device.pk)
            assert own_client.post(address).status_code in {404, 405}
    assert Device.objects.get().revoked_at is None
