from math import ceil

from django.utils.translation import gettext

from gardens.actions.changing import changing
from gardens.actions.refusals import BedTooSmall, GoneMeanwhile
from gardens.models import Bed, Gardener


def add_bed(bed: Bed, *, known_bed: int, actor: Gardener) -> Bed:
    """`known_bed` is the newest bed the form's page knew: an equal one made after it is the same
    form sent twice."""
    with changing(bed.garden_id) as garden:
        twin = garden.beds.filter(
            pk__gt=known_bed,
            name=bed.name,
            kind=bed.kind,
            length_cm=bed.length_cm,
            width_cm=bed.width_cm,
        ).first()
        if twin:
            return twin
        bed.save(force_insert=True)
    return bed


def save_bed(bed: Bed, *, actor: Gardener) -> Bed:
    """Save an edited bed; its plants must still stand inside."""
    with changing(bed.garden_id):
        if not Bed.objects.filter(pk=bed.pk).exists():
            raise GoneMeanwhile(gettext("This bed was removed in the meantime."))
        _refuse_too_small(bed)
        bed.save(force_update=True)
    return bed


def remove_bed(bed: Bed, *, actor: Gardener) -> None:
    """With its plantings, soil tests and waterings."""
    with changing(bed.garden_id):
        Bed.objects.filter(pk=bed.pk).delete()


def _refuse_too_small(bed: Bed) -> None:
    plantings = list(bed.plantings.present().with_plants())
    outside = [planting for planting in plantings if not planting.is_inside(bed)]
    if not outside:
        return
    raise BedTooSmall(
        gettext(
            "{plant} would stand outside. Keep the bed at least {length} cm long and {width} cm "
            "wide, or move the plants first."
        ).format(
            plant=outside[0].plant,
            length=ceil(max(planting.x_cm + planting.block_length_cm for planting in plantings)),
            width=ceil(max(planting.y_cm + planting.block_width_cm for planting in plantings)),
        )
    )
