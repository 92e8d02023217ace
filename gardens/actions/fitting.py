"""Whether things may lie where they are put; called inside `changing`."""

from collections.abc import Iterable, Sequence

from django.utils.translation import gettext

from gardens.actions.refusals import BedTooSmall, GroundRefused, PlanMovedOn, PlantOutsideBed
from gardens.models import (
    Bed,
    Garden,
    Land,
    LandChange,
    MoistureReading,
    Planting,
    SoilTest,
    Tree,
    Watering,
)
from gardens.models.land import SHORTEST_SIDE_CM
from gardens.plan.columns import columns_of, state_of
from gardens.plan.geometry import LEAST_AREA_CM2, is_simple
from gardens.plan.ground import Ground, fault_of_size
from gardens.plan.things import Thing, key_of, things_on
from plants.quantities import say_length, say_sides, say_up


def refuse_outside(planting: Planting, bed: Bed) -> None:
    if planting.is_inside(bed):
        return
    if not bed.is_rectangle:
        raise PlantOutsideBed(
            gettext(
                "The plants would stand outside the outline of the bed. Move them towards its "
                "middle, or plant fewer."
            )
        )
    room_x = bed.length_cm - planting.block_length_cm
    room_y = bed.width_cm - planting.block_width_cm
    if room_x < 0 or room_y < 0:
        message = gettext(
            "{count} plants at this distance need more room than the bed of "
            "{size} has. Plant fewer."
        )
    else:
        message = gettext(
            "The plants would stand outside the bed. The first one can stand 0 to {x} "
            "from the west edge and 0 to {y} from the north edge."
        )
    raise PlantOutsideBed(
        message.format(
            count=planting.count,
            size=say_sides(bed.length_cm, bed.width_cm, "cm"),
            x=say_length(max(room_x, 0)),
            y=say_length(max(room_y, 0)),
        )
    )


def refuse_place(thing: Thing, garden: Garden) -> None:
    """Before the thing is saved."""
    ground = Ground.of(garden)
    if ground is None:
        raise GroundRefused(gettext("This garden has no land yet. Say first how large it is."))
    refuse_fault(ground.fault_of(thing))


def refuse_places(things: Sequence[Thing | Land], garden: Garden) -> None:
    """After they are saved."""
    for bed in (thing for thing in things if isinstance(thing, Bed)):
        refuse_shape(bed)
        refuse_too_small(bed)
    for land in (thing for thing in things if isinstance(thing, Land)):
        refuse_size(land, things_on(garden).values())
    placed = [thing for thing in things if not isinstance(thing, Land) and is_placed(thing)]
    ground = Ground.of(garden) if placed else None
    for thing in placed:
        refuse_fault(ground.fault_of(thing))


def is_placed(thing: Thing) -> bool:
    return not isinstance(thing, Bed) or thing.is_on_land


def refuse_size(land: Land, things: Iterable[Thing]) -> None:
    """Everything must lie on a land of this size."""
    things = list(things)
    trees = [thing for thing in things if isinstance(thing, Tree)]
    refuse_fault(fault_of_size(land, Ground.among(land, things).occupants, trees))


def refuse_fault(fault: str | None) -> None:
    if fault:
        raise GroundRefused(fault)


def refuse_changed_since(
    garden: Garden, things: Iterable[Thing], known_step: int, sentence: str
) -> None:
    """Another window changed one of them after the page was made; `sentence` names {thing}."""
    land = getattr(garden, "land", None)
    if land is None:
        return
    by_key = {key_of(thing): thing for thing in things}
    changes = LandChange.objects.touching(land).since(known_step)
    if change := changes.of_things(by_key).first():
        raise PlanMovedOn(sentence.format(thing=by_key[change.key]))


def refuse_stale_form(thing: Thing | Land, stored: Thing | Land, known_state: str) -> None:
    """Empty is a caller that read the thing within the same change; what is stored already is the
    same form sent twice."""
    is_known = known_state in ("", state_of(stored))
    if is_known or columns_of(thing) == columns_of(stored):
        return
    raise PlanMovedOn(
        gettext(
            "{thing} was changed in another window meanwhile. What you entered is kept here; save "
            "again to put it in the place of that."
        ).format(thing=gettext("The land") if isinstance(stored, Land) else stored)
    )


def refuse_used(beds: Sequence[int]) -> None:
    """A bed that something was planted or logged in is not taken back like an empty one."""
    if any(
        rows.objects.filter(bed__in=beds).exists()
        for rows in (Planting, SoilTest, Watering, MoistureReading)
    ):
        raise PlanMovedOn(
            gettext("The bed was used since. Remove it on its own page if it shall go.")
        )


def refuse_shape(bed: Bed) -> None:
    """Numbers in bounds may still make no bed: lines that cross, or a sliver."""
    if bed.points and not is_simple(bed.points):
        raise GroundRefused(
            gettext("The edges of the bed cross. List its corners in the order you walk past them.")
        )
    if bed.area_m2 * 10_000 < LEAST_AREA_CM2:
        raise GroundRefused(
            gettext(
                "The corners enclose hardly any ground. Spread them over {size} or more."
            ).format(size=say_sides(SHORTEST_SIDE_CM, SHORTEST_SIDE_CM, "cm"))
        )


def refuse_too_small(bed: Bed) -> None:
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
            "{plant} would stand outside. Keep the bed at least {length} long and {width} wide, or "
            "move the plants first."
        ).format(
            plant=plant,
            length=say_up(max(one.x_cm + one.block_length_cm for one in plantings), "cm"),
            width=say_up(max(one.y_cm + one.block_width_cm for one in plantings), "cm"),
        )
    )
