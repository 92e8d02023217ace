"""The shipped list of restricted plants into the database, by difference and in bulk.

The file is the truth for rows that staff have left alone. A row that left the file ends on the
day before, since exemptions and the audit trail speak of it; what staff wrote or changed stays.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from compliance.models import Restriction
from plants.models import DataLoad
from plants.tables import BrokenTable, Row, read_rows

FOLDER = Path(__file__).parent.parent / "data"
LIST = "restricted_species.csv"
AMENDMENTS = "restriction_amendments.csv"
SYNONYMS = "taxon_synonyms.csv"
SHIPPED = (LIST, AMENDMENTS, SYNONYMS)
# Part of the fingerprint: raise it when other rows come of the same files.
EDITION = 1

KEY = {
    "scientific_name": "scientific_name",
    "regime": "regime",
    "jurisdiction": "jurisdiction_code",
}
VALUES = {
    "rank": "rank",
    "synonyms": "synonyms",
    "common_names": "common_names",
    "growing": "restricted_growing",
    "sale": "restricted_sale",
    "transport": "restricted_transport",
    "level": "restriction_level",
    "conditions": "conditions",
    "legal_reference": "legal_reference",
    "since": "since",
    "verified": "verified",
}
READ = (*VALUES, "excepted_taxa", "effective_from", "names", "excepted_names")
COLUMNS = {
    LIST: (*KEY.values(), *VALUES.values()),
    AMENDMENTS: (*KEY.values(), "excepted_taxa", "effective_from"),
}
WRITTEN = (*READ, "effective_until", "is_withdrawn")
Key = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Written:
    """How many rows were new, had changed, or have left the list."""

    added: int
    changed: int
    withdrawn: int


def load_restrictions(folder: Path = FOLDER) -> Written | None:
    """All or nothing; None where the database holds these very files."""
    fingerprints = _fingerprints(folder)
    if not DataLoad.objects.outdated(fingerprints):
        return None
    wanted = read_restrictions(folder)
    with transaction.atomic():
        written = _write(wanted, timezone.localdate())
        for name, fingerprint in fingerprints.items():
            DataLoad.objects.record(name, fingerprint)
    return written


def outdated_files(folder: Path = FOLDER) -> list[str]:
    """Shipped files of which the database holds another edition, or none."""
    return DataLoad.objects.outdated(_fingerprints(folder))


def _fingerprints(folder: Path) -> dict[str, str]:
    return {name: _fingerprint(folder / name) for name in SHIPPED}


def list_version() -> str:
    """Which edition of the list the database holds; empty before the first."""
    return DataLoad.objects.edition(LIST)[:12]


def read_restrictions(folder: Path) -> dict[Key, Restriction]:
    rows: dict[Key, Restriction] = {}
    for row in _rows(folder, LIST):
        one = _restriction(row)
        if _key(one) in rows:
            raise row.fault("scientific_name", "an earlier line has this law of this plant.")
        rows[_key(one)] = one
    for row in _rows(folder, AMENDMENTS):
        key = tuple(row[column] for column in KEY.values())
        if key not in rows:
            raise row.fault("scientific_name", f"{LIST} has no such row.")
        _amend(rows[key], row)
    for one in rows.values():
        one.read_names()
    return rows


def _restriction(row: Row) -> Restriction:
    fields = {name: Restriction._meta.get_field(name) for name in (*KEY, *VALUES)}
    one = Restriction(is_shipped=True)
    for name, column in (KEY | VALUES).items():
        setattr(one, name, row.value(column, fields[name]))
    one.effective_from = first_day(one.since) if one.since else None
    return one


def _amend(one: Restriction, row: Row) -> None:
    one.excepted_taxa = row["excepted_taxa"]
    if row["effective_from"]:
        one.effective_from = date.fromisoformat(row["effective_from"])


def first_day(since: str) -> date:
    """`2010`, `2010-04` or `2010-04-06`."""
    year, month, day = (*map(int, since.split("-")), 1, 1)[:3]
    return date(year, month, day)


def _write(wanted: dict[Key, Restriction], on: date) -> Written:
    stored = {_key(one): one for one in Restriction.objects.shipped().select_for_update()}
    new = [one for key, one in wanted.items() if key not in stored]
    changed = []
    for key, one in stored.items():
        if one.is_changed or key not in wanted:
            continue
        if one.is_withdrawn or any(getattr(one, f) != getattr(wanted[key], f) for f in READ):
            for name in READ:
                setattr(one, name, getattr(wanted[key], name))
            one.effective_until, one.is_withdrawn = None, False
            changed.append(one)
    gone = [one for key, one in stored.items() if key not in wanted and not one.is_withdrawn]
    gone = [one for one in gone if not one.is_changed]
    for one in gone:
        one.is_withdrawn = True
        one.effective_until = max(on - timedelta(days=1), one.effective_from or date.min)
    Restriction.objects.bulk_create(new, batch_size=200)
    Restriction.objects.bulk_update([*changed, *gone], WRITTEN, batch_size=100)
    return Written(len(new), len(changed), len(gone))


def _key(one: Restriction) -> Key:
    return tuple(getattr(one, name) for name in KEY)


def _fingerprint(path: Path) -> str:
    if not path.is_file():
        raise BrokenTable(f"{path.name} is missing in {path.parent}.")
    return hashlib.sha256(b"%d\n" % EDITION + path.read_bytes()).hexdigest()


def _rows(folder: Path, table: str) -> Iterator[Row]:
    with (folder / table).open(encoding="utf-8-sig", newline="") as lines:
        yield from read_rows(lines, table=table, columns=COLUMNS[table])
