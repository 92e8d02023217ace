"""Rows of many tables in one statement, however many tables, gardens and rows.

Each table gives one JSON document. The text of the statement is made once from the QuerySets and
kept; what differs from batch to batch is put in when it runs.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import cache, partial
from itertools import chain, groupby
from operator import itemgetter
from typing import Generic, NamedTuple, TypeVar

from django.db import connection, models
from django.db.models import Expression, F, Field, Func, QuerySet

from gardens.models.monthly import MonthlyField
from rules.loading.prepared import cursor

Row = TypeVar("Row", bound=NamedTuple)
Read = Callable[[object], object]


@dataclass(frozen=True, eq=False)
class Relation(Generic[Row]):
    """Columns of a QuerySet as named tuples; they have the names of the columns if none are given.

    The first column is what a row belongs to, and rows come in the order of their columns: put
    before all others those that make a total order.
    """

    row: type[Row]
    rows: QuerySet
    columns: tuple[str, ...] = ()

    def as_json(self) -> QuerySet:
        columns = self.columns or self.row._fields
        return self.rows.order_by().annotate(as_json=_JsonArray(*map(F, columns)))


class Rows:
    """Of every relation that was read, by what they belong to."""

    def __init__(self, by_relation: Mapping[Relation, Mapping[int, list[tuple]]]) -> None:
        self._by_relation = by_relation

    def of(self, relation: Relation[Row]) -> Mapping[int, list[Row]]:
        """Empty lists for what has no rows."""
        return self._by_relation[relation]

    def all(self, relation: Relation[Row]) -> Iterator[Row]:
        return chain.from_iterable(self._by_relation[relation].values())


def read(relations: tuple[Relation, ...], given: Mapping[str, object]) -> Rows:
    """One statement; `given` are the values of every `Given` of the relations."""
    statement = _statement(relations, connection.vendor)
    parameters = [
        one.prepared(given[one.name]) if isinstance(one, Given) else one
        for one in statement.parameters
    ]
    with cursor() as asked:
        asked.execute(statement.text, parameters)
        documents = dict(asked.fetchall())
    return Rows(
        {
            relation: _by_owner(relation.row, statement.readers[number], documents[number])
            for number, relation in enumerate(relations)
        }
    )


class Given(Expression):
    """A value that is known when the statement runs."""

    def __init__(self, name: str, output_field: Field) -> None:
        super().__init__(output_field=output_field)
        self.name = name

    def as_sql(self, compiler, connection) -> tuple[str, list]:
        return "%s", [self]

    def prepared(self, value: object) -> object:
        return self.output_field.get_db_prep_value(value, connection)


class _Numbers(Field):
    def get_db_prep_value(self, value, connection, prepared=False) -> str:
        if connection.vendor == "postgresql":
            return f"{{{','.join(map(str, value))}}}"
        return json.dumps(value)


class InBatch(Func):
    """Whether the column holds the number of a garden that is asked for."""

    output_field = models.BooleanField()
    arity = 2
    template = "%(expressions)s))"
    arg_joiner = " IN (SELECT value FROM json_each("

    def __init__(self, column: str) -> None:
        super().__init__(F(column), Given("gardens", _Numbers()))

    def as_postgresql(self, compiler, connection, **context) -> tuple[str, list]:
        template = "%(expressions)s::bigint[])"
        return self.as_sql(compiler, connection, template=template, arg_joiner=" = ANY(")


class _JsonArray(Func):
    """Not Django's, which makes the slower jsonb and casts every column."""

    function = "json_build_array"
    output_field = models.TextField()

    def as_sqlite(self, compiler, connection, **context) -> tuple[str, list]:
        row = self.copy()
        row.set_source_expressions([_as_json_of_sqlite(one) for one in self.source_expressions])
        return row.as_sql(compiler, connection, function="json_array")


class _Float(Func):
    """All digits of it, of which json_array writes 15; null where JSON has no word for it."""

    template = "json(iif(abs({0}) < 9e999, printf('%%!.17g', {0}), NULL))"

    def as_sql(self, compiler, connection, **context) -> tuple[str, list]:
        sql, parameters = compiler.compile(self.source_expressions[0])
        return self.template.format(sql), [*parameters, *parameters]


def _as_json_of_sqlite(column: Expression) -> Expression:
    if isinstance(column.output_field, models.JSONField):
        return Func(column, function="json")
    if isinstance(column.output_field, models.BinaryField):
        return Func(column, function="hex", output_field=models.TextField())
    return _Float(column) if isinstance(column.output_field, models.FloatField) else column


class _Statement(NamedTuple):
    """`readers` are those of each relation, by the place of the column."""

    text: str
    parameters: list
    readers: list[dict[int, Read]]


@cache
def _statement(relations: tuple[Relation, ...], vendor: str) -> _Statement:
    document = (
        "json_agg(r.as_json)::text"
        if vendor == "postgresql"
        else "json_group_array(json(r.as_json))"
    )
    parts, parameters, readers = [], [], []
    for number, relation in enumerate(relations):
        rows = relation.as_json()
        sql, values = rows.values_list("as_json").query.sql_with_params()
        parts.append(f"SELECT {number}, {document} FROM ({sql}) r")
        parameters += values
        columns = rows.query.annotations["as_json"].source_expressions
        readers.append(_readers([column.output_field for column in columns]))
    return _Statement(" UNION ALL ".join(parts), parameters, readers)


def _readers(fields: list[Field]) -> dict[int, Read]:
    readers = {}
    for place, field in enumerate(fields):
        for kind, reader in READERS.items():
            if isinstance(field, kind):
                readers[place] = reader
                break
    return readers


def _by_owner(
    row: type[tuple], readers: Mapping[int, Read], document: str | None
) -> dict[int, list[tuple]]:
    by_owner: dict[int, list[tuple]] = defaultdict(list)
    found = sorted(json.loads(document)) if document else []
    columns = list(zip(*found, strict=True))
    for place, reader in readers.items() if found else ():
        columns[place] = [None if value is None else reader(value) for value in columns[place]]
    # As `row._make` does, without asking for each how many columns it has.
    made = map(partial(tuple.__new__, row), zip(*columns, strict=True))
    by_owner.update((owner, list(rows)) for owner, rows in groupby(made, itemgetter(0)))
    return by_owner


def _moment(text: str) -> datetime:
    """SQLite keeps moments of UTC without saying so."""
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _bytes(text: str) -> bytes:
    """Of hexadecimal digits, before which PostgreSQL writes a sign of its own."""
    return bytes.fromhex(text.removeprefix("\\x"))


# What JSON does not say: whole numbers among floats, days, moments. A moment is also a date.
READERS: dict[type[Field], Read] = {
    models.DateTimeField: _moment,
    models.DateField: date.fromisoformat,
    models.TimeField: time.fromisoformat,
    models.BooleanField: bool,
    models.FloatField: float,
    models.BinaryField: _bytes,
    MonthlyField: tuple,
}
