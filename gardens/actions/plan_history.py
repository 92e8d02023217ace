"""Steps of a bed's plan: written with every change of its plantings, undone and made again."""

from collections.abc import Iterable, Sequence

from django.utils import timezone
from django.utils.translation import gettext

from gardens.actions.changing import changing
from gardens.actions.refusals import PlanMovedOn
from gardens.actions.turning import Turn, carry_out
from gardens.models import Bed, Gardener, PlanAct, PlanChange, PlanStep


def record_step(
    bed: Bed, act: PlanAct, turns: Sequence[Turn], *, actor: Gardener, **facts: object
) -> PlanStep | None:
    """Called inside `changing`; what changes nothing is no step."""
    turns = [turn for turn in turns if turn.was != turn.becomes]
    if not turns:
        return None
    columns = [turn.becomes or turn.was for turn in turns]
    kinds = {values["plant_id"] for values in columns}
    step = PlanStep.objects.create(
        bed=bed,
        parent=PlanStep.objects.filter(bed=bed).standing().first(),
        actor=actor,
        act=act,
        number=len(turns),
        plants=sum(values["columns"] * values["rows"] for values in columns),
        plant_id=kinds.pop() if len(kinds) == 1 else None,
        **facts,
    )
    PlanChange.objects.bulk_create(
        PlanChange(step=step, planting_number=turn.number, before=turn.was, after=turn.becomes)
        for turn in turns
    )
    return step


def made_since(
    bed: Bed, act: PlanAct, known_step: int, *, actor: Gardener, **facts: object
) -> PlanStep | None:
    """The same thing done after the step that a form's page showed is the same form sent twice."""
    steps = PlanStep.objects.filter(bed=bed, pk__gt=known_step, act=act, actor=actor, **facts)
    return steps.standing().first()


def undo_step(bed: Bed, *, number: int, actor: Gardener) -> PlanStep:
    """Take back step `number` if it is still the last; a second time nothing happens."""
    with changing(bed.garden_id):
        step = _step(bed, number, gettext("There is nothing to undo."))
        if step.undone_at:
            return step
        if PlanStep.objects.filter(bed=bed, pk__gt=number).standing().exists():
            raise PlanMovedOn(
                gettext("The plan was changed again in the meantime. Look at it, then undo.")
            )
        carry_out(_backwards(step.changes.all()), bed.garden_id)
        step.undone_at = timezone.now()
        step.save(update_fields=["undone_at"])
    return step


def redo_step(bed: Bed, *, number: int, actor: Gardener) -> PlanStep:
    """Make step `number` again if nothing was changed since it was undone."""
    with changing(bed.garden_id):
        step = _step(bed, number, gettext("There is nothing to make again."))
        if step.undone_at is None:
            return step
        if Bed.objects.with_last_records().get(pk=bed.pk).next_step != number:
            raise PlanMovedOn(
                gettext("The plan was changed since, so this step cannot be made again.")
            )
        carry_out(_forwards(step.changes.all()), bed.garden_id)
        step.undone_at = None
        step.save(update_fields=["undone_at"])
    return step


def _step(bed: Bed, number: int, absent: str) -> PlanStep:
    step = PlanStep.objects.with_subjects().filter(bed=bed, pk=number).first()
    if step is None:
        raise PlanMovedOn(absent)
    return step


def _forwards(changes: Iterable[PlanChange]) -> list[Turn]:
    return [Turn(change.planting_number, change.before, change.after) for change in changes]


def _backwards(changes: Iterable[PlanChange]) -> list[Turn]:
    return [Turn(change.planting_number, change.after, change.before) for change in changes]
