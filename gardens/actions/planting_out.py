"""Seedlings leave their tray: as a block of their own, or as one that was planned."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext, ngettext

from gardens.actions.book import follow_dates
from gardens.actions.changing import changing
from gardens.actions.plan_history import made_since, record_step
from gardens.actions.plantings import bed_of, planned, start_planting, stored_planting
from gardens.actions.refusals import NoRoomLeft, SeedsShort
from gardens.actions.restricted import refuse_restricted
from gardens.actions.sowings import stored_sowing, withdraw_hardening
from gardens.actions.turning import Turn
from gardens.models import Bed, Gardener, PlanAct, Planting, Sowing, StartMethod
from gardens.plan.columns import columns_of
from gardens.plan.free_place import first_free_place
from plants.quantities import say_length


def plant_out_in_bed(
    sowing: Sowing, bed: Bed, *, number: int, on: date, known_step: int, actor: Gardener
) -> list[Planting]:
    """At free places of the bed, one step of its plan; undone, the seedlings are back.

    `known_step` is the last step the form's page showed.
    """
    refuse_restricted(bed.garden_id, [sowing.plant], actor=actor)
    with changing(bed.garden_id):
        bed = bed_of(Planting(bed=bed, garden_id=bed.garden_id))
        twin = made_since(bed, PlanAct.PLACED, known_step, actor=actor, plant=sowing.plant)
        if twin:
            numbers = twin.changes.values("planting_number")
            return list(Planting.objects.filter(pk__in=numbers, sowing=sowing.pk))
        stored = stored_sowing(sowing)
        _refuse_short(stored, number)
        block = planned(bed, stored.plant, on=on)
        block.method, block.planned_on, block.started_on = StartMethod.TRANSPLANT, None, on
        block.sowing, block.seed_lot_id = stored, stored.lot_id
        placed = _placed(block, bed, number)
        for planting in placed:
            planting.save(force_insert=True)
        turns = [Turn(planting.pk, None, columns_of(planting)) for planting in placed]
        record_step(bed, PlanAct.PLACED, turns, actor=actor)
        follow_dates(placed, actor=actor)
        _taken(stored, number)
    return placed


def plant_out_as_planned(
    sowing: Sowing, planting: Planting, *, number: int, on: date, actor: Gardener
) -> Planting:
    """The planned block begins with as many as it has; the others stay in the tray."""
    with changing(planting.garden_id):
        planting = stored_planting(planting)
        if planting.started_on and planting.sowing_id == sowing.pk:
            return planting
        if number < planting.count:
            raise SeedsShort(
                gettext(
                    "{count} plants are planned there. Plant out as many, or choose a free place "
                    "in a bed."
                ).format(count=planting.count)
            )
        stored = stored_sowing(sowing)
        _refuse_short(stored, planting.count)
        lineage = {"sowing_id": stored.pk, "seed_lot_id": stored.lot_id}
        Planting.objects.filter(pk=planting.pk).update(**lineage)
        _taken(stored, planting.count)
        return start_planting(planting, on=on, method=StartMethod.TRANSPLANT, actor=actor)


def _taken(sowing: Sowing, number: int) -> None:
    """With the last one hardening off is over."""
    if number == sowing.left:
        withdraw_hardening([sowing])


def _refuse_short(sowing: Sowing, number: int) -> None:
    if number > sowing.left:
        raise SeedsShort(
            ngettext(
                "{left} seedling is left in the tray. Count again if more came up.",
                "{left} seedlings are left in the tray. Count again if more came up.",
                sowing.left,
            ).format(left=sowing.left)
        )


def _placed(block: Planting, bed: Bed, number: int) -> list[Planting]:
    """Not saved yet: in rows as long as the bed and its free places allow."""
    present = list(bed.plantings.present())
    for shapes in _splits(number, _most_in_a_row(block, bed)):
        placed: list[Planting] = []
        for columns, rows in shapes:
            part = _part(block, columns, rows)
            place = first_free_place(part, bed, [*present, *placed])
            if place is None:
                break
            part.x_cm, part.y_cm = place
            placed.append(part)
        else:
            return placed
    raise NoRoomLeft(
        gettext(
            "There is no free place in {bed} for {number} of {plant}, {spacing} apart. Plant out "
            "fewer, or take another bed."
        ).format(
            bed=bed.name, number=number, plant=block.plant, spacing=say_length(block.spacing_cm)
        )
    )


def _splits(number: int, most: int) -> Iterator[list[tuple[int, int]]]:
    """Blocks of (columns, rows) that make up the number: full rows and what is left of them."""
    for columns in range(min(number, most), 0, -1):
        rows, rest = divmod(number, columns)
        yield [(columns, rows), *([(rest, 1)] if rest else [])]
    if number > 1:
        yield [(1, 1)] * number


def _most_in_a_row(block: Planting, bed: Bed) -> int:
    return max(1, int(bed.length_cm // block.spacing_cm))


def _part(block: Planting, columns: int, rows: int) -> Planting:
    part = Planting(**{field.attname: getattr(block, field.attname) for field in _FIELDS})
    part.bed, part.plant, part.columns, part.rows = block.bed, block.plant, columns, rows
    return part


_FIELDS = [field for field in Planting._meta.concrete_fields if not field.primary_key]
