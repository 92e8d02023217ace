"""CSV tables that ship with the application; what is wrong is named by file, line and column."""

import csv
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from plants.cells import plain_cell

LONGEST_QUOTE = 40
YES_NO = {"yes": True, "no": False}
# Python also reads "1_000", "nan" and "1e400" as numbers.
NUMBER = re.compile(r"-?\d{1,9}(\.\d{1,9})?", re.ASCII)
# Where spreadsheets write decimals with a comma, they separate cells with semicolons.
SEMICOLON = ";"
NUMERIC = (models.FloatField, models.SmallIntegerField)

Cell = str | float | int | None


class BrokenTable(Exception):
    """A sentence for the person who edits the file: where, what stands there, what to write."""


@dataclass(frozen=True, slots=True)
class Row:
    table: str
    line: int
    cells: dict[str, str]
    has_decimal_commas: bool = False

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    def fault(self, column: str, advice: str) -> BrokenTable:
        text = self.cells[column]
        short = text if len(text) <= LONGEST_QUOTE else text[:LONGEST_QUOTE] + "…"
        found = f"“{short}”" if text else "empty"
        return BrokenTable(f"{self.table} line {self.line}: {column} is {found}: {advice}")

    def value(self, column: str, field: models.Field) -> Cell:
        """What the model's field makes of the cell."""
        text = self.cells[column]
        if not text and field.blank:
            return field.get_default()
        if isinstance(field, NUMERIC):
            text = text.replace(",", ".") if self.has_decimal_commas else text
            if not NUMBER.fullmatch(text):
                raise self.fault(column, _advice(field, ""))
        try:
            return field.clean(text, None)
        except ValidationError as fault:
            raise self.fault(column, _advice(field, fault.messages[0])) from fault

    def yes_no(self, column: str) -> bool:
        if self.cells[column] not in YES_NO:
            raise self.fault(column, "write yes or no.")
        return YES_NO[self.cells[column]]


def read_rows(
    lines: Iterable[str], *, table: str, columns: Collection[str], delimiter: str = ","
) -> Iterator[Row]:
    """One row at a time, outer blanks removed; other columns than these may stand in the file."""
    records = _records(lines, table, delimiter)
    _, header = next(records, (1, []))
    missing = sorted(set(columns) - set(header))
    if missing:
        raise BrokenTable(f"{table} line 1: add the missing column {missing[0]}.")
    if repeated := next((name for name in columns if header.count(name) > 1), None):
        raise BrokenTable(f"{table} line 1: column {repeated} stands there twice, remove one.")
    for line, cells in records:
        if len(cells) != len(header):
            raise BrokenTable(
                f"{table} line {line}: {len(cells)} cells where the first line has {len(header)}."
            )
        named = dict(zip(header, cells, strict=True))
        yield Row(table, line, named, has_decimal_commas=delimiter == SEMICOLON)


def _records(lines: Iterable[str], table: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(lines, strict=True, delimiter=delimiter)
    while True:
        try:
            cells = next(reader, None)
        except csv.Error as fault:
            raise BrokenTable(f"{table} line {reader.line_num}: {fault}.") from fault
        except UnicodeDecodeError as fault:
            raise BrokenTable(f"{table}: save the file as UTF-8 text.") from fault
        if cells is None:
            return
        # PostgreSQL stores no NUL characters.
        if any("\0" in cell for cell in cells):
            raise BrokenTable(f"{table} line {reader.line_num}: remove the NUL character.")
        # Spreadsheets leave rows of empty cells behind.
        if any(cells):
            yield reader.line_num, [plain_cell(cell.strip()) for cell in cells]


def _advice(field: models.Field, complaint: str) -> str:
    if field.choices:
        return f"write one of {', '.join(value for value, _ in field.choices)}."
    if not isinstance(field, NUMERIC):
        return complaint
    lowest = max(v.limit_value for v in field.validators if isinstance(v, MinValueValidator))
    highest = min(v.limit_value for v in field.validators if isinstance(v, MaxValueValidator))
    kind = "a number" if isinstance(field, models.FloatField) else "a whole number"
    return f"write {kind} from {lowest} to {highest}."
