"""What is said of a solution that is too strong, and how much of it to replace."""

from rules.catalogue.hydro.tanks import SaltsOff
from rules.catalogue.hydro.words import ec
from rules.engine.drafts import TaskDraft
from rules.engine.quantities import litres
from rules.engine.wording import Quantity, Wording, gettext_noop, wording

REPLACE = gettext_noop("Replace {litres} of the solution by plain water. Expect {target}.")
REPLACE_TASK = gettext_noop("Replace {litres} of the solution in {reservoir} by plain water")
MEASURE_TAP = Wording(gettext_noop("Measure the EC of your own water and enter it."))
SALTY_TAP = gettext_noop("Your water has {tap} itself: thin it with rain or reverse osmosis water.")
ABOVE = gettext_noop("{now} / {high} − 1 = {above}")
FORMULA = gettext_noop("{volume} × ({now} − {target}) / ({now} − {tap}) = {litres}")


def do(found: SaltsOff) -> Wording:
    tap_ec = found.tank.reservoir.tap_ec_ms_cm
    if tap_ec is None:
        return MEASURE_TAP
    if found.litres_to_replace is None:
        return wording(SALTY_TAP, tap=ec(tap_ec))
    amount, target = litres(found.litres_to_replace), ec(found.target_ec)
    return wording(REPLACE, litres=amount, target=target)


def numbers(found: SaltsOff) -> tuple[tuple[str, Quantity], ...]:
    numbers = ((gettext_noop("Above the range"), _above(found)),)
    if not found.litres_to_replace:
        return numbers
    replaced = Quantity(found.litres_to_replace, "L", digits=1)
    return (*numbers, (gettext_noop("To replace by water"), replaced))


def task(found: SaltsOff) -> TaskDraft:
    amount, name = litres(found.litres_to_replace), found.tank.reservoir.name
    return TaskDraft(
        wording(REPLACE_TASK, litres=amount, reservoir=name), found.tank.garden.on, minutes=15
    )


def formula(found: SaltsOff) -> Wording:
    now = ec(found.ec_ms_cm)
    if not found.litres_to_replace:
        return wording(ABOVE, now=now, high=ec(found.good.high), above=_above(found))
    held = found.tank.reservoir
    return wording(
        FORMULA,
        volume=Quantity(held.volume_l, "L"),
        now=now,
        target=ec(found.target_ec),
        tap=ec(held.tap_ec_ms_cm),
        litres=Quantity(found.litres_to_replace, "L", digits=1),
    )


def _above(found: SaltsOff) -> Quantity:
    return Quantity(100 * (found.ec_ms_cm / found.good.high - 1), "%", digits=0)
