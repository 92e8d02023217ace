"""What a gardener writes into the book, corrects and takes back."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.db.models import Model
from django.utils.translation import gettext

from gardens.actions.book import follow_harvests, is_rested_on, take_back, write
from gardens.actions.changing import changing
from gardens.actions.harvests import refuse_early
from gardens.actions.life import refuse_out_of_life, refuse_out_of_order
from gardens.actions.photos import attach_photos
from gardens.actions.refusals import EntryRestedOn, GoneMeanwhile
from gardens.actions.series import move_next
from gardens.models import (
    Act,
    Amendment,
    Event,
    Garden,
    Gardener,
    Harvest,
    Planting,
    SoilTest,
    Watering,
)
from gardens.models.event import LIFE
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
    """All of them or none; the batch names the form, which may be sent twice.

    Photos are kept with the first.
    """
    with changing(garden.pk):
        if written := list(Event.objects.of_batch(garden, batch)):
            return written
        _refuse_gone(events, garden)
        refuse_early([detail for detail in details if isinstance(detail, Harvest)])
        for event in events:
            event.batch = batch
        write(events, details, actor=actor)
        attach_photos(events[0], pictures, actor=actor)
    return list(events)


def undo_entries(garden: Garden, batch: UUID, *, actor: Gardener) -> int:
    """Take back what was written together; the tasks it closed are open again."""
    return _undo(garden, Event.objects.of_batch(garden, batch))


def undo_entry(event: Event, *, actor: Gardener) -> int:
    return _undo(event.garden, Event.objects.filter(garden=event.garden_id, pk=event.pk))


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
    with changing(event.garden_id):
        stored = Event.objects.select_related("planting__plant").filter(pk=event.pk).first()
        if stored is None:
            raise GoneMeanwhile(gettext("This entry was taken back in the meantime."))
        stored.happened_on, stored.note = on, note
        if planting := stored.planting:
            _move_day(stored, planting)
        if harvest:
            harvest.event = stored
            refuse_early([harvest])
            harvest.save()
        attach_photos(stored, pictures, actor=actor)
        stored.save(update_fields=["happened_on", "note"])
        Watering.objects.filter(event=stored).update(watered_on=on)
        SoilTest.objects.filter(event=stored).update(tested_on=on)
        Amendment.objects.filter(event=stored).update(spread_on=on)
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
    else:
        refuse_out_of_life(event, planting)


def _undo(garden: Garden, found) -> int:
    with changing(garden.pk):
        events = list(found.select_related("planting"))
        if any(is_rested_on(event) for event in events):
            raise EntryRestedOn(
                gettext("Later entries of the planting rest on this one. Take those back first.")
            )
        if any(event.act == Act.END for event in events):
            raise EntryRestedOn(gettext("Undo the end of a planting on the plan of its bed."))
        take_back(events)
    return len(events)


def _refuse_gone(events: Sequence[Event], garden: Garden) -> None:
    beds = {event.bed_id for event in events if event.bed_id}
    plantings = {event.planting_id for event in events if event.planting_id}
    there = garden.beds.filter(pk__in=beds).count() == len(beds)
    if not there or garden.plantings.filter(pk__in=plantings).count() != len(plantings):
        raise GoneMeanwhile(gettext("What you chose was removed in the meantime."))
