"""The day on which a test plays."""

from datetime import UTC, date, datetime

import pytest


def set_today(monkeypatch: pytest.MonkeyPatch, on: date) -> None:
    noon = datetime(on.year, on.month, on.day, 10, tzinfo=UTC)
    monkeypatch.setattr("django.utils.timezone.now", lambda: noon)
