"""Notes and photos: kept without what they betray, made small by a worker, removed with them."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from gardens.actions.gardens import remove_garden
from gardens.actions.pictures import sweep_pictures, sweep_unused_pictures
from gardens.models import Act, Event, Photo, Picture, Problem
from gardens.tests.factories import BedFactory, EventFactory, PlantingFactory
from gardens.tests.pictures import (
    PhotoFactory,
    PictureFactory,
    UnderlayFactory,
    image,
    kept_in,
    opened,
    taken_at_home,
    upload,
)
from gardens.uploads import thumbnails
from gardens.uploads.thumbnails import make_missing_thumbnails, make_thumbnails

pytestmark = pytest.mark.django_db
LATER = timedelta(hours=1)


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    return kept_in(tmp_path, monkeypatch)


def url(garden, name="journal-add") -> str:
    return reverse(f"gardens:{name}", args=[garden.pk])


def written(garden, **data) -> dict[str, object]:
    return {"happened_on": garden.place.today(timezone.now()), "batch": uuid4()} | data


def text(answer) -> str:
    return " ".join(answer.content.decode().split())


def test_a_note_with_photos_is_kept_without_what_they_betray(
    bed, own_client, django_capture_on_commit_callbacks
):
    planting = PlantingFactory(bed=bed)
    home = upload(image(size=(1600, 1200)), exif=taken_at_home(6))
    form = written(bed.garden, note="First\nfruit", planting=planting.pk, photos=[home, upload()])
    with django_capture_on_commit_callbacks(execute=True):
        own_client.post(url(bed.garden), form)
    event = Event.objects.get()
    assert (event.act, event.bed, event.planting, event.note) == (
        *(Act.NOTE, bed, planting),
        "First\nfruit",
    )
    first, second = (photo.picture for photo in event.photos.select_related("picture"))
    kept = opened(first.file.read())
    assert (kept.size, dict(kept.getexif())) == ((1200, 1600), {})
    small = opened(first.thumbnail.read())
    assert (max(small.size), small.format) == (320, "WEBP")
    page = text(own_client.get(reverse("gardens:planting-book", args=[planting.pk])))
    for picture in (first, second):
        address = reverse("gardens:picture-thumbnail", args=[picture.pk])
        assert f'src="{address}"' in page
        assert own_client.get(address)["Content-Type"] == "image/webp"


def test_a_form_that_one_went_back_to_and_changed_is_not_taken_for_the_same(garden, own_client):
    form = written(garden, note="one")
    for _ in range(2):
        assert own_client.post(url(garden), form).status_code == 302
    for changed in ({"note": "two"}, {"photos": [upload()]}):
        page = text(own_client.post(url(garden), form | changed))
        assert "This form was logged before with other content." in page
    assert Event.objects.get().note == "one"


def test_a_link_says_of_what_and_no_more(garden, bed, own_client):
    given = {"bed": bed.pk, "batch": uuid4(), "note": "Buy now"}
    page = text(own_client.get(url(garden), given))
    assert f'<option value="{bed.pk}" selected>' in page
    assert str(given["batch"]) not in page
    assert "Buy now" not in page.replace("%20", " ").split("<form class", 1)[1]


def test_until_the_worker_has_been_there_a_placeholder_stands(bed, gardener, own_client):
    photo = PhotoFactory(event__bed=bed)
    book = reverse("gardens:bed-book", args=[bed.garden_id, bed.pk])
    address = reverse("gardens:picture-thumbnail", args=[photo.picture_id])
    assert "Photo is being made small" in text(own_client.get(book))
    assert own_client.get(address).status_code == 404
    make_missing_thumbnails()
    assert address in text(own_client.get(book))


def test_making_it_twice_or_at_once_leaves_one_file(folder, monkeypatch):
    picture = PhotoFactory().picture
    make_thumbnails([picture.pk])
    picture.refresh_from_db()
    name = picture.thumbnail.name
    make_thumbnails([picture.pk])
    # Another worker that looked before the first one was done.
    stale = Picture.objects.get(pk=picture.pk)
    thumbnails._make(stale)
    picture.refresh_from_db()
    assert picture.thumbnail.name == name
    files = [
        f for shard in folder.listdir("pictures")[0] for f in folder.listdir(f"pictures/{shard}")[1]
    ]
    assert len(files) == 2


def test_a_lost_or_damaged_file_is_left_alone(folder):
    lost, damaged = PhotoFactory().picture, PhotoFactory().picture
    folder.delete(lost.file.name)
    with folder.open(damaged.file.name, "wb") as file:
        file.write(b"no picture")
    make_missing_thumbnails()
    assert set(Picture.objects.values_list("thumbnail", flat=True)) == {""}


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({}, "Write something, or choose a photo."),
        ({"note": "x" * 2001}, "at most 2000 characters"),
        ({"note": "Early", "happened_on": "2999-01-01"}, "Enter a day between"),
        ({"note": "Early", "bed": "NaN"}, "Select a valid choice"),
        ({"note": "Early", "planting": "1e9"}, "Select a valid choice"),
    ],
    ids=str,
)
def test_what_cannot_be_kept_is_explained(data, words, garden, own_client):
    answer = own_client.post(url(garden), written(garden, **data))
    assert words in text(answer)
    assert data.get("note", "") in text(answer)
    assert not Event.objects.exists()


def test_an_image_bomb_is_refused_and_the_words_stay(garden, own_client):
    bomb = upload(image("1", (6000, 5000)), kind="PNG")
    answer = own_client.post(url(garden), written(garden, note="Bang", photos=[bomb]))
    assert "more than 24 megapixels" in text(answer)
    assert "Bang</textarea>" in text(answer)
    many = [upload(name=f"{number}.jpg") for number in range(7)]
    answer = own_client.post(url(garden), written(garden, note="Many", photos=many))
    assert "Choose at most 6 photos at once." in text(answer)
    assert not Event.objects.exists()


@pytest.mark.parametrize("name", ["journal-add", "log-problem"])
def test_photos_are_asked_for_again_when_something_else_is_wrong(name, bed, own_client):
    again = "Choose the photos again"
    form = written(bed.garden, note="First fruit", happened_on="2100-01-01")
    assert again not in text(own_client.post(url(bed.garden, name), form))
    assert again in text(own_client.post(url(bed.garden, name), form | {"photos": upload()}))


def test_without_room_nothing_is_written(garden, gardener, own_client):
    PictureFactory(owner=gardener, size_bytes=500 * 1024 * 1024)
    answer = own_client.post(url(garden), written(garden, note="Full", photos=[upload()]))
    assert "Your room of 500 MB for pictures is used up." in text(answer)
    assert not Event.objects.exists()


def test_a_bed_of_a_stranger_is_refused(garden, own_client):
    form = written(garden, note="Mine", bed=BedFactory().pk)
    assert "Select a valid choice" in text(own_client.post(url(garden), form))


def test_a_problem_is_logged_with_its_photo(bed, own_client):
    form = written(bed.garden, bed=bed.pk, words="Spots", severity=1, photos=[upload()])
    own_client.post(url(bed.garden, "log-problem"), form)
    assert Problem.objects.get().event.photos.count() == 1


def test_photos_are_added_and_removed_and_go_with_their_entry(
    bed, own_client, folder, django_capture_on_commit_callbacks
):
    event = EventFactory(bed=bed, act=Act.NOTE, note="Mildew")
    edit = reverse("gardens:event-edit", args=[event.pk])
    data = {"happened_on": "2026-05-01", "note": "Blight", "photos": [upload(), upload()]}
    own_client.post(edit, data)
    event.refresh_from_db()
    assert (event.note, event.photos.count()) == ("Blight", 2)
    first, second = Photo.objects.select_related("picture")
    assert f"photo-delete-{first.pk}" in text(own_client.get(edit))
    with django_capture_on_commit_callbacks(execute=True):
        own_client.post(reverse("gardens:photo-delete", args=[first.pk]))
    assert not folder.exists(first.picture.file.name)
    make_missing_thumbnails()
    second.picture.refresh_from_db()
    names = [second.picture.file.name, second.picture.thumbnail.name]
    with django_capture_on_commit_callbacks(execute=True):
        own_client.post(reverse("gardens:event-undo", args=[event.pk]))
    assert not Picture.objects.exists()
    assert [folder.exists(name) for name in names] == [False, False]


def test_an_entry_holds_so_many_photos(bed, own_client):
    event = EventFactory(bed=bed, act=Act.NOTE)
    PhotoFactory.create_batch(12, event=event)
    edit = reverse("gardens:event-edit", args=[event.pk])
    answer = own_client.post(edit, {"happened_on": "2026-05-01", "photos": [upload()]})
    assert "An entry holds 12 photos." in text(answer)


def test_thumbnails_are_no_orphans_and_pictures_of_nothing_are(folder):
    kept, underlay, unused = PhotoFactory().picture, UnderlayFactory().picture, PictureFactory()
    make_missing_thumbnails()
    assert sweep_pictures(older_than=timezone.now() + LATER) == 0
    assert sweep_unused_pictures(older_than=timezone.now() - LATER) == 0
    assert sweep_unused_pictures(older_than=timezone.now() + LATER) == 1
    assert set(Picture.objects.all()) == {kept, underlay}
    assert not Picture.objects.filter(pk=unused.pk).exists()


def test_with_a_garden_its_photos_go():
    photo = PhotoFactory()
    garden = photo.event.garden
    remove_garden(garden, actor=garden.owner)
    assert not Picture.objects.exists()


def test_a_stranger_sees_and_removes_no_photo(stranger_client):
    photo = PhotoFactory()
    for name, pk in (("picture-thumbnail", photo.picture_id), ("photo-delete", photo.pk)):
        assert stranger_client.post(reverse(f"gardens:{name}", args=[pk])).status_code in {404, 405}
    thumbnail = reverse("gardens:picture-thumbnail", args=[photo.picture_id])
    assert stranger_client.get(thumbnail).status_code == 404
    assert Photo.objects.exists()


def test_the_book_shows_only_what_is_asked_for(bed, own_client):
    EventFactory(bed=bed, act=Act.NOTE, note="Bees")
    EventFactory(bed=bed, act=Act.HARVEST, planting=PlantingFactory(bed=bed))
    PhotoFactory.create_batch(2, event=EventFactory(bed=bed, act=Act.WEED))
    book = reverse("gardens:bed-book", args=[bed.garden_id, bed.pk])
    shown = {}
    for show in ("", "notes", "photos", "harvests", "problems", "nonsense"):
        page = text(own_client.get(book, {"show": show}))
        shown[show] = page.count('id="event-row-')
    assert list(shown.values()) == [3, 1, 1, 1, 0, 3]


@pytest.mark.parametrize("number", [5, 200])
def test_the_timeline_costs_the_same_however_many_photos(
    number, bed, own_client, django_assert_num_queries
):
    events = Event.objects.bulk_create(EventFactory.build_batch(number, bed=bed, garden=bed.garden))
    owner = bed.garden.owner
    pictures = [
        Picture(owner=owner, file=f"{n}.webp", width_px=1, height_px=1, size_bytes=1)
        for n in range(number)
    ]
    pictures = Picture.objects.bulk_create(pictures)
    Photo.objects.bulk_create(
        Photo(event=event, picture=picture) for event, picture in zip(events, pictures, strict=True)
    )
    with django_assert_num_queries(11):
        own_client.get(reverse("gardens:bed-book", args=[bed.garden_id, bed.pk]))


def test_photos_are_limited_and_words_are_not(garden, own_client, settings):
    settings.LIMITS = settings.LIMITS | {"picture_upload": "1/h"}
    statuses = [
        own_client.post(url(garden), written(garden, note="One", photos=[upload()])).status_code
        for _ in range(2)
    ]
    assert statuses == [302, 429]
    assert own_client.post(url(garden), written(garden, note="Two")).status_code == 302
