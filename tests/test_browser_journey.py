"""The whole journey in a real browser, against real web, worker and beat processes."""

import json
import re
import time
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.stack import Stack

pytestmark = [pytest.mark.browser, pytest.mark.stack]

WORKER_ANSWERS_MS = 15_000
PASSWORD = "a long walk in the beans"

STATE = """
import json
from gardens.models import CareTask
from rules.models import Evaluation, Finding
evaluation = Evaluation.objects.latest("garden_id")
mine = {"garden_id": evaluation.garden_id}
print(json.dumps({
    "is_pending": evaluation.is_pending,
    "keys": list(Finding.objects.open().filter(**mine).values_list("key", flat=True)),
    "origins": list(
        CareTask.objects.filter(**mine).exclude(origin="").values_list("origin", flat=True)
    ),
}))
"""


@pytest.fixture(scope="module")
def stack(tmp_path_factory) -> Iterator[Stack]:
    stack = Stack(tmp_path_factory.mktemp("stack"))
    try:
        stack.start("web", "worker", "beat")
        yield stack
    finally:
        stack.stop()
        stack.remove()


@pytest.fixture
def page(browser) -> Iterator[Page]:
    yield from opened_page(browser)


@pytest.fixture
def page_without_script(browser) -> Iterator[Page]:
    yield from opened_page(browser, java_script_enabled=False)


def opened_page(browser, **options) -> Iterator[Page]:
    """Whatever the browser complains of, the content security policy included, fails the test."""
    context = browser.new_context(**options)
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    context.close()
    assert complaints == []


def start_garden(page: Page, stack: Stack) -> None:
    page.goto(stack.url)
    page.get_by_label("Where do you garden?").fill("Brno")
    page.get_by_label("Raised bed").check()
    page.get_by_role("button", name="Show me").click()


def jobs(page: Page):
    return page.locator(".task:not([data-state=done])")


def crowd_the_bed(page: Page) -> None:
    """Two tomatoes a hand apart, typed as numbers."""
    for x_cm in ("100", "110"):
        form = page.locator("#place-by-numbers")
        form.get_by_label("Plant", exact=True).fill("Tomato")
        form.get_by_label("From west edge").fill(x_cm)
        form.get_by_label("From north edge").fill("60")
        form.get_by_role("button", name="Place plant").click()


def too_close(page: Page):
    """The finding, by the rule that its "Why?" leads to."""
    return page.locator(".finding").filter(has=page.locator("a[href*='SPACE.PAIR']"))


def add_bed(page: Page) -> None:
    page.get_by_role("link", name="Open the plan").click()
    page.get_by_role("link", name="Add a bed").click()
    page.get_by_label("Name").fill("My bed")
    page.get_by_label(re.compile("^Length")).fill("300")
    page.get_by_label(re.compile("^Width")).fill("150")
    page.locator("main form button.btn--primary").click()


def keep_the_garden_and_come_back(page: Page, stack: Stack) -> None:
    page.get_by_role("link", name="Keep it").click()
    page.get_by_label(re.compile("E-?mail")).fill("Ana@Example.org")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Keep it").click()
    page.goto(f"{stack.url}/more/")
    page.get_by_role("button", name="Sign out").click()
    page.goto(f"{stack.url}/accounts/login/")
    page.get_by_label(re.compile("E-?mail")).fill("ana@example.org")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(jobs(page).first).to_be_visible()


def test_from_the_landing_page_to_a_garden_of_ones_own(stack, page):
    began = time.monotonic()
    start_garden(page, stack)
    expect(jobs(page).nth(2)).to_be_visible(timeout=WORKER_ANSWERS_MS)
    assert time.monotonic() - began < 60, "the first useful job, after three interactions"
    page.locator(".task .why summary").first.click()
    expect(page.locator(".task .why p").first).to_be_visible()

    # A job is done, and undone, without leaving the page.
    jobs(page).first.get_by_role("button", name=re.compile("Mark done")).click()
    expect(page.locator(".task[data-state=done]")).to_have_count(1)
    page.locator(".task[data-state=done]").get_by_role("button", name="Undo").click()
    expect(page.locator(".task[data-state=done]")).to_have_count(0)

    # A bed of one's own is planted by form; advice arrives by itself, then the page stops asking.
    add_bed(page)
    crowd_the_bed(page)
    pair = too_close(page)
    expect(pair).to_be_visible(timeout=WORKER_ANSWERS_MS)
    expect(page.locator("#findings-panel")).not_to_have_attribute("hx-trigger", re.compile("every"))
    expect(page.locator(".plan-svg .space--bad").first).to_be_visible()

    # One click undoes the last change.
    page.get_by_role("button", name="Undo the last change").click()
    expect(pair).to_have_count(0, timeout=WORKER_ANSWERS_MS)

    # "Why?" opens the rule's own page.
    page.goto(f"{stack.url}/today/")
    page.locator(".finding--fold > summary").first.click()
    page.get_by_role("link", name=re.compile(r"Why\?")).first.click()
    expect(page.get_by_role("heading", name="Source", exact=True)).to_be_visible()

    keep_the_garden_and_come_back(page, stack)


def test_the_journey_without_javascript(stack, page_without_script):
    page = page_without_script
    start_garden(page, stack)
    expect(jobs(page).nth(2)).to_be_visible(timeout=WORKER_ANSWERS_MS)
    page.locator("button.tick").first.click()
    expect(page.locator(".task[data-state=done]")).to_have_count(1)

    add_bed(page)
    page.locator(".tile").first.click()
    crowd_the_bed(page)
    deadline = time.monotonic() + WORKER_ANSWERS_MS / 1000
    while too_close(page).count() == 0:
        assert time.monotonic() < deadline
        page.reload()
    page.get_by_role("button", name="Undo the last change").click()
    expect(page.locator(".plan-svg")).to_be_visible()


def test_a_garden_is_started_with_the_keyboard_only(stack, page):
    page.goto(stack.url)
    press_tab_until(page, "#id_place")
    page.keyboard.type("Brno")
    press_tab_until(page, "input[name=kind]")
    page.keyboard.press("ArrowDown")
    press_tab_until(page, "#start-form button")
    page.keyboard.press("Enter")
    expect(jobs(page).first).to_be_visible(timeout=WORKER_ANSWERS_MS)
    press_tab_until(page, "button.tick")
    page.keyboard.press("Enter")
    expect(page.locator(".task[data-state=done]")).to_have_count(1)


def press_tab_until(page: Page, selector: str) -> None:
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    pytest.fail(f"{selector} is not reached with the keyboard")


def test_a_bed_of_ones_own_with_five_plants(stack, page):
    began = time.monotonic()
    start_garden(page, stack)
    add_bed(page)
    for number in range(5):
        page.locator(".tile").nth(number).click()
        expect(page.locator("[id^='planting-row-']")).to_have_count(number + 1)
    assert time.monotonic() - began < 240


def test_an_evaluation_survives_the_death_of_its_worker(stack, page):
    start_garden(page, stack)
    expect(jobs(page).first).to_be_visible(timeout=WORKER_ANSWERS_MS)
    before = json.loads(stack.ask(STATE))
    assert not before["is_pending"]

    # The worker takes the message and is killed while it waits for the garden's row.
    stack.freeze("worker")
    add_bed(page)
    crowd_the_bed(page)
    holder = stack.hold_evaluations()
    stack.thaw("worker")
    time.sleep(3)
    stack.kill("worker")
    holder.kill()
    holder.wait(10)
    assert json.loads(stack.ask(STATE))["is_pending"]

    stack.start("worker")
    expect(too_close(page)).to_be_visible(timeout=60_000)
    after = json.loads(stack.ask(STATE))
    assert not after["is_pending"]
    assert len(after["keys"]) == len(set(after["keys"]))
    assert any(key.startswith("SPACE.PAIR") for key in after["keys"])
    assert len(after["origins"]) == len(set(after["origins"]))
