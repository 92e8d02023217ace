"""What takes up ground on a land, and why a thing may not lie where it is put.

Beds, structures and paths never share ground, but structures may lean on structures, paths may
cross paths, and a greenhouse may hold beds and paths whole. Trees take up none.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext

from gardens.models import Bed, Garden, Land, Path, Structure, Tree
from gardens.plan.directions import STEPS, Direction, say_direction
from gardens.plan.geometry import (
    TOLERANCE_CM,
    Outline,
    outlines,
    overlapping,
    shifted,
    sticks_out_cm,
    way_out_cm,
)
from gardens.plan.things import things_on
from plants.quantities import say_length, say_length_up, say_up

Thing = Bed | Structure | Path


@dataclass(frozen=True, slots=True)
class Occupant:
    kind: type[Thing]
    pk: int | None
    name: str
    outline: Outline
    may_hold_beds: bool

    @classmethod
    def all_of(cls, things: Sequence[Thing]) -> list["Occupant"]:
        shapes = outlines([thing.ring_on_land for thing in things])
        return [
            cls(type(thing), thing.pk, str(thing), outline, getattr(thing, "may_hold_beds", False))
            for thing, outline in zip(things, shapes, strict=True)
        ]

    def is_same(self, other: "Occupant") -> bool:
        return (self.kind, self.pk) == (other.kind, other.pk)

    def moved(self, east_cm: float, south_cm: float) -> "Occupant":
        outline = shifted(self.outline, east_cm, south_cm)
        return Occupant(self.kind, self.pk, self.name, outline, self.may_hold_beds)

    def may_share_ground(self, other: "Occupant") -> bool:
        if self.kind is other.kind:
            return self.kind is not Bed
        return self._holds(other) or other._holds(self)

    def _holds(self, other: "Occupant") -> bool:
        return self.may_hold_beds and self.outline.buffer(TOLERANCE_CM).covers(other.outline)


@dataclass(frozen=True, slots=True)
class Ground:
    land: Land
    occupants: list[Occupant]

    @classmethod
    def of(cls, garden: Garden) -> "Ground | None":
        """Five queries; None for a garden without land."""
        land = Land.objects.filter(garden=garden).first()
        return land and cls.among(land, things_on(garden).values())

    @classmethod
    def among(cls, land: Land, things: Iterable[Thing | Tree]) -> "Ground":
        return cls(land, Occupant.all_of([one for one in things if not isinstance(one, Tree)]))

    def fault_of(self, thing: Thing | Tree) -> str | None:
        return self.fault_of_tree(thing) if isinstance(thing, Tree) else self.fault(thing)

    def fault(self, thing: Thing) -> str | None:
        """A sentence that says what is in the way and what to do; None where it may lie."""
        [occupant] = Occupant.all_of([thing])
        return self._fault_outside(occupant) or self._fault_of_overlap(occupant)

    def fault_of_tree(self, tree: Tree) -> str | None:
        length_cm, width_cm = self.land.length_cm, self.land.width_cm
        if 0 <= tree.x_cm <= length_cm and 0 <= tree.y_cm <= width_cm:
            return None
        return gettext(
            "The trunk of {tree} would stand outside the land. It can stand up to {length} from "
            "the left edge and up to {width} from the top edge."
        ).format(tree=tree, length=say_length(length_cm), width=say_length(width_cm))

    def _fault_outside(self, thing: Occupant) -> str | None:
        if not self._sticks_out(thing):
            return None
        west, north, east, south = thing.outline.bounds
        length_cm, width_cm = self.land.length_cm, self.land.width_cm
        if east - west > length_cm + TOLERANCE_CM or south - north > width_cm + TOLERANCE_CM:
            return gettext(
                "{thing} is larger than the land of {land}. Make it smaller, or the land larger."
            ).format(thing=thing.name, land=self.land)
        ways = {
            Direction.RIGHT: -west,
            Direction.LEFT: east - length_cm,
            Direction.DOWN: -north,
            Direction.UP: south - width_cm,
        }
        way = max(ways, key=ways.get)
        return gettext(
            "{thing} would lie {distance} outside the land. Move it at least {distance} "
            "{direction}, or make the land larger."
        ).format(thing=thing.name, distance=say_length_up(ways[way]), direction=self._say(way))

    def _fault_of_overlap(self, thing: Occupant) -> str | None:
        other = next(self._in_the_way(thing), None)
        if other is None:
            return None
        ways = {
            direction: way_out_cm(thing.outline, other.outline, *step)
            for direction, step in STEPS.items()
        }
        depth = say_length_up(min(ways.values()))
        words = {"thing": thing.name, "other": other.name, "depth": depth}
        for direction in sorted(ways, key=ways.get):
            east, south = STEPS[direction]
            moved = thing.moved(ways[direction] * east, ways[direction] * south)
            if not self._sticks_out(moved) and not any(self._in_the_way(moved)):
                return gettext(
                    "{thing} would overlap {other} by {depth}. Move it at least {distance} "
                    "{direction}."
                ).format(
                    **words,
                    distance=say_length_up(ways[direction]),
                    direction=self._say(direction),
                )
        return gettext(
            "{thing} would overlap {other} by {depth}. Move it elsewhere, or make it smaller."
        ).format(**words)

    def _sticks_out(self, thing: Occupant) -> bool:
        out_cm = sticks_out_cm(thing.outline, self.land.length_cm, self.land.width_cm)
        return out_cm > TOLERANCE_CM

    def _in_the_way(self, thing: Occupant) -> Iterator[Occupant]:
        others = [other for other in self.occupants if not other.is_same(thing)]
        for number in overlapping(thing.outline, [other.outline for other in others]):
            if not thing.may_share_ground(others[number]):
                yield others[number]

    def _say(self, direction: Direction) -> str:
        return say_direction(direction, self.land.north_deg)


def fault_of_size(land: Land, occupants: Iterable[Occupant], trees: Iterable[Tree]) -> str | None:
    """Why the land may not be made so small."""
    ends = [(thing.name, *thing.outline.bounds[2:]) for thing in occupants]
    ends += [(str(tree), tree.x_cm, tree.y_cm) for tree in trees]
    outside = [
        name
        for name, right, bottom in ends
        if right > land.length_cm + TOLERANCE_CM or bottom > land.width_cm + TOLERANCE_CM
    ]
    if not outside:
        return None
    return gettext(
        "{thing} would lie outside. Keep the land at least {length} long and {width} wide, or "
        "move it first."
    ).format(
        thing=outside[0],
        length=_metres_up(max(right for _, right, _ in ends)),
        width=_metres_up(max(bottom for _, _, bottom in ends)),
    )


def _metres_up(cm: float) -> str:
    return say_up((cm - TOLERANCE_CM) / 100, "m")
