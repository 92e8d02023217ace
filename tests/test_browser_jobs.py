"""Jobs that come again, are skipped, put off and ticked together, in a real browser."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Page, expect

from gardens.models import CareTask, Garden, SkipReason, TaskState
from gardens.tests.factories import BedFactory, CareTaskFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def garden() -> Garden:
    return BedFactory().garden


@pytest.fixture
def today(garden) -> date:
    return garden.place.today(timezone.now())


@pytest.fixture
def visit(visit_as, garden) -> Callable[..., Page]:
    desk = {"width": 1280, "height": 800}
    return partial(visit_as, garden.owner, garden, viewport=desk)


def short(day: date) -> str:
    return f"{day.day} {day:%b}"


def test_a_job_that_comes_again_stands_there_anew_when_it_is_done(visit, garden, today):
    page = visit()
    page.goto(reverse("rules:today"))
    page.get_by_role("link", name="Jobs that come again").click()
    page.get_by_role("link", name="Add one").click()
    page.get_by_label("What is to be done").fill("Turn the compost")
    page.get_by_label("Every", exact=True).fill("2")
    page.get_by_label("Days, weeks, months or years").select_option(label="weeks")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Every 2 weeks")).to_be_visible()

    page.goto(reverse("rules:today"))
    page.get_by_role("button", name="Mark done: Turn the compost").click()
    expect(page.get_by_role("button", name="Not done after all: Turn the compost")).to_be_visible()
    following = CareTask.objects.open().get()
    assert following.due_on == today + timedelta(weeks=2)
    page.goto(reverse("gardens:task-list", args=[garden.pk]))
    expect(page.locator(".opt", has_text="Turn the compost")).to_contain_text(
        short(following.due_on)
    )


def test_a_job_is_skipped_with_its_reason(visit, garden, today):
    CareTaskFactory(garden=garden, title="Tie in", due_on=today)
    page = visit()
    page.goto(reverse("rules:today"))
    page.get_by_role("link", name="Not now Tie in").click()
    expect(page.get_by_role("checkbox", name="Tie in")).to_be_checked()
    page.get_by_label("Why").select_option(label="Weather")
    page.get_by_role("button", name="Skip them this time").click()
    expect(page.locator("#messages")).to_contain_text("Skipped this time.")
    row = page.locator(".task", has_text="Tie in")
    expect(row).to_contain_text("skipped, weather")
    assert CareTask.objects.get().skip_reason == SkipReason.WEATHER
    row.get_by_role("button", name="Undo").click()
    expect(row.get_by_role("link", name="Not now")).to_be_visible()
    assert CareTask.objects.get().state == TaskState.OPEN


def test_a_job_is_put_off_by_a_week_and_wanted_today_after_all(visit, garden, today):
    CareTaskFactory(garden=garden, title="Tie in", due_on=today)
    page = visit()
    page.goto(reverse("rules:today"))
    page.get_by_role("link", name="Not now Tie in").click()
    page.get_by_label("Put off").select_option(label="By a week")
    page.get_by_role("button", name="Put them off").click()
    row = page.locator(".task", has_text="Tie in")
    expect(row).to_contain_text(f"{short(today + timedelta(weeks=1))}, put off")
    row.get_by_role("button", name="Undo").click()
    expect(row).not_to_contain_text("put off")
    assert CareTask.objects.get().due_on == today


def test_jobs_ticked_together_are_taken_back_together(visit, garden, today):
    for title in ("Tie in", "Hoe", "Sharpen"):
        CareTaskFactory(garden=garden, title=title, due_on=today)
    page = visit()
    page.goto(reverse("rules:today"))
    page.get_by_role("link", name="Tick several jobs").click()
    page.get_by_role("button", name="They are done").click()
    expect(page.get_by_role("alert")).to_contain_text("Tick the jobs first.")
    for title in ("Tie in", "Hoe"):
        page.get_by_role("checkbox", name=title).check()
    page.get_by_role("button", name="They are done").click()
    expect(page.locator("#messages")).to_contain_text("2 jobs done.")
    assert CareTask.objects.open().get().title == "Sharpen"
    page.locator("#messages").get_by_role("button", name="Undo").click()
    expect(page.locator("#messages")).to_contain_text("Taken back.")
    assert CareTask.objects.filter(state=TaskState.OPEN).count() == 3
