"""Databases that are made once, and copied wherever a test wants one.

They are kept, in `VAR_DIR` or beside the database of `DATABASE_URL`, until a file that goes into
them changes.
"""

import fcntl
import hashlib
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
from django.conf import settings
from django.db import connection
from psycopg import sql

from gardening.schema.facts import own_apps
from gardening.tests.processes import run_all, server_url

FOLDER = Path(settings.VAR_DIR) / "originals"
FILE = "gardening.sqlite3"
MAKE = "from django.core.management import call_command; call_command({command!r}, verbosity=0)"


def migrated_into(target: sqlite3.Connection) -> None:
    """Empty but for what migrations write."""
    with _alone():
        _copy_rows(_made_file("migrate"), target)


def migrated_environment(folder: Path, **variables: str) -> dict[str, str]:
    """For processes on the database of the running test.

    SQLite in memory cannot be shared, so there they get a file of their own.
    """
    if settings.DATABASE_URL:
        place = {"DATABASE_URL": server_url(connection.settings_dict["NAME"])}
    else:
        place = {}
        with closing(sqlite3.connect(folder / FILE)) as target:
            migrated_into(target)
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "gardening.settings",
        "VAR_DIR": str(folder),
        **place,
        **variables,
    }


def migrated_database() -> str:
    """The same on PostgreSQL: the name of a database to copy."""
    with _alone():
        return _made_database("migrate")


def prepared_into(folder: Path, database: str) -> None:
    """With the catalogue, the places and the static files, as `prepare` leaves a new machine."""
    with _alone():
        if settings.DATABASE_URL:
            _create(database, _made_database("prepare"))
        else:
            with closing(sqlite3.connect(folder / FILE)) as target:
                _copy_rows(_made_file("prepare"), target)
        shutil.copytree(_folder("prepare") / "static", folder / "static")


@contextmanager
def _alone() -> Iterator[None]:
    """Of all processes that run tests here."""
    FOLDER.mkdir(exist_ok=True)
    with (FOLDER / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _folder(command: str) -> Path:
    return FOLDER / f"{command}-{connection.vendor}"


def _made_file(command: str) -> Path:
    folder, stamp = _folder(command), _folder(command) / "stamp"
    if not stamp.exists() or stamp.read_text() != _state():
        _make_anew(command, folder)
        stamp.write_text(_state())
    return folder / FILE


def _made_database(command: str) -> str:
    name = f"test_{urlsplit(settings.DATABASE_URL).path[1:]}_{command}"
    known = "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = %s"
    with psycopg.connect(server_url("postgres"), autocommit=True) as server:
        if server.execute(known, [name]).fetchone() != (_state(),):
            _run_on_server(server, "DROP DATABASE IF EXISTS {} WITH (FORCE)", name)
            _run_on_server(server, "CREATE DATABASE {}", name)
            _make_anew(command, _folder(command), DATABASE_URL=server_url(name))
            _run_on_server(server, f"COMMENT ON DATABASE {{}} IS '{_state()}'", name)
    return name


def _make_anew(command: str, folder: Path, **variables: str) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    place = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "gardening.settings",
        # In tests static files have no names of their own.
        "APP_ENV": "local",
        "SECRET_KEY": "any",
        "VAR_DIR": str(folder),
        **variables,
    }
    run_all([MAKE.format(command=command)], place, timeout=300)


def _create(name: str, original: str) -> None:
    with psycopg.connect(server_url("postgres"), autocommit=True) as server:
        _run_on_server(server, "CREATE DATABASE {} TEMPLATE {}", name, original)


def _run_on_server(server: psycopg.Connection, statement: str, *names: str) -> None:
    server.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))


def _copy_rows(original: Path, target: sqlite3.Connection) -> None:
    with closing(sqlite3.connect(original)) as source:
        source.backup(target)


@cache
def _state() -> str:
    """Changes with the files of which a database is made."""
    root = Path(settings.BASE_DIR)
    files = {path for top in (*own_apps(), "static") for path in (root / top).rglob("*.*")}
    state = hashlib.sha256()
    for path in sorted({*files, root / "requirements.txt"}):
        if path.is_file() and not {"tests", "__pycache__"} & set(path.parts):
            facts = path.stat()
            state.update(f"{path} {facts.st_size} {facts.st_mtime_ns}\n".encode())
    return state.hexdigest()
