"""When a growing crop ripens, and whether the frost comes first."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from plants.agronomy import seasonal
from plants.agronomy.maturity import Growth, HarvestEstimate
from plants.agronomy.picking import GRACE_DAYS, PICKING_DAYS, is_nearly_ripe
from rules.catalogue.calendars import OWN_DAYS, calendars
from rules.catalogue.harvest import warmth
from rules.catalogue.plant.belated import belated
from rules.catalogue.plant.haste import hasty
from rules.catalogue.sources import YOUR_RECORDS, source_of
from rules.engine.drafts import Input
from rules.engine.levels import Confidence
from rules.engine.once import once_a_garden
from rules.engine.quantities import days
from rules.engine.snapshot import BedSnapshot, GardenSnapshot, PlantFacts, PlantingSnapshot
from rules.engine.wording import Quantity, Wording, gettext_noop, wording

TAKES = gettext_noop("It began on {start} and takes about {needed}.")
TAKES_WARMTH = gettext_noop(
    "It began on {start}; to have the warmth it needs takes about {needed}."
)
DAYS_FORMULA = gettext_noop("{start} + {days} = {date}")
HEAT_FORMULA = gettext_noop("{needed} needed − {so_far} so far: the rest is there on {date}")
WOULD_CHANGE = Wording(
    gettext_noop("Warmer or cooler weeks, another variety, or days to harvest of your own.")
)
BY_DAYS = Wording(gettext_noop("Days of the catalogue; a cool or dark spot takes longer."))
BY_OWN_DAYS = Wording(gettext_noop("Days that you gave; a cool or dark spot takes longer."))
RESTS = Wording(gettext_noop("Growth rests while days are short (ten hours) or cold (5 °C)."))
RECKONED = Wording(gettext_noop("The time in the tray is reckoned from the usual dates."))
DAYS_REFERENCE = "Plant catalogue: days to maturity"
OWN_DAYS_REFERENCE = "Your own value: days to maturity"
HEAT_REFERENCE = "Degree days, average method (UC IPM)"

Numbers = tuple[tuple[str, Quantity], ...]


class Stage(StrEnum):
    """One rule speaks of each; of what the frost meets first another one does."""

    AHEAD = "ahead"
    NOW = "now"
    OVERDUE = "overdue"


@dataclass(frozen=True, slots=True)
class Ripening:
    """Of one crop of a bed; `planting` is the first of those `alike`."""

    bed: BedSnapshot
    planting: PlantingSnapshot
    alike: tuple[PlantingSnapshot, ...]
    growth: Growth
    estimate: HarvestEstimate
    frost_on: date | None
    inputs: tuple[Input, ...]

    @property
    def ripe_on(self) -> date:
        return self.estimate.likely

    @property
    def plantings(self) -> tuple[int, ...]:
        return tuple(planting.pk for planting in self.alike)

    @property
    def days(self) -> int:
        """Of growth from its beginning, without those of winter that the catalogue leaves out."""
        if self.estimate.heat:
            return (self.ripe_on - self.growth.started_on).days
        return self.growth.days_to_maturity

    @property
    def frost_first(self) -> date | None:
        """The usual first frost, if it comes before the harvest; later too it has come first."""
        return self.frost_on if self.frost_on and self.frost_on < self.ripe_on else None

    @property
    def confidence(self) -> Confidence:
        return Confidence(self.estimate.confidence)

    @property
    def window_ends_on(self) -> date:
        return self.ripe_on + timedelta(days=PICKING_DAYS)

    @property
    def last_day(self) -> date:
        """Of the window with its grace; later it is overdue."""
        return self.window_ends_on + timedelta(days=GRACE_DAYS)

    def stage(self, on: date) -> Stage:
        """Nothing is picked while a treatment makes it wait."""
        if self.planting.wait or not self._is_nearly_ripe(on):
            return Stage.AHEAD
        return Stage.OVERDUE if on > self.last_day else Stage.NOW

    def _is_nearly_ripe(self, on: date) -> bool:
        """By warmth, or by days where that is not known."""
        if heat := self.estimate.heat:
            return is_nearly_ripe(heat.so_far_c_days, heat.needed_c_days)
        start = self.growth.started_on
        return is_nearly_ripe((on - start).days, (self.ripe_on - start).days)

    @property
    def why(self) -> Wording:
        template = TAKES_WARMTH if self.estimate.heat else TAKES
        return wording(template, start=self.growth.started_on, needed=days(self.days))

    @property
    def formula(self) -> Wording:
        """Rests of winter are told among the assumptions."""
        start, ripe = self.growth.started_on, self.ripe_on
        if heat := self.estimate.heat:
            needed = Quantity(round(heat.needed_c_days), "°C·d")
            so_far = Quantity(round(heat.so_far_c_days), "°C·d")
            return wording(HEAT_FORMULA, needed=needed, so_far=so_far, date=ripe)
        return wording(DAYS_FORMULA, start=start, days=days((ripe - start).days), date=ripe)

    @property
    def numbers(self) -> Numbers:
        """The share of warmth moves in tenths, and with it the finding and its dates of weather."""
        needed = (gettext_noop("Days to harvest"), days(self.days))
        heat = self.estimate.heat
        return (needed, warmth.share(heat)) if heat else (needed,)

    @property
    def assumptions(self) -> tuple[Wording, ...]:
        if self.estimate.heat:
            return tuple(warmth.assumptions(self.estimate.heat))
        rests = (RESTS,) if self.growth.rest_days else ()
        reckoned = (RECKONED,) if self.growth.is_reckoned else ()
        return (BY_OWN_DAYS if self._has_own_days else BY_DAYS, *rests, *reckoned)

    @property
    def references(self) -> tuple[str, ...]:
        if self.estimate.heat:
            return (HEAT_REFERENCE,)
        return (OWN_DAYS_REFERENCE if self._has_own_days else DAYS_REFERENCE,)

    @property
    def _has_own_days(self) -> bool:
        return OWN_DAYS in self.planting.plant.own


@once_a_garden
def ripenings(garden: GardenSnapshot) -> Iterator[Ripening]:
    """Of every crop that is grown to be eaten and has begun; perennials in their first season.

    What stands out of its season may die before: of that another rule speaks. The first harvest of
    a crop is that of all its plantings in the bed.
    """
    astray = {found.planting.pk for found in hasty(garden, 0)} | {
        found.planting.pk for found in belated(garden)
    }
    for bed in garden.beds:
        for alike in _crops(bed):
            planting = alike[0]
            is_picked = any(one.first_harvest_on for one in alike)
            if is_picked or not planting.plant.is_eaten or planting.pk in astray:
                continue
            calendar = calendars(bed, garden)[planting.pk]
            if (growth := calendar.growth) and (estimate := calendar.ripe):
                inputs = tuple(_inputs(growth, estimate, planting.plant, garden))
                frost_on = _frost_on(planting.plant, growth.started_on, bed, garden)
                yield Ripening(bed, planting, alike, growth, estimate, frost_on, inputs)


def _crops(bed: BedSnapshot) -> Iterator[tuple[PlantingSnapshot, ...]]:
    """Plantings of one plant that began on one day in the same way, and wait for the same."""
    crops: dict[tuple[object, ...], list[PlantingSnapshot]] = defaultdict(list)
    for one in bed.growing:
        crops[one.plant.slug, one.plant.label, one.started_on, one.method, one.wait].append(one)
    yield from map(tuple, crops.values())


def _inputs(
    growth: Growth, estimate: HarvestEstimate, plant: PlantFacts, garden: GardenSnapshot
) -> Iterator[Input]:
    yield Input(gettext_noop("Begun on"), growth.started_on, YOUR_RECORDS)
    if estimate.heat:
        yield from warmth.inputs(estimate.heat, garden)
    else:
        yield Input(
            gettext_noop("Days to harvest"),
            days(growth.days_to_maturity),
            source_of(OWN_DAYS, plant),
        )


def _frost_on(
    plant: PlantFacts, started_on: date, bed: BedSnapshot, garden: GardenSnapshot
) -> date | None:
    """The usual first frost after it began; only what stands outdoors and is tender minds it."""
    first = garden.climate_in(bed).frost.first_p50
    is_safe = garden.is_indoor or garden.climate.is_tropical or not plant.is_tender
    if first is None or is_safe:
        return None
    return seasonal.next_on(first, started_on)
