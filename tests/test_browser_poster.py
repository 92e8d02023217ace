"""The poster as it comes out of a printer: sheets of A4, landscape."""

import re
from datetime import date
from urllib.parse import urlsplit

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from playwright.sync_api import Browser, Route

from gardens.models import StartMethod
from gardens.tests.cast import catalogue, shipped_plants  # noqa: F401 (fixtures)
from gardens.tests.factories import BedFactory, GardenFactory, PlantingFactory
from plants.models import Plant

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
SLUGS = (
    "tomato",
    "carrot",
    "spinach",
    "potato",
    "kale",
    "beet",
    "onion",
    "basil",
    "leek",
    "radish",
)
SITE = "http://gardening.test"
POSTER = "/calendar/poster/?year=2026"


def printed(browser: Browser, client: Client) -> bytes:
    html = client.get(POSTER).content

    def answer(route: Route) -> None:
        path = urlsplit(route.request.url).path
        if path.startswith("/static/"):
            route.fulfill(path=finders.find(path.removeprefix("/static/")))
        else:
            route.fulfill(body=html, content_type="text/html; charset=utf-8")

    context = browser.new_context(java_script_enabled=False)
    context.route("**/*", answer)
    page = context.new_page()
    page.goto(SITE + POSTER)
    content = page.pdf(prefer_css_page_size=True)
    context.close()
    return content


@pytest.mark.parametrize(("number", "sheets"), [(12, {1}), (60, {4, 5, 6})])
@pytest.mark.usefixtures("catalogue")
def test_a_dozen_plantings_fit_on_one_sheet(number, sheets, browser, client):
    bed = BedFactory(garden=GardenFactory())
    for index in range(number):
        PlantingFactory(
            bed=bed,
            plant=Plant.objects.get(slug=SLUGS[index % len(SLUGS)]),
            method=StartMethod.DIRECT_SOW,
            started_on=date(2026, 4, 20),
        )
    client.force_login(bed.garden.owner)

    content = printed(browser, client)

    assert len(re.findall(rb"/Type\s*/Page\b", content)) in sheets
    width, height = map(float, re.search(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", content).groups())
    assert (round(width), round(height)) == (842, 595)
