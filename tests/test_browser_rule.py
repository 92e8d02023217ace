"""Browser tests are skipped aloud where Chromium is missing, and fail in CI."""

import os
import subprocess
import sys

import pytest
from django.conf import settings

SAMPLE = "def test_page(browser):\n    assert browser.is_connected()\n"


@pytest.mark.parametrize(("ci", "status"), [("", 0), ("true", 1)])
def test_a_missing_browser_is_said_aloud(tmp_path, ci, status):
    sample = tmp_path / "test_sample.py"
    sample.write_text(SAMPLE)

    process = subprocess.run(
        [sys.executable, "-m", "pytest", "-c", "pytest.ini", sample],
        cwd=settings.BASE_DIR,
        env={**os.environ, "PATH": "", "CI": ci},
        capture_output=True,
        text=True,
        check=False,
    )

    assert process.returncode == status
    assert "Browser tests were skipped: Chromium was not found." in process.stdout


@pytest.mark.browser
def test_the_browser_opens_a_page(browser):
    page = browser.new_page()
    page.set_content("<h1>Beds</h1>")

    assert page.locator("h1").inner_text() == "Beds"
    page.close()
