from collections.abc import Iterator

from plants.agronomy.nutrients import deficit_severity
from rules.catalogue.soil.balance import Balance, balance
from rules.catalogue.soil.bed_soil import beds_of_soil
from rules.catalogue.soil.nutrient_names import NUTRIENT_NAMES
from rules.catalogue.sources import CATALOGUE, YOUR_RECORDS
from rules.engine.drafts import FindingDraft, Input, Subject
from rules.engine.levels import Confidence, Severity
from rules.engine.rule import Limits, rule
from rules.engine.snapshot import GardenSnapshot
from rules.engine.wording import Quantity, Word, Wording, gettext_noop, wording

FORMULA = gettext_noop("1 − {came} / {left} = {share}")
UNWEIGHED = Wording(gettext_noop("What was not weighed counts by the usual yield."))
UNLOGGED = Wording(gettext_noop("What was given and not logged is not counted."))


@rule("SOIL.BUDGET", gettext_noop("The harvest takes more than comes back"))
def soil_budget(garden: GardenSnapshot, limits: Limits) -> Iterator[FindingDraft]:
    """Compare what last season's harvest took from a bed with what was given to it.

    ## Why it matters
    In is what crops reach of compost, manure and fertiliser in the first year, and 4 g/m² of
    nitrogen from a legume; out is the harvest by weight. If more than 20 % of a nutrient did not
    come back the soil lives on its stores: advice. A nutrient of which a test found plenty is
    left out. Seasons run from July to June south of the equator.

    ## What to do
    Bring it back with compost, manure or the feeding plan, before the next crop.

    ## Source
    Removal by the harvest: plant catalogue, after PDA and AHDB RB209, section 1. Availability:
    RB209, section 2.
    """
    for bed in beds_of_soil(garden):
        found = balance(bed, garden)
        if found and (severity := deficit_severity(found.share)):
            yield _finding(found, Severity(severity))


def _finding(found: Balance, severity: Severity) -> FindingDraft:
    bed, nutrient = found.bed, Word(NUTRIENT_NAMES[found.nutrient])
    came, left = (Quantity(grams, "g", digits=0) for grams in (found.came, found.left))
    share = Quantity(100 * found.share, "%", digits=0)
    return FindingDraft(
        subject=Subject.of_bed(bed),
        severity=severity,
        confidence=Confidence.LOW if found.is_estimate else Confidence.MEDIUM,
        title=wording(gettext_noop("{bed} gave more than it got back"), bed=bed.name),
        what=wording(
            gettext_noop("{nutrient}: last season's harvest took {left}, and {came} came back."),
            nutrient=nutrient,
            left=left,
            came=came,
        ),
        why=Wording(gettext_noop("A soil that lives on its stores yields less year by year.")),
        do=Wording(gettext_noop("Give compost or manure before the next crop, and log it.")),
        numbers=(
            (gettext_noop("Left with the harvest"), left),
            (gettext_noop("Came back"), came),
            (gettext_noop("Not brought back"), share),
        ),
        inputs=(
            Input(gettext_noop("Left with the harvest"), left, YOUR_RECORDS),
            Input(gettext_noop("Removed by a tonne of harvest"), nutrient, CATALOGUE),
            Input(gettext_noop("Came back"), came, YOUR_RECORDS),
        ),
        assumptions=(UNWEIGHED, UNLOGGED) if found.is_estimate else (UNLOGGED,),
        references=("AHDB Nutrient Management Guide RB209, sections 1 and 2",),
        episode=str(found.season),
        formula=wording(FORMULA, came=came, left=left, share=share),
        would_change=Wording(gettext_noop("Logging what the bed was given, or weighing harvests.")),
    )
