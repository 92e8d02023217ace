"""Two points of a picture chosen in a real browser, by mouse and by keyboard."""

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Page, expect

from gardens.models import Underlay
from gardens.tests.factories import LandFactory
from gardens.tests.pictures import UnderlayFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def underlay() -> Underlay:
    underlay = UnderlayFactory()
    LandFactory(garden=underlay.garden)
    return underlay


@pytest.fixture
def page(browser, live_site, underlay) -> Iterator[Page]:
    client = Client()
    client.force_login(underlay.garden.owner)
    session = client.cookies["sessionid"].value
    complaints: list[str] = []
    with browser.new_context(base_url=live_site.url) as context:
        context.add_cookies([{"name": "sessionid", "value": session, "url": live_site.url}])
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        yield page
    assert complaints == []


def numbers(page: Page, point: str) -> list[float]:
    fields = (page.locator(f"[name={point}{axis}_percent]") for axis in "xy")
    return [float(field.input_value()) for field in fields]


def near(*percent: float) -> list[float]:
    """To the pixel."""
    return pytest.approx(list(percent), abs=0.5)


def test_two_points_are_clicked_nudged_and_kept(page, underlay):
    page.goto(reverse("gardens:underlay-lay", args=[underlay.garden_id]))
    picture = page.locator("#underlay-points [data-picture]")
    said = page.locator("#underlay-points [data-said]")
    box = picture.locator("img").bounding_box()

    picture.click(position={"x": box["width"] * 0.25, "y": box["height"] * 0.5})
    expect(said).to_contain_text("Point B: 100 % from the left, 0 % from the top.")
    picture.click(position={"x": box["width"] * 0.75, "y": box["height"] * 0.5})
    expect(said).to_contain_text("Point A:")
    assert [numbers(page, point) for point in "ab"] == [near(25, 50), near(75, 50)]

    # The next point is A again; the other one follows with Enter.
    clicked = numbers(page, "a")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Shift+ArrowLeft")
    assert numbers(page, "a") == pytest.approx([clicked[0] - 0.1, clicked[1] + 1])
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowUp")
    assert [numbers(page, point) for point in "ab"] == [near(24.9, 51), near(75, 49)]

    page.get_by_label("Real distance from A to B").fill("10")
    page.get_by_role("button", name="Lay it so").click()
    expect(page.locator("#messages")).to_contain_text("The picture lies under the plan.")
    drawn = page.locator("#land-plan image")
    assert drawn.evaluate("image => fetch(image.href.baseVal).then(answer => answer.status)") == 200

    page.get_by_role("button", name="20 %").click()
    expect(page.locator("#land-plan .underlay > g")).to_have_attribute("opacity", "0.2")
    stored = Underlay.objects.get()
    assert [stored.ax_percent, stored.ay_percent, stored.distance_m] == near(24.9, 51, 10)
