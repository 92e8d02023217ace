"""Tables for a spreadsheet: names in place of numbers, and nothing that is run as a formula."""

import csv
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import IO

from django.db.models import Field, Model
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from gardens.export.kinds import BY_LABEL
from gardens.export.rows import own_rows, pages, series_of
from gardens.models import Gardener
from gardens.wording import say
from plants.cells import safe_cell

NAMES = ("name", "common_name")
SENTENCES = {
    "title": _("finding"),
    "what": _("what was found"),
    "why": _("why it matters"),
    "do": _("what to do"),
}


@dataclass(frozen=True, slots=True)
class Sheet:
    """`columns` are look-ups; `sentences` are parts of what a finding says."""

    file_name: str
    title: Promise
    label: str
    columns: tuple[str, ...]
    sentences: tuple[str, ...] = ()

    def rows(self, gardener: Gardener) -> Iterator[Sequence[object]]:
        kind = BY_LABEL[self.label]
        fields = {lookup: fields_of(kind.model, lookup) for lookup in self.columns}
        labels = {lookup: dict(path[-1].flatchoices) for lookup, path in fields.items()}
        headings = [heading(path) for path in fields.values()]
        yield [capfirst(str(one)) for one in (*headings, *map(SENTENCES.get, self.sentences))]
        key = kind.model._meta.pk.attname
        wanted = {*self.columns, key, *(["words"] if self.sentences else [])}
        for page in pages(own_rows(kind, gardener).values(*wanted), key):
            for row in page:
                cells = [labels[name].get(row[name], row[name]) for name in self.columns]
                yield [*cells, *(say(row["words"][part]) for part in self.sentences)]


@dataclass(frozen=True, slots=True)
class SeriesSheet:
    """What sensors said; `step` is called after each page, since there may be many."""

    file_name: str
    title: Promise
    label: str

    def rows(self, gardener: Gardener, step: Callable[[], None]) -> Iterator[Sequence[object]]:
        kind = BY_LABEL[self.label]
        columns = [name for name in kind.columns if name not in ("id", "sensor")]
        headings = [kind.model._meta.get_field(name).verbose_name for name in columns]
        sensor_headings = (_("garden"), _("bed"), _("device"), _("sensor"), _("quantity"))
        yield [capfirst(str(one)) for one in (*sensor_headings, *headings)]
        for sensor, page in series_of(kind, gardener):
            device = sensor.device
            bed = device.bed.name if device.bed else ""
            known = [device.garden.name, bed, device.name, sensor.pk, sensor.quantity]
            yield from ([*known, *(row[name] for name in columns)] for row in page)
            step()


def fields_of(model: type[Model], lookup: str) -> list[Field]:
    """Along a look-up, from one row to the next."""
    found: list[Field] = []
    for name in lookup.split("__"):
        found.append(model._meta.get_field(name))
        model = found[-1].related_model
    return found


def heading(path: Sequence[Field]) -> str | Promise:
    """A name is headed by what has it."""
    return path[-2 if len(path) > 1 and path[-1].name in NAMES else -1].verbose_name


def write_rows(file: IO[str], rows: Iterator[Sequence[object]]) -> None:
    writer = csv.writer(file)
    writer.writerows([cell(value) for value in row] for row in rows)


def cell(value: object) -> object:
    """Dates as ISO 8601, with their offset."""
    if isinstance(value, date):
        return value.isoformat()
    return safe_cell(str(value)) if isinstance(value, str | Promise) else value


WHERE = ("garden__name", "bed__name", "planting__plant__common_name")
SHEETS = [
    Sheet(
        "plantings.csv",
        _("what grows and grew where"),
        "gardens.Planting",
        (
            *("garden__name", "bed__name", "plant__common_name", "plant__botanical_name"),
            *("columns", "rows", "spacing_cm", "method", "planned_on", "started_on"),
            *("germinated_on", "planted_out_on", "first_harvest_on", "ended_on", "end_reason"),
            *("pathogen", "lost", "seed_lot__variety"),
        ),
    ),
    Sheet(
        "book.csv",
        _("the book"),
        "gardens.Event",
        ("happened_on", *WHERE, "act", "note", "problem__words", "treatment__product"),
    ),
    Sheet(
        "harvests.csv",
        _("harvests"),
        "gardens.Harvest",
        (
            *("event__happened_on", *(f"event__{lookup}" for lookup in WHERE)),
            *("weight_g", "count", "quality", "part", "price_per_kg", "event__note"),
        ),
    ),
    Sheet(
        "tasks.csv",
        _("jobs, done and to do"),
        "gardens.CareTask",
        ("due_on", *WHERE, "title", "act", "state", "done_on", "skip_reason", "skip_note"),
    ),
    Sheet(
        "seeds.csv",
        _("the seed box"),
        "gardens.SeedLot",
        (
            *("plant__common_name", "plant__botanical_name", "variety", "source", "year"),
            *("germination_pct", "seeds_per_g", "store_c", "humidity_pct", "moisture_pct", "note"),
        ),
    ),
    Sheet(
        "soil_tests.csv",
        _("soil tests"),
        "gardens.SoilTest",
        (
            *("tested_on", "garden__name", "bed__name", "lab", "depth_from_cm", "depth_to_cm"),
            *("texture", "ph", "buffer_ph", "has_free_carbonate", "nitrate_n_mg_kg"),
            *("nitrate_method", "phosphorus_mg_kg", "phosphorus_method", "potassium_mg_kg"),
            *("potassium_method", "organic_matter_pct", "ec_ds_m", "ec_method", "cec_meq_100g"),
        ),
    ),
    Sheet(
        "findings.csv",
        _("findings of the rules"),
        "rules.Finding",
        ("first_seen_at", "resolved_at", "garden__name", "bed__name", "rule_id", "severity"),
        sentences=("title", "what", "why", "do"),
    ),
]
SERIES = [
    SeriesSheet("readings.csv", _("single readings of sensors"), "gardens.SensorReading"),
    SeriesSheet("readings_hours.csv", _("readings by the hour"), "gardens.SensorHour"),
    SeriesSheet("readings_days.csv", _("readings by the day"), "gardens.SensorDay"),
]
