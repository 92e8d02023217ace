from math import ceil

from django.utils.translation import gettext

from gardens.actions.changing import changing
from gardens.actions.grounds import refuse_place
from gardens.actions.refusals import BedTooSmall, GoneMeanwhile, GroundRefused
from gardens.models import Bed, Garden, Gardener
from gardens.plan.free_ground import put_down
from gardens.plan.geometry import LEAST_AREA_CM2, is_simple
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
        _refuse_shape(bed)
        if bed.is_on_land:
            refuse_place(bed, garden)
        else:
            _put_down(bed, garden)
        bed.save(force_insert=True)
    return bed


def save_bed(bed: Bed, *, actor: Gardener) -> Bed:
    """Save an edited bed; its plants must still stand inside, and it on free ground."""
    with changing(bed.garden_id) as garden:
        _refuse_gone(bed)
        _refuse_shape(bed)
        _refuse_too_small(bed)
        if bed.is_on_land:
            refuse_place(bed, garden)
        bed.save(force_update=True)
    return bed


def put_on_plan(bed: Bed, *, actor: Gardener) -> Bed:
    """At the first free place of the land; a bed that is on the plan stays where it is."""
    with changing(bed.garden_id) as garden:
        _refuse_gone(bed)
        stored = garden.beds.get(pk=bed.pk)
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
    return stored


def remove_bed(bed: Bed, *, actor: Gardener) -> None:
    """With its plantings, soil tests and waterings."""
    with changing(bed.garden_id):
        Bed.objects.filter(pk=bed.pk).delete()


def _put_down(bed: Bed, garden: Garden) -> bool:
    ground = Ground.of(garden)
    if ground is None:
        return False
    return put_down(bed, [occupant.outline for occupant in ground.occupants], ground.land)


def _refuse_gone(bed: Bed) -> None:
    if not Bed.objects.filter(pk=bed.pk).exists():
        raise GoneMeanwhile(gettext("This bed was removed in the meantime."))


def _refuse_shape(bed: Bed) -> None:
    """Numbers in bounds may still make no bed: lines that cross, or a sliver."""
    if bed.points and not is_simple(bed.points):
        raise GroundRefused(
            gettext("The edges of the bed cross. List its corners in the order you walk past them.")
        )
    if bed.area_m2 * 10_000 < LEAST_AREA_CM2:
        raise GroundRefused(
            gettext("The corners enclose hardly any ground. Spread them over 15 × 15 cm or more.")
        )


def _refuse_too_small(bed: Bed) -> None:
    plantings = list(bed.plantings.present().with_plants())
    outside = [planting for planting in plantings if not planting.is_inside(bed)]
    if not outside:
        return
    plant = outside[0].plant
    if not bed.is_rectangle:
        raise BedTooSmall(
            gettext(
                "{plant} would stand outside this shape. Make the bed larger, or move the plants "
                "first."
            ).format(plant=plant)
        )
    raise BedTooSmall(
        gettext(
            "{plant} would stand outside. Keep the bed at least {length} cm long and {width} cm "
            "wide, or move the plants first."
        ).format(
            plant=plant,
            length=ceil(max(planting.x_cm + planting.block_length_cm for planting in plantings)),
            width=ceil(max(planting.y_cm + planting.block_width_cm for planting in plantings)),
        )
    )
