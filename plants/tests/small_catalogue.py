"""A folder with a small catalogue, and ways to change its files."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from plants.loading import FOLDER, load_catalogue
from plants.reading import COMPANIONS, GERMINATION, PESTS, PLANTS
from plants.tables import BrokenTable

KEPT = {"tomato", "basil", "broccoli"}
Record = dict[str, str]


def shipped(table: str) -> list[Record]:
    with (FOLDER / table).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write(folder: Path, table: str, records: list[Record], encoding: str = "utf-8") -> None:
    with (folder / table).open("w", encoding=encoding, newline="") as file:
        writer = csv.DictWriter(file, records[0])
        writer.writeheader()
        writer.writerows(records)


def rewrite(folder: Path, table: str, change: Callable[[list[Record]], object]) -> None:
    with (folder / table).open(encoding="utf-8", newline="") as file:
        records = list(csv.DictReader(file))
    change(records)
    write(folder, table, records)


def set_cells(line: int, **cells: str) -> Callable[[list[Record]], object]:
    """In the given line of the file; the first record is on line 2."""
    return lambda records: records[line - 2].update(cells)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three plants (basil, broccoli, tomato in this order), their pairs, germination and pests."""
    plants = [row for row in shipped(PLANTS) if row["slug"] in KEPT]
    write(tmp_path, PLANTS, sorted(plants, key=lambda row: row["slug"]))
    write(tmp_path, GERMINATION, [row for row in shipped(GERMINATION) if row["plant"] == "tomato"])
    pairs = [row for row in shipped(COMPANIONS) if {row["plant_a"], row["plant_b"]} <= KEPT]
    write(tmp_path, COMPANIONS, pairs)
    pests = [
        row
        for row in shipped(PESTS)
        if row["name"] in ("Colorado potato beetle", "Grey field slug")
    ]
    hosts = {"Colorado potato beetle": "tomato", "Grey field slug": "basil broccoli"}
    write(tmp_path, PESTS, [row | {"host_plants": hosts[row["name"]]} for row in pests])
    return tmp_path


def sentence_of_the_fault(folder: Path) -> str:
    with pytest.raises(BrokenTable) as broken:
        load_catalogue(folder)
    return str(broken.value)
