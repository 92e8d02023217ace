"""Where the inputs of a finding come from, in words."""

from rules.engine.levels import Confidence
from rules.engine.snapshot import GardenSnapshot
from rules.engine.wording import Wording, gettext_noop, wording

CATALOGUE = Wording(gettext_noop("plant catalogue"))
YOUR_PLAN = Wording(gettext_noop("your plan of the bed"))
YOUR_RECORDS = Wording(gettext_noop("your records"))
YOUR_SOIL_TEST = Wording(gettext_noop("your soil test"))


def climate_normals(garden: GardenSnapshot) -> Wording:
    return wording(gettext_noop("climate averages of {place}"), place=garden.climate.name)


def forecast(provider: str) -> Wording:
    return wording(gettext_noop("weather forecast, {provider}"), provider=provider)


def calendar_confidence(garden: GardenSnapshot) -> Confidence:
    """Dates from frost dates and weeks of practice: medium at best."""
    return Confidence.lowest(Confidence.MEDIUM, Confidence(garden.climate.confidence))
