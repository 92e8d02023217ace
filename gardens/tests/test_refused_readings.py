"""Texts that come from devices and in files: to the API, in a file's name, its header, its rows."""

import json
from datetime import timedelta
from html import unescape
from zoneinfo import ZoneInfo

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from compliance.models import AuditEntry, Flag
from compliance.tests.texts import REFUSED, SENTENCE
from gardens.actions.jobs import do_job
from gardens.actions.upload_orders import order_upload
from gardens.actions.uploads import keep_upload
from gardens.models import Device, Job, JobState, ReadingUpload, RejectedReading, SensorReading
from gardens.models.calendar_feed import digest_of
from gardens.sensors.mapping import Mapping
from gardens.tests.factories import DeviceFactory, SensorFactory
from gardens.tests.renaming import turn_off

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("controlled_plants")]

TOKEN = "a-token-of-43-letters-that-nobody-guessed-x"


@pytest.fixture
def device(bed) -> Device:
    device = DeviceFactory(garden=bed.garden, bed=bed, token_digest=digest_of(TOKEN))
    SensorFactory(device=device, quantity="soil_moisture_pct")
    return device


def send(*readings: object) -> dict:
    sent = {"content_type": "application/json", "headers": {"Authorization": f"Bearer {TOKEN}"}}
    return Client().post("/api/readings", json.dumps({"readings": readings}), **sent).json()


def reading(**fields: object) -> dict[str, object]:
    time = timezone.now().isoformat()
    return {"time": time, "quantity": "soil_moisture_pct", "value": 24.5} | fields


def test_the_api_names_the_text_and_keeps_nothing_of_it(device, gardener):
    answer = send(reading(), reading(quantity=REFUSED), reading(value=REFUSED), REFUSED)

    refused = [{"index": index, "reason": "text_refused"} for index in (1, 2, 3)]
    assert answer == {"accepted": 1, "duplicates": 0, "rejected": refused}
    assert set(RejectedReading.objects.values_list("content", flat=True)) == {'"text_refused"'}
    flag = Flag.objects.get()
    assert (flag.gardener, flag.count) == (gardener, 1)
    entry = AuditEntry.objects.get(action="text.refused")
    assert entry.details["endpoint"] == "api-readings"


def test_the_api_keeps_it_aside_while_the_switch_is_off(device):
    turn_off()

    answer = send(reading(value=REFUSED))

    assert answer["rejected"] == [{"index": 0, "reason": "not_a_number"}]
    assert REFUSED in RejectedReading.objects.get().content
    assert AuditEntry.objects.filter(action="text.let_pass").exists()


def upload(client: Client, device: Device, name: str, header: str) -> str:
    content = f"Time,{header}\n2026-05-05T10:00Z,24.5\n".encode()
    address = reverse("gardens:device-upload", args=[device.garden_id, device.pk])
    answer = client.post(address, {"upload": SimpleUploadedFile(name, content)})
    return unescape(answer.content.decode())


@pytest.mark.parametrize(("name", "header"), [(f"{REFUSED}.csv", "Moisture"), ("log.csv", REFUSED)])
def test_the_name_and_the_header_of_a_file_are_read(own_client, device, name, header):
    page = upload(own_client, device, name, header)

    assert "Please change “File of the logger”" in page
    assert not ReadingUpload.objects.exists()

    turn_off()
    assert SENTENCE not in upload(own_client, device, name, header)
    assert ReadingUpload.objects.get().file_name == name


def take_in(device: Device, row: str) -> Job:
    begun = timezone.now() - timedelta(hours=2)
    content = f"Time,Moisture,Remark\n{begun:%Y-%m-%dT%H:%M}Z,24.5,fine\n{row}\n"
    keep_upload(device, file=ContentFile(content.encode()), file_name="log.csv")
    mapping = Mapping(values={1: "soil_moisture_pct:%"})
    stored = ReadingUpload.objects.get(device=device, job=None)
    job = order_upload(stored, mapping, ZoneInfo("UTC"), actor=device.garden.owner)
    do_job(job.pk)
    job.refresh_from_db()
    return job


@pytest.mark.parametrize("row", [f"2026-05-05T10:00Z,{REFUSED},", f"never,24.5,{REFUSED}"])
def test_a_job_takes_the_other_rows_and_says_why_not_these(device, gardener, row):
    job = take_in(device, row)

    assert (job.state, job.summary) == (
        JobState.DONE,
        "1 reading taken, 0 known already, 1 not taken.",
    )
    not_taken = job.result.read().decode("utf-8-sig")
    assert SENTENCE in not_taken
    assert REFUSED not in not_taken
    assert SensorReading.objects.count() == 1
    assert Flag.objects.get().gardener == gardener
    entry = AuditEntry.objects.get(action="text.refused")
    assert entry.details["endpoint"] == "job:readings"


def test_a_job_gives_all_back_while_the_switch_is_off(device):
    turn_off()

    job = take_in(device, f"never,24.5,{REFUSED}")

    assert REFUSED in job.result.read().decode("utf-8-sig")
    assert Flag.objects.exists()
