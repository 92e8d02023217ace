"""Notes and photos of seedlings, reservoirs and spaces stand in the book and on their pages."""

from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from gardens.models import Event, Garden, Photo
from gardens.tests.factories import SowingFactory, TrayFactory
from gardens.tests.indoor import ReservoirFactory, SpaceFactory
from gardens.tests.pictures import kept_in, upload

pytestmark = pytest.mark.django_db

SUBJECTS = {
    "sowing": lambda garden: SowingFactory(tray=TrayFactory(garden=garden)),
    "reservoir": lambda garden: ReservoirFactory(garden=garden),
    "space": lambda garden: SpaceFactory(garden=garden),
}


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch) -> None:
    kept_in(tmp_path, monkeypatch)


def written(garden: Garden, **data) -> dict[str, object]:
    return {"happened_on": garden.place.today(timezone.now()), "batch": uuid4()} | data


def journal(garden: Garden) -> str:
    return reverse("gardens:journal-add", args=[garden.pk])


def text(answer) -> str:
    return " ".join(answer.content.decode().split())


@pytest.mark.parametrize("name", SUBJECTS)
def test_photos_are_kept_of_what_grows_indoors(name, garden, own_client):
    subject = SUBJECTS[name](garden)
    page = text(own_client.get(subject.get_absolute_url()))
    link = f"{journal(garden)}?{name}={subject.pk}&amp;next={subject.get_absolute_url()}"
    assert link in page
    form = text(own_client.get(journal(garden), {name: subject.pk}))
    assert f'<option value="{subject.pk}" selected>' in form
    entry = written(garden, note="Pale leaves", photos=[upload()], **{name: subject.pk})
    own_client.post(journal(garden), entry)
    event = Event.objects.get()
    assert (getattr(event, name), event.note) == (subject, "Pale leaves")
    picture = Photo.objects.get().picture
    assert picture.get_absolute_url() in text(own_client.get(subject.get_absolute_url()))
    other = SUBJECTS[name](garden)
    assert picture.get_absolute_url() not in text(own_client.get(other.get_absolute_url()))


def test_what_the_garden_does_not_have_is_not_asked(garden, own_client):
    SpaceFactory(garden=garden)
    ReservoirFactory()
    form = own_client.get(journal(garden)).context["form"]
    assert [field.name for field in form.of_indoors] == ["space"]


@pytest.mark.parametrize("second", ["bed", "reservoir"])
def test_an_entry_is_of_one_thing(second, bed, own_client):
    sowing = SUBJECTS["sowing"](bed.garden)
    of = {"bed": bed, "reservoir": ReservoirFactory(garden=bed.garden)}
    both = written(bed.garden, note="Pale", sowing=sowing.pk, **{second: of[second].pk})
    page = text(own_client.post(journal(bed.garden), both))
    assert "Choose one of what it is about." in page
    assert "Pale</textarea>" in page
    assert not Event.objects.exists()


def test_somebody_else_s_seedlings_are_no_choice(garden, own_client):
    strange = SowingFactory()
    SUBJECTS["sowing"](garden)
    own_client.post(journal(garden), written(garden, note="Mine?", sowing=strange.pk))
    assert not Event.objects.exists()
