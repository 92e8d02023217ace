"""What is said of a bed that gets too much water."""

from rules.catalogue.sources import YOUR_PLAN, YOUR_RECORDS
from rules.catalogue.water.waste import Waste
from rules.catalogue.water.words import balance_assumptions, water_input
from rules.engine.drafts import Input
from rules.engine.quantities import litres
from rules.engine.snapshot import GardenSnapshot
from rules.engine.wording import Quantity, Wording, gettext_noop, wording

TITLE = gettext_noop("{bed} gets more water than it holds")
WHAT = gettext_noop("In the last week about {wasted} of what you gave ran through below the roots.")
WHY = Wording(gettext_noop("It washes out nitrogen, and roots in wet soil lack air and may rot."))
DO = gettext_noop("Give at most {litres} at a time, once the soil is dry a finger deep.")
FORMULA = gettext_noop("{reached} into the soil − {held} that it held = {wasted}")
WOULD_CHANGE = Wording(
    gettext_noop("A week with less watering, a moisture reading, or waterings put right.")
)
JUST_FILLED = Wording(gettext_noop("Where you noted no litres, the soil was just filled."))


def formula(found: Waste) -> Wording:
    return wording(
        FORMULA,
        reached=Quantity(found.reached_mm, "mm", digits=0),
        held=Quantity(found.reached_mm - found.wasted_mm, "mm", digits=0),
        wasted=Quantity(found.wasted_mm, "mm", digits=0),
    )


def inputs(found: Waste, garden: GardenSnapshot) -> tuple[Input, ...]:
    bed, balance = found.bed, found.balance
    drawn = Quantity(balance.store.etc_mm, "mm", digits=2)
    last = bed.last_watered_on
    return (
        Input(gettext_noop("Given in a week"), litres(found.given_l), YOUR_RECORDS, last),
        Input(gettext_noop("Size of the bed"), Quantity(bed.area_m2, "m²"), YOUR_PLAN),
        water_input(gettext_noop("Use a day"), drawn, balance.today, garden),
    )


def assumptions(found: Waste) -> tuple[Wording, ...]:
    assumed = balance_assumptions(found.balance, found.crops)
    has_soakings = any(watering.litres is None for watering in found.bed.waterings)
    return (*assumed, JUST_FILLED) if has_soakings else assumed
