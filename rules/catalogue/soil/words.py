"""What is said of a soil that is too sour or too sweet."""

from datetime import date

from rules.catalogue.soil.dressing import Dressing
from rules.catalogue.soil.reaction import Reaction, is_fresh
from rules.catalogue.sources import YOUR_SOIL_TEST, source_of
from rules.engine.drafts import Input, TaskDraft
from rules.engine.levels import Confidence, Severity
from rules.engine.quantities import kilograms, two_digits
from rules.engine.snapshot import GardenSnapshot
from rules.engine.wording import Quantity, Wording, gettext_noop, wording

SOUR = gettext_noop("{bed} is too acid for {plant}")
SWEET = gettext_noop("{bed} is too limy for {plant}")
SOUR_WHY = gettext_noop("In acid soil phosphorus is bound: the plant starves beside a full plate.")
SWEET_WHY = gettext_noop("In limy soil iron is bound: young leaves turn yellow between the veins.")
LIME = gettext_noop("Spread {dose} of ground limestone and rake it in; test again in six months.")
LIME_SPLIT = gettext_noop(
    "Spread {dose} of ground limestone now; the rest, {rest}, after six months and a new test."
)
SULFUR = gettext_noop("Rake in {dose} of elemental sulfur; test again in three months.")
SULFUR_SPLIT = gettext_noop(
    "Rake in {dose} of elemental sulfur now; the rest, {rest}, after three months and a new test."
)
LIME_TASK = gettext_noop("Spread {dose} of ground limestone on {bed}")
SULFUR_TASK = gettext_noop("Rake {dose} of elemental sulfur into {bed}")
OUTSIDE_FORMULA = gettext_noop("{more} − {less} = {distance}")
DOSE_FORMULA = gettext_noop("{dose} × {area} = {total}")
WOULD_CHANGE = Wording(gettext_noop("A new soil test, or other crops in this bed."))
ASSUMPTIONS = {
    True: (
        Wording(gettext_noop("Limestone of neutralising value 54; no fresh manure for ten days.")),
        Wording(gettext_noop("American garden tables give about six tenths of this on sand.")),
    ),
    False: (Wording(gettext_noop("The soil holds no free lime: it does not fizz with vinegar.")),),
}


def title(found: Reaction) -> Wording:
    text = SOUR if found.distance < 0 else SWEET
    return wording(text, bed=found.bed.name, plant=found.worst.label)


def what(found: Reaction) -> Wording:
    return wording(
        gettext_noop("Its pH is {ph}; {plant} grows best from {low} to {high}."),
        ph=_ph(found.test.ph),
        plant=found.worst.label,
        low=_ph(found.worst.ph_min),
        high=_ph(found.worst.ph_max),
    )


def why(found: Reaction) -> Wording:
    return Wording(SOUR_WHY if found.distance < 0 else SWEET_WHY)


def do(found: Reaction, dose: Dressing | None) -> Wording:
    if found.at_odds:
        return wording(
            gettext_noop("No pH suits {plant} and {other} together: move one to a pot or bed."),
            plant=found.worst.label,
            other=found.at_odds.label,
        )
    if dose is None:
        return Wording(gettext_noop("Find out the soil texture first; the dose depends on it."))
    if dose.is_lime:
        text = LIME_SPLIT if dose.rest_g_m2 else LIME
    else:
        text = SULFUR_SPLIT if dose.rest_g_m2 else SULFUR
    rest = kilograms(dose.total_kg - dose.first_kg)
    return wording(text, dose=kilograms(dose.first_kg), rest=rest)


def numbers(found: Reaction, dose: Dressing | None) -> tuple[tuple[str, Quantity], ...]:
    acidity = (
        (gettext_noop("pH"), _ph(found.test.ph)),
        (gettext_noop("Outside the range by"), _ph(abs(found.distance))),
    )
    if dose is None:
        return acidity
    numbers = (
        *acidity,
        (gettext_noop("pH aimed at"), _ph(found.target_ph)),
        (gettext_noop("In all"), Quantity(dose.total_g_m2, "g/m²")),
        (gettext_noop("For the whole bed"), Quantity(two_digits(dose.total_kg), "kg")),
        (gettext_noop("First dressing"), Quantity(dose.doses_g_m2[0], "g/m²")),
    )
    rest = ((gettext_noop("Later"), Quantity(dose.rest_g_m2, "g/m²")),)
    return numbers + rest if dose.rest_g_m2 else numbers


def formula(found: Reaction, dose: Dressing | None) -> Wording:
    if dose is None:
        is_sour = found.distance < 0
        ph = _ph(found.test.ph)
        bound = _ph(found.worst.ph_min if is_sour else found.worst.ph_max)
        ends = {"more": bound, "less": ph} if is_sour else {"more": ph, "less": bound}
        return wording(OUTSIDE_FORMULA, **ends, distance=_ph(abs(found.distance)))
    return wording(
        DOSE_FORMULA,
        dose=Quantity(dose.total_g_m2, "g/m²"),
        area=Quantity(dose.area_m2, "m²"),
        total=Quantity(two_digits(dose.total_kg), "kg"),
    )


def inputs(found: Reaction, on: date) -> tuple[Input, ...]:
    tested_on: date = found.test.tested_on
    age = Confidence.HIGH if is_fresh(found.test, on) else Confidence.MEDIUM
    source = source_of("soil_ph_min", found.worst)
    return (
        Input(gettext_noop("pH"), _ph(found.test.ph), YOUR_SOIL_TEST, tested_on, confidence=age),
        Input(gettext_noop("pH, lowest"), _ph(found.worst.ph_min), source),
        Input(gettext_noop("pH, highest"), _ph(found.worst.ph_max), source),
    )


def task(garden: GardenSnapshot, found: Reaction, dose: Dressing | None) -> TaskDraft | None:
    if dose is None or found.severity is Severity.INFO:
        return None
    text = LIME_TASK if dose.is_lime else SULFUR_TASK
    words = wording(text, dose=kilograms(dose.first_kg), bed=found.bed.name)
    return TaskDraft(words, due_on=garden.on, minutes=20)


def _ph(value: float) -> Quantity:
    return Quantity(value, digits=1)
