"""Nights of the forecast that may kill what is ripe."""

from collections.abc import Iterator, Sequence

from rules.catalogue.frost import nights
from rules.catalogue.frost.nights import Night
from rules.catalogue.frost.warning import ADVICE_FROM
from rules.catalogue.harvest.ripening import Ripening
from rules.catalogue.sources import weather_input
from rules.engine.drafts import Input
from rules.engine.levels import Confidence
from rules.engine.snapshot import GardenSnapshot
from rules.engine.wording import Quantity, Wording, gettext_noop, wording

WHY = gettext_noop("A low of {tmin} is forecast for {date}; {plant} may die at {kill}.")
PICK_BEFORE = gettext_noop("Pick what is ripe before the night to {date}.")


def first_frosts(garden: GardenSnapshot, ripe: Sequence[Ripening]) -> dict[int, Night]:
    """By planting, of the tender ones that are ripe."""
    tender = {found.planting.pk for found in ripe if found.planting.plant.is_tender}
    if garden.is_indoor or not tender:
        return {}
    first: dict[int, Night] = {}
    days = nights.still_usable(nights.forecast_days(garden))
    for night in nights.cold_nights(days, garden, ADVICE_FROM.default):
        for victim in night.victims:
            if victim.planting.pk in tender:
                first.setdefault(victim.planting.pk, night)
    return first


def why(found: Ripening, night: Night) -> Wording:
    plant = found.planting.plant
    return wording(
        WHY,
        tmin=Quantity(night.weather.tmin_c, "°C", digits=1),
        date=night.weather.on,
        plant=plant.label,
        kill=Quantity(plant.kill_temp_c, "°C", digits=1),
    )


def do(night: Night) -> Wording:
    return wording(PICK_BEFORE, date=night.weather.on)


def inputs(night: Night | None) -> Iterator[Input]:
    if night:
        tmin = Quantity(night.weather.tmin_c, "°C", digits=1)
        yield weather_input(gettext_noop("Lowest temperature"), tmin, night.weather)


def confidence(found: Ripening, night: Night | None) -> Confidence:
    if night is None:
        return found.confidence
    return Confidence.lowest(found.confidence, nights.forecast_confidence([night.weather]))
