"""Checks of one CSV file, cell by cell; standard library only."""

import csv
import gzip
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path

# An absolute path, or any address: neither belongs into shipped data.
LEAK = re.compile(r"(?:^|[\s,\"'(])/[a-z][\w.-]*/|https?://", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Line:
    number: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells[column]


@dataclass(slots=True)
class Table:
    name: str
    lines: list[Line] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)

    @classmethod
    def read(cls, path: Path, columns: Collection[str]) -> "Table":
        """With these columns at least; what cannot be read is a failure, not an error."""
        table = cls(path.name)
        if not path.is_file():
            table.fail(0, "missing")
            return table
        text = _text(path)
        if leak := LEAK.search(text):
            table.fail(0, f"absolute path or URL in the data: {leak.group(0)}")
        header, *rows = csv.reader(text.splitlines())
        if missing := sorted(set(columns) - set(header)):
            table.fail(1, f"column {missing[0]} missing")
            return table
        if len(set(header)) != len(header):
            table.fail(1, "repeated column")
        table.lines = list(table._lines(header, rows))
        return table

    def _lines(self, header: list[str], rows: list[list[str]]) -> Iterator[Line]:
        for number, row in enumerate(rows, start=2):
            if len(row) != len(header):
                self.fail(number, f"{len(row)} cells, {len(header)} expected")
                continue
            if any(cell != cell.strip() for cell in row):
                self.fail(number, "cell with outer blanks")
            yield Line(number, dict(zip(header, row, strict=True)))

    def fail(self, number: int, complaint: str) -> None:
        self.failures.append(f"{self.name}:{number}: {complaint}")

    def number(
        self, line: Line, column: str, lowest: float = -1e9, highest: float = 1e9
    ) -> float | None:
        if line[column] == "":
            return None
        try:
            value = float(line[column])
        except ValueError:
            self.fail(line.number, f"{column}={line[column]!r} is no number")
            return None
        # Not a number fails every comparison.
        if not lowest <= value <= highest:
            self.fail(line.number, f"{column}={value} outside {lowest}..{highest}")
        return value

    def known(self, line: Line, column: str, lowest: float = -1e9, highest: float = 1e9) -> float:
        """A number that may not be missing; 0 stands for one that is."""
        value = self.number(line, column, lowest, highest)
        if value is None:
            self.fail(line.number, f"{column} is no number or missing")
        return value or 0.0

    def pair(self, line: Line, columns: tuple[str, str], lowest: float, highest: float) -> None:
        low, high = (self.number(line, column, lowest, highest) for column in columns)
        if (low is None) != (high is None):
            self.fail(line.number, f"only one of {', '.join(columns)}")
        elif low is not None and low > high:
            self.fail(line.number, f"{columns[0]}={low} > {columns[1]}={high}")

    def one_of(self, line: Line, column: str, words: str) -> None:
        if line[column] not in words.split():
            self.fail(line.number, f"{column}={line[column]!r} not allowed")

    def matches(self, line: Line, column: str, pattern: str) -> None:
        if not re.fullmatch(pattern, line[column]):
            self.fail(line.number, f"{column}={line[column]!r} has another form")

    def unique(self, *columns: str) -> None:
        seen: set[tuple[str, ...]] = set()
        for line in self.lines:
            key = tuple(line[column] for column in columns)
            if key in seen:
                self.fail(line.number, f"repeated key {key}")
            seen.add(key)


def _text(path: Path) -> str:
    content = path.read_bytes()
    return (gzip.decompress(content) if path.suffix == ".gz" else content).decode()
