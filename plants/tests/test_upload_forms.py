"""What spreadsheets make of a table is understood, or refused in a sentence."""

import pytest

from plants.importing import differences, look_through, text_of_upload
from plants.models import CatalogueImport
from plants.models.catalogue_import import Sheet
from plants.tables import BrokenTable
from plants.tests.uploads import (
    changed,
    exported,
    records_of,
    table,
    upload,
)

pytestmark = pytest.mark.django_db


def test_what_spreadsheets_write_is_understood(rows):
    records = records_of(exported(Sheet.PLANTS))
    german = [
        {column: cell.replace(".", ",") for column, cell in record.items()} for record in records
    ]
    text = table(german, delimiter=";") + ";" * (len(german[0]) - 1) + "\r\n"

    found = differences(upload(Sheet.PLANTS, text_of_upload("p.csv", text.encode("utf-8-sig"))))

    assert found.is_nothing
    assert found.unchanged == 2


def test_a_decimal_comma_between_commas_is_refused_not_guessed(rows):
    found = differences(changed(Sheet.PLANTS, 2, soil_ph_min="6,5"))

    assert found.broken == ["plants.csv line 2: soil_ph_min is “6,5”: write a number from 3 to 9."]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("", "plants.csv line 1: add the missing column autumn_plant_weeks"),
        ("slug,common_name\nx,y\n", "plants.csv line 1: add the missing column autumn_plant"),
        ("slug,slug\n", "plants.csv line 1: add the missing column"),
    ],
)
def test_what_is_no_such_table_is_refused_whole(content, sentence):
    with pytest.raises(BrokenTable) as fault:
        look_through(CatalogueImport(sheet=Sheet.PLANTS, file_name="plants.csv", content=content))

    assert str(fault.value).startswith(sentence)


@pytest.mark.parametrize("content", [b"\xff\xfes\0l\0u\0g\0", "für".encode("latin-1"), b"a\0b"])
def test_other_encodings_are_refused(content):
    with pytest.raises(BrokenTable, match="save the file as UTF-8 text"):
        text_of_upload("plants.csv", content)
