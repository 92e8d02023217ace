"""A packet's way through a real browser: into the box, a tray, a bed, and back by undo."""

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Page, expect

from gardens.models import Bed, Planting, SeedLot, Sowing
from gardens.tests.factories import BedFactory, TrayFactory
from plants.tests.factories import PlantFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def bed() -> Bed:
    PlantFactory(slug="tomato", seed_viability_years=4)
    bed = BedFactory()
    TrayFactory(garden=bed.garden)
    return bed


@pytest.fixture
def page(browser, live_site, bed) -> Iterator[Page]:
    client = Client()
    client.force_login(bed.garden.owner)
    session = client.cookies["sessionid"].value
    with browser.new_context(base_url=live_site.url, viewport={"width": 390, "height": 844}) as on:
        on.add_cookies([{"name": "sessionid", "value": session, "url": live_site.url}])
        yield on.new_page()


def test_from_the_packet_to_the_bed_and_back(page, bed):
    page.goto(reverse("gardens:seed-add"))
    page.get_by_label("Plant", exact=True).fill("Tomato")
    page.get_by_label("Variety").fill("Matina")
    page.get_by_label("How much").fill("30")
    page.get_by_role("button", name="Add the packet").click()
    expect(page.locator("h1")).to_have_text("Tomato ‘Matina’")
    assert page.evaluate("document.documentElement.scrollWidth") == 390

    page.get_by_role("link", name="Sow in a tray").click()
    page.get_by_label("Cells", exact=True).fill("6")
    page.get_by_label("Temperature of the soil").fill("68")
    page.get_by_role("button", name="Sow", exact=True).click()
    page.get_by_role("button", name="Yes, 68 °F").click()
    expect(page.locator(".head")).to_contain_text("Awaited")
    assert Sowing.objects.get().soil_c == pytest.approx(20)

    page.get_by_label("Came up in all").fill("5")
    page.get_by_role("button", name="Save the count").click()
    page.get_by_label("Seedlings", exact=True).fill("3")
    page.get_by_role("button", name="Plant out").click()
    expect(page.locator(".head")).to_contain_text("2 are in the tray")
    assert Planting.objects.get().seed_lot == SeedLot.objects.get()

    page.goto(bed.get_absolute_url())
    page.get_by_role("button", name="Undo").first.click()
    expect(page.locator("#bed-plantings")).to_contain_text("0 plantings")
    page.goto(Sowing.objects.get().get_absolute_url())
    expect(page.locator(".head")).to_contain_text("5 are in the tray")
