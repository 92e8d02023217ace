"""The editor of the land in a real browser: by mouse, keyboard and finger, and by forms alone."""

import re
from collections.abc import Callable
from functools import partial

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from gardens.models import Bed, Garden, Structure
from gardens.tests.factories import (
    BedFactory,
    GardenerFactory,
    GardenFactory,
    LandFactory,
    PathFactory,
    StructureFactory,
    TreeFactory,
)
from tests.editor import PHONE, bring_into_view, click, drag, plants, screen, told, touch

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def garden() -> Garden:
    """12 × 8 m: two beds, a shed, a tree and a path."""
    garden = GardenFactory(owner=GardenerFactory())
    LandFactory(garden=garden)
    BedFactory(garden=garden, placed=True)
    BedFactory(garden=garden, name="Bed B", x_cm=400, y_cm=50)
    for factory in (StructureFactory, TreeFactory, PathFactory):
        factory(garden=garden)
    return garden


@pytest.fixture
def visit(visit_as, garden) -> Callable[..., Page]:
    return partial(visit_as, garden.owner, garden)


def places() -> list[tuple[float | None, float | None]]:
    return [(bed.x_cm, bed.y_cm) for bed in Bed.objects.order_by("pk")]


def test_by_mouse(visit):
    page = visit()
    drag(page, (100, 100), (133, 152))
    told(page, "Moved Bed A 30 cm right, 50 cm down.")
    assert places() == [(80, 100), (400, 50)]

    # What the server refuses goes back to where it was, and says why.
    drag(page, (150, 150), (950, 60))
    told(page, "Bed A would overlap Shed by")
    expect(page.locator("[data-editor] .is-moving")).to_have_count(0)
    assert places()[0] == (80, 100)

    # Both beds in a rectangle move together.
    drag(page, (60, 20), (700, 250))
    expect(page.locator("[data-editor] a.pl[aria-pressed=true]")).to_have_count(2)
    drag(page, (150, 150), (170, 150))
    told(page, "Moved 2 things 20 cm right.")
    assert places() == [(100, 100), (420, 50)]

    # A single bed has a handle to turn it by.
    click(page, 500, 100)
    page.get_by_role("button", name="Turn 5° clockwise").click()
    told(page, "Turned Bed B by 5° clockwise.")
    page.reload()
    page.get_by_role("button", name="Undo the last change").click()
    told(page, "Undone: Turned Bed B")
    expect(page.get_by_role("button", name=re.compile("^Redo"))).to_be_visible()
    # Undo and redo beside all the other tools; the plan below stays where it is.
    assert page.locator("#land-toolbar").bounding_box()["height"] < 80
    page.get_by_role("button", name=re.compile("^Redo")).click()
    told(page, "Again: Turned Bed B")
    click(page, 150, 150)
    page.get_by_role("button", name="Copy", exact=True).first.click()
    page.get_by_role("button", name="Paste").click()
    told(page, "Copied Bed A, its shape without its plants.")
    assert Bed.objects.get(name="Bed A 2").is_on_land


def test_by_handle(visit):
    page = visit()
    click(page, 450, 100)
    grip = page.locator("[data-handle] .grip")
    expect(grip).to_have_count(1)
    drag(page, (520, 5), (564, 16))
    told(page, "Turned Bed B by 25° clockwise.")
    assert Bed.objects.get(name="Bed B").rotation_deg == 25


def test_by_keyboard_with_a_screen_reader(visit):
    page = visit()
    heard = page.locator("#plan-live")
    page.locator(".bedwrap").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowRight")
    expect(plants(page).filter(has_text="Bed A")).to_be_focused()
    page.keyboard.press("Space")
    expect(heard).to_contain_text("Bed A, Raised bed, 2.4 × 1.2")
    for key in ("Shift+ArrowRight", "ArrowRight", "ArrowDown"):
        page.keyboard.press(key)
    expect(heard).to_have_text(re.compile("61.cm from the left, 51.cm from the top$"))
    assert places()[0] == (61, 51)
    page.keyboard.press("r")
    page.keyboard.press("r")
    expect(heard).to_have_text(re.compile("turned by 10°$"))
    page.keyboard.press("Delete")
    expect(heard).to_contain_text("Bed A is off the plan; it keeps its plants")
    assert places()[0] == (None, None)
    expect(page.locator("#bed-list")).to_contain_text("Put on the plan")
    for words in ("Undone: Bed A is off", "Undone: Turned Bed A", "Undone: Moved Bed A"):
        page.keyboard.press("Control+z")
        expect(heard).to_contain_text(words)
    assert places()[0] == (50, 50)


def test_by_finger(visit):
    page = visit(**PHONE)
    bring_into_view(page)
    finger = page.context.new_cdp_session(page)
    page.touchscreen.tap(*screen(page, 100, 100))
    expect(page.locator("[data-editor] a.pl[aria-pressed=true]")).to_have_count(1)
    for button in page.locator("#land-toolbar button:visible, #land-foot button:visible").all():
        assert button.bounding_box()["height"] >= 44
    touch(finger, "touchStart", screen(page, 100, 100))
    touch(finger, "touchMove", screen(page, 120, 130))
    touch(finger, "touchMove", screen(page, 130, 160))
    touch(finger, "touchEnd")
    told(page, "Moved Bed A 30 cm right, 60 cm down.")
    assert places()[0] == (80, 110)
    bring_into_view(page)
    one, other = screen(page, 150, 250), screen(page, 250, 250)
    touch(finger, "touchStart", one, other)
    touch(finger, "touchMove", (one[0] - 40, one[1]), (other[0] + 40, other[1]))
    touch(finger, "touchEnd")
    expect(page.locator("[data-editor][data-zoomed]")).to_have_count(1)


def test_by_forms_without_script(visit):
    page = visit(java_script_enabled=False)
    chosen = page.locator("#things-fields")
    page.get_by_label("Tick Bed A").check()
    page.get_by_label("Tick Shed").check()
    chosen.get_by_label("Down").fill("40")
    chosen.get_by_role("button", name="Move", exact=True).click()
    told(page, "Moved 2 things 40 cm down.")
    page.get_by_label("Tick Shed").check()
    chosen.get_by_label("Turn clockwise").fill("90")
    chosen.get_by_role("button", name="Turn").click()
    told(page, "Turned Shed by 90° clockwise.")
    assert Structure.objects.get().rotation_deg == 90
    page.get_by_role("button", name="Undo the last change").click()
    page.get_by_label("Tick Bed B").check()
    chosen.get_by_role("button", name="Copy").click()
    told(page, "Copied Bed B")
    page.get_by_role("link", name="Revisions").click()
    page.get_by_role("link", name=re.compile("Look Moved 2 things")).click()
    page.get_by_role("button", name="Bring this plan back").click()
    told(page, "Brought back the plan of")
    assert places() == [(50, 90), (400, 50), (None, None)]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_is_in_the_way_of_assistive_tools(scheme, visit):
    page = visit(color_scheme=scheme)
    click(page, 100, 100)
    assert Axe().run(page).response["violations"] == []


def test_what_could_not_be_saved_goes_back_and_says_so(visit, garden):
    # A page of its own, because the browser itself complains of a lost connection.
    page = visit().context.new_page()
    page.goto(garden.get_absolute_url())
    page.context.set_offline(True)
    drag(page, (100, 100), (133, 152))
    told(page, "That could not be saved.")
    expect(page.locator("#plan-live")).to_contain_text("That could not be saved.")
    expect(page.locator("[data-editor] .is-moving")).to_have_count(0)
    page.context.set_offline(False)
    drag(page, (100, 100), (133, 152))
    told(page, "Moved Bed A 30 cm right, 50 cm down.")
