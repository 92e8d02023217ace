"""Steps of a plan, of a bed's or of the land's: written with every change, undone, made again."""

from collections.abc import Collection, Iterable, Sequence

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext

from gardens.actions.asking import gardens_with_seed
from gardens.actions.changing import changing
from gardens.actions.refusals import PlanMovedOn
from gardens.actions.restricted import refuse_restricted
from gardens.actions.turning import Turn, carry_out, is_carried_out
from gardens.models import (
    Bed,
    Garden,
    Gardener,
    Land,
    LandAct,
    LandChange,
    LandStep,
    PlanAct,
    PlanChange,
    PlanStep,
)
from gardens.models.step import StepQuerySet
from gardens.plan.columns import thing_of, whole
from gardens.plan.things import MODELS, Key
from gardens.sun.reckoning import follow_shade
from plants.models import Plant

Subject = Bed | Land


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
        garden_id=bed.garden_id,
        bed=bed,
        parent=bed.steps.standing().first(),
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


def record_land_step(
    garden: Garden,
    act: LandAct,
    turns: Sequence[Turn],
    *,
    actor: Gardener,
    name: str | None = None,
    **facts: object,
) -> LandStep | None:
    """Called inside `changing`; without land, or where nothing is changed, no step."""
    turns = [turn for turn in turns if turn.was != turn.becomes]
    land = getattr(garden, "land", None)
    if not turns or land is None:
        return None
    step = LandStep.objects.create(
        land=land,
        parent=land.steps.standing().first(),
        actor=actor,
        act=act,
        number=len(turns),
        name=_name(turns, garden) if name is None else name,
        **facts,
    )
    LandChange.objects.bulk_create(
        LandChange(
            step=step,
            kind=turn.model._meta.model_name,
            number=turn.number,
            before=turn.was,
            after=turn.becomes,
        )
        for turn in turns
    )
    follow_shade(garden.pk, (turn.model for turn in turns))
    return step


def _name(turns: Sequence[Turn], garden: Garden) -> str:
    """Of the thing, if it is one."""
    if len(turns) > 1:
        return ""
    (turn,) = turns
    return str(thing_of(turn.model, turn.number, garden.pk, turn.becomes or turn.was))


def made_since(
    subject: Subject,
    act: str,
    known_step: int,
    *,
    actor: Gardener,
    keys: Collection[Key] | None = None,
    **facts: object,
) -> PlanStep | LandStep | None:
    """The same thing done after the step that a form's page showed is the same form sent twice;
    with `keys`, done to the same things."""
    for step in steps_since(subject, act, known_step, actor=actor, **facts):
        if keys is None or {change.key for change in step.changes.all()} == set(keys):
            return step
    return None


def steps_since(
    subject: Subject, act: str, known_step: int, *, actor: Gardener, **facts: object
) -> StepQuerySet:
    """The newest first."""
    return subject.steps.filter(pk__gt=known_step, act=act, actor=actor, **facts).standing()


def undo_step(subject: Subject, *, number: int, actor: Gardener) -> PlanStep | LandStep:
    """Take back step `number` if it is still the last; a second time nothing happens, nor where
    the book took it back."""
    with changing(subject.garden_id, also=_sown_from(subject, number, actor)) as garden:
        step = _step(subject, number, gettext("There is nothing to undo."))
        if step.undone_at:
            return step
        if subject.steps.filter(pk__gt=number).standing().exists():
            raise PlanMovedOn(
                gettext("The plan was changed again in the meantime. Look at it, then undo.")
            )
        turns = [turn.back for turn in _turns(step)]
        step.is_overtaken = is_carried_out(turns)
        carry_out(turns, garden, actor=actor)
        step.undone_at = timezone.now()
        step.save(update_fields=["undone_at"])
    return step


def redo_step(subject: Subject, *, number: int, actor: Gardener) -> PlanStep | LandStep:
    """Make step `number` again if nothing was changed since it was undone."""
    if isinstance(subject, Bed):
        refuse_restricted(subject.garden_id, _placed_by(subject, number), actor=actor)
    with changing(subject.garden_id, also=_sown_from(subject, number, actor)) as garden:
        step = _step(subject, number, gettext("There is nothing to make again."))
        if step.undone_at is None:
            return step
        if type(subject).objects.with_turns().get(pk=subject.pk).next_step != number:
            raise PlanMovedOn(
                gettext("The plan was changed since, so this step cannot be made again.")
            )
        carry_out(_turns(step), garden, actor=actor)
        step.undone_at = None
        step.save(update_fields=["undone_at"])
    return step


def _sown_from(subject: Subject, number: int, actor: Gardener) -> Iterable[int]:
    """Gardens that follow the seed of what began by this step."""
    if isinstance(subject, Land):
        return ()
    begun = subject.steps.filter(pk=number, act=PlanAct.BEGUN)
    return gardens_with_seed(begun.values("plant"), actor=actor)


def _placed_by(bed: Bed, number: int) -> QuerySet[Plant]:
    """What the step would plant."""
    placed = PlanChange.objects.filter(step=number, step__bed=bed, before__isnull=True)
    kinds = {after["plant_id"] for after in placed.values_list("after", flat=True)}
    return Plant.objects.filter(pk__in=kinds)


def _step(subject: Subject, number: int, absent: str) -> PlanStep | LandStep:
    step = subject.steps.with_subjects().filter(pk=number).first()
    if step is None:
        raise PlanMovedOn(absent)
    return step


def _turns(step: PlanStep | LandStep) -> list[Turn]:
    return [
        Turn(number, whole(change.before, kind), whole(change.after, kind), MODELS[kind])
        for change in step.changes.all()
        for kind, number in [change.key]
    ]
