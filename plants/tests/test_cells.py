import csv
from io import StringIO

import pytest

from plants.cells import plain_cell, safe_cell
from plants.models.catalogue_import import Sheet
from plants.sheets import export
from plants.tables import read_rows
from plants.tests.factories import PlantFactory


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+SUM(A1)",
        "-2+3",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "-5 °C",
        "--5",
        "=HYPERLINK(1)",
        "-",
        "＝1+1",
        "＠A1",
    ],
)
def test_what_a_spreadsheet_would_run_is_marked_as_text(text):
    assert safe_cell(text) == f"'{text}"
    assert plain_cell(safe_cell(text)) == text


@pytest.mark.parametrize(
    "text", ["", "-5", "+3.5", "-0,25", "1e-3", "-1.5E+3", "Tomato", "a=b", "'tis", "2026-05-01"]
)
def test_numbers_and_words_stay_as_they_are(text):
    assert safe_cell(text) == text
    assert plain_cell(text) == text


@pytest.mark.django_db
def test_a_formula_in_the_catalogue_goes_out_as_text_and_comes_back_as_it_was():
    formula = '=HYPERLINK("http://example.org")'
    PlantFactory(slug="tomato", common_name=formula, kill_temperature_c=-5)
    target = StringIO()
    export(Sheet.PLANTS, target)
    [row] = csv.DictReader(StringIO(target.getvalue()))
    assert row["common_name"] == f"'{formula}"
    assert row["kill_temp_c"] == "-5"
    [read] = read_rows(StringIO(target.getvalue()), table="plants.csv", columns=row)
    assert read["common_name"] == formula
