"""When a growing crop ripens, and whether the frost comes first."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from plants.agronomy import seasonal
from plants.agronomy.heat_units import HarvestDates, eta_by_days
from plants.agronomy.winter_rest import winter_rest_days
from rules.catalogue.crops import days_to_harvest, is_counted_elsewhere
from rules.catalogue.plant.belated import belated
from rules.catalogue.plant.haste import hasty
from rules.catalogue.sources import CATALOGUE, YOUR_RECORDS
from rules.engine.drafts import Input
from rules.engine.levels import Confidence
from rules.engine.quantities import days
from rules.engine.snapshot import BedSnapshot, GardenSnapshot, PlantingSnapshot
from rules.engine.wording import Wording, gettext_noop

# What takes longer stands through a winter, and winters differ.
LONGEST_SURE = 200
EATEN = frozenset({"vegetable", "herb", "fruit", "berry"})
BY_DAYS = Wording(gettext_noop("Days of the catalogue; a cool or dark spot takes longer."))
RESTS = Wording(gettext_noop("Growth rests while days are short (ten hours) or cold (5 °C)."))
RECKONED = Wording(gettext_noop("The time in the tray is reckoned from the usual dates."))


@dataclass(frozen=True, slots=True)
class Ripening:
    bed: BedSnapshot
    planting: PlantingSnapshot
    days: int
    rest_days: int
    dates: HarvestDates
    frost_on: date | None

    @property
    def frost_first(self) -> date | None:
        """The usual first frost, if it comes before the harvest; later too it has come first."""
        return self.frost_on if self.frost_on and self.frost_on < self.dates.on else None

    @property
    def confidence(self) -> Confidence:
        is_rough = self._is_reckoned or self.rest_days or self.days > LONGEST_SURE
        return Confidence.LOW if is_rough else Confidence.MEDIUM

    @property
    def assumptions(self) -> tuple[Wording, ...]:
        rests = (RESTS,) if self.rest_days else ()
        return (BY_DAYS, *rests, RECKONED) if self._is_reckoned else (BY_DAYS, *rests)

    @property
    def inputs(self) -> tuple[Input, ...]:
        return (
            Input(gettext_noop("Begun on"), self.planting.started_on, YOUR_RECORDS),
            Input(gettext_noop("Days to harvest"), days(self.days), CATALOGUE),
        )

    @property
    def _is_reckoned(self) -> bool:
        return is_counted_elsewhere(self.planting.plant, self.planting.method)


def ripenings(garden: GardenSnapshot) -> Iterator[Ripening]:
    """Of everything that is grown to be eaten and has begun; perennials in their first season.

    What stands out of its season may die before: of that another rule speaks.
    """
    astray = {found.planting.pk for found in hasty(garden, 0)} | {
        found.planting.pk for found in belated(garden)
    }
    for bed in garden.beds:
        for planting in bed.growing:
            plant = planting.plant
            ripens = days_to_harvest(plant, planting.method)
            if ripens and plant.category in EATEN and planting.pk not in astray:
                rest = _rest_days(planting, garden, ripens)
                dates = eta_by_days(planting.started_on, ripens, rest_days=rest)
                yield Ripening(bed, planting, ripens, rest, dates, _frost_on(planting, garden))


def _rest_days(planting: PlantingSnapshot, garden: GardenSnapshot, ripens: int) -> int:
    """Days of winter that do not count; for what is only planted in autumn they do.

    A tender crop does not see the end of them.
    """
    plant = planting.plant
    has_spring_days = plant.direct_weeks or plant.transplant_weeks
    if garden.is_indoor or plant.is_tender or not has_spring_days:
        return 0
    climate = garden.climate
    return winter_rest_days(climate.latitude_deg, climate.mean_c, planting.started_on, ripens)


def _frost_on(planting: PlantingSnapshot, garden: GardenSnapshot) -> date | None:
    """The usual first frost after it began; only what stands outdoors and is tender minds it."""
    first = garden.climate.frost.first_p50
    is_safe = garden.is_indoor or garden.climate.is_tropical or not planting.plant.is_tender
    if first is None or is_safe:
        return None
    return seasonal.next_on(first, planting.started_on)
