"""Thinning and feeding a nutrient solution, in amounts."""

from collections.abc import Iterator
from dataclasses import replace

from django.utils.translation import gettext

from gardens.indoor.solution import TONES, Solution
from gardens.indoor.steps import Step, say_ec, say_litres, say_ml
from gardens.models import Reservoir, SolutionAct
from gardens.models.indoor_record import SALT_ACTS
from plants.agronomy import reservoir as agronomy
from plants.quantities import TIMES, say_number, say_quantity


def lacking_l(solution: Solution) -> float:
    return agronomy.lacking_l(solution.reservoir.volume_l, solution.level_l)


def salt_steps(solution: Solution) -> Iterator[Step]:
    ec, wish, tap_ec = solution.ec, solution.ec_wish, solution.reservoir.tap_ec_ms_cm
    if wish.span is None or not solution.is_current(ec, SALT_ACTS):
        return
    now_ec, missing_l = ec.value, lacking_l(solution)
    if missing_l:
        if tap_ec is None:
            title = gettext("Measure EC again after topping up")
            yield Step("note", title, _enter_tap_ec())
            return
        now_ec = agronomy.ec_after_top_up(solution.level_l, now_ec, missing_l, tap_ec)
    distance = wish.distance(now_ec)
    if distance > 0:
        yield replace(_thinning(solution, now_ec), confidence=ec.confidence(solution.now))
    elif distance < 0:
        yield replace(_feeding(solution, now_ec), confidence=ec.confidence(solution.now))


def _thinning(solution: Solution, now_ec: float) -> Step:
    reservoir, wish = solution.reservoir, solution.ec_wish
    volume_l, target, tap_ec = reservoir.volume_l, wish.span.middle, reservoir.tap_ec_ms_cm
    tone = TONES[agronomy.ec_severity(now_ec, wish.good)]
    title = gettext("The solution is too strong")
    why = gettext("Above {most} roots take up water with difficulty and leaf tips burn.").format(
        most=say_ec(wish.good.high)
    )
    if tap_ec is None:
        return Step(tone, title, _enter_tap_ec(), why)
    litres = agronomy.litres_to_replace(volume_l, now_ec, target, tap_ec)
    if litres is None:
        do = gettext("Your water has {ec} itself: use rain water or reverse osmosis water.")
        return Step(tone, title, do.format(ec=say_ec(tap_ec)), why)
    do = gettext("Replace {litres} of the solution by plain water. Expect {ec}.")
    return Step(
        tone,
        title,
        do.format(litres=say_litres(litres), ec=say_ec(target)),
        f"{why} {gettext('Water garden soil with what you take out, never a drain.')}",
        _thinning_sum(now_ec, target, tap_ec, volume_l, litres),
        SolutionAct.THINNED,
        litres,
    )


def _thinning_sum(
    now_ec: float, target: float, tap_ec: float, volume_l: float, litres: float
) -> tuple[tuple[str, str], ...]:
    too_much, above_tap = now_ec - target, now_ec - tap_ec
    return (
        (_difference(gettext("Now {high} − wanted {low}"), now_ec, target), say_ec(too_much)),
        (_difference(gettext("Now {high} − your water {low}"), now_ec, tap_ec), say_ec(above_tap)),
        (
            _share(too_much, above_tap, volume_l),
            say_litres(litres),
        ),
    )


def _share(part: float, whole: float, volume_l: float) -> str:
    return f"{say_number(part, 2)} / {say_number(whole, 2)} {TIMES} {say_quantity(volume_l, 'L')}"


def _difference(words: str, high: float, low: float) -> str:
    return words.format(high=say_number(high, 2), low=say_number(low, 2))


def _feeding(solution: Solution, now_ec: float) -> Step:
    reservoir, wish = solution.reservoir, solution.ec_wish
    volume_l, target, per_ml_l = reservoir.volume_l, wish.span.middle, reservoir.feed_ec_per_ml_l
    tone = TONES[agronomy.ec_severity(now_ec, wish.good)]
    title = gettext("Nutrients are running low")
    why = gettext("Below {least} growth slows.").format(least=say_ec(wish.good.low))
    if per_ml_l is None:
        do = gettext("Enter how much 1 mL of your fertiliser adds to 1 L, then you read the dose.")
        return Step(tone, title, do, why)
    ml = agronomy.feed_ml(volume_l, now_ec, target, per_ml_l)
    lacking = target - now_ec
    return Step(
        tone,
        title,
        f"{feed_words(solution, ml)} {gettext('Expect {ec}.').format(ec=say_ec(target))}",
        why,
        (
            (_difference(gettext("Wanted {high} − now {low}"), target, now_ec), say_ec(lacking)),
            (gettext("1 mL in 1 L adds"), say_quantity(per_ml_l, "mS/cm", 2)),
            (
                _share(lacking, per_ml_l, volume_l),
                say_ml(ml),
            ),
        ),
        SolutionAct.FED,
        ml,
    )


def feed_words(solution: Solution, ml: float) -> str:
    """One bottle after the other: mixed neat, their salts fall out."""
    bottles = solution.reservoir.feed_bottles
    name = solution.reservoir.feed_name or gettext("fertiliser")
    if bottles == 1:
        return gettext("Add {ml} of {name} and stir.").format(ml=say_ml(ml), name=name)
    words = gettext(
        "Add {ml} of each of the {bottles} bottles of {name}, one after the other; stir in between."
    )
    return words.format(ml=say_ml(ml), bottles=bottles, name=name)


def fresh_words(solution: Solution) -> str:
    """What a new filling needs; empty where its crops or the fertiliser are not known."""
    reservoir, span = solution.reservoir, solution.ec_wish.span
    if span is None or reservoir.feed_ec_per_ml_l is None:
        return ""
    wanted = agronomy.feed_ec_ms_cm(span.middle, reservoir.tap_ec_ms_cm or 0.0)
    ml = agronomy.feed_ml(reservoir.volume_l, 0.0, wanted, reservoir.feed_ec_per_ml_l)
    return " ".join(filter(None, (water_words(reservoir), feed_words(solution, ml))))


def water_words(reservoir: Reservoir) -> str:
    """What has to be known of the gardener's own water before it is fed."""
    tap_ec = reservoir.tap_ec_ms_cm
    if reservoir.is_reverse_osmosis:
        return gettext(
            "Reverse osmosis water has no calcium and magnesium: first add a supplement of both, "
            "as much as its label says."
        )
    if tap_ec is not None and tap_ec > agronomy.HARD_TAP_EC_MS_CM:
        sentence = gettext("Your water brings {ec} itself, which is subtracted from the feed.")
        return sentence.format(ec=say_ec(tap_ec))
    return ""


def _enter_tap_ec() -> str:
    return gettext("Measure the EC of your own water and enter it with the reservoir.")
