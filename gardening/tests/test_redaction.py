"""Everything that must not be in a log is logged here, in every way that code can log it."""

import logging

import pytest
from django.db import DataError

from gardening.observability.redaction import redacted
from gardening.tests.logging_lines import logged
from gardens.tests.factories import PlantingFactory
from plants.tests.factories import PlantFactory

SECRETS = {
    "email": "ana.gardener@example.org",
    "token": "2gk3sZ_token-that-opens-the-calendar-of-one",
    "cookie": "sessionid=q8x0f2m5s7k1j4h6d9z3v5b7n2c4w6e8",
    "password": "correct horse 7 battery",
    "plant_name": "Grandmother's Brandywine",
    "note": "Buried the spare key under the quince",
}
WHAT = pytest.mark.parametrize("what", SECRETS)
FEED = f"/calendar/feed/{SECRETS['token']}.ics"


@WHAT
def test_a_line_of_ours_shows_no_text_it_was_given(what):
    secret = SECRETS[what]
    with logged() as lines:
        logger = logging.getLogger("gardens.actions.anything")
        logger.warning("kept %s and %d", secret, 7)
        logger.warning("kept %(one)s", {"one": secret})
        logger.warning("kept %s", [secret, {"inner": secret}, {secret: 1}])
        logger.warning("kept", extra={what: secret, "form": {what: secret}})
    assert secret not in lines.text
    assert lines.of(logger.name)[0]["message"] == "kept [...] and 7"


@WHAT
def test_an_exception_shows_where_and_not_what(what):
    secret = SECRETS[what]

    def fail(**values: str) -> None:
        local = values[what]
        try:
            {}[local]
        except KeyError as missing:
            raise DataError(f"DETAIL: Key (name)=({local}) exists.") from missing

    with logged() as lines:
        try:
            fail(**{what: secret})
        except DataError:
            logging.getLogger("gardens").exception("failed")
            logging.getLogger("django.request").error("broken", exc_info=True, stack_info=True)
    [line] = lines.of("gardens")
    assert secret not in lines.text
    assert "in fail" in line["exception"]
    assert line["exception"].index("KeyError") < line["exception"].index("DataError")


@pytest.mark.django_db
def test_a_row_is_called_by_its_number():
    planting = PlantingFactory(plant=PlantFactory(slug="secret-plant"))
    with logged() as lines:
        logging.getLogger("gardens").info("planted %s", planting)
    [line] = lines.of("gardens")
    assert line["message"] == f"planted gardens.Planting {planting.pk}"


@pytest.mark.parametrize(
    "line",
    [
        f"Not Found: {FEED}",
        f'"GET {FEED}?a=1 HTTP/1.1" 200',
        "Mail to {email} was refused",
        "GET /?login=ana.gardener%40example.org",
        "Cookie: csrftoken=1; {cookie}",
        "{{'Set-Cookie': '{cookie}'}}",
        "Authorization: Bearer {token}",
        "device sent bearer {token}",
        "redis://user:{password}@host:6379/0".replace("{password}", "pass7word"),
        'password="{password}"',
        "{{'password1': '{password}', 'x': 1}}",
        "/accounts/password/reset/key/1-{token}/",
        "/accounts/confirm-email/Mg:1tXyz:{token}/",
        "the token is {token}",
        "session q8x0f2m5s7k1j4h6d9z3v5b7n2c4w6e8 is gone",
    ],
)
def test_a_library_s_line_shows_nothing_that_opens_a_door(line):
    with logged() as lines:
        logging.getLogger("library").warning("%s", line.format(**SECRETS))
    doors = [*(SECRETS[name] for name in ("email", "token", "cookie", "password")), "pass7word"]
    assert not [door for door in [*doors, "q8x0f2m5s7k1j4h6d9z3v5b7n2c4w6e8"] if door in lines.text]
    assert "ana.gardener" not in lines.text


@pytest.mark.parametrize(
    "line",
    [
        "Not Found: /calendar/feed/",
        "Not Found: /plants/tomato/",
        "Applying gardens.0031_a_long_name_of_a_migration_with_many_words... OK",
        "Task rules.tasks.sweep[5c2a4b1e-8a55-4b7e-9a51-0d8d2f8f7a10] done",
        "Listening at: http://127.0.0.1:8000 (4711)",
    ],
)
def test_and_loses_nothing_else(line):
    assert redacted(line) == line
