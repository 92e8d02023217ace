"""The file of a logger as a table; what separates its cells and where it begins are found out."""

import codecs
import csv
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from io import TextIOWrapper
from itertools import dropwhile, islice
from typing import BinaryIO, TextIO

from django.utils.translation import gettext

from gardens.sensors.times import is_time

# Three years of one reading a minute.
LARGEST_BYTES = 16 * 1024 * 1024
LARGEST_MB = LARGEST_BYTES // 1024**2
MOST_COLUMNS = 40
# The comma last: where decimals have commas, both give as many cells.
DELIMITERS = (";", "\t", "|", ",")
LOOKED_AT = 50
CHUNK = 64 * 1024


class UnreadableFile(Exception):
    """A sentence that says what to do."""


@dataclass(frozen=True, slots=True)
class Table:
    """Every row is as wide as the header; `first` are those that are looked at."""

    header: list[str]
    first: list[list[str]]
    text: TextIO
    delimiter: str
    has_names: bool

    def rows(self) -> Iterator[list[str]]:
        """From the beginning, read one by one."""
        rows = _body(self.text, self.delimiter, len(self.header))
        return islice(rows, 1, None) if self.has_names else rows


@contextmanager
def opened(file: BinaryIO) -> Iterator[TextIO]:
    """The file as text; it stays open."""
    text = TextIOWrapper(file, encoding=_encoding(file), newline="")
    try:
        yield text
    finally:
        text.detach()


def read_table(text: TextIO) -> Table:
    """What stands before the first full row is left out; after it rows are made as wide."""
    delimiter, width = _shape(text)
    first = list(islice(_body(text, delimiter, width), LOOKED_AT))
    has_names = not any(is_time(cell) for cell in first[0])
    names, looked_at = (first[0], first[1:]) if has_names else ([""] * width, first)
    if not looked_at:
        raise _no_table()
    header = [name or _unnamed(number) for number, name in enumerate(names, start=1)]
    return Table(header, looked_at, text, delimiter, has_names)


def _encoding(file: BinaryIO) -> str:
    """The first in which all of it can be read."""
    file.seek(0)
    encodings = ("utf-8-sig", "cp1252", "latin-1")
    if file.read(2) in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        encodings = ("utf-16", "latin-1")
    found = next(encoding for encoding in encodings if _is_written_in(file, encoding))
    file.seek(0)
    return found


def _is_written_in(file: BinaryIO, encoding: str) -> bool:
    file.seek(0)
    chunks = iter(partial(file.read, CHUNK), b"")
    try:
        has_zeros = any("\0" in part for part in codecs.iterdecode(chunks, encoding))
    except UnicodeDecodeError:
        return False
    if has_zeros:
        raise UnreadableFile(
            gettext("This is no text file. Open it in a spreadsheet and save it as CSV.")
        )
    return True


def _shape(text: TextIO) -> tuple[str, int]:
    """The separator that gives most of the first rows the same number of cells, and that number."""
    shapes = []
    for delimiter in DELIMITERS:
        first = islice(_rows(text, delimiter), LOOKED_AT)
        widths = Counter(len(row) for row in first if 1 < len(row) <= MOST_COLUMNS)
        for width, number in widths.items():
            shapes.append((number, width, delimiter))
    if not shapes:
        raise _no_table()
    _, width, delimiter = max(shapes, key=lambda shape: shape[:2])
    return delimiter, width


def _body(text: TextIO, delimiter: str, width: int) -> Iterator[list[str]]:
    rows = dropwhile(lambda row: len(row) != width, _rows(text, delimiter))
    return ((row + [""] * width)[:width] for row in rows)


def _rows(text: TextIO, delimiter: str) -> Iterator[list[str]]:
    text.seek(0)
    try:
        for row in csv.reader(text, delimiter=delimiter):
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
