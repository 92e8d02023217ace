"""What stands of the water of each bed and pot of a garden: the same sums as the rules make."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from gardens.models import Garden
from rules.catalogue.questions import temperatures
from rules.catalogue.water.advice import Advice, State, advice, waiting_for_rain
from rules.catalogue.water.balance import Balance, bed_balance
from rules.catalogue.water.crops import BedCrop, bed_crops
from rules.catalogue.water.gaps import gap_of
from rules.catalogue.water.irrigate import water_irrigate
from rules.catalogue.water.pots import Pot, pot
from rules.catalogue.water.rain_coming import water_rain_coming
from rules.catalogue.water.weather import WaterWeather
from rules.engine.drafts import Missing
from rules.engine.rule import Limits
from rules.engine.snapshot import BedSnapshot, GardenSnapshot
from rules.loading import load_snapshots
from rules.models import RuleSetting
from rules.water.days import ShownDay, next_dry, shown_days, shown_pot_days


@dataclass(frozen=True, slots=True)
class Outlook:
    """`gap` says why there is no sum; without plants there is neither."""

    on: date
    bed: BedSnapshot
    crops: list[BedCrop]
    days: list[ShownDay]
    gap: Missing | None = None
    balance: Balance | None = None
    advice: Advice | None = None
    pot: Pot | None = None

    @property
    def is_now(self) -> bool:
        if self.pot:
            return self.pot.is_due
        return self.advice is not None and self.advice.state in (State.DRY, State.RAIN)

    @property
    def due_on(self) -> date | None:
        """None where it stays moist for as long as we look ahead, or the ground is frozen."""
        if self.pot is None:
            return self.advice.due_on if self.advice else None
        if self.pot.is_due:
            return self.on
        return next(next_dry(self.days), None)

    @property
    def used(self) -> float | None:
        return self.pot.missing_l if self.pot else self.balance and self.balance.depletion_mm

    @property
    def limit(self) -> float | None:
        if self.pot:
            return self.pot.need.available_l
        return self.balance and self.balance.store.raw_mm

    @property
    def litres(self) -> float | None:
        """What refills it on the day it is due, with the losses of watering."""
        if self.pot:
            return self.pot.need.dose_l
        return self.advice.need.litres if self.advice else None


@dataclass(frozen=True, slots=True)
class GardenOutlook:
    snapshot: GardenSnapshot
    weather: WaterWeather
    limits: Limits
    rain_limits: Limits

    @classmethod
    def of(cls, garden: Garden) -> "GardenOutlook":
        """A fixed number of statements, whatever the number of beds."""
        [snapshot] = load_snapshots([garden.pk])
        chosen: Mapping[str, Limits] = {
            rule.id: limits for rule, limits in RuleSetting.objects.policy().rules
        }
        limits, rain_limits = (
            chosen.get(rule.id, rule.default_limits) for rule in (water_irrigate, water_rain_coming)
        )
        return cls(snapshot, WaterWeather(snapshot), limits, rain_limits)

    def beds(self) -> list[Outlook]:
        """Of beds of soil and pots; water has no balance."""
        return [self.bed(bed) for bed in self.snapshot.beds if bed.is_soil or bed.is_pot]

    def bed(self, bed: BedSnapshot) -> Outlook:
        garden, weather = self.snapshot, self.weather
        gap, crops = gap_of(bed, garden), bed_crops(bed, garden)
        if gap or not crops or garden.is_indoor:
            return Outlook(garden.on, bed, crops, [], gap)
        if bed.is_pot:
            found = pot(bed, crops, garden, weather)
            days = shown_pot_days(found, crops, garden, weather) if found else []
            gap = None if found else temperatures()
            return Outlook(garden.on, bed, crops, days, gap, pot=found)
        balance = bed_balance(bed, crops, garden, weather)
        if balance is None:
            return Outlook(garden.on, bed, crops, [], temperatures())
        days = shown_days(bed, crops, garden, weather, balance)
        said = advice(bed, crops, balance, garden.on, self.limits)
        rain = said and waiting_for_rain(said, garden.on, self.rain_limits)
        return Outlook(garden.on, bed, crops, days, balance=balance, advice=rain or said)
