"""A part of a planting fares differently, so it becomes one of its own."""

from copy import copy
from uuid import uuid4

from django.utils.translation import gettext

from gardens.actions.changing import changing
from gardens.actions.plan_history import made_since, record_step
from gardens.actions.refusals import CannotSplit, GoneMeanwhile
from gardens.actions.turning import Turn
from gardens.models import Event, Gardener, PlanAct, PlanStep, Planting, Problem, Treatment
from gardens.plan.columns import columns_of


def split_planting(
    planting: Planting, *, rows: int = 0, columns: int = 0, known_step: int, actor: Gardener
) -> PlanStep | None:
    """The southern `rows` or the eastern `columns` leave; no plant moves.

    The part takes along a copy of what was written of the whole; what was weighed or counted
    stays with the rest, so that nothing is counted twice.
    """
    with changing(planting.garden_id):
        rest = Planting.objects.with_plants().select_related("bed").filter(pk=planting.pk).first()
        if rest is None:
            raise GoneMeanwhile(gettext("This planting was removed in the meantime."))
        facts = {"changes__planting_number": rest.pk}
        if twin := made_since(rest.bed, PlanAct.SPLIT, known_step, actor=actor, **facts):
            return twin
        was = columns_of(rest)
        part = _cut(rest, rows, columns)
        part.save(force_insert=True)
        rest.save(update_fields=["rows", "columns", "lost"])
        _copy_entries(rest, part)
        turns = [Turn(rest.pk, was, columns_of(rest)), Turn(part.pk, None, columns_of(part))]
        return record_step(rest.bed, PlanAct.SPLIT, turns, actor=actor)


def _cut(rest: Planting, rows: int, columns: int) -> Planting:
    """Makes `rest` smaller and returns what was cut off."""
    if rest.ended_on:
        raise CannotSplit(gettext("It is over; only what grows can be split."))
    if not (0 <= rows < rest.rows and 0 <= columns < rest.columns and rows + columns):
        raise CannotSplit(
            gettext(
                "It has {rows} rows of {columns} plants. Split off fewer than that, so that some "
                "stay."
            ).format(rows=rest.rows, columns=rest.columns)
        )
    part = copy(rest)
    part.pk, part._state = None, copy(rest._state)
    rest.rows, rest.columns = rest.rows - rows, rest.columns - columns
    part.rows, part.columns = rows or part.rows, columns or part.columns
    part.y_cm = round(part.y_cm + (rest.rows * rest.row_spacing_cm if rows else 0), 2)
    part.x_cm = round(part.x_cm + (rest.columns * rest.spacing_cm if columns else 0), 2)
    part.lost = max(0, rest.lost - rest.count)
    rest.lost -= part.lost
    return part


def _copy_entries(rest: Planting, part: Planting) -> None:
    entries = list(Event.objects.filter(planting=rest).order_by("pk"))
    copies = [copy(entry) for entry in entries]
    for entry in copies:
        entry.pk, entry.planting_id, entry.batch = None, part.pk, uuid4()
    Event.objects.bulk_create(copies)
    numbers = {old.pk: new for old, new in zip(entries, copies, strict=True)}
    for model in (Problem, Treatment):
        details = list(model.objects.filter(event__in=numbers))
        for detail in details:
            detail.event = numbers[detail.event_id]
        model.objects.bulk_create(details)
