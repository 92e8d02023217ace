"""Restores an archive into a database made for it, and compares."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings
from django.db import ProgrammingError, connection
from django.db.backends.base.base import BaseDatabaseWrapper

from gardening.backups import databases
from gardening.backups.archive import DATABASE, PARTIAL, verify
from gardening.backups.contents import Contents, differences
from gardening.backups.faults import BackupFault
from gardening.backups.making import alone_in, refuse_without_room
from gardening.backups.restoring import usable_manifest


def rehearse_restore(path: Path) -> list[str]:
    """What differs, each a sentence; the site's own database and files are left alone."""
    with alone_in(settings.BACKUP_DIR):
        manifest = usable_manifest(path)
        refuse_without_room(settings.BACKUP_DIR, 2 * manifest["database_bytes"])
        with TemporaryDirectory(prefix=PARTIAL, dir=settings.BACKUP_DIR) as scratch:
            copy = Path(scratch, DATABASE)
            verify(path, copy)
            with scratch_database(Path(scratch)) as target:
                databases.restore(target, copy)
                return differences(Contents(**manifest["contents"]), target)


@contextmanager
def scratch_database(folder: Path) -> Iterator[BaseDatabaseWrapper]:
    if connection.vendor != "postgresql":
        with databases.attached(connection, str(folder / "scratch.sqlite3")) as target:
            yield target
        return
    name = f"{connection.settings_dict['NAME'][:40]}_drill_{os.getpid()}"
    quoted = connection.ops.quote_name(name)
    try:
        _on_server(f"CREATE DATABASE {quoted}")
    except ProgrammingError as fault:
        raise BackupFault(
            f"No database could be made for the drill ({fault}). Let the role make databases "
            "(ALTER ROLE … CREATEDB), or run the drill on another machine."
        ) from fault
    try:
        with databases.attached(connection, name) as target:
            yield target
    finally:
        _on_server(f"DROP DATABASE IF EXISTS {quoted} WITH (FORCE)")


def _on_server(statement: str) -> None:
    with connection._nodb_cursor() as cursor:
        cursor.execute(statement)
