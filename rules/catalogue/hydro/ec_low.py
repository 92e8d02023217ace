from collections.abc import Iterator

from rules.catalogue.hydro.tanks import SaltsOff, salts_off
from rules.catalogue.hydro.words import MEASURED_ANEW, REFERENCES, ec, ec_inputs, ml
from rules.engine.drafts import FindingDraft, Subject, TaskDraft
from rules.engine.levels import Confidence, Severity
from rules.engine.rule import Limits, rule
from rules.engine.snapshot import GardenSnapshot
from rules.engine.wording import Quantity, Wording, gettext_noop, wording

FEED = gettext_noop("Add {ml} of each bottle of fertiliser and stir in between. Expect {target}.")
ENTER_FEED = Wording(
    gettext_noop("Feed in small steps; enter what 1 mL adds to 1 L, and we give the dose.")
)
TASK = gettext_noop("Feed {reservoir}: {ml} of each bottle of fertiliser")
BELOW = gettext_noop("1 − {now} / {low} = {below}")
FORMULA = gettext_noop("{volume} × ({target} − {now}) / {added} = {ml}")


@rule("HYDRO.EC_LOW", gettext_noop("A nutrient solution runs low"), drift=0.1)
def hydro_ec_low(garden: GardenSnapshot, limits: Limits) -> Iterator[FindingDraft]:
    """Compare the newest EC of each reservoir with the least that its crops want.

    ## Why it matters
    Below the range crops find too little to grow on: leaves turn pale and growth slows.

    ## What to do
    Add fertiliser up to the middle of the range, of each bottle one after the other: mixed neat,
    their salts fall out.

    ## Source
    Ranges: Oklahoma State University HLA-6722; Purdue Extension HO-238. Dose by mixing, from what
    1 mL of your fertiliser adds to 1 L.
    """
    for found in salts_off(garden, too_much=False):
        yield _finding(garden, found)


def _finding(garden: GardenSnapshot, found: SaltsOff) -> FindingDraft:
    held, dose_ml = found.tank.reservoir, found.feed_ml
    what = gettext_noop("Its EC is {now}; the crops there want {low} to {high}.")
    ends = {"low": ec(found.good.low), "high": ec(found.good.high)}
    share = Quantity(100 * (1 - found.ec_ms_cm / found.good.low), "%", digits=0)
    below = {"now": ec(found.ec_ms_cm), "low": ends["low"], "below": share}
    numbers = ((gettext_noop("Below the range"), share),)
    if dose_ml:
        numbers = (*numbers, (gettext_noop("Of each bottle"), ml(dose_ml)))
    return FindingDraft(
        subject=Subject.of_reservoir(held),
        severity=Severity(found.severity),
        confidence=Confidence.MEDIUM,
        title=wording(gettext_noop("Nutrients in {reservoir} run low"), reservoir=held.name),
        what=wording(what, now=ec(found.ec_ms_cm), **ends),
        why=Wording(gettext_noop("Below that leaves turn pale and growth slows.")),
        do=_do(found),
        numbers=numbers,
        inputs=ec_inputs(found),
        references=REFERENCES,
        plantings=found.tank.planting_pks,
        task=_task(garden, found) if dose_ml else None,
        formula=_formula(found) if dose_ml else wording(BELOW, **below),
        would_change=MEASURED_ANEW,
    )


def _do(found: SaltsOff) -> Wording:
    if found.feed_ml is None:
        return ENTER_FEED
    return wording(FEED, ml=ml(found.feed_ml), target=ec(found.target_ec))


def _task(garden: GardenSnapshot, found: SaltsOff) -> TaskDraft:
    words = wording(TASK, reservoir=found.tank.reservoir.name, ml=ml(found.feed_ml))
    return TaskDraft(words, garden.on, minutes=10)


def _formula(found: SaltsOff) -> Wording:
    held = found.tank.reservoir
    return wording(
        FORMULA,
        volume=Quantity(held.volume_l, "L"),
        target=ec(found.target_ec),
        now=ec(found.ec_ms_cm),
        added=ec(held.feed_ec_per_ml_l),
        ml=ml(found.feed_ml),
    )
