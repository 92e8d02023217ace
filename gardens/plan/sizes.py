"""Kinds, sizes and places on the land in words."""

from django.utils.translation import gettext

from gardens.models import Bed, BedShape, Path, Structure, Tree
from plants.quantities import say_length, say_quantity, say_sides

# What is shorter is said in centimetres, like pots.
SAID_IN_CM = 100


def size_words(thing: Bed | Structure) -> str:
    """2.4 × 1.2 m, or 60 × 30 cm; of a round bed ⌀ 60 cm."""
    if isinstance(thing, Bed) and thing.shape == BedShape.CIRCLE:
        return f"⌀ {say_length(thing.length_cm)}"
    if thing.length_cm < SAID_IN_CM:
        return say_sides(thing.length_cm, thing.width_cm, "cm")
    return say_sides(thing.length_cm / 100, thing.width_cm / 100, "m")


def position_words(thing: Bed | Tree | Structure | Path) -> str:
    """Where it begins on the land, seen from the plan's left and top edge."""
    if isinstance(thing, Tree):
        left_cm, top_cm = thing.x_cm, thing.y_cm
    else:
        left_cm, top_cm = thing.ring_on_land.min(axis=0).tolist()
    return gettext("{left} from the left, {top} from the top").format(
        left=say_length(max(0.0, left_cm)), top=say_length(max(0.0, top_cm))
    )


def kind_words(thing: Bed | Tree | Structure | Path) -> str:
    if isinstance(thing, Tree):
        return gettext("Deciduous tree") if thing.is_deciduous else gettext("Evergreen tree")
    return gettext("Path") if isinstance(thing, Path) else thing.get_kind_display()


def extent_words(thing: Bed | Tree | Structure | Path) -> str:
    """How large it is, with its height."""
    if isinstance(thing, Tree):
        return gettext("{height} high, crown {width} wide").format(
            height=say_quantity(thing.height_m, "m"),
            width=say_quantity(thing.canopy_diameter_m, "m"),
        )
    if isinstance(thing, Path):
        return gettext("{width} wide").format(width=say_length(thing.width_cm))
    if isinstance(thing, Structure):
        return gettext("{size}, {height} high").format(
            size=size_words(thing), height=say_quantity(thing.height_m, "m")
        )
    return size_words(thing)
