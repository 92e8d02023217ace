"""A soil test with a slip of the pen, the lime it asks for, logged with one tap, taken back."""

import pytest
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
    page.get_by_role("button", name="Undo").first.click()
    expect(page.get_by_text("Taken back.")).to_be_visible()
    assert not Amendment.objects.exists()
