"""Changes of spaces and reservoirs, and of what is noted about them."""

from collections.abc import Collection

from django.utils.translation import gettext

from gardens.actions.book import move_entry, reopen, take_back, write
from gardens.actions.changing import changing
from gardens.actions.refusals import GoneMeanwhile
from gardens.actions.twins import twin_of
from gardens.models import (
    Bed,
    CareTask,
    Event,
    Garden,
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
    """An entry of the book; the jobs that asked for it are done."""
    with changing(record.subject.garden_id) as garden:
        _refuse_gone(record.subject)
        if twin := twin_of(record, known=known):
            return twin
        record.event = _entry_of(record, garden)
        write([record.event], [record], actor=actor)
    return record


def save_record(record: Record, *, actor: Gardener) -> Record:
    """Its entry says the same, of the same day."""
    with changing(record.subject.garden_id) as garden:
        stored = type(record).objects.filter(pk=record.pk).first()
        if stored is None:
            raise _gone()
        record.event_id = stored.event_id
        record.save(force_update=True)
        _change_entry(record.event_id, _entry_of(record, garden))
    return record


def remove_record(record: Record, *, actor: Gardener) -> None:
    """The jobs it closed are open again."""
    with changing(record.subject.garden_id):
        take_back(list(Event.objects.filter(pk=record.event_id)))
        type(record).objects.filter(pk=record.pk).delete()


def _entry_of(record: Record, garden: Garden) -> Event:
    return Event(
        garden=garden,
        **{record.SUBJECT: record.subject},
        act=record.book_act,
        happened_on=garden.place.local(record.moment).date(),
    )


def _change_entry(number: int | None, entry: Event) -> None:
    """Jobs that ask for something else are open again."""
    Event.objects.filter(pk=number).update(act=entry.act)
    closed = CareTask.objects.filter(event=number, event__isnull=False)
    reopen(closed.exclude(act=entry.act))
    move_entry(number, on=entry.happened_on)


def _take_beds(facility: Facility, beds: Collection[Bed]) -> None:
    """Of its own garden; a bed that was elsewhere moves."""
    relation = facility._meta.model_name
    chosen = {bed.pk for bed in beds}
    own = Bed.objects.filter(garden=facility.garden_id)
    own.filter(**{relation: facility}).exclude(pk__in=chosen).update(**{relation: None})
    own.filter(pk__in=chosen).update(**{relation: facility})


def _refuse_gone(row: Facility) -> None:
    if not type(row).objects.filter(pk=row.pk).exists():
        raise _gone()


def _gone() -> GoneMeanwhile:
    return GoneMeanwhile(gettext("It was removed in the meantime."))
