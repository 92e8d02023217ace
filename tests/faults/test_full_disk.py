"""The disk of private files is full: said in words, nothing lost, nothing half there."""

from collections.abc import Iterator
from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from gardening.backups.faults import BackupFault
from gardening.backups.making import make_backup
from gardening.storage import WholeFilesStorage
from gardens import tasks
from gardens.actions import jobs
from gardens.actions.job_orders import order_job
from gardens.models import Event, Job, JobKind, JobState, Picture, Underlay
from gardens.models.job import MOST_ATTEMPTS, RING_AGAIN_AFTER
from gardens.paper.orders import Made
from gardens.tests.factories import LandFactory
from gardens.tests.pictures import PhotoFactory, image, upload
from gardens.uploads.thumbnails import make_missing_thumbnails
from tests.faults.disk import SmallDisk, small_disk

pytestmark = pytest.mark.django_db

WORDS = "Pictures cannot be stored at the moment. The fault is ours."
FULL = r"No space left|too large"
PAGES = ("rules:today", "gardens:garden-list", "gardens:calendar")


@pytest.fixture
def disk(tmp_path, monkeypatch) -> Iterator[SmallDisk]:
    folder = tmp_path / "media"
    folder.mkdir()
    with small_disk(folder) as disk:
        storage = WholeFilesStorage(folder)
        for field in (Picture._meta.get_field("file"), Picture._meta.get_field("thumbnail")):
            monkeypatch.setattr(field, "storage", storage)
        monkeypatch.setattr(Job._meta.get_field("result"), "storage", storage)
        monkeypatch.setattr(jobs, "private_storage", lambda: storage)
        yield disk


@pytest.fixture
def full(disk) -> Iterator[SmallDisk]:
    disk.fill()
    yield disk
    disk.make_room()


def text(answer) -> str:
    return " ".join(answer.content.decode().split())


def note(garden) -> dict[str, object]:
    day = garden.place.today(timezone.now())
    return {"happened_on": day, "batch": uuid4(), "note": "The first fruit", "photos": [upload()]}


def test_a_note_with_a_photo_says_so_and_keeps_what_was_typed(garden, own_client, full):
    address = reverse("gardens:journal-add", args=[garden.pk])
    answer = own_client.post(address, note(garden))
    assert answer.status_code == 200
    assert WORDS in text(answer)
    assert "The first fruit</textarea>" in text(answer)
    assert not Event.objects.exists()
    assert not Picture.objects.exists()
    assert full.files() == []
    assert own_client.post(address, note(garden) | {"photos": []}).status_code == 302
    assert [own_client.get(reverse(page)).status_code for page in PAGES] == [200] * len(PAGES)


def test_once_there_is_room_the_same_form_is_taken(garden, own_client, disk):
    disk.fill()
    address, form = reverse("gardens:journal-add", args=[garden.pk]), note(garden)
    own_client.post(address, form)
    disk.make_room()
    own_client.post(address, form | {"photos": [upload()]})
    assert Event.objects.count() == Picture.objects.count() == len(disk.files()) == 1


def test_a_photo_for_the_land_says_so(garden, own_client, full):
    LandFactory(garden=garden)
    address = reverse("gardens:underlay-upload", args=[garden.pk])
    answer = own_client.post(address, {"picture": upload(image())}, follow=True)
    assert WORDS in text(answer)
    assert not Underlay.objects.exists()
    assert full.files() == []


def test_a_thumbnail_is_made_once_there_is_room(disk):
    picture = PhotoFactory().picture
    [stored] = disk.files()
    disk.fill()
    with pytest.raises(OSError, match=FULL):
        make_missing_thumbnails()
    picture.refresh_from_db()
    assert not picture.thumbnail
    assert disk.files() == [stored]
    disk.make_room()
    make_missing_thumbnails()
    picture.refresh_from_db()
    assert disk.files() == sorted([stored, picture.thumbnail.name])


def test_a_job_fails_in_words_and_is_done_when_it_is_ordered_again(
    gardener, own_client, disk, monkeypatch
):
    monkeypatch.setitem(
        jobs.WORK, JobKind.PLAN, lambda job, progress: Made(b"x" * 9000, "a.pdf", "text/pdf", 1)
    )
    disk.fill()
    job = order_job(JobKind.PLAN, {"garden": 1}, actor=gardener)
    for _attempt in range(MOST_ATTEMPTS):
        with pytest.raises(OSError, match=FULL):
            jobs.do_job(job.pk)
    Job.objects.update(rung_at=timezone.now() - RING_AGAIN_AFTER - timedelta(seconds=1))
    tasks.ring_jobs()
    job.refresh_from_db()
    assert job.state == JobState.FAILED
    assert "This could not be made. Order it again;" in text(own_client.get(job.get_absolute_url()))
    assert disk.files() == []
    disk.make_room()
    again = order_job(JobKind.PLAN, {"garden": 1}, actor=gardener)
    jobs.do_job(again.pk)
    again.refresh_from_db()
    assert (again.state, disk.files()) == (JobState.DONE, [again.result.name])


@pytest.mark.django_db(transaction=True)
def test_a_backup_says_where_room_is_missing(disk, settings):
    settings.BACKUP_KEY = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p"
    settings.BACKUP_DIR = disk.folder
    disk.fill()
    with pytest.raises(BackupFault, match=rf"Make room there|{FULL}"):
        make_backup()
    assert [name for name in disk.files() if name != ".lock"] == []
