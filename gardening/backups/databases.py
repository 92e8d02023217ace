"""Copies of the database and back: SQLite's online backup, or pg_dump and pg_restore."""

import os
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from django.db import connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from compliance import triggers
from gardening.backups.contents import Contents, contents_of
from gardening.backups.faults import BackupFault

ATTACHED = "attached"
# Of PostgreSQL; a backup takes the first, a restore the others.
PROGRAMS = ("pg_dump", "pg_restore", "psql")
BEGIN = b"BEGIN; SET LOCAL lock_timeout = '20s'; SET LOCAL client_min_messages = warning;\n"
STOP_FIRST = "Stop web, worker and beat, and try again."


def dump(connection: BaseDatabaseWrapper, path: Path) -> Contents:
    """What is in the copy is read from the same moment as the copy."""
    if connection.vendor == "postgresql":
        return _dump_postgresql(connection, path)
    connection.ensure_connection()
    with closing(sqlite3.connect(path)) as target:
        connection.connection.backup(target)
    with attached(connection, str(path)) as made:
        return contents_of(made)


def restore(connection: BaseDatabaseWrapper, path: Path) -> None:
    """All or nothing: until the end others see the database as it was."""
    if connection.vendor == "postgresql":
        _restore_postgresql(connection, path)
    else:
        connection.ensure_connection()
        with closing(sqlite3.connect(path)) as source:
            _refuse_broken(source)
            source.backup(connection.connection)
    triggers.restore(connection)


def size_bytes(connection: BaseDatabaseWrapper) -> int:
    statement = (
        "SELECT pg_database_size(current_database())"
        if connection.vendor == "postgresql"
        else "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()"
    )
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchone()[0]


@contextmanager
def attached(connection: BaseDatabaseWrapper, name: str) -> Iterator[BaseDatabaseWrapper]:
    """Another database than the site's, for a while."""
    other = connection.copy(alias=ATTACHED)
    other.settings_dict["NAME"] = name
    other.settings_dict["OPTIONS"].pop("pool", None)
    connections[ATTACHED] = other
    try:
        yield other
    finally:
        other.close()
        del connections[ATTACHED]


def _refuse_broken(source: sqlite3.Connection) -> None:
    (answer,) = source.execute("PRAGMA quick_check(1)").fetchone()
    if answer != "ok":
        raise BackupFault(f"The database in the archive is broken: {answer}")


def _dump_postgresql(connection: BaseDatabaseWrapper, path: Path) -> Contents:
    with transaction.atomic(using=connection.alias, durable=True):
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            cursor.execute("SELECT pg_export_snapshot()")
            (snapshot,) = cursor.fetchone()
        options = ["--format=custom", f"--snapshot={snapshot}", f"--file={path}"]
        with _program("pg_dump", connection, options) as dumping:
            _refuse_failure(dumping)
        return contents_of(connection)


def _restore_postgresql(connection: BaseDatabaseWrapper, path: Path) -> None:
    """One transaction of psql, which is committed only when pg_restore has said all it had."""
    tables = connection.introspection.table_names()
    quoted = ", ".join(connection.ops.quote_name(table) for table in tables)
    connection.close()
    script = ["--clean", "--if-exists", "--no-owner", "--no-privileges", "--file=-", str(path)]
    options = ["--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1", "--file=-"]
    with (
        _program(
            "psql", connection, options, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL
        ) as writing,
        _program("pg_restore", None, script, stdout=subprocess.PIPE) as reading,
    ):
        try:
            writing.stdin.write(BEGIN)
            if tables:
                writing.stdin.write(f"DROP TABLE {quoted} CASCADE;\n".encode())
            while data := reading.stdout.read(1 << 16):
                writing.stdin.write(data)
            _refuse_failure(reading)
            writing.stdin.write(b"\nCOMMIT;\n")
        except BrokenPipeError:
            reading.kill()
        except BackupFault:
            writing.kill()
            with suppress(BrokenPipeError):
                writing.stdin.close()
            raise
        _refuse_failure(writing)


@contextmanager
def _program(
    name: str, connection: BaseDatabaseWrapper | None, options: list[str], **pipes: int
) -> Iterator[subprocess.Popen]:
    login, environment = ([name], None)
    if connection:
        login, environment = connection.client.settings_to_cmd_args_env(
            connection.settings_dict, []
        )
    try:
        process = subprocess.Popen(
            [name, *options, *login[1:]],
            env={**os.environ, **(environment or {})},
            stderr=subprocess.PIPE,
            **pipes,
        )
    except FileNotFoundError as fault:
        raise BackupFault(
            f"{name} is not installed: install PostgreSQL's client, of the server's version "
            "(Debian: postgresql-client)."
        ) from fault
    with process:
        yield process


def _refuse_failure(process: subprocess.Popen) -> None:
    if process.stdin:
        with suppress(BrokenPipeError):
            process.stdin.close()
    said = process.stderr.read().decode(errors="replace").strip()
    if process.wait():
        hint = f" {STOP_FIRST}" if "lock timeout" in said else ""
        raise BackupFault(f"{process.args[0]} failed: {said or 'it was stopped'}{hint}")
