"""Days of hourly weather that leaf diseases are reckoned from, and what is said of them."""

from collections.abc import Iterable
from datetime import date, timedelta

from plants.agronomy.weather_age import Age
from rules.catalogue.freshness import age_of
from rules.catalogue.sources import weather_input
from rules.engine.drafts import Input, TaskDraft
from rules.engine.levels import Confidence
from rules.engine.snapshot import AirDay, BedSnapshot, GardenSnapshot, LeafSeason
from rules.engine.wording import Value, Word, Wording, gettext_noop, wording

# So far ahead hourly humidity is forecast well enough to act on.
AHEAD_DAYS = 3
ONE_DAY = timedelta(days=1)
FAVOURABLE = Wording(
    gettext_noop("Favourable weather, no more: only looking tells whether the disease is there.")
)
OPEN_AIR = Wording(gettext_noop("Weather of the open air; beds under glass or film are left out."))
KNOWN_FROM = gettext_noop("Summed up from {first} on; earlier hours are not kept.")
NEXT_WEATHER = Wording(gettext_noop("Drier or cooler hours than forecast, or a cover from rain."))


def leaves_before(garden: GardenSnapshot) -> LeafSeason:
    """What was kept of the days before those whose hours are known, without a gap between."""
    first = min(garden.air)
    kept = garden.leaves.before(first) if garden.leaves else LeafSeason(first, (), ())
    gap = (None,) * ((first - kept.first).days - len(kept.values))
    return LeafSeason(kept.first, kept.values + gap, kept.is_blight + gap)


def days(garden: GardenSnapshot, first: date, last: date) -> list[tuple[date, AirDay | None]]:
    """One after another; None where hours are missing, or only an old forecast tells them."""
    span = [first + number * ONE_DAY for number in range((last - first).days + 1)]
    return [(on, _usable(garden, on)) for on in span]


def _usable(garden: GardenSnapshot, on: date) -> AirDay | None:
    air, day = garden.air.get(on), garden.weather.get(on)
    if air is None or (air.is_forecast and day and age_of(day, garden.on) is Age.STALE):
        return None
    return air


def knows_humidity(garden: GardenSnapshot) -> bool:
    """Of yesterday or of today."""
    return any(
        air is not None and air.is_humidity_known
        for _, air in days(garden, garden.on - ONE_DAY, garden.on)
    )


def confidence(garden: GardenSnapshot, on: date) -> Confidence:
    """Of a cell of the weather service, not measured in the garden: medium; of old words low."""
    day = garden.weather.get(on)
    is_fresh = day is None or age_of(day, garden.on) is Age.FRESH
    return Confidence.MEDIUM if is_fresh else Confidence.LOW


def air_input(garden: GardenSnapshot, name: str, value: Value, on: date) -> tuple[Input, ...]:
    """With the provider, if the day has its row."""
    day = garden.weather.get(on)
    return (weather_input(name, value, day),) if day else ()


def look(bed: BedSnapshot, garden: GardenSnapshot, text: str, plants: Iterable[Word]) -> TaskDraft:
    what = wording(text, plants=tuple(plants), bed=bed.name)
    return TaskDraft(what, due_on=garden.on, minutes=10)
