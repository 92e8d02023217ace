"""The plan by finger, and what fingers have to hit."""

import re

import pytest
from playwright.sync_api import expect

from gardens.tests.factories import (
    BedFactory,
    GardenerFactory,
    LandFactory,
    PlantingFactory,
)
from plants.tests.factories import PlantFactory
from rules.models import Evaluation
from rules.tasks import evaluate_gardens
from tests.editor import (
    PHONE,
    bring_into_view,
    places,
    screen,
    told,
    touch,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SMALL = "summary, .crumbs a, .palhead a, .finding a, .foot a"


def test_what_is_small_for_a_mouse_is_44_px_for_a_finger(visit_as):
    bed = BedFactory(garden__owner=GardenerFactory(), placed=True)
    LandFactory(garden=bed.garden)
    for x_cm in (60, 80):
        PlantingFactory(bed=bed, plant=PlantFactory(), x_cm=x_cm)
    Evaluation.objects.request(bed.garden_id)
    evaluate_gardens([bed.garden_id])
    page = visit_as(bed.garden.owner, bed, **PHONE)
    page.locator("details").evaluate_all("all => all.forEach(one => { one.open = true; })")
    # What opens is fetched.
    expect(page.locator("details[open] > div > p.src")).to_have_count(0)
    sizes = page.locator(SMALL).evaluate_all(
        "all => all.map(one => [one.textContent.trim(), one.getBoundingClientRect().height])"
    )
    assert {"All plants", "Fill an area", "Numbers and sources"} <= {words for words, _ in sizes}
    assert any(words.startswith("Why?") for words, _ in sizes)
    assert [words for words, height in sizes if height < 44] == []


def test_by_finger(visit, bed):
    page = visit(**PHONE)
    bring_into_view(page)
    size = page.locator("#bed-plan a.pl .hit").first.bounding_box()
    assert min(size["width"], size["height"]) >= 44
    for button in page.locator("#plan-toolbar button:visible, #plan-foot button:visible").all():
        assert button.bounding_box()["height"] >= 44
    page.touchscreen.tap(*screen(page, 40, 40))
    expect(page.locator("#bed-plan a.pl[aria-pressed=true]")).to_have_count(1)

    finger = page.context.new_cdp_session(page)
    touch(finger, "touchStart", screen(page, 40, 40))
    touch(finger, "touchMove", screen(page, 50, 60))
    touch(finger, "touchMove", screen(page, 60, 80))
    touch(finger, "touchEnd")
    told(page, "Moved Tomato 20 cm east, 40 cm south.")
    assert places() == [(60, 80), (120, 40)]

    bring_into_view(page)
    # A long press adds to what is selected; two fingers magnify.
    touch(finger, "touchStart", screen(page, 120, 40))
    expect(page.locator("#bed-plan a.pl[aria-pressed=true]")).to_have_count(2)
    touch(finger, "touchEnd")
    one, other = screen(page, 60, 60), screen(page, 90, 60)
    touch(finger, "touchStart", one, other)
    touch(finger, "touchMove", (one[0] - 40, one[1]), (other[0] + 40, other[1]))
    touch(finger, "touchEnd")
    expect(page.locator("#bed-plan[data-zoomed]")).to_have_count(1)


def test_a_tile_held_for_a_moment_comes_along_with_the_finger(visit, bed):
    page = visit(**PHONE)
    finger = page.context.new_cdp_session(page)
    tile = page.locator("#tile-leaf-lettuce")
    tile.evaluate("tile => tile.scrollIntoView({block: 'center'})")
    box = tile.bounding_box()
    held = (box["x"] + 20, box["y"] + 20)
    touch(finger, "touchStart", held)
    expect(tile).to_have_class(re.compile("is-held"))
    touch(finger, "touchMove", (held[0], held[1] - 20))
    touch(finger, "touchMove", screen(page, 100, 100))
    touch(finger, "touchEnd")
    told(page, "Leaf lettuce (1) placed.")
    assert places()[2] == (100, 100)
