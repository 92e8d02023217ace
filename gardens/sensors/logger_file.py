"""The file of a logger as a table; what separates its cells and where it begins are found out."""

import codecs
import csv
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from io import StringIO
from itertools import dropwhile

from django.utils.translation import gettext

from gardens.sensors.times import is_time

LARGEST_BYTES = 4 * 1024 * 1024
MOST_ROWS, MOST_VALUES = 20_000, 60_000
MOST_COLUMNS = 40
# The comma last: where decimals have commas, both give as many cells.
DELIMITERS = (";", "\t", "|", ",")
LOOKED_AT = 50


class UnreadableFile(Exception):
    """A sentence that says what to do."""


@dataclass(frozen=True, slots=True)
class Table:
    """Every row is as wide as the header."""

    header: list[str]
    rows: list[list[str]]


def text_of(content: bytes) -> str:
    encodings = ("utf-8-sig", "cp1252", "latin-1")
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encodings = ("utf-16", "latin-1")
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        break
    if "\0" in text:
        raise UnreadableFile(
            gettext("This is no text file. Open it in a spreadsheet and save it as CSV.")
        )
    return text


def read_table(text: str) -> Table:
    """What stands before the first full row is left out; after it rows are made as wide."""
    delimiter, width = _shape(text)
    rows = list(dropwhile(lambda row: len(row) != width, _rows(text, delimiter)))
    first, *rest = [(row + [""] * width)[:width] for row in rows]
    if any(is_time(cell) for cell in first):
        names, body = [""] * width, [first, *rest]
    else:
        names, body = first, rest
    if not body:
        raise _no_table()
    return Table([name or _unnamed(number) for number, name in enumerate(names, start=1)], body)


def _shape(text: str) -> tuple[str, int]:
    """The separator that gives most of the first rows the same number of cells, and that number."""
    shapes = []
    for delimiter in DELIMITERS:
        first = [row for row, _ in zip(_rows(text, delimiter), range(LOOKED_AT), strict=False)]
        widths = Counter(len(row) for row in first if 1 < len(row) <= MOST_COLUMNS)
        for width, number in widths.items():
            shapes.append((number, width, delimiter))
    if not shapes:
        raise _no_table()
    _, width, delimiter = max(shapes, key=lambda shape: shape[:2])
    return delimiter, width


def _rows(text: str, delimiter: str) -> Iterator[list[str]]:
    try:
        for row in csv.reader(StringIO(text, newline=""), delimiter=delimiter):
            cells = [cell.strip() for cell in row]
            if any(cells):
                yield cells
    except csv.Error as fault:
        raise _no_table() from fault


def _unnamed(number: int) -> str:
    return gettext("Column {number}").format(number=number)


def _no_table() -> UnreadableFile:
    return UnreadableFile(
        gettext("No table was found: each row needs a time and a value, separated by commas.")
    )
