from copy import copy
from datetime import date

from django.utils import formats
from django.utils.translation import gettext

from gardens.actions.book import DATES, follow_dates
from gardens.actions.changing import changing
from gardens.actions.fitting import refuse_outside
from gardens.actions.life import refuse_out_of_order
from gardens.actions.plan_history import record_step
from gardens.actions.refusals import (
    DatesOutOfOrder,
    GoneMeanwhile,
    NoRoomLeft,
    PlanMovedOn,
)
from gardens.actions.restricted import refuse_restricted
from gardens.actions.turning import Turn
from gardens.grown import grown_in, spaced
from gardens.models import (
    Bed,
    EndReason,
    Gardener,
    Pathogen,
    PlanAct,
    PlanChange,
    Planting,
    StartMethod,
)
from gardens.plan.columns import SEEDS_SOWN, columns_of
from gardens.plan.free_place import first_free_place, usual_block
from gardens.plan.standing import stays_of
from gardens.sowing import next_start
from plants.models import Plant
from plants.quantities import say_length


def add_planting(planting: Planting, *, actor: Gardener) -> Planting:
    """Plant a block; the same block on the same spot is the same form sent twice."""
    refuse_restricted(planting.garden_id, [planting.plant], actor=actor)
    with changing(planting.garden_id):
        bed = bed_of(planting)
        twin = twin_of(planting)
        return twin or _save_new(planting, bed, actor=actor)


def place_plant(
    bed: Bed,
    plant: Plant,
    *,
    known_step: int,
    on: date,
    since: date | None = None,
    actor: Gardener,
) -> Planting:
    """Plan the usual block of a plant, from `since` on or now, where ground is free in its time.

    `known_step` is the last step the form's page showed: a block of the plant placed after
    it came from the same form.
    """
    refuse_restricted(bed.garden_id, [plant], actor=actor)
    with changing(bed.garden_id) as garden:
        bed = bed_of(Planting(bed=bed, garden=garden))
        if twin := _placed_since(bed, plant, known_step):
            return twin
        planting = planned(bed, plant, on=since or on)
        present = _there_with(planting, on)
        for block in usual_block(planting.plant, bed):
            planting.columns, planting.rows = block
            if place := first_free_place(planting, bed, present):
                planting.x_cm, planting.y_cm = place
                return _save_new(planting, bed, actor=actor)
    raise NoRoomLeft(
        gettext(
            "There is no free place for {plant}, {spacing} apart. "
            "Take something out, or place it by numbers."
        ).format(plant=plant, spacing=say_length(planting.spacing_cm))
    )


def place_plant_at(
    bed: Bed, plant: Plant, spot: tuple[float, float], *, on: date, actor: Gardener
) -> Planting:
    """Plan the usual block around a spot of the bed, one plant where the block has no room."""
    refuse_restricted(bed.garden_id, [plant], actor=actor)
    x_cm, y_cm = spot
    with changing(bed.garden_id) as garden:
        bed = bed_of(Planting(bed=bed, garden=garden))
        planting = planned(bed, plant, on=on)
        for block in usual_block(planting.plant, bed):
            planting.columns, planting.rows = block
            planting.x_cm = round(x_cm - planting.block_length_cm / 2, 1)
            planting.y_cm = round(y_cm - planting.block_width_cm / 2, 1)
            if planting.is_inside(bed):
                break
        return twin_of(planting) or _save_new(planting, bed, actor=actor)


def change_planting(
    planting: Planting, *, known_step: int | None = None, actor: Gardener
) -> Planting:
    """Save a planting that a form has edited. `known_step` is the last one of it that the form's
    page knew; None is a caller that read it within the same request."""
    if Planting.objects.smaller_than(planting).exists():
        refuse_restricted(planting.garden_id, [planting.plant], actor=actor)
    with changing(planting.garden_id):
        bed = bed_of(planting)
        stored = stored_planting(planting)
        if known_step is not None and columns_of(planting) != columns_of(stored):
            _refuse_changed_since(stored, known_step)
        if not planting.ended_on:
            refuse_outside(planting, bed)
        return _save_change(planting, stored, PlanAct.CHANGED, actor=actor)


def replan_planting(
    planting: Planting, *, method: StartMethod, planned_on: date, actor: Gardener
) -> Planting:
    """Begin it another day or another way than was planned; what has begun stays as it is."""
    if planting.started_on:
        raise DatesOutOfOrder(gettext("It has begun already, so its plan stays as it is."))
    planting.method, planting.planned_on = method, planned_on
    return change_planting(planting, actor=actor)


def start_planting(
    planting: Planting,
    *,
    on: date,
    method: StartMethod | None = None,
    seeds: int | None = None,
    actor: Gardener,
) -> Planting:
    """It was sown or planted on that day, as planned or by `method`; the task that asked for it is
    done with that. `seeds` came out of its lot. Returns it as it is now."""
    with changing(planting.garden_id):
        stored = stored_planting(planting)
        if stored.ended_on and on > stored.ended_on:
            raise DatesOutOfOrder(
                gettext("It ended on {day}, so it began on that day or before.").format(
                    day=formats.date_format(stored.ended_on)
                )
            )
        begun = copy(stored)
        begun.started_on, begun.method = on, method or stored.method
        return _save_change(begun, stored, PlanAct.BEGUN, seeds=seeds, actor=actor)


def correct_life(planting: Planting, *, actor: Gardener) -> Planting:
    """Save the days and the losses that a form has edited."""
    with changing(planting.garden_id):
        return _save_change(planting, stored_planting(planting), PlanAct.CHANGED, actor=actor)


def end_planting(
    planting: Planting,
    *,
    on: date,
    reason: EndReason,
    pathogen: Pathogen | str,
    actor: Gardener,
) -> Planting:
    """Make it part of the bed's history."""
    with changing(planting.garden_id):
        stored = stored_planting(planting)
        if stored.started_on is None:
            raise DatesOutOfOrder(
                gettext("It has not begun yet. Say when it began, or remove it from the plan.")
            )
        if on < stored.started_on:
            raise DatesOutOfOrder(
                gettext("It began on {day}, so it ended on that day or later.").format(
                    day=formats.date_format(stored.started_on)
                )
            )
        over = copy(stored)
        over.ended_on, over.end_reason, over.pathogen = on, reason, pathogen
        return _save_change(over, stored, PlanAct.ENDED, actor=actor)


def remove_planting(planting: Planting, *, actor: Gardener) -> None:
    """Take it out of the plan as if it had never been there; undo brings it back."""
    with changing(planting.garden_id):
        stored = Planting.objects.filter(pk=planting.pk).first()
        if stored is None:
            return
        turn = Turn(stored.pk, columns_of(stored), None)
        record_step(stored.bed, PlanAct.REMOVED, [turn], actor=actor)
        stored.delete()


def bed_of(planting: Planting) -> Bed:
    """As it is now; its size may have changed since the form was shown."""
    bed = Bed.objects.filter(pk=planting.bed_id, garden_id=planting.garden_id).first()
    if bed is None:
        raise GoneMeanwhile(gettext("This bed was removed in the meantime."))
    return bed


def stored_planting(planting: Planting) -> Planting:
    stored = Planting.objects.with_plants().filter(pk=planting.pk).first()
    if stored is None:
        raise GoneMeanwhile(gettext("This planting was removed in the meantime."))
    return stored


def _refuse_changed_since(stored: Planting, known_step: int) -> None:
    if (PlanChange.objects.last_step_of(stored) or 0) != known_step:
        raise PlanMovedOn(
            gettext(
                "{plant} was changed in another window meanwhile. What you entered is kept here; "
                "save again to put it in the place of that."
            ).format(plant=stored.plant)
        )


def _there_with(planting: Planting, on: date) -> list[Planting]:
    """What stands in its bed while it would."""
    present = list(planting.bed.plantings.present().with_plants())
    stays = stays_of([*present, planting], planting.bed.garden, on)
    return [one for one in present if stays[one.pk].meets(stays[planting.pk])]


def twin_of(planting: Planting) -> Planting | None:
    return (
        Planting.objects.present()
        .filter(
            bed_id=planting.bed_id,
            plant_id=planting.plant_id,
            x_cm=planting.x_cm,
            y_cm=planting.y_cm,
            columns=planting.columns,
            rows=planting.rows,
        )
        .first()
    )


def _placed_since(bed: Bed, plant: Plant, known_step: int) -> Planting | None:
    placed = PlanChange.objects.filter(
        step__bed=bed, step__gt=known_step, before__isnull=True, after__plant_id=plant.pk
    ).standing()
    return Planting.objects.filter(pk__in=placed.values("planting_number")).first()


def planned(bed: Bed, plant: Plant, *, on: date) -> Planting:
    """As the garden grows it; raises SpacingUnknown."""
    plant = spaced(grown_in(bed.garden_id, plant))
    start = next_start(plant, bed.garden, on, cover=bed.cover)
    return Planting(
        garden_id=bed.garden_id,
        bed=bed,
        plant=plant,
        spacing_cm=plant.spacing_in_row_cm,
        row_spacing_cm=plant.block_row_spacing_cm,
        method=start.method,
        planned_on=start.planned_on,
    )


def _save_new(planting: Planting, bed: Bed, *, actor: Gardener) -> Planting:
    refuse_outside(planting, bed)
    planting.save(force_insert=True)
    turn = Turn(planting.pk, None, columns_of(planting))
    record_step(bed, PlanAct.PLACED, [turn], actor=actor)
    if planting.started_on:
        follow_dates([planting], actor=actor)
    return planting


def _save_change(
    planting: Planting,
    stored: Planting,
    act: PlanAct,
    *,
    seeds: int | None = None,
    actor: Gardener,
) -> Planting:
    becomes = columns_of(planting) | ({SEEDS_SOWN: seeds} if seeds else {})
    turn = Turn(stored.pk, columns_of(stored), becomes)
    if turn.changed:
        refuse_out_of_order(planting)
        planting.save(update_fields=turn.changed)
        record_step(planting.bed, act, [turn], actor=actor)
    if DATES.intersection(turn.changed):
        follow_dates([planting], actor=actor)
    return planting
