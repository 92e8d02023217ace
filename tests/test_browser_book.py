"""A harvest weighed and a photo kept, in a real browser on a telephone."""

from collections.abc import Callable
from functools import partial

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Page, expect

from gardens.models import Act, Garden, Harvest, Planting
from gardens.tests.factories import CareTaskFactory, PlantingFactory
from gardens.tests.pictures import taken_at_home, upload
from plants.tests.factories import PlantFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
TELEPHONE = {"width": 390, "height": 844}


@pytest.fixture
def planting() -> Planting:
    return PlantingFactory(plant=PlantFactory(slug="tomato", tender=True))


@pytest.fixture
def visit(visit_as, planting) -> Callable[..., Page]:
    garden: Garden = planting.garden
    return partial(visit_as, garden.owner, garden, viewport=TELEPHONE)


def test_a_job_of_today_is_weighed_and_counts_in_the_season(visit, planting):
    today = planting.garden.place.today(timezone.now())
    CareTaskFactory(
        garden=planting.garden, bed=planting.bed, planting=planting, act=Act.HARVEST, due_on=today
    )
    page = visit()
    page.goto(reverse("rules:today"))
    page.get_by_role("link", name="Weigh").click()
    page.get_by_label("Weight (kg)").fill("850 g")
    page.get_by_role("button", name="Log the harvest").click()
    expect(page.locator("#messages")).to_contain_text("Logged.")
    page.goto(reverse("gardens:garden-season", args=[planting.garden_id]))
    expect(page.locator("#season-totals")).to_contain_text("850")
    assert Harvest.objects.get().weight_g == 850


def test_a_photo_is_kept_and_shown_small(visit, planting, tmp_path):
    photo = tmp_path / "home.jpg"
    photo.write_bytes(upload(exif=taken_at_home()).read())
    page = visit()
    page.goto(reverse("gardens:planting-book", args=[planting.pk]))
    page.get_by_role("link", name="Write, with photos").click()
    page.get_by_label("What you want to keep").fill("First truss")
    page.get_by_label("Photos").set_input_files(photo)
    page.get_by_role("button", name="Keep it").click()
    page.wait_for_url("**/book/")
    expect(page.get_by_text("First truss")).to_be_visible()
    thumbnail = page.get_by_role("img", name="Photo 1")
    expect(thumbnail).to_have_js_property("naturalWidth", 320)
