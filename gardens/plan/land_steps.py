"""What a step of a land's plan was, in one sentence."""

from django.utils.translation import gettext, ngettext

from gardens.models import LandAct, LandStep
from gardens.plan.directions import Direction
from plants.quantities import say_length

SENTENCES = {
    LandAct.ADDED: lambda: gettext("Added {name}."),
    LandAct.CHANGED: lambda: gettext("Changed {name}."),
    LandAct.PUT: lambda: gettext("Put {name} on the plan."),
    LandAct.MEASURED: lambda: gettext("Changed the size of the land."),
    LandAct.RESTORED: lambda: gettext("Brought back the plan of {moment}."),
}
ONE_OR_MANY = {
    LandAct.MOVED: lambda number: (
        gettext("Moved {name} {way}.")
        if number == 1
        else ngettext("Moved {number} thing {way}.", "Moved {number} things {way}.", number)
    ),
    LandAct.TURNED: lambda number: (
        gettext("Turned {name} by {turn}.")
        if number == 1
        else ngettext(
            "Turned {number} thing by {turn}.", "Turned {number} things by {turn}.", number
        )
    ),
    LandAct.COPIED: lambda number: (
        gettext("Copied {name}, its shape without its plants.")
        if number == 1
        else ngettext(
            "Copied {number} bed, its shape without plants.",
            "Copied {number} beds, their shape without plants.",
            number,
        )
    ),
    LandAct.REMOVED: lambda number: (
        gettext("{name} is removed.")
        if number == 1
        else ngettext("Removed {number} thing.", "Removed {number} things.", number)
    ),
    LandAct.TAKEN: lambda number: (
        gettext("{name} is off the plan; it keeps its plants and stays among the beds.")
        if number == 1
        else ngettext(
            "{number} bed is off the plan; it keeps its plants.",
            "{number} beds are off the plan; they keep their plants.",
            number,
        )
    ),
}


def land_sentence(step: LandStep) -> str:
    """With {name}, {number}, {way}, {turn} and {moment} to be filled in."""
    act = LandAct(step.act)
    return ONE_OR_MANY[act](step.number) if act in ONE_OR_MANY else SENTENCES[act]()


def land_way_words(east_cm: float, south_cm: float) -> str:
    """10 cm right, 5 cm up: the top of a land need not be north."""
    across = Direction.RIGHT if east_cm > 0 else Direction.LEFT
    along = Direction.DOWN if south_cm > 0 else Direction.UP
    return ", ".join(
        gettext("{length} {direction}").format(length=say_length(abs(cm)), direction=way.label)
        for cm, way in ((east_cm, across), (south_cm, along))
        if cm
    )


def turn_words(turned_deg: int) -> str:
    """15° clockwise."""
    words = gettext("{degrees}° clockwise") if turned_deg > 0 else gettext("{degrees}° back")
    return words.format(degrees=abs(turned_deg))
