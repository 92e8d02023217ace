"""Keeping a nutrient solution: dilute, feed, change it; EC in mS/cm, volumes in litres."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from itertools import combinations, pairwise
from math import ceil
from statistics import median
from typing import NamedTuple

from plants.agronomy import soil
from plants.agronomy.spans import Span

LONGEST_INTERVAL_DAYS = 14
# Without a record of what was topped up; confidence is low.
USUAL_INTERVAL_DAYS = 10
DRIFT_DAYS, MOST_DRIFT = 3, 0.30
# Tap water with more than this has to be subtracted from the feed.
HARD_TAP_EC_MS_CM = 0.8
NEARLY_RIGHT = 0.20
WORTH_TOPPING_UP = 0.05
# Within this time of a dose, before and after it, its pH is read.
DOSE_HOURS = 24
# Beyond it the curve of a buffered solution is not the line it was measured on.
LARGEST_PH_STEP = 1.0

# What is done to a solution: those that move its EC, and the one that begins a new one.
RENEWED = "renewed"
SALT_ACTS = frozenset({RENEWED, "fed", "thinned"})

_ROUNDING = 1e-9


class Deed(NamedTuple):
    """Something done to a solution; `act` as in SALT_ACTS, or a dose of acid or base."""

    at: datetime
    act: str


def is_overtaken(read_at: datetime, deeds: Iterable[Deed]) -> bool:
    """By what was done since; what is done in its minute came after it, but for the filling that
    it is a reading of."""
    return any(deed.at > read_at or (deed.at == read_at and deed.act != RENEWED) for deed in deeds)


def litres_to_replace(volume_l: float, ec: float, target_ec: float, tap_ec: float) -> float | None:
    """By plain water, to come down to the target; None where the water is as salty as that."""
    if ec <= target_ec:
        return 0.0
    return volume_l * (ec - target_ec) / (ec - tap_ec) if tap_ec < target_ec else None


def feed_ml(volume_l: float, ec: float, target_ec: float, ec_per_ml_l: float) -> float:
    """To come up to the target; one mL of the feed in a litre raises the EC by `ec_per_ml_l`.

    Of a feed in several bottles, of each.
    """
    return volume_l * max(0.0, target_ec - ec) / ec_per_ml_l


def feed_ec_ms_cm(target_ec: float, tap_ec: float) -> float:
    """What the feed itself has to bring."""
    return max(0.0, target_ec - tap_ec) if tap_ec > HARD_TAP_EC_MS_CM else target_ec


def ec_severity(ec: float, wanted: Span) -> str | None:
    if ec > wanted.high * (1 + NEARLY_RIGHT) + _ROUNDING:
        return "warning"
    return "advice" if wanted.distance(ec) else None


def ph_severity(distance: float) -> str | None:
    """As of soil, but a solution is set right at once: never critical."""
    severity = soil.ph_severity(round(distance, 6))
    return "warning" if severity == "critical" else severity


def change_interval_days(volume_l: float, daily_top_up_l: float | None) -> int:
    """When as much was topped up as the reservoir holds."""
    if daily_top_up_l is None:
        return USUAL_INTERVAL_DAYS
    if daily_top_up_l * LONGEST_INTERVAL_DAYS <= volume_l:
        return LONGEST_INTERVAL_DAYS
    return max(1, ceil(volume_l / daily_top_up_l - _ROUNDING))


def is_drifting(readings: Iterable[tuple[date, float]]) -> bool:
    """The EC moved so far within three days that the solution is due before its interval."""
    return any(
        abs(later_ec / ec - 1) > MOST_DRIFT + _ROUNDING
        for (on, ec), (later_on, later_ec) in combinations(sorted(readings), 2)
        if ec > 0 and (later_on - on).days <= DRIFT_DAYS
    )


def lacking_l(volume_l: float, level_l: float) -> float:
    """To be topped up; less than WORTH_TOPPING_UP of it is the swing of a float in its valve."""
    lacking = volume_l - level_l
    return lacking if lacking > WORTH_TOPPING_UP * volume_l else 0.0


def ec_after_top_up(level_l: float, ec: float, added_l: float, tap_ec: float) -> float:
    return (level_l * ec + added_l * tap_ec) / (level_l + added_l)


def daily_use_l(since: datetime, top_ups: Iterable[tuple[datetime, float]]) -> float | None:
    """What was drunk a day since the solution was made; None before the first whole day."""
    later = [(at, litres) for at, litres in top_ups if at > since]
    if not later:
        return None
    days = (max(at for at, _litres in later) - since) / timedelta(days=1)
    return sum(litres for _at, litres in later) / days if days >= 1 else None


class Dose(NamedTuple):
    """Acid or base; `ml_l` is mL in a litre of solution."""

    at: datetime
    ml_l: float


def ph_per_ml_l(
    doses: Sequence[Dose],
    readings: Iterable[tuple[datetime, float]],
    disturbed_at: Sequence[datetime] = (),
) -> float | None:
    """How far one mL in a litre moved the pH: the median of what was read around each dose.

    None unless pH was read shortly before and after one. Of doses without a reading between them
    the sum counts; where something else was done meanwhile, nothing does.
    """
    near = timedelta(hours=DOSE_HOURS)
    slopes = []
    for (before, ph), (after, later_ph) in pairwise(sorted(readings)):
        between = sorted(dose for dose in doses if before <= dose.at < after)
        if not between or any(before <= at < after for at in disturbed_at):
            continue
        if between[0].at - before <= near and after - between[-1].at <= near:
            slopes.append((later_ph - ph) / sum(dose.ml_l for dose in between))
    return median(slopes) if slopes else None


def ph_dose_ml(volume_l: float, ph: float, target_ph: float, per_ml_l: float) -> float | None:
    """Of the acid or base measured, at most for LARGEST_PH_STEP; None where it moves the other
    way."""
    step = max(-LARGEST_PH_STEP, min(LARGEST_PH_STEP, target_ph - ph))
    return volume_l * step / per_ml_l if step * per_ml_l > 0 else None
