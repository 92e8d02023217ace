"""A garden as an evaluation read it, as bytes and back, exactly.

The types of the fields say how; the names of the fields are written down once for each type, so
that what was packed before a field was added can still be read, and anything else is refused.
"""

import json
import zlib
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import lru_cache
from types import UnionType
from typing import NamedTuple, Union, get_args, get_origin, get_type_hints

from rules.engine.policy import Policy
from rules.engine.snapshot import GardenSnapshot, PlantFacts

FORMAT = 1
# Many plantings share one; each is written once.
SHARED = (PlantFacts,)
PLAIN = (bool, int, float, str)


class Unreadable(Exception):
    """Packed by a version whose snapshots were made of other parts."""


class Packed(NamedTuple):
    """`rules` are those in force then: (version, limits) by id."""

    garden: GardenSnapshot
    rules: dict[str, tuple[int, dict[str, float]]]


class Table:
    """The shared objects of one packing, and the names of the fields of each type."""

    def __init__(self, types: dict[str, list[str]], rows: list[object]) -> None:
        self.types = types
        self.rows = rows
        self.places: dict[int, int] = {}
        self.objects: dict[int, object] = {}


class Codec(NamedTuple):
    dump: Callable[[object, Table], object]
    load: Callable[[object, Table], object]


def pack(garden: GardenSnapshot, policy: Policy) -> bytes:
    table = Table({}, [])
    document = {
        "format": FORMAT,
        "garden": codec(GardenSnapshot).dump(garden, table),
        "types": table.types,
        "shared": table.rows,
        "rules": {rule.id: [rule.version, dict(limits)] for rule, limits in policy.rules},
    }
    return zlib.compress(json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode())


def unpack(packed: bytes) -> Packed:
    document = json.loads(zlib.decompress(packed))
    if document["format"] != FORMAT:
        raise Unreadable(f"format {document['format']}")
    table = Table(document["types"], document["shared"])
    garden = codec(GardenSnapshot).load(document["garden"], table)
    rules = {name: (version, limits) for name, (version, limits) in document["rules"].items()}
    return Packed(garden, rules)


@lru_cache(maxsize=256)
def codec(kind: object) -> Codec:
    origin, inner = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        return _optional(inner)
    if origin is tuple:
        return _many(inner[0], tuple) if inner[-1] is ... else _record(tuple, inner)
    if origin is frozenset:
        return _set(inner[0])
    if origin is not None and issubclass(origin, Mapping):
        return _mapping(*inner)
    return _of_class(kind)


def _of_class(kind: type) -> Codec:
    if kind in SHARED:
        return _shared(kind)
    if is_dataclass(kind):
        return _dataclass(kind)
    if issubclass(kind, tuple):
        return _record(kind._make, tuple(get_type_hints(kind).values()))
    if issubclass(kind, Enum):
        return Codec(lambda value, _: value.value, lambda value, _: kind(value))
    if issubclass(kind, date):
        parse = datetime.fromisoformat if issubclass(kind, datetime) else date.fromisoformat
        return Codec(lambda value, _: value.isoformat(), lambda value, _: parse(value))
    if kind not in PLAIN:
        raise TypeError(f"Cannot pack {kind}")
    return Codec(lambda value, _: value, lambda value, _: _plain(kind, value))


def _plain(kind: type, value: object) -> object:
    """A whole number may stand for a fraction."""
    if isinstance(value, (int, float) if kind is float else kind):
        return value
    raise Unreadable(f"{value!r} is no {kind.__name__}")


def _optional(kinds: tuple[object, ...]) -> Codec:
    [kind] = [kind for kind in kinds if kind is not type(None)]
    dump, load = codec(kind)
    return Codec(
        lambda value, table: None if value is None else dump(value, table),
        lambda value, table: None if value is None else load(value, table),
    )


def _many(kind: object, make: Callable) -> Codec:
    dump, load = codec(kind)
    return Codec(
        lambda values, table: [dump(value, table) for value in values],
        lambda values, table: make(load(value, table) for value in values),
    )


def _set(kind: object) -> Codec:
    dump, load = _many(kind, frozenset)
    return Codec(lambda values, table: sorted(dump(values, table)), load)


def _record(make: Callable, kinds: tuple[object, ...]) -> Codec:
    parts = [codec(kind) for kind in kinds]
    return Codec(
        lambda values, table: [
            part.dump(each, table) for part, each in zip(parts, values, strict=True)
        ],
        lambda values, table: make(
            [part.load(each, table) for part, each in zip(parts, values, strict=True)]
        ),
    )


def _mapping(key: object, value: object) -> Codec:
    """As pairs, in their order."""
    dump, load = _many(tuple[key, value], dict)
    return Codec(lambda mapping, table: dump(mapping.items(), table), load)


def _dataclass(kind: type) -> Codec:
    hints = get_type_hints(kind)
    given = [field for field in fields(kind) if field.init]
    parts = [(field.name, codec(hints[field.name])) for field in given]
    needed = {
        field.name
        for field in given
        if field.default is MISSING and field.default_factory is MISSING
    }
    by_name = dict(parts)
    names = list(by_name)

    def dump(value: object, table: Table) -> list[object]:
        table.types[kind.__name__] = names
        return [part.dump(getattr(value, name), table) for name, part in parts]

    def load(row: list[object], table: Table) -> object:
        written = table.types[kind.__name__]
        if not needed <= set(written) <= set(by_name) or len(written) != len(row):
            raise Unreadable(kind.__name__)
        values = zip(written, row, strict=True)
        return kind(**{name: by_name[name].load(value, table) for name, value in values})

    return Codec(dump, load)


def _shared(kind: type) -> Codec:
    inner = _dataclass(kind)

    def dump(value: object, table: Table) -> int:
        if id(value) not in table.places:
            table.places[id(value)] = len(table.rows)
            table.rows.append(inner.dump(value, table))
        return table.places[id(value)]

    def load(place: int, table: Table) -> object:
        if place not in table.objects:
            table.objects[place] = inner.load(table.rows[place], table)
        return table.objects[place]

    return Codec(dump, load)
