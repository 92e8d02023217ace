"""A long file of a logger is taken in by a worker, which may die at any row."""

import csv
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from gardens.actions import readings, uploads
from gardens.actions.jobs import Progress, do_job
from gardens.actions.upload_orders import order_upload
from gardens.actions.uploads import keep_upload
from gardens.models import Device, Job, JobState, ReadingUpload, SensorReading
from gardens.models.job import DEAD_AFTER
from gardens.sensors.mapping import Mapping
from gardens.tasks import forget_readings
from gardens.tests.factories import DeviceFactory, SensorFactory

pytestmark = pytest.mark.django_db

ZONE = ZoneInfo("UTC")
MOISTURE = Mapping(values={1: "soil_moisture_pct:%"})


class Killed(Exception):
    pass


@pytest.fixture
def device(bed):
    device = DeviceFactory(garden=bed.garden, bed=bed)
    SensorFactory(device=device, quantity="soil_moisture_pct")
    return device


def log(rows: int, bad: tuple[int, ...] = ()) -> str:
    """A reading every minute up to a while ago; what is `bad` is no number."""
    first = timezone.now().replace(second=0, microsecond=0) - timedelta(minutes=rows + 10)
    lines = [
        f"{first + timedelta(minutes=number):%Y-%m-%dT%H:%M}Z,{'?' if number in bad else 24.5}\n"
        for number in range(1, rows + 1)
    ]
    return "Time,Soil moisture\n" + "".join(lines)


def order(device: Device, content: str, mapping: Mapping = MOISTURE) -> Job:
    keep_upload(device, file=ContentFile(content.encode()), file_name="log.csv")
    upload = ReadingUpload.objects.get(device=device, job=None)
    return order_upload(upload, mapping, ZONE, actor=device.garden.owner)


def done(job: Job) -> Job:
    do_job(job.pk)
    job.refresh_from_db()
    return job


def die_after(monkeypatch, batches: int) -> None:
    """The worker is killed once it has stored so many."""
    told = []

    def take(*args):
        told.append(args)
        if len(told) > batches:
            raise Killed
        return readings.take_readings(*args)

    monkeypatch.setattr(uploads, "take_readings", take)


def test_more_than_20_000_rows_are_taken_with_a_file_of_the_bad_ones(device, own_client):
    job = done(order(device, log(20_500, bad=(3, 20_400))))
    assert (job.state, job.done, job.total) == (JobState.DONE, 20_500, 20_500)
    assert SensorReading.objects.count() == 20_498
    page = own_client.get(job.get_absolute_url()).content.decode()
    assert "20498 readings taken, 0 known already, 2 not taken." in page
    assert "Download the rows not taken" in page

    lines = job.result.read().decode("utf-8-sig").splitlines()
    assert lines[0] == "Row,Time,Soil moisture,Why it was not taken"
    assert [line.split(",")[0] for line in lines[1:]] == ["3", "20400"]
    assert lines[1].endswith(",?,The value is no number.")


def test_the_file_of_bad_rows_runs_nothing_in_a_spreadsheet(device):
    table = 'Time,@Soil moisture,Note\n2026-05-01T08:00Z,=1+1,"=HYPERLINK(""http://a"")"\n'
    job = done(order(device, table + "2026-05-01T08:01Z,-500,-3.5\n"))
    header, *rows = csv.reader(job.result.read().decode("utf-8-sig").splitlines())
    assert header[:4] == ["Row", "Time", "'@Soil moisture", "Note"]
    assert rows[0][2:4] == ["'=1+1", '\'=HYPERLINK("http://a")']
    assert rows[1][2:4] == ["-500", "-3.5"]


def test_a_killed_worker_s_successor_goes_on_where_it_was(device, monkeypatch):
    job = order(device, log(4_500, bad=(7,)))
    die_after(monkeypatch, batches=2)
    with pytest.raises(Killed):
        do_job(job.pk)
    assert SensorReading.objects.count() == 1_999
    monkeypatch.undo()

    job = done(job)
    assert job.summary == "4499 readings taken, 0 known already, 1 not taken."
    assert SensorReading.objects.count() == 4_499
    assert len(job.result.read().splitlines()) == 2


def test_a_worker_that_was_thought_dead_stores_nothing_twice(device, monkeypatch):
    job = order(device, log(2_500))

    def slow(progress, done, total):
        monkeypatch.undo()
        Job.objects.update(seen_at=timezone.now() - DEAD_AFTER - timedelta(seconds=1))
        do_job(job.pk)

    monkeypatch.setattr(Progress, "__call__", slow)
    do_job(job.pk)
    job.refresh_from_db()
    assert job.summary == "2500 readings taken, 0 known already, 0 not taken."
    assert SensorReading.objects.count() == 2_500
    assert (job.attempts, ReadingUpload.objects.get().duplicates) == (2, 0)
    assert not job.result


def test_the_same_file_again_is_known(device):
    content = log(1_500)
    done(order(device, content))
    assert done(order(device, content)).summary.startswith("0 readings taken, 1500 known already")


def test_ordering_twice_is_one_job(device):
    job = order(device, log(3))
    upload = ReadingUpload.objects.get(job=job)
    assert order_upload(upload, MOISTURE, ZONE, actor=device.garden.owner) == job
    assert Job.objects.count() == 1


def test_another_file_does_not_disturb_one_that_is_taken_in(device):
    job = order(device, log(5))
    keep_upload(device, file=ContentFile(b"Time,Value\n"), file_name="next.csv")
    assert done(job).summary.startswith("5 readings taken")


def test_a_device_that_was_removed_meanwhile_ends_the_job_with_a_sentence(device):
    job = order(device, log(5))
    device.delete()
    assert done(job).state == JobState.FAILED
    assert job.failure == "This device was removed in the meantime."


def test_a_file_that_breaks_off_in_quotes_ends_the_job_with_a_sentence(device):
    job = done(order(device, log(80) + '2026-05-05,"' + "x" * 200_000))
    assert (job.state, "No table was found" in job.failure) == (JobState.FAILED, True)


def test_files_are_forgotten_once_they_are_taken_in(device):
    waiting, taken = order(device, log(5)), done(order(device, log(6)))
    ReadingUpload.objects.update(uploaded_at=timezone.now() - timedelta(days=1, minutes=1))
    forget_readings()
    assert [upload.job for upload in ReadingUpload.objects.all()] == [waiting]
    assert taken.state == JobState.DONE


def test_a_batch_takes_as_many_statements_in_a_long_file(device):
    counts = []
    for rows in (1_000, 3_000):
        job = order(device, log(rows))
        SensorReading.objects.all().delete()
        with CaptureQueriesContext(connection) as queries:
            do_job(job.pk)
        # How often progress is written depends on the clock.
        counts.append(sum('UPDATE "gardens_job"' not in each["sql"] for each in queries))
    assert counts[1] - counts[0] <= 2 * 15


def test_readings_are_not_listed_among_what_is_printed(device, own_client):
    order(device, log(3))
    assert not Job.objects.visible_to(device.garden.owner).on_paper().exists()
