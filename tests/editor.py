"""Gestures on a plan, and what they leave behind."""

from playwright.sync_api import Locator, Page, expect

from gardens.models import Planting

PHONE = {"viewport": {"width": 390, "height": 800}, "has_touch": True, "is_mobile": True}


def plants(page: Page) -> Locator:
    return page.locator("[data-editor] a.pl")


def places() -> list[tuple[float, float]]:
    return [(one.x_cm, one.y_cm) for one in Planting.objects.order_by("pk")]


def screen(page: Page, x_cm: float, y_cm: float) -> tuple[float, float]:
    """Where a place of the bed or land is on the screen."""
    x, y = page.evaluate(
        """([x, y]) => {
            const svg = document.querySelector("[data-editor] svg[data-scale]");
            const at = new DOMPoint(x * svg.dataset.scale, y * svg.dataset.scale);
            const there = at.matrixTransform(svg.getScreenCTM());
            return [there.x, there.y];
        }""",
        [x_cm, y_cm],
    )
    return x, y


def bring_into_view(page: Page) -> None:
    """Clear of the bar of tabs that a phone has at its foot."""
    page.locator("[data-editor] svg[data-scale]").evaluate(
        "svg => svg.scrollIntoView({block: 'center'})"
    )


def drag(page: Page, start: tuple[float, float], end: tuple[float, float]) -> None:
    begin_drag(page, start, end)
    page.mouse.up()


def begin_drag(page: Page, start: tuple[float, float], end: tuple[float, float]) -> None:
    bring_into_view(page)
    page.mouse.move(*screen(page, *start))
    page.mouse.down()
    page.mouse.move(*screen(page, (start[0] + end[0]) / 2, (start[1] + end[1]) / 2))
    page.mouse.move(*screen(page, *end))


def click(page: Page, x_cm: float, y_cm: float) -> None:
    bring_into_view(page)
    page.mouse.click(*screen(page, x_cm, y_cm))


def told(page: Page, words: str) -> None:
    expect(page.locator("#messages")).to_contain_text(words)


def touch(finger, kind: str, *points: tuple[float, float]) -> None:
    touched = [{"x": x, "y": y, "id": number} for number, (x, y) in enumerate(points)]
    finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": touched})
