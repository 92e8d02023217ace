"""How urgent the balance of a bed is: its state, the day and the litres."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from plants.agronomy import soil_water
from plants.agronomy.soil_water import IrrigationNeed
from rules.catalogue.water.balance import Balance
from rules.catalogue.water.crops import BedCrop
from rules.engine.levels import Confidence, Severity
from rules.engine.rule import Limits, Threshold
from rules.engine.snapshot import BedSnapshot
from rules.engine.wording import gettext_noop

# With more averages than this among the days the sum is no longer one of weather.
FEW_AVERAGES = 0.1

SOON = Threshold(
    *("soon_days", 2, "d", 1, 5), gettext_noop("Beds that dry out within this time are advice.")
)
CRITICAL_KS = Threshold(
    *("critical_ks", 0.5, "", 0.1, 0.9),
    gettext_noop("Urgent when plants draw less than this share of what they would."),
)
RAIN_SHARE = Threshold(
    *("rain_share", 0.7, "", 0.3, 1.5),
    gettext_noop("Forecast rain of this share of the loss makes watering wait."),
)
RAIN_KS = Threshold(
    *("rain_ks", 0.8, "", 0.5, 1.0),
    gettext_noop("Plants thirstier than this wait for no rain."),
)


class State(StrEnum):
    DRY = "dry"
    RAIN = "rain"
    SOON = "soon"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class Advice:
    """`due_on` is the day to water, `used_mm` what the soil will have lost by then."""

    bed: BedSnapshot
    balance: Balance
    state: State
    severity: Severity
    confidence: Confidence
    due_on: date
    used_mm: float

    @property
    def need(self) -> IrrigationNeed:
        efficiency = soil_water.METHOD_EFFICIENCY[self.bed.watering_method]
        return soil_water.irrigation_need(self.used_mm, self.bed.area_m2, efficiency)


def advice(
    bed: BedSnapshot, crops: list[BedCrop], balance: Balance, on: date, limits: Limits
) -> Advice | None:
    """None where the ground is frozen, or the soil stays moist for two weeks."""
    if balance.is_frozen or (balance.dry_in_days is None and not balance.is_dry):
        return None
    state, severity = _state(balance, limits)
    return Advice(
        bed=bed,
        balance=balance,
        state=state,
        severity=severity,
        confidence=confidence(crops, balance),
        due_on=on if balance.is_dry else on + timedelta(days=balance.dry_in_days),
        used_mm=balance.depletion_mm if balance.is_dry else balance.depletion_then_mm,
    )


def waiting_for_rain(found: Advice, on: date, limits: Limits) -> Advice | None:
    """None where the bed is moist for longer, thirsty already, or the rain too little."""
    balance = found.balance
    covers_need = balance.forecast_rain_mm >= limits["rain_share"] * balance.depletion_mm > 0
    if found.state is State.LATER or not covers_need or balance.ks < limits["rain_ks"]:
        return None
    return replace(
        found,
        state=State.RAIN,
        severity=Severity.INFO,
        due_on=on,
        used_mm=balance.depletion_mm,
    )


def _state(balance: Balance, limits: Limits) -> tuple[State, Severity]:
    if balance.is_dry:
        is_dire = balance.ks < limits["critical_ks"] or balance.is_young
        return State.DRY, Severity.CRITICAL if is_dire else Severity.WARNING
    if balance.dry_in_days < limits["soon_days"]:
        return State.SOON, Severity.ADVICE
    return State.LATER, Severity.INFO


def confidence(crops: list[BedCrop], balance: Balance) -> Confidence:
    """Typical soil figures make it medium; averages, old weather, a guess make it low."""
    is_guess = (
        not balance.start.is_known
        or balance.average_share > FEW_AVERAGES
        or balance.is_aged
        or any(crop.is_typical for crop in crops)
    )
    return Confidence.LOW if is_guess else Confidence.MEDIUM
