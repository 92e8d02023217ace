"""A soil test with a slip of the pen, the lime it asks for, corrected and taken back; a heap."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from gardens.models import Amendment, SoilTest
from gardens.tests.factories import BedFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_from_a_soil_test_to_lime_that_is_logged(visit_as):
    bed = BedFactory(texture="loam")
    page = visit_as(bed.garden.owner, bed, viewport={"width": 390, "height": 844})
    page.get_by_role("link", name="Soil", exact=True).click()
    page.get_by_role("link", name="Log a soil test").click()
    page.get_by_label("pH", exact=True).fill("14.5")
    page.get_by_label("Laboratory or kit").fill("County laboratory")
    page.get_by_role("button", name="Log the test").click()
    expect(page.get_by_role("alert")).to_contain_text("Soil pH lies between 2 and 11")
    expect(page.get_by_label("Laboratory or kit")).to_have_value("County laboratory")

    page.get_by_label("pH", exact=True).fill("5.5")
    page.get_by_role("button", name="Log the test").click()
    expect(page.get_by_text("From pH 5.5 to 6.5")).to_be_visible()
    assert SoilTest.objects.get().ph == 5.5
    assert page.evaluate("document.documentElement.scrollWidth") == 390

    page.get_by_role("button", name="Log it Ground limestone").click()
    expect(page.get_by_text("of Ground limestone.")).to_be_visible()
    assert Amendment.objects.get().amount_g == pytest.approx(1440)
    page.get_by_role("link", name="Correct Ground limestone").click()
    page.get_by_label("Weight", exact=True).fill("1.2")
    page.get_by_role("button", name="Save").click()
    expect(page.locator("#soil-spread")).to_contain_text("1.2 kg")
    assert Amendment.objects.get().amount_g == 1200
    page.get_by_role("link", name="Correct Ground limestone").click()
    page.get_by_role("button", name="Take back").click()
    expect(page.get_by_text("Taken back.")).to_be_visible()
    assert not Amendment.objects.exists()


def test_a_test_just_logged_is_undone(visit_as):
    bed = BedFactory(texture="loam")
    page = visit_as(bed.garden.owner, bed)
    page.get_by_role("link", name="Soil", exact=True).click()
    page.get_by_role("link", name="Log a soil test").click()
    page.get_by_label("pH", exact=True).fill("5.5")
    page.get_by_role("button", name="Log the test").click()
    expect(page.get_by_text("Soil test logged.")).to_be_visible()
    page.get_by_role("button", name="Undo").first.click()
    expect(page.get_by_text("Taken back.")).to_be_visible()
    assert not SoilTest.objects.exists()


def test_a_compost_heap_is_weighed_up_and_mended(visit_as):
    bed = BedFactory()
    page = visit_as(bed.garden.owner, bed, viewport={"width": 390, "height": 844})
    page.goto(reverse("gardens:garden-soil", args=[bed.garden_id]))
    page.get_by_role("link", name="Weigh up a compost heap").click()
    page.get_by_label("Grass clippings").fill("10")
    page.get_by_role("button", name="Reckon").click()
    heap = page.locator("#compost-heap")
    expect(heap).to_contain_text("17.5 : 1")
    expect(page.get_by_label("Grass clippings")).to_have_value("10")
    page.get_by_label("Tree leaves, dry").fill("7.43")
    page.get_by_role("button", name="Reckon").click()
    expect(heap).to_contain_text("Just right.")
    assert page.evaluate("document.documentElement.scrollWidth") == 390
