"""Loaded by pytest.ini before Django's settings are read."""

import os

os.environ.setdefault("APP_ENV", "test")
# Playwright's synchronous interface runs an event loop in the test's thread.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
