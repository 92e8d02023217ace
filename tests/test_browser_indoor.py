"""Readings and changes entered in a real browser: one of each kind."""

from collections.abc import Iterator

import pytest
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Page, expect

from gardens.models import Reservoir
from gardens.tests.indoor import (
    ReservoirFactory,
    ReservoirReadingFactory,
    SpaceFactory,
    plant_in,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def tank() -> Reservoir:
    tank = ReservoirFactory()
    plant_in(tank, "leaf-lettuce")
    return tank


@pytest.fixture
def page(browser, live_site, tank) -> Iterator[Page]:
    client = Client()
    client.force_login(tank.garden.owner)
    session = client.cookies["sessionid"].value
    complaints: list[str] = []
    with browser.new_context(base_url=live_site.url) as context:
        context.add_cookies([{"name": "sessionid", "value": session, "url": live_site.url}])
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text))
        yield page
    assert complaints == []


def test_a_reading_of_a_reservoir_tells_the_dose(page, tank):
    page.goto(tank.get_absolute_url())
    page.get_by_role("link", name="Enter a reading").click()
    page.get_by_label("Salts").fill("735")
    page.get_by_label("Scale of the meter").select_option(label="ppm, scale 700 (442)")
    page.get_by_label("pH").fill("6.2")
    page.get_by_role("button", name="Note it").click()
    expect(page.locator("#main")).to_contain_text("Add 72")
    expect(page.get_by_role("img", name="Nutrient strength, EC")).to_be_visible()


def test_what_was_done_is_noted_from_the_advice(page, tank):
    now = timezone.now().replace(second=0, microsecond=0)
    ReservoirReadingFactory(reservoir=tank, read_at=now, ec_ms_cm=1.05)
    page.goto(tank.get_absolute_url())
    page.get_by_role("link", name="I have done this").click()
    page.get_by_role("button", name="Note it").click()
    expect(page.locator("#reservoir-log")).to_contain_text("Fertiliser added")
    expect(page.locator("#main")).to_contain_text("EC was not measured since")


def test_a_slip_in_a_reading_of_a_space_is_asked_back(page, tank):
    space = SpaceFactory(garden=tank.garden)
    page.goto(f"{space.get_absolute_url()}readings/add/")
    page.get_by_label("Air").fill("45")
    page.get_by_label("Relative humidity").fill("60")
    page.get_by_role("button", name="Note it").click()
    page.get_by_label("Air", exact=True).fill("24")
    page.get_by_role("button", name="Note it").click()
    expect(page.locator("#space-facts")).to_contain_text("1.19")
