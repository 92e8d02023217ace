"""Rows of a gardener, a page at a time: bounded memory, and one statement for up to a page."""

from collections.abc import Iterator

from django.db.models import QuerySet

from gardens.export.kinds import BY_LABEL, Kind
from gardens.models import Gardener, Sensor
from plants.models import Plant

ROWS_AT_ONCE = 2000

Row = dict[str, object]


def own_rows(kind: Kind, gardener: Gardener) -> QuerySet:
    return kind.model._default_manager.filter(**{kind.owner: gardener.pk})


def rows_of(kind: Kind, gardener: Gardener) -> Iterator[Row]:
    """By the names of their columns."""
    lookups, key = kind.columns, kind.model._meta.pk.attname
    for page in pages(own_rows(kind, gardener).values(*{*lookups.values(), key}), key):
        rows = [{name: row[lookup] for name, lookup in lookups.items()} for row in page]
        yield from _with_slugs(rows) if kind.label in WITH_COPIES else rows


def series_of(kind: Kind, gardener: Gardener) -> Iterator[tuple[Sensor, list[Row]]]:
    """Of each sensor its pages, in order."""
    sensors = own_rows(BY_LABEL["gardens.Sensor"], gardener).order_by("pk")
    columns = [lookup for name, lookup in kind.columns.items() if name not in ("id", "sensor")]
    for sensor in sensors.select_related("device__garden", "device__bed"):
        rows = kind.model._default_manager.filter(sensor=sensor).values(*columns)
        for page in pages(rows, kind.series):
            yield sensor, page


def pages(rows: QuerySet, key: str) -> Iterator[list[Row]]:
    """In the order of a column that tells the rows apart, after which the next page begins."""
    page = list(rows.order_by(key)[:ROWS_AT_ONCE])
    while page:
        yield page
        if len(page) < ROWS_AT_ONCE:
            return
        page = list(rows.filter(**{f"{key}__gt": page[-1][key]}).order_by(key)[:ROWS_AT_ONCE])


# Steps hold copies of rows, in which a plant is a number.
WITH_COPIES = {"gardens.PlanChange", "gardens.LandChange"}


def _with_slugs(rows: list[Row]) -> list[Row]:
    copies = [row[side] for row in rows for side in ("before", "after") if row[side]]
    numbers = {copy["plant_id"] for copy in copies if copy.get("plant_id")}
    slugs = dict(Plant.objects.filter(pk__in=numbers).values_list("pk", "slug"))
    for copy in copies:
        if "plant_id" in copy:
            copy["plant"] = slugs.get(copy.pop("plant_id"))
    return rows
