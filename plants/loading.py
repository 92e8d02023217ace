"""The shipped catalogue into the database, by difference.

The files are the truth for what they name: changed rows are overwritten, pairs and germination
rows that left a file go. A plant or a pest that left stays, because records may stand on it.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction

from plants.models import DataLoad
from plants.reading import (
    COLUMNS,
    COMPANIONS,
    GERMINATION,
    PESTS,
    PLANTS,
    PairRows,
    PestRows,
    read_germination,
    read_plants,
)
from plants.tables import BrokenTable, Row, read_rows
from plants.writing import (
    plant_ids,
    remove_other_pairs,
    write_germination,
    write_pairs,
    write_pests,
    write_plants,
)

FOLDER = Path(__file__).parent / "data"
SHIPPED = (PLANTS, GERMINATION, COMPANIONS, PESTS)
# Part of the fingerprint: raise it when other rows come of the same files.
EDITION = 1


@dataclass(frozen=True, slots=True)
class Written:
    """How many rows were new or had changed."""

    plants: int
    germination_rows: int
    pairs: int
    pests: int


def outdated_files(folder: Path = FOLDER) -> list[str]:
    """Shipped files of which the database holds another edition, or none."""
    return DataLoad.objects.outdated(_fingerprints(folder))


def _fingerprints(folder: Path) -> dict[str, str]:
    return {table: _fingerprint(folder / table) for table in SHIPPED}


def load_catalogue(folder: Path = FOLDER) -> Written | None:
    """All files or nothing; None where the database holds these very files.

    One changed file has all of them read, since they name each other's plants.
    """
    fingerprints = _fingerprints(folder)
    if not DataLoad.objects.outdated(fingerprints):
        return None
    plants = read_plants(_rows(folder, PLANTS))
    days = read_germination(_rows(folder, GERMINATION), plants)
    pairs = list(map(PairRows(plants).read, _rows(folder, COMPANIONS)))
    pests = list(map(PestRows(plants).read, _rows(folder, PESTS)))
    with transaction.atomic():
        written_plants = write_plants(plants)
        ids = plant_ids()
        remove_other_pairs(pairs, ids)
        written = Written(
            plants=written_plants,
            germination_rows=write_germination(days, ids),
            pairs=write_pairs(pairs, ids),
            pests=write_pests(pests, ids),
        )
        for table, fingerprint in fingerprints.items():
            DataLoad.objects.record(table, fingerprint)
    return written


def _fingerprint(path: Path) -> str:
    if not path.is_file():
        raise BrokenTable(f"{path.name} is missing in {path.parent}.")
    return hashlib.sha256(b"%d\n" % EDITION + path.read_bytes()).hexdigest()


def _rows(folder: Path, table: str) -> Iterator[Row]:
    with (folder / table).open(encoding="utf-8-sig", newline="") as lines:
        yield from read_rows(lines, table=table, columns=COLUMNS[table])
