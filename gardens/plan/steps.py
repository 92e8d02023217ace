"""What a step of a plan was, in one sentence."""

from dataclasses import dataclass

from django.utils import formats
from django.utils.translation import gettext, ngettext

from gardens.models import Place, PlanAct, PlanStep
from plants.quantities import say_length

ONE_OR_MANY = {
    PlanAct.MOVED: lambda number: (
        gettext("Moved {plant} {way}.")
        if number == 1
        else ngettext("Moved {number} planting {way}.", "Moved {number} plantings {way}.", number)
    ),
    PlanAct.COPIED: lambda number: (
        gettext("Copied {plant}.")
        if number == 1
        else ngettext("Copied {number} planting.", "Copied {number} plantings.", number)
    ),
    PlanAct.REMOVED: lambda number: (
        gettext("{plant} is removed.")
        if number == 1
        else ngettext("Removed {number} planting.", "Removed {number} plantings.", number)
    ),
}
SENTENCES = {
    PlanAct.PLACED: lambda: gettext("{plant} ({plants}) placed."),
    PlanAct.CHANGED: lambda: gettext("Changed {plant}."),
    PlanAct.BEGUN: lambda: gettext("Noted when {plant} began."),
    PlanAct.ENDED: lambda: gettext("Ended {plant}."),
    PlanAct.FILLED: lambda: gettext("Filled an area: {plant} ({plants})."),
    PlanAct.ROWS: lambda: gettext("Planted in rows: {plant} ({plants})."),
    PlanAct.SQUARES: lambda: gettext("Planted in squares: {plant} ({plants})."),
    PlanAct.RESTORED: lambda: gettext("Brought back the plan of {moment}."),
}


@dataclass(frozen=True, slots=True)
class Revision:
    """A step as pages show it."""

    step: PlanStep
    place: Place

    @property
    def words(self) -> str:
        return step_words(self.step, self.place)

    @property
    def moment(self) -> str:
        return moment_words(self.step, self.place)


def step_words(step: PlanStep, place: Place) -> str:
    act = PlanAct(step.act)
    sentence = ONE_OR_MANY[act](step.number) if act in ONE_OR_MANY else SENTENCES[act]()
    return sentence.format(
        plant=step.plant.common_name if step.plant else gettext("several crops"),
        number=step.number,
        plants=step.plants,
        way=way_words(step.east_cm, step.south_cm),
        moment=moment_words(step.restored, place) if step.restored else gettext("an earlier day"),
    )


def way_words(east_cm: float, south_cm: float) -> str:
    """10 cm east, 5 cm north."""
    parts = []
    if east_cm:
        words = gettext("{length} east") if east_cm > 0 else gettext("{length} west")
        parts.append(words.format(length=say_length(abs(east_cm))))
    if south_cm:
        words = gettext("{length} south") if south_cm > 0 else gettext("{length} north")
        parts.append(words.format(length=say_length(abs(south_cm))))
    return ", ".join(parts)


def moment_words(step: PlanStep, place: Place) -> str:
    """Day and time where the garden is."""
    return formats.date_format(place.local(step.made_at), "DATETIME_FORMAT")
