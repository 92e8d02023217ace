"""Changes of the land and of what stands on it; nothing leaves the land or lies on a bed."""

from django.utils.translation import gettext

from gardens.actions.changing import changing
from gardens.actions.fitting import refuse_place, refuse_size, refuse_stale_form
from gardens.actions.plan_history import record_land_step
from gardens.actions.refusals import GoneMeanwhile, GroundRefused
from gardens.actions.turning import Turn
from gardens.models import Bed, Garden, Gardener, Land, LandAct, Path, Structure, Tree
from gardens.plan.columns import columns_of
from gardens.plan.directions import STEPS, Direction
from gardens.plan.things import things_on
from gardens.sun.reckoning import ask_for_sun

Feature = Tree | Structure | Path


def set_land(land: Land, *, actor: Gardener) -> Land:
    """Make or change it; everything must still lie on it."""
    with changing(land.garden_id) as garden:
        stored = Land.objects.filter(garden=garden).first()
        land.pk = stored.pk if stored else None
        refuse_size(land, things_on(garden).values())
        land.save()
        ask_for_sun(garden.pk)
        if stored:
            record_change(garden, stored, land, LandAct.MEASURED, actor=actor)
    return land


def add_feature(feature: Feature, *, known: int, actor: Gardener) -> Feature:
    """`known` is the newest of its kind on the form's page: an equal one made after it is the
    same form sent twice."""
    with changing(feature.garden_id) as garden:
        model = type(feature)
        columns = {
            field.attname: getattr(feature, field.attname)
            for field in model._meta.concrete_fields
            if not field.primary_key
        }
        if twin := model.objects.filter(pk__gt=known, **columns).first():
            return twin
        refuse_place(feature, garden)
        feature.save(force_insert=True)
        record_change(garden, None, feature, LandAct.ADDED, actor=actor)
    return feature


def save_feature(feature: Feature, *, known_step: int | None = None, actor: Gardener) -> Feature:
    """`known_step` is the last one of the land that the form's page knew."""
    with changing(feature.garden_id) as garden:
        stored = _refuse_gone(feature)
        refuse_stale_form(stored, garden, known_step)
        refuse_place(feature, garden)
        feature.save(force_update=True)
        record_change(garden, stored, feature, LandAct.CHANGED, actor=actor)
    return feature


def remove_feature(feature: Feature, *, actor: Gardener) -> None:
    with changing(feature.garden_id) as garden:
        if stored := type(feature).objects.filter(pk=feature.pk).first():
            record_change(garden, stored, None, LandAct.REMOVED, actor=actor)
            stored.delete()


def move(
    thing: Bed | Feature, *, distance_cm: float, direction: Direction, actor: Gardener
) -> Bed | Feature:
    """From where it lies now, so that two moves sent at once both count."""
    east, south = STEPS[direction]
    way = {"east_cm": distance_cm * east, "south_cm": distance_cm * south}
    with changing(thing.garden_id) as garden:
        stored = _refuse_gone(thing)
        if isinstance(stored, Bed) and not stored.is_on_land:
            raise GroundRefused(gettext("{bed} is not on the plan yet.").format(bed=stored))
        moved = _refuse_gone(thing)
        moved.shift(**way)
        refuse_place(moved, garden)
        moved.save(force_update=True)
        record_change(garden, stored, moved, LandAct.MOVED, actor=actor, **way)
    return moved


def record_change(
    garden: Garden,
    was: Bed | Feature | Land | None,
    becomes: Bed | Feature | Land | None,
    act: LandAct,
    *,
    actor: Gardener,
    **facts: float,
) -> None:
    """One thing, before and after; called inside `changing`."""
    thing = becomes or was
    before, after = (one and columns_of(one) for one in (was, becomes))
    turn = Turn(thing.pk, before, after, type(thing))
    record_land_step(garden, act, [turn], actor=actor, **facts)


def _refuse_gone(thing: Bed | Feature) -> Bed | Feature:
    stored = type(thing).objects.filter(pk=thing.pk).first()
    if stored is None:
        raise GoneMeanwhile(gettext("{thing} was removed in the meantime.").format(thing=thing))
    return stored
