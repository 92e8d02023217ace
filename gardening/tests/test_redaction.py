import logging
import logging.config
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.conf import settings
from gunicorn.config import Config

from gardening.observability.access_log import AccessLogger
from gardening.observability.redaction import redacted

SECRET = "2gk3sZ_token-that-opens-the-calendar-of-one"
PATH = f"/calendar/feed/{SECRET}.ics"


def formatter() -> logging.Formatter:
    configuration = settings.LOGGING["formatters"]["line"]
    assert configuration["class"].endswith("RedactingFormatter")
    configurator = logging.config.DictConfigurator({"version": 1})
    return configurator.configure_formatter(dict(configuration))


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        (f"Not Found: {PATH}", "Not Found: /calendar/feed/[...].ics"),
        (f'"GET {PATH}?a=1 HTTP/1.1" 200', '"GET /calendar/feed/[...].ics?a=1 HTTP/1.1" 200'),
        ("Not Found: /calendar/feed/", "Not Found: /calendar/feed/"),
        ("Not Found: /plants/tomato/", "Not Found: /plants/tomato/"),
    ],
)
def test_a_line_loses_the_token_and_nothing_else(line, kept):
    assert redacted(line) == kept


def test_what_django_logs_of_a_request_has_no_token():
    record = logging.LogRecord(
        "django.request", logging.WARNING, __file__, 1, "%s: %s", ("Not Found", PATH), None
    )
    line = formatter().format(record)
    assert SECRET not in line
    assert "WARNING django.request Not Found: /calendar/feed/[...].ics" in line


def test_a_broken_page_is_logged_without_the_token():
    fault = (ValueError, ValueError(PATH), None)
    record = logging.LogRecord("django", logging.ERROR, __file__, 1, "failed", None, fault)
    assert SECRET not in formatter().format(record)


def test_the_access_log_of_the_web_process_has_no_token():
    logger = AccessLogger(Config())
    request = SimpleNamespace(headers=[("REFERER", f"https://example.org{PATH}")])
    response = SimpleNamespace(status="200 OK", sent=12, headers=[])
    environ = {
        "REQUEST_METHOD": "GET",
        "RAW_URI": PATH,
        "PATH_INFO": PATH,
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_REFERER": f"https://example.org{PATH}",
        "QUERY_STRING": "",
    }
    atoms = logger.atoms(response, request, environ, timedelta(milliseconds=3))

    assert SECRET not in str(atoms)
    assert atoms["r"] == "GET /calendar/feed/[...].ics HTTP/1.1"
