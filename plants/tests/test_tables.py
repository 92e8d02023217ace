import pytest
from django.db import models

from plants.models import Plant
from plants.tables import BrokenTable, Row, read_rows


def rows_of(text: str, *columns: str) -> list[Row]:
    return list(read_rows(text.splitlines(keepends=True), table="beds.csv", columns=columns))


def field(name: str) -> models.Field:
    return Plant._meta.get_field(name)


def test_rows_know_their_line_and_lose_outer_blanks():
    rows = rows_of('name,note\n\nA ,"two\nlines"\n B,\n', "name")

    assert [(row.line, row["name"], row["note"]) for row in rows] == [
        (4, "A", "two\nlines"),
        (5, "B", ""),
    ]


def test_rows_are_read_one_at_a_time():
    def lines():
        yield "name\n"
        yield "A\n"
        raise AssertionError("read too far")

    rows = read_rows(lines(), table="beds.csv", columns=["name"])

    assert next(rows)["name"] == "A"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("name,size\nA,1\n", "beds.csv line 1: add the missing column depth."),
        ("", "beds.csv line 1: add the missing column depth."),
        ("name,depth\nA\n", "beds.csv line 2: 1 cells where the first line has 2."),
        ("name,depth\nA,1,2\n", "beds.csv line 2: 3 cells where the first line has 2."),
        ("name,depth\nA,1\0\n", "beds.csv line 2: remove the NUL character."),
        ('name,depth\nA,"1\n', "beds.csv line 2: unexpected end of data."),
    ],
)
def test_a_broken_table_is_named_by_file_and_line(text, sentence):
    with pytest.raises(BrokenTable) as broken:
        rows_of(text, "name", "depth")

    assert str(broken.value) == sentence


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("soil_ph_min", "6.0", 6.0),
        ("kill_temperature_c", "-12", -12.0),
        ("height_cm", "150", 150),
        ("usda_zone_min", "", None),
        ("cultivar_group", "", ""),
        ("sun", "full_or_part", "full_or_part"),
        ("family", "Solanaceae", "Solanaceae"),
    ],
)
def test_a_cell_becomes_what_the_model_stores(name, text, value):
    found = Row("plants.csv", 12, {name: text}).value(name, field(name))

    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize(
    ("name", "text", "advice"),
    [
        ("soil_ph_min", "acid", "“acid”: write a number from 3 to 9."),
        ("soil_ph_min", "nan", "“nan”: write a number from 3 to 9."),
        ("soil_ph_min", "1e400", "“1e400”: write a number from 3 to 9."),
        ("soil_ph_min", "14", "“14”: write a number from 3 to 9."),
        ("soil_ph_min", "٦", "“٦”: write a number from 3 to 9."),
        ("soil_ph_min", "", "empty: write a number from 3 to 9."),
        ("height_cm", "1.5", "“1.5”: write a whole number from 5 to 5000."),
        ("height_cm", "1_0", "“1_0”: write a whole number from 5 to 5000."),
        ("height_cm", "9" * 5000, f"“{'9' * 40}…”: write a whole number from 5 to 5000."),
        ("sun", "bright", "“bright”: write one of full, full_or_part, part, shade."),
        ("family", "nightshade", "“nightshade”: Enter a valid value."),
        ("family", "", "empty: This field cannot be blank."),
    ],
)
def test_a_broken_cell_says_what_to_write(name, text, advice):
    with pytest.raises(BrokenTable) as broken:
        Row("plants.csv", 12, {name: text}).value(name, field(name))

    assert str(broken.value) == f"plants.csv line 12: {name} is {advice}"
