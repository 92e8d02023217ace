"""What findings of nutrient solutions have in common."""

from rules.catalogue.hydro.tanks import SaltsOff, Tank
from rules.catalogue.indoor import inputs_of
from rules.catalogue.sources import CATALOGUE, source_of
from rules.engine.drafts import Input
from rules.engine.quantities import two_digits
from rules.engine.wording import Quantity, Wording, gettext_noop

MEASURED_ANEW = Wording(gettext_noop("A new reading, or other crops in this reservoir."))
NEVER_A_DRAIN = Wording(
    gettext_noop("What is taken out waters garden soil; it never goes down a storm drain.")
)
REFERENCES = ("Oklahoma State University HLA-6722", "Purdue Extension HO-238")


def ec(value: float) -> Quantity:
    return Quantity(value, "mS/cm", digits=2)


def ph(value: float) -> Quantity:
    return Quantity(value, digits=1)


def ml(value: float) -> Quantity:
    return Quantity(two_digits(value), "mL")


def ec_inputs(found: SaltsOff) -> tuple[Input, ...]:
    tank = found.tank
    names = ("ec_ms_cm", "level_l") if tank.lacking_l else ("ec_ms_cm",)
    inputs = (*inputs_of(tank.reservoir, *names), wanted_ec(found))
    tap_ec = tank.reservoir.tap_ec_ms_cm
    if tap_ec is None:
        return inputs
    source = Wording(gettext_noop("your entries for the reservoir"))
    return (*inputs, Input(gettext_noop("EC of your water"), ec(tap_ec), source))


def wanted_ec(found: SaltsOff) -> Input:
    source = source_of("hydroponic_ec_min_ms_cm", *found.tank.plants)
    ends = (ec(found.good.low), ec(found.good.high))
    return Input(gettext_noop("EC the crops want"), ends, source)


def wanted_ph(tank: Tank) -> Input:
    good = tank.ph_wish.good
    return Input(gettext_noop("pH the crops want"), (ph(good.low), ph(good.high)), CATALOGUE)
