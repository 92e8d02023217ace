"""What to do about a nutrient solution, in amounts, in the order it is done."""

from collections.abc import Iterator

from django.utils.translation import gettext

from gardens.indoor.latest import USABLE
from gardens.indoor.salts import fresh_words, lacking_l, salt_steps
from gardens.indoor.solution import TONES, Solution
from gardens.indoor.steps import Step, say_litres, say_ml
from gardens.models import SolutionAct
from gardens.models.indoor_record import SALT_ACTS
from plants.agronomy import reservoir as agronomy
from plants.agronomy.dissolved_oxygen import WARM_WATER_C
from plants.quantities import say_number, say_quantity


def steps(solution: Solution) -> list[Step]:
    found = [_cooling(solution), _topping_up(solution), *_measuring(solution)]
    found += [*salt_steps(solution), _ph(solution), _renewing(solution)]
    return [step for step in found if step]


def _topping_up(solution: Solution) -> Step | None:
    missing_l = lacking_l(solution)
    if not missing_l:
        return None
    full_l = solution.reservoir.volume_l
    return Step(
        "soon",
        gettext("The reservoir is not full"),
        gettext("Top up with {litres} of plain water.").format(litres=say_litres(missing_l)),
        gettext("Plants drink more water than salts; what stays behind gets stronger."),
        (
            (gettext("Full"), say_quantity(full_l, "L")),
            (gettext("In it now"), say_quantity(solution.level_l, "L")),
        ),
    )


def _measuring(solution: Solution) -> Iterator[Step]:
    """A dose by an old reading would be a guess."""
    for measured, acts, what in ((solution.ec, SALT_ACTS, "EC"), (solution.ph, SolutionAct, "pH")):
        if measured is None:
            title = gettext("{what} was never measured").format(what=what)
        elif not measured.is_usable(solution.now):
            title = gettext("The last {what} is more than {days} days old").format(
                what=what, days=USABLE.days
            )
        elif not solution.is_current(measured, acts):
            title = gettext("{what} was not measured since the solution was changed").format(
                what=what
            )
        else:
            continue
        do = gettext("Measure the {what}; then you read here what to add.").format(what=what)
        yield Step("note", title, do)


def _ph(solution: Solution) -> Step | None:
    ph, wish, volume_l = solution.ph, solution.ph_wish, solution.reservoir.volume_l
    if wish.span is None or not solution.is_current(ph, SolutionAct):
        return None
    distance = wish.distance(ph.value)
    if not distance:
        return None
    act = SolutionAct.PH_DOWN if distance > 0 else SolutionAct.PH_UP
    bottle = gettext("pH down") if distance > 0 else gettext("pH up")
    title = gettext("pH is too high") if distance > 0 else gettext("pH is too low")
    tone = TONES[agronomy.ph_severity(distance)]
    why = gettext("Outside {range} some nutrients stay locked up. Set EC right first.").format(
        range=wish.words
    )
    confidence = ph.confidence(solution.now)
    per_ml_l = solution.ph_per_ml_l(act)
    ml = per_ml_l and agronomy.ph_dose_ml(volume_l, ph.value, wish.span.middle, per_ml_l)
    if not ml:
        do = gettext(
            "Add {bottle} in small steps, stir, wait half an hour and measure. Note the amount and "
            "the pH before and after: from then on the dose is worked out here."
        )
        return Step(tone, title, do.format(bottle=bottle), why, (), act, confidence=confidence)
    do = gettext("Add half of {ml} of {bottle}, stir, measure after half an hour, then the rest.")
    return Step(
        tone,
        title,
        do.format(ml=say_ml(ml), bottle=bottle),
        why,
        (
            (gettext("Wanted"), say_number(wish.span.middle, 2)),
            (gettext("Now"), say_number(ph.value, 2)),
            (gettext("1 mL in 1 L moved your solution by"), say_number(per_ml_l, 2)),
            (gettext("For {volume}").format(volume=say_quantity(volume_l, "L")), say_ml(ml)),
        ),
        act,
        ml,
        confidence,
    )


def _renewing(solution: Solution) -> Step | None:
    due_on = solution.due_on
    if due_on is None or due_on > solution.reservoir.garden.place.today(solution.now):
        return None
    why = (
        gettext("EC moved by more than 30 % within three days: the salts are out of balance.")
        if solution.is_drifting
        else gettext("As much was drunk as it holds, or it is a fortnight old.")
    )
    do = f"{gettext('Empty it, rinse it and fill it anew.')} {fresh_words(solution)}"
    return Step(
        "soon",
        gettext("The solution is due for a change"),
        do.strip(),
        why,
        (),
        SolutionAct.RENEWED,
    )


def _cooling(solution: Solution) -> Step | None:
    if not solution.is_too_warm or not solution.water.is_usable(solution.now):
        return None
    water_c = solution.water.value
    why = gettext(
        "At {warmth} water holds at most {oxygen} of oxygen; above {limit} roots rot easily."
    ).format(
        warmth=say_quantity(water_c, "°C", 1),
        oxygen=say_quantity(solution.oxygen_mg_l, "mg/L", 1),
        limit=say_quantity(WARM_WATER_C, "°C"),
    )
    do = gettext("Shade or insulate the reservoir, or hang in a frozen bottle; let air bubble.")
    return Step("urgent", gettext("The water is too warm"), do, why)
