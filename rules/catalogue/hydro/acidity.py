"""A pH outside what the crops of a reservoir bear, of which two rules speak."""

from collections.abc import Iterator

from plants.agronomy import reservoir
from rules.catalogue.hydro.tanks import Tank, tanks
from rules.catalogue.hydro.words import MEASURED_ANEW, REFERENCES, ph, wanted_ph
from rules.catalogue.indoor import inputs_of
from rules.engine.drafts import FindingDraft, Scale, Subject, TaskDraft
from rules.engine.levels import Confidence, Severity
from rules.engine.snapshot import GardenSnapshot
from rules.engine.wording import Quantity, Word, Wording, gettext_noop, wording

BEGINS = ((Severity.INFO, 0.0), (Severity.ADVICE, 0.3), (Severity.WARNING, 0.7))
DOWN, UP = Word(gettext_noop("pH down")), Word(gettext_noop("pH up"))
DO = gettext_noop(
    "Set EC right first. Then add {bottle} in small steps, stir, and measure after half an hour."
)
TASK = gettext_noop("Bring the pH of {reservoir} to {target} with {bottle}")
FORMULA = gettext_noop("{more} − {less} = {distance}")


def acidity_off(
    garden: GardenSnapshot, title: str, why: Wording, *, too_high: bool
) -> Iterator[FindingDraft]:
    for tank in tanks(garden):
        if tank.ph_wish.span is None or tank.ph is None:
            continue
        distance = tank.ph_wish.distance(tank.ph.value)
        if distance and (distance > 0) == too_high:
            yield _finding(tank, distance, title, why)


def _finding(tank: Tank, distance: float, title: str, why: Wording) -> FindingDraft:
    good, held, now = tank.ph_wish.good, tank.reservoir, tank.ph.value
    severity = Severity(reservoir.ph_severity(distance))
    bottle = DOWN if distance > 0 else UP
    what = gettext_noop("Its pH is {now}; the crops there want {low} to {high}.")
    ends = (now, good.high) if distance > 0 else (good.low, now)
    return FindingDraft(
        subject=Subject.of_reservoir(held),
        severity=severity,
        confidence=Confidence.MEDIUM,
        title=wording(title, reservoir=held.name),
        what=wording(what, now=ph(now), low=ph(good.low), high=ph(good.high)),
        why=why,
        do=wording(DO, bottle=bottle),
        numbers=((gettext_noop("Outside the range by"), Quantity(abs(distance), digits=2)),),
        inputs=(*inputs_of(held, "ph"), wanted_ph(tank)),
        references=REFERENCES,
        plantings=tank.planting_pks,
        task=_task(tank, bottle) if severity is not Severity.INFO else None,
        formula=wording(
            FORMULA,
            more=ph(ends[0]),
            less=ph(ends[1]),
            distance=Quantity(abs(distance), digits=2),
        ),
        would_change=MEASURED_ANEW,
        scale=Scale(abs(distance), BEGINS),
    )


def _task(tank: Tank, bottle: Word) -> TaskDraft:
    target, name = ph(tank.ph_wish.span.middle), tank.reservoir.name
    words = wording(TASK, reservoir=name, target=target, bottle=bottle)
    return TaskDraft(words, tank.garden.on, minutes=40)
