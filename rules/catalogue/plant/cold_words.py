"""What is said of soil that is too cold for a seed."""

from collections.abc import Iterator

from plants.agronomy.soil_temperature import ESTIMATE_ERROR_C
from rules.catalogue.plant.soil_warmth import ColdSowing, SoilWarmth
from rules.catalogue.sources import CATALOGUE, YOUR_SENSOR, weather_input
from rules.engine.drafts import Input
from rules.engine.quantities import tenths
from rules.engine.wording import Quantity, Wording, gettext_noop, wording

TITLE = gettext_noop("{bed} is still too cold to sow {plant}")
COLD = gettext_noop("The soil is at about {soil}; {plant} sprouts from {needed}.")
COOLS = gettext_noop("The soil will cool from {soil} to about {coldest} in the days ahead.")
ROTS = gettext_noop("Below {needed} seeds of {plant} rot or lie still.")
WAIT = Wording(gettext_noop("Wait until it is warmer, or warm the bed with fleece first."))
SOIL = gettext_noop("Soil")
FORMULA = gettext_noop("{coldest} is less than {needed}")
WOULD_CHANGE = Wording(gettext_noop("Warmer days, a cover, or a sensor in the soil of this bed."))
ESTIMATED = gettext_noop(
    "The soil is as warm as the air was on average over the last week, give or take {error}."
)
FOLLOWS = Wording(gettext_noop("In the days ahead the soil follows the air by the same mean."))


def degrees(celsius: float) -> Quantity:
    return Quantity(celsius, "°C", digits=tenths(celsius))


def formula(found: ColdSowing) -> Wording:
    return wording(FORMULA, coldest=degrees(found.warmth.coldest_c), needed=degrees(found.needed_c))


def inputs(found: ColdSowing) -> Iterator[Input]:
    warm = found.warmth
    if warm.sensor:
        yield Input(SOIL, degrees(warm.soil_c), YOUR_SENSOR, measured_on=warm.sensor.until)
    if warm.last:
        yield weather_input(gettext_noop("Weather used to"), warm.last.on, warm.last)
    yield Input(gettext_noop("The seed needs"), degrees(found.needed_c), CATALOGUE)


def assumptions(warm: SoilWarmth) -> tuple[Wording, ...]:
    estimated = wording(ESTIMATED, error=Quantity(ESTIMATE_ERROR_C, "°C"))
    told = ((estimated, warm.sensor is None), (FOLLOWS, warm.last is not None))
    return tuple(text for text, holds in told if holds)
