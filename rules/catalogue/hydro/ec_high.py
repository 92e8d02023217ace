from collections.abc import Iterator

from plants.agronomy.reservoir import NEARLY_RIGHT
from rules.catalogue.hydro.questions import TAP_EC, missing_reading
from rules.catalogue.hydro.tanks import SALTS, SaltsOff, salts_off, tanks
from rules.catalogue.hydro.thinning import do, formula, numbers, task
from rules.catalogue.hydro.words import MEASURED_ANEW, NEVER_A_DRAIN, REFERENCES, ec, ec_inputs
from rules.engine.drafts import FindingDraft, Missing, Scale, Subject
from rules.engine.levels import Confidence, Severity
from rules.engine.rule import Limits, rule
from rules.engine.snapshot import GardenSnapshot
from rules.engine.wording import Wording, gettext_noop, wording

TITLE = gettext_noop("The solution in {reservoir} is too strong")


@rule("HYDRO.EC_HIGH", gettext_noop("A nutrient solution is too strong"), drift=0.1)
def hydro_ec_high(garden: GardenSnapshot, limits: Limits) -> Iterator[FindingDraft | Missing]:
    """Compare the newest EC of each reservoir with what all of its crops bear.

    ## Why it matters
    In a strong solution roots take up water with difficulty and the tips of leaves burn. Up to a
    fifth above the range is worth doing something about, more is a warning.

    ## What to do
    Replace a part by plain water: volume × (EC − wanted) / (EC − that of your water), down to the
    middle of the range that suits all. What you take out waters garden soil.

    ## Source
    Ranges: Oklahoma State University HLA-6722; Purdue Extension HO-238. Dilution by mixing.
    """
    for tank in tanks(garden):
        if tank.ec_wish.span:
            yield from missing_reading(tank, SALTS)
        if tank.ec and tank.ec_when_full is None:
            yield TAP_EC.of(place=tank.reservoir.name)
    for found in salts_off(garden, too_much=True):
        yield _finding(found)


def _finding(found: SaltsOff) -> FindingDraft:
    held, amount = found.tank.reservoir, found.litres_to_replace
    what = gettext_noop("Its EC is {now}; the crops there want {low} to {high}.")
    return FindingDraft(
        subject=Subject.of_reservoir(held),
        severity=Severity(found.severity),
        confidence=Confidence.MEDIUM,
        title=wording(
            gettext_noop("The solution in {reservoir} is too strong"), reservoir=held.name
        ),
        what=wording(
            what, now=ec(found.ec_ms_cm), low=ec(found.good.low), high=ec(found.good.high)
        ),
        why=Wording(gettext_noop("Roots take up water with difficulty, and leaf tips burn.")),
        do=do(found),
        numbers=numbers(found),
        inputs=ec_inputs(found),
        assumptions=(NEVER_A_DRAIN,),
        references=REFERENCES,
        plantings=found.tank.planting_pks,
        task=task(found) if amount else None,
        formula=formula(found),
        would_change=MEASURED_ANEW,
        scale=Scale(
            found.ec_ms_cm / found.good.high,
            ((Severity.ADVICE, 1.0), (Severity.WARNING, 1 + NEARLY_RIGHT)),
        ),
    )
