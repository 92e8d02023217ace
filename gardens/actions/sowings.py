"""What happens in a tray: sowing, counting, hardening off, planting out."""

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext, gettext_noop, ngettext

from gardens.actions.answers import is_timely
from gardens.actions.asking import gardens_with_seed
from gardens.actions.book import write
from gardens.actions.changing import changing
from gardens.actions.refusals import CellsTaken, DatesOutOfOrder, GoneMeanwhile
from gardens.actions.restricted import refuse_restricted
from gardens.actions.seeds import take_seeds
from gardens.actions.sowing_days import (
    follow_sowings,
    refuse_falling,
    refuse_fewer_than_left,
)
from gardens.models import (
    Act,
    CareTask,
    EmergenceCount,
    EntryKind,
    Event,
    Garden,
    Gardener,
    Sowing,
    StartMethod,
    TaskState,
    Tray,
)
from gardens.seeds.cells import free_runs
from plants.agronomy.hardening import HardeningDay, hardening_days, lowest_night_c
from plants.choices import FrostTolerance

FIRST_DAY = gettext_noop("Harden off {plant}: {most} hours outside")
LATER_DAY = gettext_noop("Harden off {plant}: {fewest} to {most} hours outside")
WHY_HARDEN = gettext_noop(
    "Day {number} of {days} before planting out. Begin in shade out of the wind. If the night "
    "will be colder than {night}, leave them in and go on a day later."
)


def sow_in_tray(sowing: Sowing, *, actor: Gardener) -> Sowing:
    """The cells are taken and the seed is out of the lot; the same again is the form sent twice."""
    refuse_restricted(sowing.tray.garden_id, [sowing.plant], actor=actor)
    others = gardens_with_seed([sowing.plant_id], actor=actor)
    with changing(sowing.tray.garden_id, also=others) as garden:
        tray = _tray_of(sowing)
        present = list(tray.sowings.in_trays())
        facts = ("lot_id", "first_cell", "cells", "sown_on")
        for other in present:
            if all(getattr(other, name) == getattr(sowing, name) for name in facts):
                return other
        _refuse_taken(sowing, tray, present)
        taken = take_seeds(
            sowing.lot, sowing.seeds, kind=EntryKind.SOWN, on=sowing.sown_on, actor=actor
        )
        sowing.save(force_insert=True)
        taken.sowing = sowing
        taken.save(update_fields=["sowing"])
        event = _entry(sowing, Act.SOW_TRAY, sowing.sown_on)
        write([event], closing=_asked_to_sow(sowing, garden, event), actor=actor)
    return sowing


def count_seedlings(
    sowing: Sowing, *, on: date, emerged: int, lost: int, actor: Gardener
) -> EmergenceCount:
    """How many are up in all by that day; counted twice on a day, the later count stands."""
    others = gardens_with_seed([sowing.plant_id], actor=actor)
    with changing(sowing.tray.garden_id, also=others):
        stored = stored_sowing(sowing)
        if on < stored.sown_on:
            raise DatesOutOfOrder(gettext("Nothing can come up before it is sown."))
        known = stored.counts.filter(counted_on=on).select_related("event").first()
        count = known or EmergenceCount(sowing=stored, counted_on=on)
        count.emerged, count.lost = emerged, lost
        refuse_falling(count)
        if count.event is None:
            count.event = _entry(stored, Act.COUNT, on)
            write([count.event], actor=actor)
        count.save()
        follow_sowings([count.event])
        refuse_fewer_than_left(stored.pk)
    return count


def pot_on(sowing: Sowing, *, on: date, actor: Gardener) -> Event:
    """Each seedling has a pot of its own since then; the same day again is the form sent twice."""
    with changing(sowing.tray.garden_id):
        event = _entry(stored_sowing(sowing), Act.POT_ON, on)
        twin = Event.objects.filter(sowing=sowing.pk, act=event.act, happened_on=on).first()
        if twin:
            return twin
        write([event], actor=actor)
    return event


def plan_hardening(sowing: Sowing, *, plant_out_on: date, actor: Gardener) -> Sowing:
    """A job for each of the days before; those of another day that was planned are withdrawn."""
    with changing(sowing.tray.garden_id) as garden:
        stored = stored_sowing(sowing)
        stored.plant_out_on = plant_out_on
        stored.save(update_fields=["plant_out_on"])
        wanted = f"{_origin(stored)}{plant_out_on}:"
        jobs = garden.care_tasks.filter(origin__startswith=_origin(stored))
        jobs.open().exclude(origin__startswith=wanted).update(state=TaskState.WITHDRAWN)
        _wake_hardening(stored)
        days = hardening_days(plant_out_on)
        CareTask.objects.propose([_hardening_job(stored, day, wanted, len(days)) for day in days])
    return stored


def clear_cells(sowing: Sowing, *, on: date | None, actor: Gardener) -> Sowing:
    """The tray is free again; without a day they are in it after all."""
    with changing(sowing.tray.garden_id):
        stored = stored_sowing(sowing)
        if on is None and stored.ended_on:
            others = stored.tray.sowings.in_trays().exclude(pk=stored.pk)
            _refuse_taken(stored, stored.tray, list(others))
        stored.ended_on = on
        stored.save(update_fields=["ended_on"])
        if on:
            withdraw_hardening([stored])
        else:
            _wake_hardening(stored)
    return stored


def withdraw_hardening(sowings: Iterable[Sowing]) -> None:
    """Called inside `changing`, with sowings that leave their tray."""
    for sowing in sowings:
        jobs = CareTask.objects.open().filter(garden=sowing.tray.garden_id)
        jobs.filter(origin__startswith=_origin(sowing)).update(state=TaskState.WITHDRAWN)


def _entry(sowing: Sowing, act: Act, on: date) -> Event:
    return Event(garden_id=sowing.tray.garden_id, sowing=sowing, act=act, happened_on=on)


def _asked_to_sow(sowing: Sowing, garden: Garden, event: Event) -> dict[CareTask, Event]:
    """Jobs of plantings of the plant that are to begin indoors: as many as the seeds are for."""
    asked = garden.care_tasks.open().with_subjects().order_by("due_on", "pk")
    begin = {"planting__method": StartMethod.SOW_INDOORS, "planting__started_on": None}
    closing, seeds = {}, sowing.seeds
    for task in asked.filter(act=Act.START, planting__plant=sowing.plant_id, **begin):
        if is_timely(task, event) and task.planting.count <= seeds:
            closing[task] = event
            seeds -= task.planting.count
    return closing


def _wake_hardening(sowing: Sowing) -> None:
    jobs = CareTask.objects.filter(garden=sowing.tray.garden_id, state=TaskState.WITHDRAWN)
    planned = jobs.filter(origin__startswith=f"{_origin(sowing)}{sowing.plant_out_on}:")
    planned.update(state=TaskState.OPEN)


def _origin(sowing: Sowing) -> str:
    return f"sowing:{sowing.pk}:harden:"


def stored_sowing(sowing: Sowing) -> Sowing:
    """As it is now, with its counts."""
    rows = Sowing.objects.with_plants().with_counts().select_related("tray")
    stored = rows.filter(pk=sowing.pk).first()
    if stored is None:
        raise GoneMeanwhile(gettext("This sowing was removed in the meantime."))
    return stored


def _tray_of(sowing: Sowing) -> Tray:
    tray = Tray.objects.filter(pk=sowing.tray_id).first()
    if tray is None:
        raise GoneMeanwhile(gettext("This tray was removed in the meantime."))
    return tray


def _refuse_taken(sowing: Sowing, tray: Tray, present: list[Sowing]) -> None:
    runs = free_runs(tray, present)
    if any(
        first <= sowing.first_cell and sowing.last_cell < first + length for first, length in runs
    ):
        return
    if not runs:
        raise CellsTaken(gettext("This tray is full. Take another one."))
    free = ", ".join(f"{first}–{first + length - 1}" for first, length in runs)
    raise CellsTaken(
        ngettext(
            "{cells} cell from cell {first} on is not free. Free cells: {free}.",
            "{cells} cells from cell {first} on are not free. Free cells: {free}.",
            sowing.cells,
        ).format(cells=sowing.cells, first=sowing.first_cell, free=free)
    )


def _hardening_job(sowing: Sowing, day: HardeningDay, origin: str, days: int) -> CareTask:
    is_tender = sowing.plant.frost_tolerance == FrostTolerance.TENDER
    hours = {"fewest": day.fewest_hours, "most": day.most_hours}
    night = {"quantity": lowest_night_c(is_tender=is_tender), "unit": "°C"}
    return CareTask(
        garden_id=sowing.tray.garden_id,
        sowing=sowing,
        act=Act.HARDEN,
        wording={
            "template": FIRST_DAY if day.number == 1 else LATER_DAY,
            "values": {"plant": sowing.plant.common_name, **hours},
        },
        reason={
            "template": WHY_HARDEN,
            "values": {"number": day.number, "days": days, "night": night},
        },
        origin=f"{origin}{day.number}",
        due_on=day.on,
    )
