"""Turn things of a plan from one state into another, all of them or none: undo, redo, restore."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.db.models import Model
from django.utils.translation import gettext

from gardens.actions.book import DATES, follow_dates
from gardens.actions.fitting import refuse_places, refuse_used
from gardens.actions.life import refuse_out_of_order
from gardens.actions.refusals import GoneMeanwhile, PlanMovedOn, PlantOutsideBed
from gardens.actions.resting import ONCE
from gardens.actions.seeds import sow_again
from gardens.models import Bed, Garden, Gardener, Planting
from gardens.models.event import LIFE
from gardens.plan.columns import (
    COLUMNS,
    SEEDS_SOWN,
    Columns,
    columns_of,
    forget_lost_lineage,
    set_columns,
    thing_of,
)
from gardens.sun.reckoning import follow_shade

GIVEN_DAYS = frozenset(LIFE[act] for act in ONCE)


@dataclass(frozen=True, slots=True)
class Turn:
    """One thing: its columns now, and what they shall be; None is no thing."""

    number: int
    was: Columns | None
    becomes: Columns | None
    model: type[Model] = Planting

    @property
    def changed(self) -> list[str]:
        names = COLUMNS[self.model]
        return [name for name in names if self.was.get(name) != self.becomes.get(name)]

    @property
    def moves_days(self) -> bool:
        """Of a planting that is there before and after."""
        is_kept = self.model is Planting and self.was is not None and self.becomes is not None
        return is_kept and not DATES.isdisjoint(self.changed)

    def may_find(self, name: str, value: object) -> bool:
        """A day that was given may have been corrected or taken back in the book."""
        if self.becomes is None:
            return value == self.was[name] or (name in GIVEN_DAYS and value is None)
        if name in GIVEN_DAYS and self.becomes[name] is None:
            return True
        return value in (self.was[name], self.becomes[name])

    @property
    def back(self) -> "Turn":
        return Turn(self.number, self.becomes, self.was, self.model)


def carry_out(turns: Sequence[Turn], garden: Garden, *, actor: Gardener) -> None:
    """Called inside `changing`; refuses what was changed meanwhile or would stand badly."""
    groups: dict[type[Model], list[Turn]] = {}
    for turn in turns:
        groups.setdefault(turn.model, []).append(turn)
    standing = [thing for model, group in groups.items() for thing in _turned(model, group, garden)]
    plantings = [thing for thing in standing if isinstance(thing, Planting)]
    _refuse_outside(plantings)
    refuse_places([thing for thing in standing if not isinstance(thing, Planting)], garden)
    _follow_days(groups.get(Planting, ()), plantings, actor=actor)
    _sow_again(turns, actor=actor)
    follow_shade(garden.pk, groups)


def is_carried_out(turns: Sequence[Turn]) -> bool:
    """The book did it: all days of these plantings are what they shall be."""
    if not turns or not all(turn.moves_days for turn in turns):
        return False
    there = Planting.objects.in_bulk([turn.number for turn in turns])
    if len(there) < len(turns):
        return False
    held = {number: columns_of(planting) for number, planting in there.items()}
    return all(
        held[turn.number][name] == turn.becomes[name]
        for turn in turns
        for name in turn.changed
        if name in DATES
    )


def _follow_days(turns: Iterable[Turn], plantings: Iterable[Planting], *, actor: Gardener) -> None:
    """The book says what the days of plantings say that are back or were moved."""
    touched = {turn.number for turn in turns if turn.was is None or turn.moves_days}
    follow_dates([planting for planting in plantings if planting.pk in touched], actor=actor)


def _sow_again(turns: Iterable[Turn], *, actor: Gardener) -> None:
    """A sowing in place that is made again takes its seed out of the lot again."""
    for turn in turns:
        if turn.becomes and SEEDS_SOWN in turn.becomes:
            lot, seeds = turn.becomes["seed_lot_id"], turn.becomes[SEEDS_SOWN]
            sow_again(Planting.objects.get(pk=turn.number), lot, seeds, actor=actor)


def _turned(model: type[Model], turns: list[Turn], garden: Garden) -> Iterator[Model]:
    """Writes them; what is there afterwards."""
    there = model.objects.filter(garden=garden).in_bulk([turn.number for turn in turns])
    made = [
        thing_of(model, turn.number, garden.pk, turn.becomes) for turn in turns if turn.was is None
    ]
    if any(thing.pk in there for thing in made):
        raise PlanMovedOn(gettext("It is back already."))
    changed: dict[tuple[str, ...], list[Model]] = {}
    for turn in turns:
        if turn.was is None:
            continue
        thing = _untouched(turn, there.get(turn.number))
        if turn.becomes is not None and turn.changed:
            set_columns(thing, turn.becomes, turn.changed)
            if turn.moves_days:
                refuse_out_of_order(thing)
            changed.setdefault(tuple(turn.changed), []).append(thing)
    forget_lost_lineage(model, made)
    removed = [turn.number for turn in turns if turn.becomes is None]
    if model is Bed and removed:
        refuse_used(removed)
    model.objects.filter(pk__in=removed).delete()
    model.objects.bulk_create(made)
    for names, things in changed.items():
        model.objects.bulk_update(things, names)
    yield from made
    for things in changed.values():
        yield from things


def _untouched(turn: Turn, thing: Model | None) -> Model:
    """A column that the turn writes must hold what it held then, or hold already what it shall."""
    if thing is None:
        raise PlanMovedOn(gettext("It was removed in the meantime."))
    now = columns_of(thing)
    known = [name for name in COLUMNS[turn.model] if name in turn.was]
    written = known if turn.becomes is None else turn.changed
    if not all(turn.may_find(name, now[name]) for name in written):
        raise PlanMovedOn(gettext("It was changed since. Change or remove it in the table below."))
    return thing


def _refuse_outside(plantings: Iterable[Planting]) -> None:
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
