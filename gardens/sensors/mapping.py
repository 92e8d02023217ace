"""Which column of a logger's file is what, guessed from names and cells, and the readings so."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from zoneinfo import ZoneInfo

from django.utils import formats

from gardens.sensors.checking import Checker, Fault, Taken
from gardens.sensors.logger_file import Table
from gardens.sensors.quantities import Quantity
from gardens.sensors.times import DateOrder, moment_of, order_of

PREVIEWED = 8
SEPARATOR = ":"
DECIMAL_COMMA = re.compile(r"[+-]?\d+,\d+", re.ASCII)
# Python reads “1_000” and digits of any script.
NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,3})?", re.ASCII)
CLOCK = re.compile(r"\d{1,2}:\d{2}(:\d{2})?", re.ASCII)
# In this order: “soil temperature” before “temperature”.
WORDS = (
    (r"moist|vwc|water content", Quantity.SOIL_MOISTURE),
    (r"soil.*temp|temp.*soil", Quantity.SOIL_TEMPERATURE),
    (r"(water|reservoir).*temp", Quantity.WATER_TEMPERATURE),
    (r"temp|°\s*[cf]\b", Quantity.AIR_TEMPERATURE),
    (r"humid|\brh\b", Quantity.HUMIDITY),
    (r"rain|precip", Quantity.RAIN),
    (r"ppfd|\bpar\b", Quantity.PPFD),
    (r"\blux\b|illum", Quantity.ILLUMINANCE),
    (r"\bec\b|conduct|\btds\b|ppm", Quantity.EC),
    (r"\bph\b", Quantity.PH),
    (r"level", Quantity.WATER_LEVEL),
)


@dataclass(frozen=True, slots=True)
class Mapping:
    """Columns by number from 0; of a value column “quantity:unit”."""

    time_column: int = 0
    clock_column: int | None = None
    order: DateOrder = DateOrder.YEAR_FIRST
    has_decimal_commas: bool = False
    values: dict[int, str] = field(default_factory=dict)

    def as_json(self) -> dict[str, object]:
        values = {str(column): key for column, key in self.values.items()}
        return asdict(self) | {"values": values}

    @classmethod
    def from_json(cls, stored: dict) -> "Mapping":
        """JSON has no numbers for keys."""
        values = {int(column): key for column, key in stored["values"].items()}
        return cls(**stored | {"order": DateOrder(stored["order"]), "values": values})

    def items(self, rows: Iterable[Sequence[str]], zone: ZoneInfo) -> Iterator[dict[str, object]]:
        """As a device would send them; an empty cell is no reading."""
        targets = [(column, *key.split(SEPARATOR)) for column, key in self.values.items()]
        for row in rows:
            time = moment_of(self._time(row), self.order, zone)
            for column, quantity, unit in targets:
                if row[column]:
                    value = self._number(row[column])
                    yield {"time": time, "quantity": quantity, "unit": unit, "value": value}

    def _time(self, row: Sequence[str]) -> str:
        time = row[self.time_column]
        return time if self.clock_column is None else f"{time} {row[self.clock_column]}"

    def _number(self, text: str) -> float | str:
        plain = text.replace(",", ".") if self.has_decimal_commas else text
        return float(plain) if NUMBER.fullmatch(plain) else text


@dataclass(frozen=True, slots=True)
class Preview:
    """What a file holds so read; of a long one, its first rows. Nothing is stored yet."""

    good: int
    first: list[Taken]
    faults: list[tuple[str, int]]
    zone: ZoneInfo
    is_whole: bool = True

    @classmethod
    def of(cls, items: Iterable[object], checker: Checker, zone: ZoneInfo) -> "Preview":
        checked = [checker.check(item) for item in items]
        taken = [found for found in checked if isinstance(found, Taken)]
        counted = Counter(found for found in checked if isinstance(found, Fault))
        faults = [(fault.label, number) for fault, number in counted.most_common()]
        return cls(len(taken), taken[:PREVIEWED], faults, zone)

    @property
    def bad(self) -> int:
        return sum(number for _, number in self.faults)

    @property
    def rows(self) -> Iterator[tuple[str, str, str]]:
        for one in self.first:
            local = one.measured_at.astimezone(self.zone)
            time = formats.date_format(local, "DATETIME_FORMAT")
            yield time, one.quantity.label, one.quantity.measure.say(one.value)


def guess(table: Table, quantities: Sequence[str]) -> Mapping:
    columns = list(zip(*table.first, strict=True))
    orders = [order_of(list(cells)) for cells in columns]
    time_column = next((number for number, order in enumerate(orders) if order), 0)
    following = time_column + 1
    has_clock = following < len(columns) and all(map(CLOCK.fullmatch, columns[following]))
    taken = {time_column, following} if has_clock else {time_column}
    others = [number for number in range(len(columns)) if number not in taken]
    return Mapping(
        time_column=time_column,
        clock_column=following if has_clock else None,
        order=orders[time_column] or DateOrder.YEAR_FIRST,
        has_decimal_commas=any(map(DECIMAL_COMMA.fullmatch, _cells(columns, others))),
        values=_values(table.header, others, quantities),
    )


def _cells(columns: Sequence[Sequence[str]], chosen: Sequence[int]) -> Iterator[str]:
    return (cell for number in chosen for cell in columns[number])


def _values(header: Sequence[str], columns: Sequence[int], quantities: Sequence[str]) -> dict:
    """Each quantity once; of a device with one quantity the first column has no need of a name."""
    values: dict[int, str] = {}
    left = list(quantities)
    for column in columns:
        named = (quantity for words, quantity in WORDS if re.search(words, header[column].lower()))
        quantity = next((one for one in named if one in left), None)
        if quantity:
            left.remove(quantity)
            values[column] = key_of(quantity, _unit(quantity, header[column]))
    if not values and len(quantities) == 1 and columns:
        only = Quantity(quantities[0])
        values[columns[0]] = key_of(only, _unit(only, header[columns[0]]))
    return values


def key_of(quantity: Quantity, unit: str) -> str:
    return f"{quantity.value}{SEPARATOR}{unit}"


def _unit(quantity: Quantity, name: str) -> str:
    """The one that the column's name mentions, else the stored one."""
    units = quantity.measure.units
    spelled = name.lower().replace("μ", "µ")
    mentioned = (code for code, unit in units.items() if _says(spelled, code, unit.name))
    return next(mentioned, next(iter(units)))


def _says(spelled: str, code: str, name: str) -> bool:
    """As a word of its own: “rain” does not say “in”, “Temp F” says °F."""
    spellings = (re.escape(one.lower()) for one in (code, name, name.removeprefix("°")) if one)
    return re.search(rf"(?<![a-z])({'|'.join(spellings)})(?![a-z])", spelled) is not None
