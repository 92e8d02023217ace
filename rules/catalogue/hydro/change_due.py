from collections.abc import Iterator
from datetime import date

from plants.agronomy.filling import Filling
from rules.catalogue.hydro.tanks import Tank, tanks
from rules.catalogue.hydro.words import NEVER_A_DRAIN, REFERENCES
from rules.catalogue.sources import YOUR_RECORDS
from rules.engine.drafts import FindingDraft, Input, Subject, TaskDraft
from rules.engine.levels import Confidence, Severity
from rules.engine.quantities import days
from rules.engine.rule import Limits, rule
from rules.engine.snapshot import GardenSnapshot
from rules.engine.wording import Quantity, Wording, gettext_noop, wording

RECKONED = gettext_noop("{volume} / {use} = {days}, at most 14")
USUAL = Wording(gettext_noop("Nothing topped up was noted: ten days is a rule of thumb."))
DRIFTS = Wording(
    gettext_noop("EC moved by more than 30 % within three days: the salts are out of balance.")
)
OLD = Wording(gettext_noop("What plants leave behind piles up, and the salts lose their balance."))


@rule("HYDRO.CHANGE_DUE", gettext_noop("A nutrient solution is due for a change"))
def hydro_change_due(garden: GardenSnapshot, limits: Limits) -> Iterator[FindingDraft]:
    """Say when all of a solution is to be changed, by what its plants drink.

    ## Why it matters
    Plants take some salts and leave others, which pile up with every topping up. Once as much was
    topped up as the reservoir holds, nobody knows what is in it any more.

    ## What to do
    Empty it, rinse it and fill it anew, after as many days as the volume holds daily drinks, at
    most 14; without a record of topping up after 10; at once where EC drifts by more than 30 %
    within three days. Note the change on the page of the reservoir: the count starts there.

    ## Source
    Rule of thumb of Oklahoma State University HLA-6722.
    """
    for tank in tanks(garden):
        filling = tank.reservoir.filling
        if filling and filling.due_on(garden.on) <= garden.on:
            yield _finding(tank, filling, filling.due_on(garden.on))


def _finding(tank: Tank, filling: Filling, due_on: date) -> FindingDraft:
    held, use_l = tank.reservoir, filling.daily_use_l
    begun_on = filling.begun_at.date()
    interval = days(filling.interval_days)
    task = wording(gettext_noop("Change the solution of {reservoir}"), reservoir=held.name)
    return FindingDraft(
        subject=Subject.of_reservoir(held),
        severity=Severity.ADVICE,
        confidence=Confidence.LOW if use_l is None else Confidence.MEDIUM,
        title=wording(
            gettext_noop("The solution of {reservoir} is due for a change"), reservoir=held.name
        ),
        what=wording(
            gettext_noop("It is in use since {begun} and was to be changed on {due}."),
            begun=begun_on,
            due=due_on,
        ),
        why=DRIFTS if filling.is_drifting else OLD,
        do=Wording(gettext_noop("Empty it, rinse it and fill it anew, then note the change.")),
        numbers=((gettext_noop("Changed every"), interval),),
        inputs=tuple(_inputs(tank, filling)),
        assumptions=(NEVER_A_DRAIN,) if use_l else (USUAL, NEVER_A_DRAIN),
        references=REFERENCES[:1],
        episode=begun_on.isoformat(),
        plantings=tank.planting_pks,
        task=TaskDraft(task, tank.garden.on, minutes=45),
        formula=_formula(filling, use_l, interval),
        would_change=Wording(gettext_noop("Noting that it was changed, or what is topped up.")),
    )


def _inputs(tank: Tank, filling: Filling) -> Iterator[Input]:
    begun_on = filling.begun_at.date()
    yield Input(gettext_noop("In use since"), begun_on, YOUR_RECORDS, measured_on=begun_on)
    yield Input(gettext_noop("Volume"), Quantity(filling.volume_l, "L"), YOUR_RECORDS)
    if filling.daily_use_l:
        drunk = Quantity(filling.daily_use_l, "L", digits=1)
        yield Input(gettext_noop("Drunk a day"), drunk, YOUR_RECORDS)


def _formula(filling: Filling, use_l: float | None, interval: Quantity) -> Wording | None:
    if not use_l:
        return USUAL
    volume, use = Quantity(filling.volume_l, "L"), Quantity(use_l, "L", digits=1)
    return wording(RECKONED, volume=volume, use=use, days=interval)
