"""Packets, tests and trays in a real browser, as wide as a phone."""

from collections.abc import Callable
from functools import partial

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from gardens.models import Bed, EntryKind, GerminationTest, Planting, SeedEntry, SeedLot, Sowing
from gardens.tests.factories import BedFactory, SeedLotFactory, TrayFactory
from plants.tests.factories import PlantFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def bed() -> Bed:
    PlantFactory(slug="tomato", seed_viability_years=4)
    bed = BedFactory()
    TrayFactory(garden=bed.garden)
    return bed


@pytest.fixture
def visit(visit_as, bed) -> Callable[..., Page]:
    return partial(visit_as, bed.garden.owner, viewport={"width": 390, "height": 844})


@pytest.fixture
def lot(bed) -> SeedLot:
    plant = PlantFactory(slug="carrot", seed_viability_years=3)
    return SeedLotFactory(owner=bed.garden.owner, plant=plant, seeds=100)


def fits(page: Page) -> bool:
    page.wait_for_load_state()
    return page.evaluate("document.documentElement.scrollWidth") == 390


def test_from_the_packet_to_the_bed_and_back(visit, bed):
    page = visit(bed)
    page.goto(reverse("gardens:seed-add"))
    page.get_by_label("Plant", exact=True).fill("Tomato")
    page.get_by_label("Variety").fill("Matina")
    page.get_by_label("How much").fill("30")
    page.get_by_role("button", name="Add the packet").click()
    expect(page.locator("h1")).to_have_text("Tomato ‘Matina’")
    assert fits(page)

    page.get_by_role("link", name="Sow in a tray").click()
    page.get_by_label("Cells", exact=True).fill("6")
    page.get_by_label("Temperature of the soil").fill("68")
    page.get_by_role("button", name="Sow", exact=True).click()
    expect(page.get_by_text("enter 20")).not_to_have_count(0)
    page.get_by_label("Temperature of the soil").fill("20")
    page.get_by_role("button", name="Sow", exact=True).click()
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


def test_a_packet_is_kept_by_its_ledger_and_says_how_many_to_sow(visit, lot):
    page = visit(lot)
    page.get_by_role("link", name="Enter in the ledger").click()
    page.get_by_label("What happened").select_option("given")
    page.get_by_label("How much").fill("101")
    page.get_by_label("Note").fill("to the neighbour")
    page.get_by_role("button", name="Enter", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("This lot holds 100 seeds.")
    expect(page.get_by_label("Note")).to_have_value("to the neighbour")
    page.get_by_label("How much").fill("40")
    page.get_by_role("button", name="Enter", exact=True).click()
    ledger = page.locator("#seed-ledger")
    expect(ledger).to_contain_text("60 seeds left")
    expect(ledger.get_by_role("row").nth(1)).to_contain_text("Given away")
    expect(ledger.get_by_role("row").nth(1)).to_contain_text("−40")
    assert SeedEntry.objects.get(kind=EntryKind.GIVEN).note == "to the neighbour"

    asked = page.locator("#seed-reckoning")
    asked.get_by_label("Plants wanted").fill("24")
    asked.get_by_label("Sprout", exact=True).fill("80")
    asked.get_by_role("button", name="Reckon").click()
    expect(asked).to_contain_text("Sow 43 seeds for 24 plants")
    expect(asked.get_by_label("Plants wanted")).to_have_value("24")
    assert fits(page)
    page.get_by_role("link", name="Label", exact=True).click()
    page.get_by_role("button", name="Make the labels").click()
    expect(page.locator("h1")).to_have_text("Labels for seed")


def test_a_germination_test_is_counted_until_it_is_over(visit, lot):
    page = visit(lot)
    page.get_by_role("link", name="Start a test").click()
    page.get_by_label("Seeds").fill("20")
    page.get_by_role("button", name="Start the test").click()
    expect(page.locator("main")).to_contain_text("It is still running.")
    page.get_by_label("Sprouted in all").fill("21")
    page.get_by_role("button", name="Save the count").click()
    expect(page.get_by_role("alert")).to_contain_text("20 seeds were tested")
    page.get_by_label("Sprouted in all").fill("16")
    page.get_by_label("The test is over").check()
    page.get_by_role("button", name="Save the count").click()
    expect(page.get_by_role("img", name="16 of 20 sprouted")).to_be_visible()
    assert fits(page)
    page.goto(lot.get_absolute_url())
    viability = page.locator("#seed-viability")
    expect(viability).to_contain_text("From your test: 16 of 20 sprouted.")
    expect(page.locator(".head")).to_contain_text("80 seeds")
    test = GerminationTest.objects.get()
    assert (test.germinated, test.ended_on) == (16, test.started_on)


def test_a_tray_is_sown_counted_and_potted_on(visit, lot):
    tray = TrayFactory(garden=BedFactory(garden__owner=lot.owner).garden, name="Windowsill")
    page = visit(tray)
    page.get_by_role("link", name="Carrot, 2024").click()
    page.get_by_label("Cells", exact=True).fill("12")
    page.get_by_label("Seeds in a cell").fill("2")
    page.get_by_role("button", name="Sow", exact=True).click()
    page.get_by_label("Came up in all").fill("25")
    page.get_by_role("button", name="Save the count").click()
    expect(page.get_by_role("alert")).to_contain_text("24 seeds were sown")
    page.get_by_label("Came up in all").fill("18")
    page.get_by_label("Died or thinned out in all").fill("4")
    page.get_by_role("button", name="Save the count").click()
    expect(page.locator(".head")).to_contain_text("18 of 24 came up, 75 %; 14 are in the tray.")
    page.get_by_role("button", name="Potted on").click()
    sowing = Sowing.objects.get()
    expect(page.get_by_text("Potted on ", exact=False).first).to_be_visible()
    assert (sowing.tray, sowing.lost, sowing.potted_on) == (tray, 4, sowing.sown_on)
    assert fits(page)
    page.goto(tray.get_absolute_url())
    assert page.locator(".traymap__cell.is-sown").count() == 12
