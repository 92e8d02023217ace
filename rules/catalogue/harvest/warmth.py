"""The temperatures a heat sum is made of, and in words what it rests on."""

from collections.abc import Iterator

from plants.agronomy.maturity import HeatBasis
from rules.catalogue.sources import HEAT_TABLE, climate_normals, records, weather_input
from rules.engine.drafts import Input
from rules.engine.quantities import days
from rules.engine.snapshot import GardenSnapshot
from rules.engine.wording import Quantity, Wording, gettext_noop, wording

MEASURED = gettext_noop("Warmth as measured from {first} to {last}.")
FORECAST = gettext_noop("Warmth as forecast on {issued}, to {until}.")
AVERAGES = Wording(gettext_noop("Warmth of climate averages after that."))
FILLED = gettext_noop("Missing weather of {days} as on the days around.")


def share(heat: HeatBasis) -> tuple[str, Quantity]:
    """Of the warmth it needs, in full tenths."""
    tenths = min(10, int(10 * heat.so_far_c_days / heat.needed_c_days))
    return gettext_noop("Warmth it has had"), Quantity(10 * tenths, "%")


def inputs(heat: HeatBasis, garden: GardenSnapshot) -> Iterator[Input]:
    yield Input(gettext_noop("Warmth it needs"), _warmth(heat.needed_c_days), HEAT_TABLE)
    if heat.measured_to:
        source = records(garden.weather[heat.measured_to].source)
        so_far = _warmth(heat.so_far_c_days)
        yield Input(gettext_noop("Warmth so far"), so_far, source, heat.measured_to)
    if heat.forecast_to:
        last = garden.weather[heat.forecast_to]
        yield weather_input(gettext_noop("Forecast used to"), heat.forecast_to, last)
    if heat.uses_normals and heat.known_to:
        name = gettext_noop("Averages used after")
        yield Input(name, heat.known_to, climate_normals(garden))


def assumptions(heat: HeatBasis) -> Iterator[Wording]:
    if heat.measured_from and heat.measured_to:
        yield wording(MEASURED, first=heat.measured_from, last=heat.measured_to)
    if heat.forecast_to and heat.forecast_issued_on:
        yield wording(FORECAST, issued=heat.forecast_issued_on, until=heat.forecast_to)
    if heat.uses_normals:
        yield AVERAGES
    if heat.filled_days:
        yield wording(FILLED, days=days(heat.filled_days))


def _warmth(c_days: float) -> Quantity:
    return Quantity(round(c_days), "°C·d")
