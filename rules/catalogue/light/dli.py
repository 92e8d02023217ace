from collections.abc import Iterator

from rules.catalogue.light.dli_words import do, formula, inputs, numbers, title, what, why
from rules.catalogue.light.lamps import Lit, lit_spaces, missing_light
from rules.engine.drafts import FindingDraft, Missing, Scale, Subject, TaskDraft
from rules.engine.levels import Confidence, Severity
from rules.engine.rule import Limits, rule
from rules.engine.snapshot import GardenSnapshot
from rules.engine.wording import Wording, gettext_noop, wording

BEGINS = ((Severity.ADVICE, 0.0), (Severity.WARNING, 0.2), (Severity.CRITICAL, 0.5))


@rule("LIGHT.DLI", gettext_noop("Lamps give too little or too much light"), version=3, drift=0.1)
def light_dli(garden: GardenSnapshot, limits: Limits) -> Iterator[FindingDraft | Missing]:
    """Reckon the light of a day in each space and compare it with what its crops want.

    ## Why it matters
    Plants grow by the sum of light of a day (DLI): PPFD × hours × 0.0036. Up to a fifth below the
    range is worth doing something about, up to a half is a warning; below that they stretch and
    bear nothing. Days above 18 hours harm, for tomatoes above 16.

    ## What to do
    Light longer, as far as the crops bear it, or bring more light to the leaves: hang the lamp
    lower or add one.

    ## Source
    Virginia Tech guides to daily light integrals; Purdue Extension HO-238.
    """
    for lit in lit_spaces(garden):
        if not lit.wish.span:
            continue
        if lit.dli_mol is None:
            yield from missing_light(lit)
        elif lit.severity:
            yield _finding(lit)


def _finding(lit: Lit) -> FindingDraft:
    severity = Severity(lit.severity)
    task = wording(gettext_noop("Set the light of {space}"), space=lit.space.name)
    is_asked = severity is not Severity.INFO
    return FindingDraft(
        subject=Subject.of_space(lit.space),
        severity=severity,
        confidence=Confidence.MEDIUM,
        title=title(lit),
        what=what(lit),
        why=why(lit),
        do=do(lit),
        numbers=numbers(lit),
        inputs=tuple(inputs(lit)),
        references=("Virginia Tech, daily light integrals", "Purdue Extension HO-238"),
        plantings=tuple(planting.pk for planting in lit.plantings),
        task=TaskDraft(task, lit.garden.on, minutes=10) if is_asked else None,
        formula=formula(lit),
        would_change=Wording(gettext_noop("Other hours, another lamp, or other crops there.")),
        scale=Scale(lit.shortfall, BEGINS) if lit.is_too_little else None,
    )
