"""A gardener waters two beds at once on a phone, and the line of the soil water follows."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from gardens.models import Garden, Watering
from gardens.tests.factories import BedFactory, GardenFactory, PlantingFactory
from gardens.tests.water import EmitterFactory
from plants.tests.factories import PlantFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


class WaterPage:
    def __init__(self, bed) -> None:
        self.bed = bed

    def get_absolute_url(self) -> str:
        return reverse("rules:bed-water", args=[self.bed.garden_id, self.bed.pk])


def test_minutes_are_logged_and_the_line_follows(visit_as):
    garden = GardenFactory(place__phoenix=True)
    now = timezone.now()
    Garden.objects.filter(pk=garden.pk).update(created_at=now - timedelta(days=60))
    tomato = PlantFactory(slug="tomato")
    beds = [
        BedFactory(garden=garden, name=f"Bed {name}", texture="loam", watering_method="drip")
        for name in "AB"
    ]
    for bed in beds:
        started_on = garden.place.today(now) - timedelta(days=60)
        PlantingFactory(bed=bed, plant=tomato, columns=4, rows=2, started_on=started_on)
        EmitterFactory(bed=bed)
    page = visit_as(garden.owner, WaterPage(beds[0]), viewport={"width": 390, "height": 800})
    before = page.locator("#water-chart .line").first.get_attribute("points")

    page.locator(".head").get_by_role("link", name="Log watering").click()
    page.get_by_label("Bed B").check()
    page.get_by_label("Or minutes").fill("30")
    page.get_by_role("button", name="Log the watering").click()
    page.locator("#water-chart").wait_for()

    assert list(Watering.objects.values_list("litres", flat=True)) == [10.0, 10.0]
    assert page.locator("#water-chart .line").first.get_attribute("points") != before
    assert page.locator(".waterchart .irr").count() == 1
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width == 390
