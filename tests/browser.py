"""One Chromium for all browser tests; without it they are skipped aloud, and fail in CI."""

import os
import shutil
from collections.abc import Callable, Iterator

import pytest
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.test import Client
from playwright.sync_api import Browser, Page, sync_playwright
from pytest_django.live_server_helper import LiveServer

NO_CHROMIUM = "Browser tests were skipped: Chromium was not found."
CHROMIUM_OPTIONS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    executable = shutil.which("chromium")
    if executable is None and os.environ.get("CI"):
        pytest.fail(NO_CHROMIUM)
    if executable is None:
        pytest.skip(NO_CHROMIUM)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=executable, headless=True, args=CHROMIUM_OPTIONS
        )
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def live_site(django_db_setup, django_db_blocker) -> Iterator[LiveServer]:
    """The site in a thread of the tests, with its style sheets and scripts.

    pytest-django's own fixture does not find them, because the app that collects them has a
    configuration of its own here.
    """
    with django_db_blocker.unblock():
        server = LiveServer("localhost", start=False)
        server.thread.static_handler = StaticFilesHandler
        server.start()
        yield server
        server.stop()


@pytest.fixture
def visit_as(browser, live_site) -> Iterator[Callable[..., Page]]:
    """Opens the page of an object as its owner; whatever the browser complains of fails the
    test."""
    contexts, complaints = [], []

    def open_page(gardener, thing, **options) -> Page:
        client = Client()
        client.force_login(gardener)
        context = browser.new_context(base_url=live_site.url, **options)
        cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value}
        context.add_cookies([{**cookie, "url": live_site.url}])
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(thing.get_absolute_url())
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []


def pytest_terminal_summary(terminalreporter) -> None:
    skipped = terminalreporter.stats.get("skipped", [])
    if any(NO_CHROMIUM in str(report.longrepr) for report in skipped):
        terminalreporter.write_line(NO_CHROMIUM, yellow=True)
