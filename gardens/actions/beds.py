from django.utils.translation import gettext

from gardens.actions.changing import changing
from gardens.actions.fitting import refuse_place, refuse_shape, refuse_stale_form, refuse_too_small
from gardens.actions.grounds import record_change
from gardens.actions.refusals import GoneMeanwhile, GroundRefused
from gardens.models import Bed, Garden, Gardener, LandAct, PlanChange
from gardens.plan.free_ground import put_down
from gardens.plan.ground import Ground


def add_bed(bed: Bed, *, known_bed: int, actor: Gardener) -> Bed:
    """`known_bed` is the newest bed the form's page knew: an equal one made after it is the same
    form sent twice. Without a position it goes to the first free place of the land, if any."""
    with changing(bed.garden_id) as garden:
        twin = garden.beds.filter(
            pk__gt=known_bed,
            name=bed.name,
            kind=bed.kind,
            shape=bed.shape,
            length_cm=bed.length_cm,
            width_cm=bed.width_cm,
            points=bed.points,
        ).first()
        if twin:
            return twin
        refuse_shape(bed)
        if bed.is_on_land:
            refuse_place(bed, garden)
        else:
            _put_down(bed, garden)
        bed.save(force_insert=True)
        record_change(garden, None, bed, LandAct.ADDED, actor=actor)
    return bed


def save_bed(bed: Bed, *, known_state: str = "", actor: Gardener) -> Bed:
    """Save an edited bed; its plants must still stand inside, and it on free ground. `known_state`
    is the one that the form's page knew."""
    with changing(bed.garden_id) as garden:
        stored = _refuse_gone(bed)
        refuse_stale_form(bed, stored, known_state)
        refuse_shape(bed)
        refuse_too_small(bed)
        if bed.is_on_land:
            refuse_place(bed, garden)
        bed.save(force_update=True)
        record_change(garden, stored, bed, LandAct.CHANGED, actor=actor)
    return bed


def put_on_plan(bed: Bed, *, actor: Gardener) -> Bed:
    """At the first free place of the land; a bed that is on the plan stays where it is."""
    with changing(bed.garden_id) as garden:
        before, stored = _refuse_gone(bed), _refuse_gone(bed)
        if stored.is_on_land:
            return stored
        if not _put_down(stored, garden):
            raise GroundRefused(
                gettext(
                    "There is no free place for {bed} on the land. Make the land larger, or move "
                    "something aside."
                ).format(bed=stored)
            )
        stored.save(update_fields=["x_cm", "y_cm"])
        record_change(garden, before, stored, LandAct.PUT, actor=actor)
    return stored


def remove_bed(bed: Bed, *, actor: Gardener) -> None:
    """With its plantings, soil tests and waterings."""
    with changing(bed.garden_id) as garden:
        if stored := Bed.objects.filter(pk=bed.pk).first():
            record_change(garden, stored, None, LandAct.REMOVED, actor=actor)
            _forget_steps(stored)
            stored.delete()


def _forget_steps(bed: Bed) -> None:
    """All but those that brought plantings from other beds or gave them away."""
    changes = PlanChange.objects.filter(step__bed=bed)
    ways = changes.values_list("step", "before__bed_id", "after__bed_id")
    shared = {step for step, *beds in ways if not {bed.pk, None}.issuperset(beds)}
    bed.steps.exclude(pk__in=shared).delete()


def _put_down(bed: Bed, garden: Garden) -> bool:
    ground = Ground.of(garden)
    if ground is None:
        return False
    return put_down(bed, [occupant.outline for occupant in ground.occupants], ground.land)


def _refuse_gone(bed: Bed) -> Bed:
    stored = Bed.objects.filter(pk=bed.pk).first()
    if stored is None:
        raise GoneMeanwhile(gettext("This bed was removed in the meantime."))
    return stored
