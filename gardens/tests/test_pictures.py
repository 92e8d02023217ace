from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage, InMemoryStorage, Storage
from django.urls import reverse
from django.utils import timezone

from gardens.actions.gardens import remove_garden
from gardens.actions.guests import hand_over_gardens, sweep_guests
from gardens.actions.pictures import add_picture, remove_pictures, sweep_pictures
from gardens.actions.refusals import GoneMeanwhile, PictureRefused
from gardens.models import Gardener, Picture, Underlay
from gardens.tests.factories import GardenFactory
from gardens.tests.pictures import PictureFactory, UnderlayFactory
from gardens.uploads.pictures import CleanPicture

pytestmark = pytest.mark.django_db

LATER = timedelta(hours=1)


@pytest.fixture(params=["memory", "folder"])
def storage(request, tmp_path, monkeypatch) -> Storage:
    made = InMemoryStorage() if request.param == "memory" else FileSystemStorage(tmp_path)
    monkeypatch.setattr(Picture._meta.get_field("file"), "storage", made)
    return made


@pytest.fixture
def guest() -> Gardener:
    return Gardener.objects.create_user(None, guest_since=timezone.now())


def clean(size_bytes: int = 10) -> CleanPicture:
    return CleanPicture(b"x" * size_bytes, 40, 30)


def test_a_picture_is_kept_under_a_name_that_nobody_guesses(storage, gardener):
    one, other = add_picture(clean(), actor=gardener), add_picture(clean(), actor=gardener)
    folder, shard, name = one.file.name.split("/")
    assert (folder, shard, len(name)) == ("pictures", name[:2], 32 + len(".webp"))
    assert one.file.name != other.file.name
    assert storage.open(one.file.name).read() == b"x" * 10
    assert (one.owner, one.width_px, one.height_px, one.size_bytes) == (gardener, 40, 30, 10)


def test_a_guest_has_less_room_and_is_told_how_to_get_more(guest):
    PictureFactory(owner=guest, size_bytes=20 * 1024 * 1024 - 10)
    add_picture(clean(10), actor=guest)
    with pytest.raises(PictureRefused) as refusal:
        add_picture(clean(1), actor=guest)
    assert refusal.value.message == (
        "A guest has room for 20 MB of pictures, and it is used up. Keep the garden for more room, "
        "or remove a picture first."
    )


def test_the_room_of_an_account_is_bounded_and_others_take_none_of_it(gardener):
    PictureFactory(size_bytes=500 * 1024 * 1024)
    PictureFactory(owner=gardener, size_bytes=500 * 1024 * 1024)
    with pytest.raises(PictureRefused, match="room of 500 MB for pictures is used up"):
        add_picture(clean(), actor=gardener)
    assert Picture.objects.visible_to(gardener).count() == 1


def test_who_is_gone_meanwhile_adds_nothing(guest):
    Gardener.objects.all().delete()
    with pytest.raises(GoneMeanwhile):
        add_picture(clean(), actor=guest)


def test_the_file_goes_when_the_row_is_certainly_gone(storage, django_capture_on_commit_callbacks):
    picture, other = PictureFactory(), PictureFactory()
    with django_capture_on_commit_callbacks(execute=True):
        remove_pictures(Picture.objects.filter(pk=picture.pk))
        assert storage.exists(picture.file.name)
    assert not storage.exists(picture.file.name)
    assert storage.exists(other.file.name)


def test_what_no_row_names_is_swept_after_a_while(storage):
    picture = PictureFactory()
    orphan = storage.save("pictures/ab/abc.webp", ContentFile(b"x"))
    apart = storage.save("other/ab/abc.pdf", ContentFile(b"x"))

    assert sweep_pictures(older_than=timezone.now() - LATER) == 0
    assert sweep_pictures(older_than=timezone.now() + LATER) == 1
    assert sweep_pictures(older_than=timezone.now() + LATER) == 0

    assert not storage.exists(orphan)
    assert storage.exists(picture.file.name)
    assert storage.exists(apart)


def test_sweeping_before_the_first_upload(storage):
    assert sweep_pictures(older_than=timezone.now()) == 0


def test_with_a_guest_or_a_garden_their_pictures_go(
    storage, guest, django_capture_on_commit_callbacks
):
    of_guest = UnderlayFactory(garden=GardenFactory(owner=guest)).picture
    of_garden = UnderlayFactory()
    kept = UnderlayFactory().picture
    Gardener.objects.guests().update(last_seen_at=timezone.now() - timedelta(days=31))

    with django_capture_on_commit_callbacks(execute=True):
        sweep_guests(idle_since=timezone.now() - timedelta(days=30))
        remove_garden(of_garden.garden, actor=of_garden.garden.owner)

    assert list(Picture.objects.all()) == [kept]
    assert Underlay.objects.count() == 1
    gone = (of_guest, of_garden.picture)
    assert [storage.exists(picture.file.name) for picture in (*gone, kept)] == [False, False, True]


def test_a_guest_who_signs_in_takes_pictures_along(guest, gardener):
    underlay = UnderlayFactory(garden=GardenFactory(owner=guest))
    hand_over_gardens(guest, to=gardener)
    assert Picture.objects.visible_to(gardener).get() == underlay.picture
    assert Underlay.objects.visible_to(gardener).get() == underlay


def url(picture: Picture) -> str:
    return reverse("gardens:picture-file", args=[picture.pk])


def test_the_owner_gets_it_and_no_cache_between(storage, gardener, own_client):
    picture = PictureFactory(owner=gardener)
    answer = own_client.get(url(picture))
    assert b"".join(answer.streaming_content) == storage.open(picture.file.name).read()
    assert answer["Content-Type"] == "image/webp"
    assert answer["Content-Disposition"] == 'inline; filename="picture.webp"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "private" in answer["Cache-Control"]
    assert "Cookie" in answer["Vary"]


def test_a_stranger_and_staff_get_nothing(stranger_client, admin_client):
    picture = PictureFactory()
    assert stranger_client.get(url(picture)).status_code == 404
    assert admin_client.get(url(picture)).status_code == 404


def test_a_lost_file_is_not_found(storage, gardener, own_client):
    picture = PictureFactory(owner=gardener)
    storage.delete(picture.file.name)
    assert own_client.get(url(picture)).status_code == 404


def test_the_web_server_may_send_it(settings, gardener, own_client):
    settings.PRIVATE_MEDIA_ACCEL_PREFIX = "/private-files/"
    picture = PictureFactory(owner=gardener)
    answer = own_client.get(url(picture))
    assert answer["X-Accel-Redirect"] == f"/private-files/{picture.file.name}"
    assert answer.content == b""
    assert answer["Content-Type"] == "image/webp"


def test_staff_see_no_address_of_a_file(admin_client):
    picture = PictureFactory()
    page = admin_client.get(reverse("admin:gardens_picture_change", args=[picture.pk]))
    assert page.status_code == 200
    assert picture.file.name not in page.content.decode()


def test_storage_that_fails_leaves_the_file_to_the_sweep(
    storage, monkeypatch, django_capture_on_commit_callbacks
):
    def fail(name: str) -> None:
        raise OSError("the disk is away")

    picture = PictureFactory()
    with monkeypatch.context() as patch, django_capture_on_commit_callbacks(execute=True):
        patch.setattr(storage, "delete", fail)
        remove_pictures(Picture.objects.all())
    assert storage.exists(picture.file.name)
    assert sweep_pictures(older_than=timezone.now() + LATER) == 1
