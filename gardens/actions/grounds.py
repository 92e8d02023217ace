"""Changes of the land and of what stands on it; nothing leaves the land or lies on a bed."""

from django.utils.translation import gettext

from gardens.actions.changing import changing
from gardens.actions.fitting import refuse_place, refuse_size, refuse_stale_form
from gardens.actions.plan_history import record_land_step
from gardens.actions.refusals import GoneMeanwhile
from gardens.actions.turning import Turn
from gardens.actions.twins import twin_of
from gardens.models import Bed, Garden, Gardener, Land, LandAct, Path, Structure, Tree
from gardens.plan.columns import columns_of
from gardens.plan.things import things_on
from gardens.sun.reckoning import ask_for_sun

Feature = Tree | Structure | Path


def set_land(land: Land, *, known_state: str = "", actor: Gardener) -> Land:
    """Make or change it; everything must still lie on it. `known_state` is the one that the
    form's page knew."""
    with changing(land.garden_id) as garden:
        stored = Land.objects.filter(garden=garden).first()
        land.pk = stored.pk if stored else None
        if stored:
            refuse_stale_form(land, stored, known_state)
        refuse_size(land, things_on(garden).values())
        land.save()
        ask_for_sun(garden.pk)
        if stored:
            record_change(garden, stored, land, LandAct.MEASURED, actor=actor)
    return land


def add_feature(feature: Feature, *, known: int, actor: Gardener) -> Feature:
    with changing(feature.garden_id) as garden:
        if twin := twin_of(feature, known=known):
            return twin
        refuse_place(feature, garden)
        feature.save(force_insert=True)
        record_change(garden, None, feature, LandAct.ADDED, actor=actor)
    return feature


def save_feature(feature: Feature, *, known_state: str = "", actor: Gardener) -> Feature:
    """`known_state` is the one that the form's page knew."""
    with changing(feature.garden_id) as garden:
        stored = _refuse_gone(feature)
        refuse_stale_form(feature, stored, known_state)
        refuse_place(feature, garden)
        feature.save(force_update=True)
        record_change(garden, stored, feature, LandAct.CHANGED, actor=actor)
    return feature


def remove_feature(feature: Feature, *, actor: Gardener) -> None:
    with changing(feature.garden_id) as garden:
        if stored := type(feature).objects.filter(pk=feature.pk).first():
            record_change(garden, stored, None, LandAct.REMOVED, actor=actor)
            stored.delete()


def record_change(
    garden: Garden,
    was: Bed | Feature | Land | None,
    becomes: Bed | Feature | Land | None,
    act: LandAct,
    *,
    actor: Gardener,
) -> None:
    """One thing, before and after; called inside `changing`."""
    thing = becomes or was
    before, after = (one and columns_of(one) for one in (was, becomes))
    turn = Turn(thing.pk, before, after, type(thing))
    record_land_step(garden, act, [turn], actor=actor)


def _refuse_gone(thing: Feature) -> Feature:
    stored = type(thing).objects.filter(pk=thing.pk).first()
    if stored is None:
        raise GoneMeanwhile(gettext("{thing} was removed in the meantime.").format(thing=thing))
    return stored
