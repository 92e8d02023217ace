"""The garden's book written from Today in a real browser, with JavaScript and without."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Page, expect

from gardens.models import Act, Bed, Event
from gardens.tests.factories import BedFactory, CareTaskFactory, EventFactory, PlantingFactory
from gardens.tests.pictures import upload
from plants.tests.factories import PlantFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
DESK = {"width": 1280, "height": 800}
TELEPHONE = {"width": 390, "height": 844}


@pytest.fixture
def bed() -> Bed:
    """With a tomato, a month old."""
    bed = BedFactory()
    started_on = bed.garden.place.today(timezone.now()) - timedelta(days=30)
    PlantingFactory(bed=bed, plant=PlantFactory(slug="tomato"), started_on=started_on)
    return bed


def open_today(visit_as, bed: Bed, **options) -> Page:
    page = visit_as(bed.garden.owner, bed, **options)
    page.goto(reverse("rules:today"))
    return page


@pytest.mark.parametrize("viewport", [DESK, TELEPHONE], ids=["desk", "telephone"])
def test_what_was_done_is_logged_from_today_and_one_entry_is_taken_back(visit_as, bed, viewport):
    page = open_today(visit_as, bed, viewport=viewport)
    page.get_by_role("button", name="Watered Bed A").click()
    expect(page.locator("#messages")).to_contain_text("Logged.")
    page.get_by_role("link", name="Log Bed A").click()
    page.get_by_text("On another day, with litres or a note").click()
    page.get_by_label("Note", exact=True).fill("Between the rows")
    page.get_by_role("button", name="Weeded").click()
    expect(page.locator("#messages")).to_contain_text("Logged.")

    page.get_by_role("link", name="The garden's book").click()
    entries = page.locator("[id^=event-row]")
    expect(entries).to_have_count(2)
    expect(entries.first).to_contain_text("Between the rows")
    assert page.evaluate("document.documentElement.scrollWidth") == viewport["width"]
    page.get_by_role("button", name="Take back Weeded").click()
    expect(page.get_by_text("Taken back.")).to_be_visible()
    expect(entries).to_have_count(1)
    assert Event.objects.get().act == Act.WATER


@pytest.mark.parametrize("viewport", [DESK, TELEPHONE], ids=["desk", "telephone"])
def test_one_long_word_does_not_push_the_book_off_the_screen(visit_as, bed, viewport):
    EventFactory(bed=bed, note="slugs" * 60)
    page = visit_as(bed.garden.owner, bed, viewport=viewport)
    page.goto(reverse("gardens:garden-book", args=[bed.garden_id]))
    expect(page.get_by_text("slugsslugs")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == viewport["width"]


def test_the_log_is_written_and_taken_back_without_javascript(visit_as, bed):
    today = bed.garden.place.today(timezone.now())
    weeds = CareTaskFactory(garden=bed.garden, bed=bed, act=Act.WEED, title="Weed", due_on=today)
    page = open_today(visit_as, bed, viewport=DESK, java_script_enabled=False)
    page.get_by_role("button", name="Weeded Bed A").click()
    expect(page.locator("#messages")).to_contain_text("Logged.")
    weeds.refresh_from_db()
    assert weeds.is_settled
    page.locator("#messages").get_by_role("button", name="Undo").click()
    expect(page.locator("#messages")).to_contain_text("Taken back.")
    expect(page.get_by_role("button", name="Mark done: Weed")).to_be_visible()
    assert not Event.objects.exists()


def test_a_problem_is_logged_with_a_photo(visit_as, bed, tmp_path):
    photo = tmp_path / "leaf.jpg"
    photo.write_bytes(upload().read())
    page = open_today(visit_as, bed, viewport=TELEPHONE)
    page.get_by_role("link", name="Log Bed A").click()
    page.get_by_role("link", name="Problem").click()
    page.get_by_label("Photos").set_input_files(photo)
    page.get_by_role("button", name="Log the problem").click()
    expect(page.get_by_role("alert")).to_contain_text("Choose what it is")
    page.get_by_label("Or in your words").fill("Holes in the leaves")
    page.get_by_label("How bad").select_option(label="Severe: the crop is at risk")
    page.get_by_label("Photos").set_input_files(photo)
    page.get_by_role("button", name="Log the problem").click()

    page.goto(reverse("gardens:bed-book", args=[bed.garden_id, bed.pk]) + "?show=problems")
    expect(page.locator("[id^=event-row] b")).to_contain_text("Holes in the leaves")
    expect(page.get_by_role("img", name="Photo 1")).to_have_js_property("naturalWidth", 320)
    assert Event.objects.get().problem.words == "Holes in the leaves"


def test_what_was_treated_is_not_picked_before_the_waiting_period_is_over(visit_as, bed):
    today = bed.garden.place.today(timezone.now())
    CareTaskFactory(
        garden=bed.garden,
        bed=bed,
        planting=bed.plantings.get(),
        act=Act.HARVEST,
        title="Pick",
        due_on=today,
    )
    page = open_today(visit_as, bed, viewport=DESK)
    expect(page.get_by_role("button", name="Mark done: Pick")).to_be_visible()
    page.goto(reverse("gardens:log-treatment", args=[bed.garden_id]) + f"?bed={bed.pk}")
    page.get_by_label("Product").fill("Neem")
    page.get_by_label("Waiting period").fill("14")
    page.get_by_role("button", name="Log the treatment").click()
    free_on = today + timedelta(days=14)
    row = page.locator(".task", has_text="Pick")
    expect(row).to_contain_text(f"{free_on.day} {free_on:%b} (waiting period of Neem, 14 days)")
    expect(page.get_by_role("button", name="Mark done: Pick")).to_have_count(0)
