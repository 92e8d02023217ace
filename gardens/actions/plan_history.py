"""Steps of a bed's plan: written with every change of a planting, and taken back one by one."""

from datetime import date

from django.utils import timezone
from django.utils.translation import gettext

from gardens.actions.changing import changing
from gardens.actions.refusals import GoneMeanwhile, PlanMovedOn, PlantOutsideBed
from gardens.models import Bed, Gardener, PlanChange, Planting

PLAN_COLUMNS = (
    "bed_id",
    "plant_id",
    "x_cm",
    "y_cm",
    "columns",
    "rows",
    "spacing_cm",
    "row_spacing_cm",
    "method",
    "planned_on",
    "started_on",
    "ended_on",
    "end_reason",
    "pathogen",
)

Columns = dict[str, str | float | int | None]


def columns_of(planting: Planting) -> Columns:
    values = {name: getattr(planting, name) for name in PLAN_COLUMNS}
    return {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in values.items()
    }


def record_change(
    planting: Planting, before: Columns | None, after: Columns | None, *, actor: Gardener
) -> None:
    """Called inside `changing`, before a planting that goes is deleted."""
    if before != after:
        PlanChange.objects.create(
            garden_id=planting.garden_id,
            bed_id=planting.bed_id,
            actor=actor,
            planting_number=planting.pk,
            before=before,
            after=after,
        )


def undo_last_change(bed: Bed, *, number: int, actor: Gardener) -> PlanChange:
    """Take back change `number` if it is still the last; a second time nothing happens."""
    with changing(bed.garden_id):
        change = PlanChange.objects.filter(bed=bed, pk=number).first()
        if change is None:
            raise PlanMovedOn(gettext("There is nothing to undo."))
        if change.undone_at:
            return change
        if PlanChange.objects.filter(bed=bed, pk__gt=number).standing().exists():
            raise PlanMovedOn(
                gettext("The plan was changed again in the meantime. Look at it, then undo.")
            )
        _take_back(change)
        change.undone_at = timezone.now()
        change.save(update_fields=["undone_at"])
    return change


def _take_back(change: PlanChange) -> None:
    planting = Planting.objects.filter(pk=change.planting_number).first()
    if change.after is None:
        _put_back(change)
    elif planting is None:
        raise PlanMovedOn(gettext("This planting was removed; there is nothing to undo."))
    elif _was_touched(planting, change):
        raise PlanMovedOn(
            gettext("This planting was changed since. Change or remove it in the table below.")
        )
    elif change.before is None:
        planting.delete()
    else:
        changed = _changed_columns(change)
        _set_columns(planting, change.before, changed)
        _refuse_outside(planting)
        planting.save(update_fields=changed)


def _was_touched(planting: Planting, change: PlanChange) -> bool:
    """Whether a column that the change wrote holds something else by now."""
    now = columns_of(planting)
    written = PLAN_COLUMNS if change.before is None else _changed_columns(change)
    return any(now[name] != change.after[name] for name in written)


def _changed_columns(change: PlanChange) -> list[str]:
    return [name for name in PLAN_COLUMNS if change.before[name] != change.after[name]]


def _put_back(change: PlanChange) -> None:
    planting = Planting(pk=change.planting_number, garden_id=change.garden_id)
    _set_columns(planting, change.before, PLAN_COLUMNS)
    _refuse_outside(planting)
    planting.save(force_insert=True)


def _set_columns(planting: Planting, values: Columns, names: tuple[str, ...] | list[str]) -> None:
    for name in names:
        field = Planting._meta.get_field(name.removesuffix("_id"))
        setattr(planting, name, field.to_python(values[name]))


def _refuse_outside(planting: Planting) -> None:
    """The bed may have been removed or made smaller since."""
    bed = Bed.objects.filter(pk=planting.bed_id, garden_id=planting.garden_id).first()
    if bed is None:
        raise GoneMeanwhile(gettext("The bed it stood in was removed."))
    if not planting.ended_on and not planting.is_inside(bed):
        raise PlantOutsideBed(
            gettext("The bed is smaller now, so the plants would stand outside it.")
        )
