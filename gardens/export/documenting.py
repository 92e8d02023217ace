"""docs/export.md: what stands in a gardener's copy of everything, and what does not."""

from collections.abc import Iterator, Mapping

from django.db import models
from django.utils.text import capfirst

from gardens.export.kinds import BY_LABEL, LEFT_OUT, NAMED, TABLES, VERSION, Kind
from gardens.export.sheets import SERIES, SHEETS

HEAD = """# A gardener's copy of everything

Written by `manage.py list_export` from `gardens/export/`; do not edit. A gardener orders the copy \
under Your data; a worker makes one ZIP of it.

* `gardening.json` holds all rows: `format` is `gardening`, `version` is {version}, `made_at` when \
it was begun, `tables` a list of rows for each table below. A table or a column that is added \
leaves the version as it is; one that goes or means something else raises it.
* Texts, numbers, `true` and `null` are JSON's; days are `2026-05-05`, moments \
`2026-05-05T12:30:00+00:00`. Measures are metric, in the unit that the column names.
* Rows point to each other by `id`; plants and cultivars of the catalogue are named by their \
`slug`, pests by name. `before` and `after` of changes are copies of rows.
* Rows are read page by page while the site goes on: what changes meanwhile is told as it was \
before or after.
* `pictures/` holds each picture under its id, `README.txt` explains all of this in the \
gardener's language.

## Tables for a spreadsheet

UTF-8 with a byte order mark, headed in the gardener's language. A text that would be run as a \
formula begins with an apostrophe.
"""
WORDS = {
    models.BooleanField: "yes or no",
    models.JSONField: "JSON",
    models.DateTimeField: "moment",
    models.DateField: "day",
    models.TimeField: "time of day",
    models.UUIDField: "UUID",
    models.CharField: "text",
    models.TextField: "text",
    models.IntegerField: "whole number",
    models.FloatField: "number",
}


def export_document() -> str:
    parts = [HEAD.format(version=VERSION), *_sheets(), "", "## Tables of gardening.json", ""]
    for kind in TABLES:
        parts += [*_table(kind), ""]
    parts += ["## Not told", "", *_not_told(LEFT_OUT), ""]
    return "\n".join(parts)


def _sheets() -> Iterator[str]:
    yield from ("| file | what |", "| --- | --- |")
    for sheet in (*SHEETS, *SERIES):
        yield f"| `{sheet.file_name}` | {sheet.title} |"


def _table(kind: Kind) -> Iterator[str]:
    meta = kind.model._meta
    yield from (f"### {kind.name}", "", f"{capfirst(meta.verbose_name_plural)}.", "")
    yield from ("| column | what | as |", "| --- | --- | --- |")
    for name in kind.columns:
        column = meta.get_field(name)
        yield f"| `{name}` | {column.verbose_name} | {_word(column)} |"
    if kind.left_out:
        yield from ("", "Not told:", "", *_not_told(kind.left_out))


def _word(column: models.Field) -> str:
    if not column.is_relation:
        return next(word for kind, word in WORDS.items() if isinstance(column, kind))
    label = column.related_model._meta.label
    if label in NAMED:
        return f"its {NAMED[label]}"
    return f"id of `{BY_LABEL[label].name}`"


def _not_told(reasons: Mapping[str, str]) -> Iterator[str]:
    yield from (f"* `{name}`: {reason}." for name, reason in reasons.items())
