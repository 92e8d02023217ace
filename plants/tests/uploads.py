"""Tables as staff take them out and bring them back."""

import csv
from io import StringIO

import pytest

from plants.models import CatalogueImport
from plants.models.catalogue_import import Sheet
from plants.sheets import export
from plants.tests.factories import (
    CompanionshipFactory,
    CultivarFactory,
    PestFactory,
    PlantFactory,
)

Record = dict[str, str]


def exported(sheet: Sheet) -> str:
    target = StringIO()
    export(sheet, target)
    return target.getvalue()


def records_of(text: str) -> list[Record]:
    return list(csv.DictReader(StringIO(text)))


def table(records: list[Record], **options: str) -> str:
    target = StringIO()
    writer = csv.DictWriter(target, records[0], **options)
    writer.writeheader()
    writer.writerows(records)
    return target.getvalue()


def upload(sheet: Sheet, content: str) -> CatalogueImport:
    return CatalogueImport.objects.create(sheet=sheet, file_name=sheet.value, content=content)


def changed(sheet: Sheet, line: int, **cells: str) -> CatalogueImport:
    """The export with other cells; the first record is on line 2."""
    records = records_of(exported(sheet))
    records[line - 2].update(cells)
    return upload(sheet, table(records))


@pytest.fixture
def rows() -> None:
    tomato = PlantFactory(slug="tomato", common_name="Tomato")
    basil = PlantFactory(slug="basil", common_name="Basil", usda_zone_min=5, usda_zone_max=9)
    CultivarFactory(
        plant=tomato, slug="matina", name="Matina", source="packet, 2026", height_cm=180
    )
    CompanionshipFactory(plant_a=tomato, plant_b=basil)
    PestFactory(name="Hornworm", hosts=[tomato])
