"""A planting from its sowing to its end, and a part that fares differently, in a real browser."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Page, expect

from gardens.models import Planting
from gardens.tests.factories import PlantingFactory
from plants.tests.factories import PlantFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


class Life:
    """The page of a planting's life."""

    def __init__(self, planting: Planting) -> None:
        self.planting = planting

    def get_absolute_url(self) -> str:
        return reverse("gardens:planting-life", args=[self.planting.pk])


@pytest.fixture
def planting() -> Planting:
    """3 rows of 2 tomatoes that are still to be sown indoors."""
    return PlantingFactory(
        plant=PlantFactory(slug="tomato", spacing_in_row_cm=40),
        method="sow_indoors",
        planned=True,
        x_cm=20.0,
        y_cm=20.0,
        columns=2,
        rows=3,
        spacing_cm=40,
        row_spacing_cm=40,
    )


@pytest.fixture
def today(planting) -> date:
    return planting.garden.place.today(timezone.now())


@pytest.fixture
def begun(planting, today) -> Planting:
    Planting.objects.update(started_on=today - timedelta(days=90))
    planting.refresh_from_db()
    return planting


@pytest.fixture
def visit(visit_as, planting) -> Callable[..., Page]:
    desk = {"width": 1280, "height": 800}
    return partial(visit_as, planting.garden.owner, Life(planting), viewport=desk)


def log(page: Page, act: str, on: date) -> None:
    page.get_by_role("link", name="Log", exact=True).click()
    page.get_by_text("On another day, with litres or a note").click()
    page.get_by_label("When").fill(on.isoformat())
    page.get_by_role("button", name=act, exact=True).click()
    expect(page.locator("#messages")).to_contain_text("Logged.")


def end(page: Page, reason: str) -> None:
    page.locator(".crumbs").get_by_role("link", name="Tomato").click()
    page.get_by_label("Why it ended").select_option(label=reason)
    page.get_by_role("button", name="End the planting").click()


def test_from_the_sowing_to_the_last_harvest(visit, planting, today):
    page = visit()
    stage = page.locator(".head__sub")
    expect(stage).to_contain_text("Planned, 6 of 6 plants.")
    for act, days_ago, said in (
        ("Sown or planted", 90, "Sown"),
        ("Germinated", 80, "Germinated"),
        ("Planted out", 40, "Planted out"),
    ):
        log(page, act, today - timedelta(days=days_ago))
        expect(stage).to_contain_text(said)
    page.get_by_role("link", name="Harvest", exact=True).click()
    page.get_by_label("Weight (kg)").fill("2")
    page.get_by_role("button", name="Log the harvest").click()
    expect(stage).to_contain_text("Harvesting")
    end(page, "Harvested")
    page.goto(Life(planting).get_absolute_url())
    expect(stage).to_contain_text("Finished")
    page.get_by_role("link", name="Its book").click()
    expect(page.locator("[id^=event-row]")).to_have_count(5)


@pytest.mark.parametrize(
    ("reason", "stage"), [("Frost, drought or storm", "Failed"), ("Removed", "Removed")]
)
def test_a_planting_that_ends_otherwise_says_why(visit, begun, reason, stage):
    page = visit()
    end(page, reason)
    page.goto(Life(begun).get_absolute_url())
    expect(page.locator(".head__sub")).to_have_text(f"{stage}, 6 of 6 plants. {reason}.")


def test_a_part_that_fares_differently_is_split_off_and_joined_again(visit, begun):
    page = visit()
    page.get_by_label("How many").fill("3")
    page.get_by_role("button", name="Split it off").click()
    expect(page.get_by_role("alert")).to_contain_text("3 rows of 2 plants")
    page.get_by_label("How many").fill("1")
    page.get_by_role("button", name="Split it off").click()
    expect(page.locator("#messages")).to_contain_text("Tomato is two plantings now.")
    expect(page.locator("#bed-plantings")).to_contain_text("2 plantings")
    page.get_by_role("button", name="Undo").first.click()
    expect(page.locator("#bed-plantings")).to_contain_text("1 planting")
    assert Planting.objects.get().count == 6
