"""Changes of several things on the land at once, each one step of its plan."""

from collections.abc import Callable, Iterable, Sequence

from django.utils.translation import gettext

from gardens.actions.changing import changing
from gardens.actions.fitting import refuse_changed_since, refuse_fault
from gardens.actions.naming import numbered
from gardens.actions.plan_history import made_since, record_land_step
from gardens.actions.refusals import GoneMeanwhile, GroundRefused, NoRoomLeft
from gardens.actions.turning import Turn
from gardens.models import Bed, Garden, Gardener, Land, LandAct, LandStep
from gardens.plan.columns import columns_of, thing_of
from gardens.plan.free_ground import put_down
from gardens.plan.geometry import outlines
from gardens.plan.ground import Ground
from gardens.plan.things import Key, Thing, things_on

FULL_TURN_DEG = 360
LONGEST_NAME = Bed._meta.get_field("name").max_length


def move_things(
    land: Land,
    keys: Sequence[Key],
    *,
    east_cm: float,
    south_cm: float,
    known_step: int,
    actor: Gardener,
) -> LandStep | None:
    """All of them, or none if one would lie badly; nothing moved is no step."""
    way = {"east_cm": east_cm, "south_cm": south_cm}

    def shift(thing: Thing) -> None:
        thing.shift(**way)

    with changing(land.garden_id) as garden:
        twin = made_since(land, LandAct.MOVED, known_step, actor=actor, keys=keys, **way)
        if twin:
            return twin
        turns = _changed(garden, keys, known_step, shift)
        return record_land_step(garden, LandAct.MOVED, turns, actor=actor, **way)


def turn_things(
    land: Land, keys: Sequence[Key], *, turned_deg: int, known_step: int, actor: Gardener
) -> LandStep | None:
    """Beds and structures, each clockwise about its own middle."""
    facts = {"turned_deg": turned_deg}
    keys = [(kind, number) for kind, number in keys if kind in ("bed", "structure")]
    if not keys:
        raise GroundRefused(gettext("Beds and structures can be turned. Choose one of them."))

    def turn(thing: Thing) -> None:
        thing.rotation_deg = (thing.rotation_deg + turned_deg) % FULL_TURN_DEG

    with changing(land.garden_id) as garden:
        twin = made_since(land, LandAct.TURNED, known_step, actor=actor, keys=keys, **facts)
        if twin:
            return twin
        turns = _changed(garden, keys, known_step, turn)
        return record_land_step(garden, LandAct.TURNED, turns, actor=actor, **facts)


def copy_beds(land: Land, keys: Sequence[Key], *, known_step: int, actor: Gardener) -> LandStep:
    """Their shape without plants, each on the first free place of the land."""
    with changing(land.garden_id) as garden:
        things = things_on(garden)
        beds = [thing for thing in _chosen(things, keys) if isinstance(thing, Bed)]
        if not beds:
            raise GroundRefused(gettext("Only beds are copied. Choose one."))
        name = beds[0].name if len(beds) == 1 else ""
        facts = {"originals": sorted(bed.pk for bed in beds)}
        if twin := made_since(land, LandAct.COPIED, known_step, actor=actor, **facts):
            return twin
        copies = _copied(beds, garden, Ground.among(garden.land, things.values()))
        Bed.objects.bulk_create(copies)
        turns = [Turn(copied.pk, None, columns_of(copied), Bed) for copied in copies]
        return record_land_step(garden, LandAct.COPIED, turns, actor=actor, name=name, **facts)


def clear_things(land: Land, keys: Sequence[Key], *, actor: Gardener) -> LandStep | None:
    """Trees, structures and paths are removed; beds are taken off the plan with all they hold."""
    with changing(land.garden_id) as garden:
        there = things_on(garden)
        things = [there[key] for key in keys if key in there]
        beds = [thing for thing in things if isinstance(thing, Bed)]
        turns = [_without(thing) for thing in things]
        act = LandAct.TAKEN if len(beds) == len(things) else LandAct.REMOVED
        Bed.objects.bulk_update(beds, ["x_cm", "y_cm"])
        for model in {type(thing) for thing in things} - {Bed}:
            removed = [turn.number for turn in turns if turn.model is model]
            model.objects.filter(pk__in=removed).delete()
        return record_land_step(garden, act, turns, actor=actor)


def _changed(
    garden: Garden, keys: Sequence[Key], known_step: int, change: Callable[[Thing], None]
) -> list[Turn]:
    """Changes the chosen things and saves them, if all of them may lie like that."""
    things = things_on(garden)
    chosen = _chosen(things, keys)
    refuse_changed_since(
        garden,
        chosen,
        known_step,
        gettext(
            "{thing} was changed in another window meanwhile. This is the plan as it is now; "
            "nothing was changed."
        ),
    )
    before = [columns_of(thing) for thing in chosen]
    for thing in chosen:
        change(thing)
    ground = Ground.among(garden.land, things.values())
    for thing in chosen:
        refuse_fault(ground.fault_of(thing))
    turns = [
        Turn(thing.pk, was, columns_of(thing), type(thing))
        for thing, was in zip(chosen, before, strict=True)
    ]
    for model in {turn.model for turn in turns}:
        names = {name for turn in turns if turn.model is model for name in turn.changed}
        if names:
            model.objects.bulk_update([one for one in chosen if type(one) is model], names)
    return turns


def _chosen(things: dict[Key, Thing], keys: Sequence[Key]) -> list[Thing]:
    if not keys or any(key not in things for key in keys):
        raise GoneMeanwhile(
            gettext("It is not on the plan any more. Choose something else; nothing was changed.")
        )
    return [things[key] for key in dict.fromkeys(keys)]


def _copied(beds: Iterable[Bed], garden: Garden, ground: Ground) -> list[Bed]:
    taken = [occupant.outline for occupant in ground.occupants]
    names = set(garden.beds.values_list("name", flat=True))
    copies = []
    for bed in beds:
        copied = thing_of(Bed, None, garden.pk, columns_of(bed))
        copied.name = next(free for free in numbered(bed.name, LONGEST_NAME) if free not in names)
        if not put_down(copied, taken, ground.land):
            raise NoRoomLeft(
                gettext(
                    "There is no free place for a copy of {bed}. Make the land larger, or move "
                    "something aside."
                ).format(bed=bed)
            )
        names.add(copied.name)
        taken += outlines([copied.ring_on_land])
        copies.append(copied)
    return copies


def _without(thing: Thing) -> Turn:
    was = columns_of(thing)
    if not isinstance(thing, Bed):
        return Turn(thing.pk, was, None, type(thing))
    thing.x_cm = thing.y_cm = None
    return Turn(thing.pk, was, columns_of(thing), Bed)
