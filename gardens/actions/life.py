"""The order of the days in the life of a planting."""

from datetime import date

from django.utils import formats
from django.utils.translation import gettext

from gardens.actions.refusals import DatesOutOfOrder
from gardens.models import Act, Event, Planting
from gardens.models.event import LIFE

# What must have happened on the same day or before.
BEFORE = {
    Act.GERMINATE: (Act.START,),
    Act.PLANT_OUT: (Act.START, Act.GERMINATE),
    Act.HARVEST: (Act.START,),
    Act.END: (Act.START, Act.GERMINATE, Act.PLANT_OUT, Act.HARVEST),
}
# May be written of what is only planned, and of what is over.
ANY_TIME = frozenset({Act.NONE, Act.NOTE, Act.START})


def day_of(planting: Planting, act: Act) -> date | None:
    return getattr(planting, LIFE[act])


def refuse_out_of_order(planting: Planting) -> None:
    """Its days must come in the order of its life."""
    for act, earlier in BEFORE.items():
        day = day_of(planting, act)
        if day is None:
            continue
        if planting.started_on is None:
            raise DatesOutOfOrder(_not_begun(planting))
        for before in earlier:
            first = day_of(planting, before)
            if first and day < first:
                raise DatesOutOfOrder(_crossed(planting, act, day, before, first))


def refuse_out_of_life(event: Event, planting: Planting) -> None:
    """What is done to a planting is done between its beginning and its end."""
    if event.act in ANY_TIME:
        return
    if planting.started_on is None:
        raise DatesOutOfOrder(_not_begun(planting))
    act, on = Act(event.act), event.happened_on
    if on < planting.started_on:
        raise DatesOutOfOrder(_crossed(planting, act, on, Act.START, planting.started_on))
    if planting.ended_on and on > planting.ended_on:
        raise DatesOutOfOrder(_crossed(planting, Act.END, planting.ended_on, act, on))


def _not_begun(planting: Planting) -> str:
    return gettext("{plant} has not begun yet. Say first when it was sown or planted.").format(
        plant=planting.plant
    )


def _crossed(planting: Planting, later: Act, day: date, earlier: Act, first: date) -> str:
    return gettext(
        "{plant}: “{later}” on {day} comes before “{earlier}” on {first}. Correct one of the days."
    ).format(
        plant=planting.plant,
        later=later.label,
        day=formats.date_format(day),
        earlier=earlier.label,
        first=formats.date_format(first),
    )
