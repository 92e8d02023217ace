"""The shipped towns, ZIP codes, stations and climate cells into the database.

Nothing refers to these tables, so a file that has changed replaces its table. Its rows are
written past the ORM: 85 000 objects would take half of a first start.
"""

import gzip
import hashlib
import zlib
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from django.db import connection, transaction

from gardens.climate.tables import TABLES, Table, Value
from plants.models import DataLoad
from plants.tables import BrokenTable, read_rows

FOLDER = Path(__file__).resolve().parent.parent / "data"
# Part of the fingerprint: raise it when other rows come of the same files.
EDITION = 1
BATCH_ROWS = 2000


def load_places(folder: Path = FOLDER) -> dict[str, int]:
    """Rows written by table; empty where the database holds these very files. All or nothing."""
    fingerprints = _fingerprints(folder)
    outdated = DataLoad.objects.outdated(fingerprints)
    written: dict[str, int] = {}
    with transaction.atomic():
        for table in TABLES:
            name = file_name(table)
            if name in outdated:
                written[table.name] = _replace(table, read_table(folder, table))
                DataLoad.objects.record(name, fingerprints[name])
    return written


def outdated_files(folder: Path = FOLDER) -> list[str]:
    """Shipped files of which the database holds another edition, or none."""
    return DataLoad.objects.outdated(_fingerprints(folder))


def _fingerprints(folder: Path) -> dict[str, str]:
    return {file_name(table): _fingerprint(folder, table) for table in TABLES}


def file_name(table: Table) -> str:
    return f"{table.name}.csv.gz"


def _fingerprint(folder: Path, table: Table) -> str:
    path = folder / file_name(table)
    if not path.is_file():
        raise BrokenTable(f"{path.name} is missing in {folder}.")
    return hashlib.sha256(b"%d\n" % EDITION + path.read_bytes()).hexdigest()


def read_table(folder: Path, table: Table) -> Iterator[dict[str, Value]]:
    name = file_name(table)
    seen: set[tuple[Value, ...]] = set()
    for row in read_rows(_lines(folder / name), table=name, columns=table.columns):
        values = table.read(row)
        key = tuple(values[column] for column in table.key)
        if key in seen:
            raise BrokenTable(f"{name} line {row.line}: an earlier line has {key[0]} too.")
        seen.add(key)
        yield values


def _lines(path: Path) -> Iterator[str]:
    try:
        with gzip.open(path, "rt", encoding="utf-8-sig", newline="") as lines:
            yield from lines
    except (gzip.BadGzipFile, EOFError, zlib.error) as fault:
        raise BrokenTable(f"{path.name}: the file is damaged, fetch it again.") from fault


def _replace(table: Table, rows: Iterable[dict[str, Value]]) -> int:
    table.model.objects.all().delete()
    fields = [field for field in table.model._meta.concrete_fields if field.name != "id"]
    quote = connection.ops.quote_name
    target = quote(table.model._meta.db_table)
    columns = ", ".join(quote(field.column) for field in fields)
    values = (tuple(row[field.name] for field in fields) for row in rows)
    if connection.vendor == "postgresql":
        return _copy(f"COPY {target} ({columns}) FROM STDIN", values)
    marks = ", ".join(["%s"] * len(fields))
    return _insert(f"INSERT INTO {target} ({columns}) VALUES ({marks})", values)


def _copy(statement: str, rows: Iterable[tuple[Value, ...]]) -> int:
    """Six times as fast as inserts."""
    with connection.cursor() as cursor:
        with cursor.copy(statement) as copy:
            for row in rows:
                copy.write_row(row)
        return cursor.rowcount


def _insert(statement: str, rows: Iterable[tuple[Value, ...]]) -> int:
    written, rows = 0, iter(rows)
    with connection.cursor() as cursor:
        while batch := list(islice(rows, BATCH_ROWS)):
            cursor.executemany(statement, batch)
            written += len(batch)
    return written
