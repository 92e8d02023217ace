"""Changes of the land and of what stands on it; nothing leaves the land or lies on a bed."""

from django.utils.translation import gettext

from gardens.actions.changing import changing
from gardens.actions.refusals import GoneMeanwhile, GroundRefused
from gardens.models import Bed, Garden, Gardener, Land, Path, Structure, Tree
from gardens.plan.directions import STEPS, Direction
from gardens.plan.ground import Ground, Occupant, fault_of_size

Feature = Tree | Structure | Path


def set_land(land: Land, *, actor: Gardener) -> Land:
    """Make or change it; everything must still lie on it."""
    with changing(land.garden_id) as garden:
        stored = Land.objects.filter(garden=garden).first()
        land.pk = stored.pk if stored else None
        things = (*garden.beds.on_land(), *garden.structures.all(), *garden.paths.all())
        _refuse(fault_of_size(land, Occupant.all_of(things), garden.trees.all()))
        land.save()
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
    return feature


def save_feature(feature: Feature, *, actor: Gardener) -> Feature:
    with changing(feature.garden_id) as garden:
        _refuse_gone(feature)
        refuse_place(feature, garden)
        feature.save(force_update=True)
    return feature


def remove_feature(feature: Feature, *, actor: Gardener) -> None:
    with changing(feature.garden_id):
        type(feature).objects.filter(pk=feature.pk).delete()


def move(
    thing: Bed | Feature, *, distance_cm: float, direction: Direction, actor: Gardener
) -> Bed | Feature:
    """From where it lies now, so that two moves sent at once both count."""
    east, south = STEPS[direction]
    with changing(thing.garden_id) as garden:
        stored = _refuse_gone(thing)
        if isinstance(stored, Bed) and not stored.is_on_land:
            raise GroundRefused(gettext("{bed} is not on the plan yet.").format(bed=stored))
        stored.shift(distance_cm * east, distance_cm * south)
        refuse_place(stored, garden)
        stored.save(force_update=True)
    return stored


def refuse_place(thing: Bed | Feature, garden: Garden) -> None:
    """Called inside `changing`, before the thing is saved."""
    ground = Ground.of(garden)
    if ground is None:
        raise GroundRefused(gettext("This garden has no land yet. Say first how large it is."))
    if isinstance(thing, Tree):
        _refuse(ground.fault_of_tree(thing))
    else:
        _refuse(ground.fault(thing))


def _refuse(fault: str | None) -> None:
    if fault:
        raise GroundRefused(fault)


def _refuse_gone(thing: Bed | Feature) -> Bed | Feature:
    stored = type(thing).objects.filter(pk=thing.pk).first()
    if stored is None:
        raise GoneMeanwhile(gettext("{thing} was removed in the meantime.").format(thing=thing))
    return stored
