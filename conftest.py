import os
import shutil
from collections.abc import Iterator

import pytest
from django.db import transaction
from django.db.backends.base.operations import BaseDatabaseOperations
from playwright.sync_api import Browser, sync_playwright

from compliance import triggers
from compliance.models import Switch
from compliance.models.switch import SWITCHES

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


def _flush_past_the_audit_triggers(
    operations: BaseDatabaseOperations, statements: list[str]
) -> None:
    """After a transactional test: empty the audit trail too, and leave what migrations made."""
    connection = operations.connection
    with transaction.atomic(using=connection.alias):
        triggers.drop(connection)
        _original_flush(operations, statements)
        triggers.restore(connection)
        Switch.objects.bulk_create(Switch(name=name, active=True) for name in SWITCHES)


_original_flush = BaseDatabaseOperations.execute_sql_flush
BaseDatabaseOperations.execute_sql_flush = _flush_past_the_audit_triggers


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


def pytest_terminal_summary(terminalreporter) -> None:
    skipped = terminalreporter.stats.get("skipped", [])
    if any(NO_CHROMIUM in str(report.longrepr) for report in skipped):
        terminalreporter.write_line(NO_CHROMIUM, yellow=True)
