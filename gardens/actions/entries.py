"""What a gardener writes into the book, corrects and takes back."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.db.models import DateTimeField, Model
from django.utils.translation import gettext

from gardens.actions.asking import gardens_with_seed
from gardens.actions.book import follow_harvests, take_back, write
from gardens.actions.changing import changing
from gardens.actions.harvests import refuse_early
from gardens.actions.life import refuse_out_of_life, refuse_out_of_order
from gardens.actions.moving import move_details
from gardens.actions.photos import attach_photos
from gardens.actions.refusals import EntryRestedOn, GoneMeanwhile, LoggedOtherwise
from gardens.actions.resting import refuse_done_outside
from gardens.actions.series import move_next
from gardens.models import (
    Act,
    Event,
    Garden,
    Gardener,
    Harvest,
    Photo,
    Planting,
    Sowing,
)
from gardens.models.event import LIFE, EventQuerySet
from gardens.uploads.pictures import CleanPicture


def log_entries(
    events: Sequence[Event],
    details: Sequence[Model] = (),
    *,
    garden: Garden,
    batch: UUID,
    pictures: Sequence[CleanPicture] = (),
    actor: Gardener,
) -> list[Event]:
    """All of them or none; the batch names the form, which may be sent twice but not
    with other content.

    Photos are kept with the first.
    """
    with changing(garden.pk):
        if written := list(Event.objects.of_batch(garden, batch)):
            _refuse_other(written, events, details, len(pictures))
            return written
        _refuse_gone(events, garden)
        refuse_early([detail for detail in details if isinstance(detail, Harvest)])
        for event in events:
            event.batch = batch
        write(events, details, actor=actor)
        attach_photos(events[0], pictures, actor=actor)
    return list(events)


def _refuse_other(
    written: Sequence[Event], events: Sequence[Event], details: Sequence[Model], photos: int
) -> None:
    """A form that one went back to and changed says something else than it did at first."""
    kept = [
        detail
        for relation in Event._meta.related_objects
        if relation.one_to_one
        for detail in relation.related_model.objects.filter(event__in=written)
    ]
    is_same = _said(events, details) == _said(written, kept)
    if not is_same or photos != Photo.objects.filter(event__in=written).count():
        raise LoggedOtherwise(
            gettext(
                "This form was logged before with other content. Correct that entry in the book, "
                "or open the page anew to log more."
            )
        )


def _said(events: Sequence[Event], details: Sequence[Model]) -> Counter:
    return Counter(
        [*map(_line, events), *((_line(detail.event), _facts(detail)) for detail in details)]
    )


def _line(event: Event) -> tuple:
    return event.act, *event.subject_key, event.happened_on, event.note


def _facts(detail: Model) -> tuple:
    """Without moments: those of a form that gives a day are made up."""
    fields = [field for field in detail._meta.concrete_fields if not field.primary_key]
    names = [field.attname for field in fields if not isinstance(field, DateTimeField)]
    return type(detail), *(getattr(detail, name) for name in names if name != "event_id")


def undo_entries(garden: Garden, batch: UUID, *, actor: Gardener) -> int:
    """Take back what was written together; the tasks it closed are open again."""
    return _undo(garden, Event.objects.of_batch(garden, batch), actor=actor)


def undo_entry(event: Event, *, actor: Gardener) -> int:
    found = Event.objects.filter(garden=event.garden_id, pk=event.pk)
    return _undo(event.garden, found, actor=actor)


def correct_entry(
    event: Event,
    *,
    on: date,
    note: str,
    harvest: Harvest | None = None,
    pictures: Sequence[CleanPicture] = (),
    actor: Gardener,
) -> Event:
    """Another day, other words, another weight, more photos; what hangs on the day follows."""
    found = Event.objects.filter(pk=event.pk)
    others = gardens_with_seed(found.plants_of_seed(), actor=actor)
    with changing(event.garden_id, also=others):
        stored = found.select_related("planting__plant", "garden__place").first()
        if stored is None:
            raise GoneMeanwhile(gettext("This entry was taken back in the meantime."))
        was, stored.happened_on, stored.note = stored.happened_on, on, note
        if planting := stored.planting:
            _move_day(stored, planting)
        if harvest:
            harvest.event = stored
            refuse_early([harvest])
            harvest.save()
        attach_photos(stored, pictures, actor=actor)
        stored.save(update_fields=["happened_on", "note"])
        move_details(stored, was=was)
        stored.tasks.update(done_on=on)
        move_next(stored.tasks.select_related("series__planting"))
        if planting and stored.act == Act.HARVEST:
            follow_harvests([planting.pk])
    return stored


def _move_day(event: Event, planting: Planting) -> None:
    if event.act in LIFE and event.act != Act.HARVEST:
        setattr(planting, LIFE[event.act], event.happened_on)
        refuse_out_of_order(planting)
        planting.save(update_fields=[LIFE[event.act]])
        refuse_done_outside([planting.pk])
    else:
        refuse_out_of_life(event, planting)


def _undo(garden: Garden, found: EventQuerySet, *, actor: Gardener) -> int:
    others = gardens_with_seed(found.plants_of_seed(), actor=actor)
    with changing(garden.pk, also=others):
        events = list(found.select_related("planting"))
        if any(event.act == Act.END for event in events):
            raise EntryRestedOn(gettext("Undo the end of a planting on the plan of its bed."))
        take_back(events)
    return len(events)


def _refuse_gone(events: Sequence[Event], garden: Garden) -> None:
    there = {
        "bed_id": garden.beds,
        "planting_id": garden.plantings,
        "sowing_id": Sowing.objects.filter(tray__garden=garden),
        "reservoir_id": garden.reservoirs,
        "space_id": garden.spaces,
    }
    for name, found in there.items():
        numbers = {pk for event in events if (pk := getattr(event, name))}
        if numbers and found.filter(pk__in=numbers).count() != len(numbers):
            raise GoneMeanwhile(gettext("What you chose was removed in the meantime."))
