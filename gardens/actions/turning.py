"""Turn plantings from one state into another, all of them or none: undo, redo and restore."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext

from gardens.actions.refusals import GoneMeanwhile, PlanMovedOn, PlantOutsideBed
from gardens.models import Bed, Planting
from gardens.plan.columns import PLAN_COLUMNS, Columns, columns_of, planting_of, set_columns


@dataclass(frozen=True, slots=True)
class Turn:
    """One planting: its columns now, and what they shall be; None is no planting."""

    number: int
    was: Columns | None
    becomes: Columns | None

    @property
    def changed(self) -> list[str]:
        return [name for name in PLAN_COLUMNS if self.was[name] != self.becomes[name]]


def carry_out(turns: Sequence[Turn], garden_id: int) -> None:
    """Called inside `changing`; refuses what was changed meanwhile or would stand outside."""
    numbers = [turn.number for turn in turns]
    there = Planting.objects.filter(garden=garden_id).in_bulk(numbers)
    made = [planting_of(turn.number, garden_id, turn.becomes) for turn in turns if turn.was is None]
    if any(planting.pk in there for planting in made):
        raise PlanMovedOn(gettext("This planting is back already."))
    changed: dict[str, list[Planting]] = {}
    for turn in turns:
        if turn.was is None:
            continue
        planting = _untouched(turn, there.get(turn.number))
        if turn.becomes is not None:
            set_columns(planting, turn.becomes, turn.changed)
            changed.setdefault(" ".join(turn.changed), []).append(planting)
    _refuse_outside([*made, *(planting for group in changed.values() for planting in group)])
    removed = [turn.number for turn in turns if turn.becomes is None]
    Planting.objects.filter(pk__in=removed).delete()
    Planting.objects.bulk_create(made)
    for names, plantings in changed.items():
        Planting.objects.bulk_update(plantings, names.split())


def _untouched(turn: Turn, planting: Planting | None) -> Planting:
    """A column that the turn writes must hold what it held then."""
    if planting is None:
        raise PlanMovedOn(gettext("This planting was removed in the meantime."))
    now = columns_of(planting)
    written = PLAN_COLUMNS if turn.becomes is None else turn.changed
    if any(now[name] != turn.was[name] for name in written):
        raise PlanMovedOn(
            gettext("This planting was changed since. Change or remove it in the table below.")
        )
    return planting


def _refuse_outside(plantings: Sequence[Planting]) -> None:
    """The bed may have been removed or made smaller since."""
    beds = Bed.objects.in_bulk({planting.bed_id for planting in plantings})
    for planting in plantings:
        bed = beds.get(planting.bed_id)
        if bed is None:
            raise GoneMeanwhile(gettext("The bed it stood in was removed."))
        if not planting.ended_on and not planting.is_inside(bed):
            raise PlantOutsideBed(
                gettext("The bed is smaller now, so the plants would stand outside it.")
            )
