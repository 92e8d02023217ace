"""What rules about nutrient solutions miss, and how to come by it."""

from collections.abc import Iterator

from rules.catalogue.hydro.tanks import ACIDITY, SALTS, Tank
from rules.catalogue.indoor import fault_of, usable
from rules.catalogue.questions import Question
from rules.engine.drafts import Missing
from rules.engine.wording import gettext_noop

READINGS = {
    SALTS: Question(
        name=f"solution_{SALTS}",
        title=gettext_noop("The EC of a solution is not known"),
        enables=gettext_noop("With it we say what to thin or to feed."),
        how=gettext_noop("Measure it and say the scale of the meter: ppm alone says nothing."),
        job=gettext_noop("Measure the EC of the nutrient solution"),
        minutes=5,
    ),
    ACIDITY: Question(
        name=f"solution_{ACIDITY}",
        title=gettext_noop("The pH of a solution is not known"),
        enables=gettext_noop("With it we say whether it is too high or too low."),
        how=gettext_noop("Measure it with a calibrated meter or drops, and enter it."),
        job=gettext_noop("Measure the pH of the nutrient solution"),
        minutes=5,
    ),
}
TAP_EC = Question(
    name="tap_ec",
    title=gettext_noop("The EC of your water is not known"),
    enables=gettext_noop("With it we reckon the EC once a reservoir is topped up."),
    how=gettext_noop("Measure your tap or rain water and enter it with the reservoir."),
)


def missing_reading(tank: Tank, name: str) -> Iterator[Missing]:
    """None was entered, the newest is more than seven days old, or it cannot be."""
    if usable(tank.reservoir, name, tank.garden):
        return
    reading = tank.reservoir.latest.get(name)
    yield READINGS[name].of(
        due_on=tank.garden.on,
        fault=reading and fault_of(reading, name, tank.garden),
        place=tank.reservoir.name,
    )
