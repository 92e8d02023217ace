"""What rules about nutrient solutions miss, and how to come by it."""

from collections.abc import Iterator

from rules.catalogue.hydro.tanks import ACIDITY, SALTS, Tank
from rules.catalogue.indoor import fault_of, usable
from rules.engine.drafts import Missing, TaskDraft
from rules.engine.wording import Wording, gettext_noop

TITLES = {
    SALTS: Wording(gettext_noop("The EC of a solution is not known")),
    ACIDITY: Wording(gettext_noop("The pH of a solution is not known")),
}
ENABLES = {
    SALTS: Wording(gettext_noop("With it we say what to thin or to feed.")),
    ACIDITY: Wording(gettext_noop("With it we say whether it is too high or too low.")),
}
HOW = {
    SALTS: Wording(
        gettext_noop("Measure it and say the scale of the meter: ppm alone says nothing.")
    ),
    ACIDITY: Wording(gettext_noop("Measure it with a calibrated meter or drops, and enter it.")),
}
TASKS = {
    SALTS: Wording(gettext_noop("Measure the EC of the nutrient solution")),
    ACIDITY: Wording(gettext_noop("Measure the pH of the nutrient solution")),
}


def missing_reading(tank: Tank, name: str) -> Iterator[Missing]:
    """None was entered, the newest is more than seven days old, or it cannot be."""
    if usable(tank.reservoir, name, tank.garden):
        return
    reading = tank.reservoir.latest.get(name)
    yield Missing(
        name=f"solution_{name}",
        title=TITLES[name],
        enables=ENABLES[name],
        how=HOW[name],
        task=TaskDraft(TASKS[name], tank.garden.on, minutes=5),
        fault=reading and fault_of(reading, name, tank.garden),
        place=tank.reservoir.name,
    )


def missing_tap(tank: Tank) -> Missing:
    return Missing(
        name="tap_ec",
        title=Wording(gettext_noop("The EC of your water is not known")),
        enables=Wording(gettext_noop("With it we reckon the EC once a reservoir is topped up.")),
        how=Wording(
            gettext_noop("Measure your tap or rain water and enter it with the reservoir.")
        ),
        place=tank.reservoir.name,
    )
