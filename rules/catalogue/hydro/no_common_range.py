from collections.abc import Iterator

from rules.catalogue.hydro.compromise import ASSUMED, WHAT, Compromise, formula, inputs
from rules.catalogue.hydro.tanks import Tank, tanks
from rules.catalogue.hydro.words import REFERENCES
from rules.engine.drafts import FindingDraft, Subject
from rules.engine.levels import Confidence, Severity
from rules.engine.rule import Limits, rule
from rules.engine.snapshot import GardenSnapshot
from rules.engine.wording import Quantity, Word, Wording, gettext_noop, wording


@rule("HYDRO.NO_COMMON_RANGE", gettext_noop("Crops of one reservoir want different solutions"))
def hydro_no_common_range(garden: GardenSnapshot, limits: Limits) -> Iterator[FindingDraft]:
    """Find reservoirs whose crops have no EC or no pH in common, and name the compromise.

    ## Why it matters
    All beds of a reservoir get the same solution. Where the ranges of its crops do not meet, each
    figure harms one of them; the one in the middle between the ranges harms the least.

    ## What to do
    Move one of the crops to another reservoir. Until then keep the figure that is named: other
    rules judge readings by it.

    ## Source
    Ranges: Oklahoma State University HLA-6722; Purdue Extension HO-238. The compromise is the
    figure whose largest distance to any range is least.
    """
    for tank in tanks(garden):
        for found in (
            Compromise("EC", "mS/cm", tank.ec_wish),
            Compromise("pH", "", tank.ph_wish),
        ):
            if found.wish.is_compromise:
                yield _finding(tank, found)


def _finding(tank: Tank, found: Compromise) -> FindingDraft:
    held, names = tank.reservoir, [name for name, _distance in found.losers]
    crops = tuple(Word(name) for name in names)
    title = gettext_noop("The crops in {reservoir} want different solutions")
    why = gettext_noop("They drink the same solution, and each figure harms one of them.")
    return FindingDraft(
        subject=Subject.of_reservoir(held),
        severity=Severity.ADVICE,
        confidence=Confidence.MEDIUM,
        title=wording(title, reservoir=held.name),
        what=wording(WHAT[found.measure], crops=crops, figure=found.figure),
        why=Wording(why),
        do=Wording(gettext_noop("Move one of them to another reservoir.")),
        numbers=tuple(
            (name, Quantity(distance, found.unit, digits=2)) for name, distance in found.losers
        ),
        inputs=tuple(inputs(tank, found)),
        assumptions=(ASSUMED,),
        references=REFERENCES,
        episode=found.measure,
        plantings=tuple(one.pk for one in tank.plantings if one.plant.name in names),
        formula=formula(found),
        would_change=Wording(gettext_noop("Other crops in this reservoir.")),
    )
