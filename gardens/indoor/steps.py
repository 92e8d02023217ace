"""One thing to do indoors, and how amounts are said."""

from dataclasses import dataclass

from gardens.models.indoor_record import LITRE_ACTS
from plants.choices import Confidence
from plants.quantities import say_quantity
from plants.units import as_shown

COARSE_FROM_L, COARSE_STEP_L = 100, 5


@dataclass(frozen=True, slots=True)
class Step:
    """`sums` show how the amount was got; with `act` and `amount` it can be noted as done."""

    tone: str
    title: str
    do: str
    why: str = ""
    sums: tuple[tuple[str, str], ...] = ()
    act: str = ""
    amount: float | None = None
    confidence: Confidence | None = None

    @property
    def shown_amount(self) -> str:
        """For the form that notes it, in the unit typed there."""
        if self.amount is None:
            return ""
        is_water = self.act in LITRE_ACTS
        return f"{as_shown(self.amount, 'L') if is_water else self.amount:.3g}"


def say_ec(ec_ms_cm: float) -> str:
    return say_quantity(ec_ms_cm, "mS/cm", 2)


def say_ml(ml: float) -> str:
    return say_quantity(ml, "mL")


def say_litres(litres: float) -> str:
    """No finer than a can is filled."""
    coarse = round(litres / COARSE_STEP_L) * COARSE_STEP_L
    return say_quantity(coarse if litres >= COARSE_FROM_L else litres, "L")
