"""A device and its token, a logger's file with its columns, a place indoors: in a real browser."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from gardens.models import Device, SensorReading, Space
from gardens.tests.factories import BedFactory, DeviceFactory, GardenFactory, SensorFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PHONE = {"width": 390, "height": 800}


def width_of(page) -> int:
    page.wait_for_load_state()
    return page.evaluate("document.documentElement.scrollWidth")


def test_a_device_is_added_and_its_token_shown_once(visit_as):
    bed = BedFactory()
    page = visit_as(bed.garden.owner, bed.garden, viewport=PHONE)
    page.goto(f"/gardens/{bed.garden_id}/devices/add/")
    page.get_by_label("Name").fill("Probe")
    page.get_by_label("Soil moisture").check()
    page.locator("main form button.btn--primary").click()
    token = page.get_by_label("Copy it into the device").input_value()
    assert len(token) > 20
    assert width_of(page) == 390
    page.goto(Device.objects.get().get_absolute_url())
    expect(page.get_by_role("heading", name="Probe")).to_be_visible()
    assert token not in page.content()


def test_a_file_is_looked_at_and_taken_in(visit_as):
    bed = BedFactory()
    device = DeviceFactory(garden=bed.garden, bed=bed)
    SensorFactory(device=device, quantity="soil_moisture_pct")
    first = timezone.now() - timedelta(hours=2)
    rows = [
        f"{first + timedelta(minutes=n):%d.%m.%Y %H:%M};{'21,5' if n else '?'}\r\n"
        for n in range(30)
    ]
    content = "Zeit;Wert\r\n" + "".join(rows)
    page = visit_as(bed.garden.owner, device, viewport=PHONE)
    page.get_by_role("link", name="Bring in a file").click()
    page.get_by_label("File of the logger").set_input_files(
        {"name": "log.csv", "mimeType": "text/csv", "buffer": content.encode("utf-8-sig")}
    )
    page.get_by_role("button", name="Look at the file").click()
    page.get_by_label("Wert").select_option("soil_moisture_pct:%")
    page.get_by_label("Times are in UTC").check()
    page.get_by_role("button", name="Read it so").click()
    expect(page.locator("#upload-preview")).to_contain_text("29 readings can be taken, 1 cannot")
    assert width_of(page) == 390
    page.get_by_role("button", name="Take these readings").click()
    expect(page.locator("#job-state")).to_contain_text(
        "29 readings taken, 0 known already, 1 not taken.", timeout=15_000
    )
    assert SensorReading.objects.count() == 29
    with page.expect_download() as download:
        page.get_by_role("link", name="Download the rows not taken").click()
    assert "The value is no number." in download.value.path().read_text("utf-8-sig")


def test_a_space_is_added(visit_as):
    garden = GardenFactory(kind="grow_tent")
    page = visit_as(garden.owner, garden, viewport=PHONE)
    page.goto(f"/gardens/{garden.pk}/spaces/add/")
    page.get_by_label("Name").fill("Tent")
    page.get_by_label("Light at the leaves").fill("200")
    page.get_by_label("Light comes on").fill("06:00")
    page.get_by_label("Light goes off").fill("22:00")
    page.locator("main form button.btn--primary").click()
    expect(page.get_by_role("heading", name="Tent")).to_be_visible()
    assert Space.objects.get().light_hours == 16
    expect(page.locator("#main")).to_contain_text("11.5")
    assert width_of(page) == 390
