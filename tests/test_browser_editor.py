"""The bed editor in a real browser: by mouse, by keyboard, and by forms alone."""

import re

import pytest
from playwright.sync_api import expect

from gardens.models import Gardener
from tests.editor import (
    begin_drag,
    bring_into_view,
    click,
    drag,
    places,
    plants,
    screen,
    told,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_by_mouse(visit, bed):
    page = visit()
    drag(page, (40, 40), (61, 79))
    told(page, "Moved Tomato 20 cm east, 40 cm south.")
    assert places() == [(60, 80), (120, 40)]

    # A rectangle on the soil selects both; they move together and come back together.
    drag(page, (10, 10), (200, 110))
    expect(page.locator("#bed-plan a.pl[aria-pressed=true]")).to_have_count(2)
    drag(page, (60, 80), (70, 80))
    told(page, "Moved 2 plantings 10 cm east.")
    assert places() == [(70, 80), (130, 40)]
    page.get_by_role("button", name="Undo the last change").click()
    told(page, "Undone: Moved 2 plantings")
    page.get_by_role("button", name="Undo the last change").click()
    told(page, "Undone: Moved Tomato")
    assert places() == [(40, 40), (120, 40)]

    # The history is the server's: a new page knows it too.
    page.reload()
    page.get_by_role("button", name=re.compile("^Redo")).click()
    told(page, "Again: Moved Tomato")
    assert places() == [(60, 80), (120, 40)]

    click(page, 60, 80)
    page.get_by_role("button", name="Copy", exact=True).first.click()
    page.get_by_role("button", name="Paste").click()
    told(page, "Copied Tomato.")
    assert places() == [(60, 80), (120, 40), (110, 80)]
    # The copy is what is selected now.
    page.get_by_role("button", name="Remove", exact=True).first.click()
    told(page, "Tomato is removed.")
    assert len(places()) == 2


def test_fresh_advice_does_not_take_the_plan_from_the_answer_to_a_change(visit, bed):
    page = visit()
    drag(page, (40, 40), (61, 79))
    told(page, "Moved Tomato")

    # The answer to "Undo" comes after the plan that the advice brings.
    held = []
    page.route("**/plan/undo/", lambda route: held.append(route))
    page.get_by_role("button", name="Undo the last change").click()
    with page.expect_response(lambda answer: answer.url.endswith(f"/beds/{bed.pk}/")):
        page.evaluate("htmx.trigger('#bed-findings', 'htmx:afterSwap')")
    expect(page.locator("#bed-plan.htmx-request")).to_have_count(0)
    held[0].continue_()

    told(page, "Undone: Moved Tomato")
    expect(plants(page).first).to_have_attribute("aria-label", re.compile(r"40\scm from the west"))


def test_plants_too_close_are_outlined_and_said(visit, bed):
    page = visit()
    drag(page, (120, 40), (70, 40))
    expect(page.locator(".plan-svg .overlap")).to_have_count(1)
    label = plants(page).last.get_attribute("aria-label")
    assert label.replace("\N{NARROW NO-BREAK SPACE}", " ") == (
        "Tomato, 1 plant, 70 cm from the west edge, 40 cm from the north edge; "
        "overlaps Tomato by 20 cm"
    )


def test_placing_and_filling_by_mouse(visit, bed):
    page = visit()
    page.get_by_role("button", name="Place where you click").click()
    page.locator("#tile-leaf-lettuce").click()
    click(page, 200, 100)
    told(page, "Leaf lettuce (1) placed.")
    assert places()[-1] == (200, 100)

    page.get_by_role("button", name="Fill an area").click()
    page.locator("#tile-leaf-lettuce").click()
    begin_drag(page, (0, 70), (102, 121))
    # Eight of them fit, as will be planted.
    expect(page.locator(".plan-svg text", has_text="8 Leaf lettuce fit")).to_be_visible()
    page.mouse.up()
    told(page, "Filled an area: Leaf lettuce (8).")
    expect(page.locator(".plan-counts")).to_contain_text("Leaf lettuce 9, about")
    page.keyboard.press("Control+z")
    told(page, "Undone: Filled an area")
    assert len(places()) == 3

    # A tile dragged onto the bed is put down there.
    page.get_by_role("button", name="Select and move").click()
    page.locator("#tile-leaf-lettuce").scroll_into_view_if_needed()
    tile = page.locator("#tile-leaf-lettuce").bounding_box()
    page.mouse.move(tile["x"] + 20, tile["y"] + 20)
    page.mouse.down()
    page.mouse.move(*screen(page, 60, 100), steps=4)
    page.mouse.up()
    told(page, "Leaf lettuce (1) placed.")
    assert places()[-1] == (60, 100)


def test_by_keyboard_with_a_screen_reader(visit, bed):
    page = visit()
    heard = page.locator("#plan-live")
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('#bed-plan a.pl')"):
            break
    expect(plants(page).first).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(plants(page).last).to_be_focused()
    page.keyboard.press("Space")
    expect(heard).to_contain_text("Tomato, 1 plant, 120")

    page.keyboard.press("Shift+ArrowLeft")
    page.keyboard.press("Shift+ArrowLeft")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowDown")
    expect(heard).to_have_text(re.compile("99.cm from the west edge, 41.cm from the north edge$"))
    expect(plants(page).last).to_be_focused()
    assert places() == [(40, 40), (99, 41)]

    page.keyboard.press("Control+c")
    expect(heard).to_have_text("Copied: 1. Paste puts them down.")
    page.keyboard.press("Control+v")
    expect(heard).to_have_text("Copied Tomato.")
    page.keyboard.press("Control+a")
    expect(heard).to_have_text("Selected: 3")
    page.keyboard.press("Delete")
    expect(heard).to_have_text("Removed 3 plantings.")
    assert places() == []
    for words in ("Undone: Removed 3", "Undone: Copied Tomato.", "Undone: Moved Tomato"):
        page.keyboard.press("Control+z")
        expect(heard).to_contain_text(words)
    assert places() == [(40, 40), (120, 40)]
    page.keyboard.press("Control+Shift+z")
    expect(heard).to_contain_text("Again: Moved Tomato")
    assert places() == [(40, 40), (99, 41)]


def test_zoom_and_scale_bar(visit, bed):
    page = visit()
    svg = page.locator("#bed-plan svg[data-scale]")
    whole = svg.get_attribute("viewBox")
    bar = page.locator("[data-scale-bar] text")
    expect(bar).to_have_text(re.compile("^50.cm$"))
    page.get_by_role("button", name="Larger").click()
    page.get_by_role("button", name="Larger").click()
    expect(bar).to_have_text(re.compile("^20.cm$"))
    length = page.evaluate(
        """() => {
            const line = document.querySelector("[data-scale-bar] line").getBoundingClientRect();
            const svg = document.querySelector("#bed-plan svg[data-scale]");
            return line.width / svg.getScreenCTM().a / svg.dataset.scale;
        }"""
    )
    assert length == pytest.approx(20, abs=0.5)
    page.get_by_role("button", name="Whole bed").click()
    assert svg.get_attribute("viewBox") == whole
    bring_into_view(page)
    page.mouse.move(*screen(page, 40, 40))
    page.keyboard.down("Control")
    page.mouse.wheel(0, -100)
    page.keyboard.up("Control")
    expect(svg).not_to_have_attribute("viewBox", whole)


def test_by_forms_without_script(visit, bed):
    page = visit(java_script_enabled=False)
    expect(page.get_by_role("button", name="Place where you click")).to_have_count(0)
    ticks = page.locator("input[name=planting]")
    chosen = page.locator("#chosen-fields")
    for tick in ticks.all():
        tick.check()
    chosen.get_by_label("East").fill("10")
    chosen.get_by_label("South").fill("-5")
    chosen.get_by_role("button", name="Move", exact=True).click()
    told(page, "Moved 2 plantings 10 cm east, 5 cm north.")
    assert places() == [(50, 35), (130, 35)]

    ticks.first.check()
    chosen.get_by_label("South").fill("60")
    chosen.get_by_role("button", name="Copy", exact=True).click()
    told(page, "Copied Tomato.")
    ticks.last.check()
    chosen.get_by_role("button", name="Remove").click()
    told(page, "Tomato is removed.")
    page.locator("#messages").get_by_role("button", name="Undo").click()
    told(page, "Undone: Tomato is removed.")
    page.get_by_role("button", name="Undo the last change").click()
    assert places() == [(50, 35), (130, 35)]
    page.get_by_role("button", name=re.compile("^Redo")).click()
    assert places() == [(50, 35), (130, 35), (50, 95)]

    page.get_by_text("Fill an area", exact=True).click()
    fill = page.locator("#fill-form")
    fill.get_by_label("Plant", exact=True).fill("leaf lettuce")
    fill.get_by_label("From west edge").fill("150")
    fill.get_by_role("button", name="Fill the area").click()
    expect(page.locator(".errsum")).to_have_count(0)
    told(page, "Filled an area: Leaf lettuce")

    page.get_by_role("link", name="Revisions").click()
    page.get_by_role("link", name=re.compile("Look Moved 2 plantings")).click()
    page.get_by_role("button", name="Bring this plan back").click()
    told(page, "Brought back the plan of")
    assert places() == [(50, 35), (130, 35)]


def test_by_mouse_in_inches(visit, bed, gardener):
    Gardener.objects.update(units="imperial")
    page = visit()
    # The grid has a line every 6 inches, that is 15.24 cm.
    drag(page, (40, 40), (61, 62))
    told(page, "Moved Tomato 8.3 in east, 8.3 in south.")
    assert places()[0] == (61, 61)
    click(page, 127, 101.6)
    form = page.locator("#place-by-numbers")
    expect(form.get_by_label("From west edge")).to_have_value("50")
    expect(form.get_by_label("From north edge")).to_have_value("40")


def test_another_month_is_only_looked_at_and_the_editor_comes_back(visit, bed):
    page = visit()
    page.get_by_role("link", name="A year later").press("Enter")
    expect(page.locator("#bed-month")).to_be_visible()
    expect(page.get_by_role("link", name="A year later")).to_be_focused()
    page.keyboard.press("Control+a")
    page.get_by_role("link", name="Back to now").click()
    drag(page, (40, 40), (61, 79))
    told(page, "Moved Tomato 20 cm east, 40 cm south.")
    page.go_back()
    expect(page.locator("#bed-month")).to_be_visible()
    page.go_back()
    drag(page, (60, 80), (80, 80))
    told(page, "Moved Tomato 20 cm east.")
