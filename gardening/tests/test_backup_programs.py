"""Production is warned before the night when its backups would fail."""

from pathlib import Path

import pytest
from django.core.checks import run_checks
from django.db import connection

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(
        "connection.vendor != 'postgresql'", reason="SQLite is copied without a program"
    ),
]


def warnings(*, databases: list[str] | None) -> list[str]:
    found = run_checks(tags=["database"], databases=databases)
    return [message.msg for message in found if message.id == "gardening.W005"]


@pytest.fixture
def programs(tmp_path, monkeypatch, settings) -> Path:
    settings.IS_GUARDED = True
    monkeypatch.setenv("PATH", str(tmp_path))
    return tmp_path


def install(folder: Path, version: str) -> None:
    for name in ("pg_dump", "pg_restore", "psql"):
        program = folder / name
        program.write_text(
            f"#!/bin/sh\necho '{name} (PostgreSQL) {version} (Debian {version}-1)'\n"
        )
        program.chmod(0o755)


def test_what_is_missing_is_named(programs):
    assert warnings(databases=["default"]) == [
        f"{name} cannot be started, so backups fail." for name in ("pg_dump", "pg_restore", "psql")
    ]


def test_what_is_older_than_the_server_is_named(programs):
    server = connection.pg_version // 10_000
    install(programs, f"{server - 1}.20")

    assert f"pg_dump is older than the server, which is {server}, so backups fail." in warnings(
        databases=["default"]
    )


@pytest.mark.parametrize("newer", [0, 1])
def test_the_server_s_version_and_newer_ones_are_fine(programs, newer):
    install(programs, f"{connection.pg_version // 10_000 + newer}.0")

    assert warnings(databases=["default"]) == []


def test_the_server_is_not_asked_unless_databases_are(programs):
    assert warnings(databases=None) == []


def test_a_place_to_try_things_is_left_alone(programs, settings):
    settings.IS_GUARDED = False

    assert warnings(databases=["default"]) == []


def test_this_machine_can_make_backups(settings):
    settings.IS_GUARDED = True

    assert warnings(databases=["default"]) == []
