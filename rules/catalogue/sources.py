"""Where the inputs of a finding come from, in words."""

from collections.abc import Iterator

from plants.agronomy.covers import Cover, gain_c
from plants.agronomy.risk_appetite import RiskAppetite
from rules.engine.drafts import Input
from rules.engine.levels import Confidence
from rules.engine.snapshot import BedSnapshot, GardenSnapshot, PlantFacts, WeatherSnapshot
from rules.engine.wording import Quantity, Value, Word, Wording, gettext_noop, wording

CATALOGUE = Wording(gettext_noop("plant catalogue"))
YOURS = Wording(gettext_noop("your own value"))
HEAT_TABLE = Wording(gettext_noop("table of heat sums by crop"))
YOUR_PLAN = Wording(gettext_noop("your plan of the bed"))
YOUR_RECORDS = Wording(gettext_noop("your records"))
YOUR_READING = Wording(gettext_noop("your reading"))
YOUR_SEED_BOX = Wording(gettext_noop("your seed box"))
YOUR_LAMP = Wording(gettext_noop("your entries for the lamp"))
INDOOR_TABLE = Wording(gettext_noop("table of crops indoors"))
YOUR_SENSOR = Wording(gettext_noop("your sensor"))
FORECAST = gettext_noop("forecast of {provider}")
OBSERVED = gettext_noop("weather of the last days, {provider}")
YOUR_SOIL_TEST = Wording(gettext_noop("your soil test"))
YOUR_CHOICE = Wording(gettext_noop("your choice"))
APPETITES = {
    RiskAppetite.CAUTIOUS: Word(gettext_noop("cautious")),
    RiskAppetite.BOLD: Word(gettext_noop("bold")),
}
COVERS = {
    Cover.FLEECE: Word(gettext_noop("fleece")),
    Cover.TUNNEL: Word(gettext_noop("cloche or low tunnel")),
    Cover.COLD_FRAME: Word(gettext_noop("cold frame")),
    Cover.GREENHOUSE: Word(gettext_noop("unheated greenhouse")),
}


def source_of(column: str, *plants: PlantFacts) -> Wording:
    """Of a figure of the plants: the gardener's where one of them has the gardener's value."""
    return YOURS if any(column in plant.own for plant in plants) else CATALOGUE


def climate_normals(garden: GardenSnapshot) -> Wording:
    return wording(gettext_noop("climate averages of {place}"), place=garden.climate.name)


def climate_input(name: str, value: Value, garden: GardenSnapshot) -> Input:
    """No surer than the averages of the place are."""
    confidence = Confidence(garden.climate.confidence)
    return Input(name, value, climate_normals(garden), confidence=confidence)


def weather_input(name: str, value: Value, day: WeatherSnapshot) -> Input:
    """With the provider and the moment it said so."""
    source = FORECAST if day.is_forecast else OBSERVED
    return Input(name, value, wording(source, provider=day.source), issued_at=day.issued_at)


def records(provider: str) -> Wording:
    return wording(gettext_noop("weather records, {provider}"), provider=provider)


def records_input(garden: GardenSnapshot, name: str, value: Value) -> Iterator[Input]:
    """What was reckoned from days of weather, with the provider and when it last spoke."""
    if garden.weather:
        last = garden.weather[max(garden.weather)]
        yield Input(name, value, records(last.source), issued_at=last.issued_at)


def calendar_confidence(garden: GardenSnapshot) -> Confidence:
    """Dates from frost dates and weeks of practice: medium at best."""
    return Confidence.lowest(Confidence.MEDIUM, Confidence(garden.climate.confidence))


def season_inputs(garden: GardenSnapshot, bed: BedSnapshot) -> Iterator[Input]:
    """What moves windows beside the climate: the risk that is taken and the cover of the bed."""
    if appetite := APPETITES.get(garden.climate.appetite):
        yield Input(gettext_noop("Risk of frost"), appetite, YOUR_CHOICE)
    yield from cover_inputs(bed)


def cover_inputs(bed: BedSnapshot) -> Iterator[Input]:
    if cover := COVERS.get(bed.cover):
        source = wording(gettext_noop("{cover}, your plan of the bed"), cover=cover)
        yield Input(gettext_noop("Nights warmer by"), Quantity(gain_c(bed.cover), "°C"), source)
