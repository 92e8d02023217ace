"""The metrics as a document: one text for the repository, from what the code declares."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from types import ModuleType

import django_prometheus.cache.metrics
import django_prometheus.db.metrics
from prometheus_client.metrics import MetricWrapperBase

import compliance.metrics
import rules.metrics
from gardening.observability import facts, metrics

HEAD = """# Metrics

Written by `manage.py list_metrics` from the code; do not edit. How to scrape them, and what to be
told about, stands in `operations.md`.
"""
COUNTED: dict[str, tuple[ModuleType, ...]] = {
    "Requests, database, tasks": (metrics,),
    "Rules": (rules.metrics,),
    "Compliance": (compliance.metrics,),
    "Of django-prometheus": (django_prometheus.db.metrics, django_prometheus.cache.metrics),
}
KNOWN = "Read at each scrape"


@dataclass(frozen=True, slots=True)
class Described:
    name: str
    kind: str
    labels: tuple[str, ...]
    meaning: str


def metrics_document() -> str:
    """As docs/metrics.md."""
    sections = (_section(title, rows) for title, rows in described().items())
    return "\n".join([HEAD, *sections])


def described() -> dict[str, list[Described]]:
    """By the part of the site that they are of."""
    counted = {title: list(_declared(modules)) for title, modules in COUNTED.items()}
    known = [
        Described(name, "gauge", tuple(labels), meaning)
        for name, (meaning, labels) in facts.FACTS.items()
    ]
    return {**counted, KNOWN: known}


def _declared(modules: tuple[ModuleType, ...]) -> Iterator[Described]:
    """Once each: a series that a module keeps describes itself as its metric does."""
    values = chain.from_iterable(vars(module).values() for module in modules)
    return iter(dict.fromkeys(_described(x) for x in values if isinstance(x, MetricWrapperBase)))


def _described(one: MetricWrapperBase) -> Described:
    (family,) = one.describe()
    name = f"{family.name}_total" if family.type == "counter" else family.name
    return Described(name, family.type, tuple(one._labelnames), family.documentation)


def _section(title: str, rows: list[Described]) -> str:
    lines = [f"## {title}", "", "| metric | kind | labels | meaning |", "| --- | --- | --- | --- |"]
    for one in rows:
        labels = ", ".join(f"`{label}`" for label in one.labels)
        lines.append(f"| `{one.name}` | {one.kind} | {labels} | {one.meaning} |")
    return "\n".join([*lines, ""])
