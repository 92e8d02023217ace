"""The catalogue as tables in the files' own form: what staff take out, change and bring back.

A table is a list of rows as the file has them: text by column. What has been exported and not
changed reads as the same text, so differences are differences of text.
"""

import csv
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TextIO

from django.db import models

from plants.cells import safe_cell
from plants.models import Companionship, Cultivar, Pest, Plant
from plants.models.catalogue_import import Sheet
from plants.reading import (
    COLUMNS,
    CULTIVAR_COLUMNS,
    PAIR_VALUES,
    PEST_COLUMNS,
    PLANT_COLUMNS,
    CultivarOfPlant,
    CultivarRows,
    Pair,
    PairRows,
    PestRows,
    PestWithHosts,
    PlantRows,
)
from plants.tables import YES_NO, Row
from plants.writing import (
    PlantIds,
    write_cultivars,
    write_pairs,
    write_pests,
    write_plants,
)

Cells = dict[str, str]
Record = Plant | CultivarOfPlant | Pair | PestWithHosts

WORDS = {value: word for word, value in YES_NO.items()}


@dataclass(frozen=True, slots=True)
class Format:
    """How one table is read, said and written."""

    model: type[models.Model]
    # The columns that name a row.
    key: tuple[str, ...]
    stored: Callable[[], Iterator[Cells]]
    reader: Callable[[PlantIds], Callable[[Row], Record]]
    cells: Callable[[Record], Cells]
    write: Callable[[list[Record], PlantIds], int]

    def key_of(self, cells: Cells) -> tuple[str, ...]:
        return tuple(cells[column] for column in self.key)


def export(sheet: Sheet, target: TextIO) -> None:
    writer = csv.DictWriter(target, COLUMNS[sheet], lineterminator="\n")
    writer.writeheader()
    for cells in FORMATS[sheet].stored():
        writer.writerow({name: safe_cell(text) for name, text in cells.items()})


def stored_plants() -> Iterator[Cells]:
    yield from map(plant_cells, Plant.objects.of_catalogue().order_by("pk"))


def stored_cultivars() -> Iterator[Cells]:
    cultivars = Cultivar.objects.with_plants().order_by("plant_id", "slug")
    for cultivar in cultivars:
        yield cultivar_cells(CultivarOfPlant(cultivar, cultivar.plant.slug))


def stored_pairs() -> Iterator[Cells]:
    pairs = Companionship.objects.select_related("plant_a", "plant_b").order_by("pk")
    for pair in pairs:
        values = {name: getattr(pair, name) for name in (*PAIR_VALUES, "citation_checked")}
        yield pair_cells(Pair((pair.plant_a.slug, pair.plant_b.slug), values))


def stored_pests() -> Iterator[Cells]:
    for pest in Pest.objects.order_by("pk").prefetch_related("host_plants"):
        slugs = sorted(plant.slug for plant in pest.host_plants.all())
        yield pest_cells(PestWithHosts(pest, tuple(slugs)))


def plant_cells(plant: Plant) -> Cells:
    return _cells(plant, PLANT_COLUMNS)


def cultivar_cells(one: CultivarOfPlant) -> Cells:
    return {"plant": one.slug, **_cells(one.cultivar, CULTIVAR_COLUMNS)}


def pair_cells(pair: Pair) -> Cells:
    """A pair has no order; here the names have that of the alphabet."""
    sides = dict(zip(("plant_a", "plant_b"), sorted(pair.slugs), strict=True))
    return sides | {name: say_cell(value) for name, value in pair.values.items()}


def pest_cells(one: PestWithHosts) -> Cells:
    return _cells(one.pest, PEST_COLUMNS) | {"host_plants": " ".join(sorted(one.slugs))}


def _cells(row: models.Model, columns: dict[str, str]) -> Cells:
    return {column: say_cell(getattr(row, name)) for name, column in columns.items()}


def say_cell(value: str | float | int | bool | None) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return WORDS[value]
    if isinstance(value, float):
        return f"{value:.9f}".rstrip("0").rstrip(".")
    return str(value)


def _write_plants(plants: Iterable[Plant], ids: PlantIds) -> int:
    return write_plants({plant.slug: plant for plant in plants})


FORMATS: dict[str, Format] = {
    Sheet.PLANTS: Format(
        model=Plant,
        key=("slug",),
        stored=stored_plants,
        reader=lambda ids: PlantRows().read,
        cells=plant_cells,
        write=_write_plants,
    ),
    Sheet.CULTIVARS: Format(
        model=Cultivar,
        key=("plant", "slug"),
        stored=stored_cultivars,
        reader=lambda ids: CultivarRows(ids).read,
        cells=cultivar_cells,
        write=write_cultivars,
    ),
    Sheet.COMPANIONS: Format(
        model=Companionship,
        key=("plant_a", "plant_b"),
        stored=stored_pairs,
        reader=lambda ids: PairRows(ids).read,
        cells=pair_cells,
        write=write_pairs,
    ),
    Sheet.PESTS: Format(
        model=Pest,
        key=("name",),
        stored=stored_pests,
        reader=lambda ids: PestRows(ids).read,
        cells=pest_cells,
        write=write_pests,
    ),
}
