"""Frost dates from the gardener: typed by hand, or from two answers where no climate is known."""

from dataclasses import dataclass

from gardens.climate.choosing import bare_place, set_frost_dates
from gardens.climate.spot import Spot
from gardens.models import ClimateSource, Place
from plants.agronomy import seasonal
from plants.agronomy.frost import NO_FROST, FrostDates, minimum_curve
from plants.agronomy.hardiness import usda_zone
from plants.choices import Confidence

# Days between the middle date and that of 1 year in 10: the median of all stations.
ASSUMED_SPREAD_DAYS = 18
# The middle of the frost-free season of stations beyond 10 degrees (medians; spread 5 days).
WARMEST_DAY_NORTH, WARMEST_DAY_SOUTH = 202, 19


@dataclass(frozen=True, slots=True)
class Answers:
    """`last_frost_month` None means: no frost here."""

    last_frost_month: int | None
    coldest_night_c: float


@dataclass(frozen=True, slots=True)
class OwnFrost:
    """Days of the year that the gardener typed; both None means: no frost here."""

    last_day: int | None = None
    first_day: int | None = None

    @property
    def is_none(self) -> bool:
        return self.last_day is None or self.first_day is None


def spring_months(latitude: float) -> list[int]:
    """When a last frost may come: from late winter to midsummer."""
    first = 2 if latitude >= 0 else 8
    return [(month - 1) % 12 + 1 for month in range(first, first + 6)]


def place_from_answers(spot: Spot, answers: Answers) -> Place:
    """An unsaved place whose first frost lies as far behind midsummer as the last before it."""
    place = bare_place(spot)
    place.climate_source = ClimateSource.ANSWERED
    place.climate_confidence = Confidence.LOW
    place.annual_extreme_min_c = answers.coldest_night_c
    place.usda_zone = spot.usda_zone or usda_zone(answers.coldest_night_c)
    set_frost_dates(place, _answered_dates(place, answers.last_frost_month))
    return place


def set_own_frost(place: Place, own: OwnFrost) -> None:
    """The gardener knows better than any map; what years differ by is assumed."""
    place.climate_source = ClimateSource.TYPED
    place.climate_confidence = Confidence.MEDIUM
    dates = NO_FROST
    if not own.is_none:
        dates = assumed_dates(own.last_day, own.first_day, warmest_day(place))
    set_frost_dates(place, dates)


def own_frost(place: Place) -> OwnFrost | None:
    if place.climate_source != ClimateSource.TYPED:
        return None
    return OwnFrost(place.last_frost_p50, place.first_frost_p50)


def warmest_day(place: Place) -> int:
    if place.tmin_c:
        return minimum_curve(place.tmin_c).warmest_day
    return WARMEST_DAY_SOUTH if place.is_southern else WARMEST_DAY_NORTH


def is_summer_between(own: OwnFrost, warmest: int) -> bool:
    """False for dates that were swapped, or typed for the other half of the globe."""
    season = (own.first_day - own.last_day) % seasonal.DAYS_IN_YEAR
    return 0 < (warmest - own.last_day) % seasonal.DAYS_IN_YEAR < season


def _answered_dates(place: Place, month: int | None) -> FrostDates:
    if month is None:
        return NO_FROST
    warmest = warmest_day(place)
    last = round(seasonal.MID_MONTH_DAYS[month - 1])
    return assumed_dates(last, seasonal.wrapped_day(2 * warmest - last), warmest)


def assumed_dates(last: int, first: int, warmest: int) -> FrostDates:
    """Where the spread would reach midsummer, no date of spring is safe."""
    spread, year = ASSUMED_SPREAD_DAYS, seasonal.DAYS_IN_YEAR
    days_to_warmest, days_from_warmest = (warmest - last) % year, (first - warmest) % year
    late = seasonal.wrapped_day(last + spread) if days_to_warmest > spread else None
    return FrostDates(
        last_p10=seasonal.wrapped_day(last - spread),
        last_p50=last,
        last_p90=late,
        first_p10=seasonal.wrapped_day(first - min(spread, days_from_warmest - 1)),
        first_p50=first,
        first_p90=seasonal.wrapped_day(first + spread),
    )
