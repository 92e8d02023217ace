import pytest
from django.urls import reverse

from gardens.models import Garden, Gardener, Picture, Underlay
from gardens.tests.factories import BedFactory, LandFactory
from gardens.tests.pictures import UnderlayFactory, image, upload

pytestmark = pytest.mark.django_db

HTMX = {"HTTP_HX_REQUEST": "true"}
# A and B are 200 px apart and lie 10 m from each other: 5 cm a pixel.
LAID = {
    "ax_percent": "25",
    "ay_percent": "50",
    "bx_percent": "75",
    "by_percent": "50",
    "distance_m": "10",
    "x_cm": "100",
    "y_cm": "400",
    "direction_deg": "",
    "known": "1",
}


@pytest.fixture
def plot(garden) -> Garden:
    LandFactory(garden=garden)
    return garden


@pytest.fixture
def underlay(plot) -> Underlay:
    return UnderlayFactory(garden=plot)


def text(answer) -> str:
    page = " ".join(answer.content.decode().split())
    return page.replace("\N{NARROW NO-BREAK SPACE}", " ")


def url(garden, page="underlay-lay") -> str:
    name = f"gardens:{page}"
    return reverse(name, args=[garden.pk])


def test_a_photo_is_uploaded_laid_and_drawn_under_the_beds(plot, own_client):
    BedFactory(garden=plot, placed=True)
    page = text(own_client.get(url(plot, "garden-detail")))
    assert f'href="{url(plot, "underlay-upload")}"' in page

    page = text(
        own_client.post(
            url(plot, "underlay-upload"), {"picture": upload(), "known": "0"}, follow=True
        )
    )
    # It spans the 12 m of the land until its points are chosen.
    assert "The picture covers 12 × 9 m, turned by 0°." in page
    page = text(own_client.post(url(plot), LAID, follow=True))

    assert "The picture lies under the plan." in page
    # 920 units are 12 m; A at pixel 100, 150 lies at 1 m, 4 m.
    assert 'transform="matrix(3.83333 0.00000 -0.00000 3.83333 -306.66667 -268.33333)"' in page
    picture = Picture.objects.get()
    assert f'<image href="/pictures/{picture.pk}/" width="400" height="300"' in page
    assert page.index('class="grass"') < page.index("<image") < page.index('class="soil"')


def test_the_picture_is_turned_towards_a_direction(underlay, own_client):
    own_client.post(url(underlay.garden), LAID | {"direction_deg": "180"})
    stored = Underlay.objects.with_picture().get()
    laid = stored.similarity
    assert laid.turn_deg == pytest.approx(90)
    assert laid.on_land(stored.b_px) == pytest.approx(100 + 1400j)


def test_a_preview_shows_and_keeps_nothing(underlay, own_client):
    BedFactory(garden=underlay.garden, placed=True)
    page = text(own_client.post(url(underlay.garden), LAID | {"preview": "yes"}))
    assert "The picture covers 20 × 15 m, turned by 0°." in page
    assert 'data-mark="a" x="25.0%" y="50.0%"' in page
    assert 'name="distance_m" value="10"' in page
    # The land is to look at only: what a pointer would meet is drawn black without a script.
    assert 'class="soil"' in page
    assert 'class="hit"' not in page
    assert Underlay.objects.get().distance_m == 12


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"bx_percent": "25"}, "A and B lie too close together. Choose points far apart."),
        ({"bx_percent": "26.9"}, "A and B lie too close together."),
        ({"ax_percent": "nan"}, "Enter a number."),
        ({"ay_percent": "-1"}, "Enter a number between 0 and 100."),
        ({"by_percent": "inf"}, "Enter a number."),
        ({"bx_percent": ""}, "This field is required."),
        ({"distance_m": "0"}, "Enter a length between 0.1 and 2000 m."),
        ({"distance_m": "1e9"}, "Enter a length between 0.1 and 2000 m."),
        ({"distance_m": "nan"}, "Enter a number."),
        ({"distance_m": "0.1", "ax_percent": "0", "bx_percent": "100"}, "picture would be 0.1 m"),
        ({"distance_m": "2000", "bx_percent": "30"}, "The whole picture would be 40000 m wide."),
        ({"x_cm": "1e9"}, "Enter a length between"),
        ({"direction_deg": "400"}, "Enter a number between 0 and 360."),
        ({"direction_deg": "nan"}, "Enter a number."),
    ],
)
def test_points_that_tell_nothing_are_explained_and_kept(change, complaint, underlay, own_client):
    page = text(own_client.post(url(underlay.garden), LAID | change))
    assert complaint in page
    name, typed = next(iter(change.items()))
    assert f'name="{name}"' in page
    assert typed == "" or f'value="{typed}"' in page
    assert Underlay.objects.get().version == 1


def test_another_tab_was_quicker(underlay, own_client):
    own_client.post(url(underlay.garden), LAID)
    twice = own_client.post(url(underlay.garden), LAID)
    assert twice.status_code == 302

    for page, form in (
        ("underlay-lay", LAID | {"distance_m": "11"}),
        ("underlay-delete", {"known": "1"}),
        ("underlay-upload", {"known": "1", "picture": upload(image(size=(50, 50)))}),
    ):
        answer = text(own_client.post(url(underlay.garden, page), form))
        assert "The picture was changed in another tab." in answer
    stored = Underlay.objects.get()
    assert (stored.distance_m, stored.version, stored.picture) == (10, 2, underlay.picture)


@pytest.mark.parametrize(
    ("file", "complaint"),
    [
        ({}, "Choose a JPEG, PNG or WebP file of at most 15 MB."),
        ({"picture": upload(b"", name="empty.jpg")}, "This file is empty. Choose another one."),
        ({"picture": upload(b"not a picture")}, "This is no picture that can be shown."),
        ({"picture": upload(name="x" * 201)}, "The name of this file is too long. Rename it."),
    ],
)
def test_a_file_that_is_no_picture_is_explained(file, complaint, plot, own_client):
    page = text(own_client.post(url(plot, "underlay-upload"), {"known": "0"} | file))
    assert complaint in page
    assert not Picture.objects.exists()


def test_a_used_up_room_is_said_beside_the_file(plot, gardener, own_client):
    Gardener.objects.update(guest_since="2026-05-01T00:00Z")
    underlay = UnderlayFactory(garden=plot, picture__size_bytes=20 * 1024 * 1024)
    form = {"picture": upload(), "known": "1"}
    page = text(own_client.post(url(plot, "underlay-upload"), form))
    assert "A guest has room for 20 MB of pictures" in page
    assert Underlay.objects.get().picture == underlay.picture


def test_sending_a_first_picture_twice_keeps_one(plot, own_client):
    for _ in range(2):
        form = {"picture": upload(), "known": "0"}
        assert own_client.post(url(plot, "underlay-upload"), form).status_code == 302
    assert Picture.objects.count() == Underlay.objects.count() == 1


def test_another_picture_is_laid_like_the_last_and_the_last_is_deleted(
    underlay, own_client, django_capture_on_commit_callbacks
):
    last = underlay.picture.file
    with django_capture_on_commit_callbacks(execute=True):
        form = {"picture": upload(image(size=(800, 600))), "known": "1"}
        own_client.post(url(underlay.garden, "underlay-upload"), form)
    stored = Underlay.objects.with_picture().get()
    assert (stored.picture.width_px, stored.distance_m, stored.version) == (800, 12, 2)
    assert Picture.objects.count() == 1
    assert not last.storage.exists(last.name)


def test_it_shows_as_strongly_as_wished_or_not_at_all(underlay, own_client):
    garden = underlay.garden
    dim = url(garden, "underlay-dim")
    page = text(own_client.post(dim, {"opacity_percent": "20"}, **HTMX))
    assert page.startswith('<div class="stack stack--l" id="land-plan"')
    assert '<g opacity="0.2">' in page
    assert 'value="20" aria-current="true"' in page

    page = text(own_client.post(dim, {"opacity_percent": "0"}, follow=True))
    assert "<image" not in page
    assert 'value="0" aria-current="true"' in page

    page = text(own_client.post(dim, {"opacity_percent": "55"}, follow=True))
    assert "Choose 0, 20, 40, 60 or 80 %." in page
    # Laid anew it is seen again.
    for form in (LAID, LAID | {"known": "2"}):
        assert '<g opacity="0.6">' in text(own_client.post(url(garden), form, follow=True))
        own_client.post(dim, {"opacity_percent": "0"})


def test_it_is_removed_after_a_question(underlay, own_client, django_capture_on_commit_callbacks):
    garden, file = underlay.garden, underlay.picture.file
    page = text(own_client.get(url(garden, "underlay-delete")))
    assert "its file is deleted" in page
    with django_capture_on_commit_callbacks(execute=True):
        own_client.post(url(garden, "underlay-delete"), {"known": "1"})
    assert not Picture.objects.exists()
    assert not file.storage.exists(file.name)
    # The other tab finds the pages that are left.
    assert own_client.get(url(garden)).url == url(garden, "underlay-upload")
    assert own_client.post(url(garden, "underlay-delete"), {"known": "1"}).status_code == 302
    page = text(
        own_client.post(url(garden, "underlay-dim"), {"opacity_percent": "20"}, follow=True)
    )
    assert "The picture was removed in the meantime." in page


def test_without_land_its_size_is_asked_first(garden, own_client):
    answer = own_client.get(url(garden, "underlay-upload"))
    assert answer.url == reverse("gardens:land-edit", args=[garden.pk])


def test_in_feet_and_inches(underlay, own_client):
    Gardener.objects.update(units="imperial")
    assert 'name="distance_m" value="39.37"' in text(own_client.get(url(underlay.garden)))
    own_client.post(url(underlay.garden), LAID | {"distance_m": "30", "x_cm": "10"})
    stored = Underlay.objects.get()
    assert (stored.distance_m, stored.x_cm) == (9.144, 25.4)


def test_uploads_are_limited_by_gardener(plot, own_client, settings):
    settings.LIMITS = settings.LIMITS | {"picture_upload": "1/h"}
    page = url(plot, "underlay-upload")
    assert own_client.post(page, {"known": "0"}).status_code == 200
    assert own_client.post(page, {"known": "0"}).status_code == 429
    assert own_client.get(page).status_code == 200
