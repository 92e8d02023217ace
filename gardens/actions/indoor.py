"""Changes of spaces and reservoirs, and of what is noted about them."""

from collections.abc import Collection

from django.utils.translation import gettext

from gardens.actions.changing import changing
from gardens.actions.refusals import GoneMeanwhile
from gardens.actions.twins import twin_of
from gardens.models import (
    Bed,
    Gardener,
    NutrientChange,
    Reservoir,
    ReservoirReading,
    Space,
    SpaceReading,
)

Facility = Space | Reservoir
Record = SpaceReading | ReservoirReading | NutrientChange


def add_facility(
    facility: Facility, *, beds: Collection[Bed], known: int, actor: Gardener
) -> Facility:
    with changing(facility.garden_id):
        if twin := twin_of(facility, known=known):
            return twin
        facility.save(force_insert=True)
        _take_beds(facility, beds)
    return facility


def save_facility(facility: Facility, *, beds: Collection[Bed], actor: Gardener) -> Facility:
    with changing(facility.garden_id):
        _refuse_gone(facility)
        facility.save(force_update=True)
        _take_beds(facility, beds)
    return facility


def remove_facility(facility: Facility, *, actor: Gardener) -> None:
    """With its records; its beds stay."""
    with changing(facility.garden_id):
        type(facility).objects.filter(pk=facility.pk).delete()


def add_record(record: Record, *, known: int, actor: Gardener) -> Record:
    with changing(record.subject.garden_id):
        _refuse_gone(record.subject)
        if twin := twin_of(record, known=known):
            return twin
        record.save(force_insert=True)
    return record


def save_record(record: Record, *, actor: Gardener) -> Record:
    with changing(record.subject.garden_id):
        _refuse_gone(record)
        record.save(force_update=True)
    return record


def remove_record(record: Record, *, actor: Gardener) -> None:
    with changing(record.subject.garden_id):
        type(record).objects.filter(pk=record.pk).delete()


def _take_beds(facility: Facility, beds: Collection[Bed]) -> None:
    """Of its own garden; a bed that was elsewhere moves."""
    relation = facility._meta.model_name
    chosen = {bed.pk for bed in beds}
    own = Bed.objects.filter(garden=facility.garden_id)
    own.filter(**{relation: facility}).exclude(pk__in=chosen).update(**{relation: None})
    own.filter(pk__in=chosen).update(**{relation: facility})


def _refuse_gone(row: Facility | Record) -> None:
    if not type(row).objects.filter(pk=row.pk).exists():
        raise GoneMeanwhile(gettext("It was removed in the meantime."))
