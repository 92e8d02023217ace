"""What the rules of light say."""

from rules.catalogue.light.sun import Sunlit
from rules.catalogue.sources import source_of
from rules.engine.drafts import Input
from rules.engine.snapshot import GardenSnapshot
from rules.engine.wording import Quantity, Word, Wording, gettext_noop, wording

NAMED_PLANTS = 3
MAP = Wording(gettext_noop("map of the sun, from your plan of the land"))
OPEN_HORIZON = Wording(
    gettext_noop("An open horizon: no trees or buildings are on the plan. Add those that shade.")
)
AS_ON_PLAN = Wording(gettext_noop("Only what is on the plan shades, as high as you said."))
CLEAR_SKY = Wording(gettext_noop("Hours under a clear sky; clouds take some of them."))
WOULD_CHANGE = Wording(
    gettext_noop("Another place, a tree or building on the plan, or a sun need of your own.")
)
GETS = gettext_noop("Sun a day")
NEEDS = gettext_noop("Sun it needs")


def names(found: list[Sunlit]) -> tuple[Word, ...]:
    return tuple(dict.fromkeys(one.planting.plant.label for one in found))[:NAMED_PLANTS]


def hours(value: float) -> Quantity:
    return Quantity(value, "h", digits=1)


def inputs(found: Sunlit, needed_h: float) -> tuple[Input, ...]:
    plant = found.planting.plant
    return (
        Input(GETS, hours(found.sun_h), MAP),
        Input(NEEDS, hours(needed_h), source_of("sun_hours_min", plant)),
    )


def assumptions(garden: GardenSnapshot) -> tuple[Wording, ...]:
    return (OPEN_HORIZON if garden.sun.is_open else AS_ON_PLAN), CLEAR_SKY


def formula(text: str, found: Sunlit, needed_h: float) -> Wording:
    lacks = hours(abs(needed_h - found.sun_h))
    return wording(text, needs=hours(needed_h), gets=hours(found.sun_h), lacks=lacks)
