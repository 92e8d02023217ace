from collections.abc import Iterator

from rules.catalogue.soil.reaction import (
    ACID_LOVER_PH,
    Reaction,
    confidence,
    reaction,
    usable_test,
)
from rules.catalogue.soil.words import WOULD_CHANGE, formula, inputs, numbers, title
from rules.engine.drafts import FindingDraft, Subject
from rules.engine.levels import Severity
from rules.engine.rule import Limits, rule
from rules.engine.snapshot import GardenSnapshot
from rules.engine.wording import Quantity, Wording, gettext_noop, wording


@rule(
    "SOIL.PH_UNFIXABLE",
    gettext_noop("Limy soil that cannot be made acid"),
    version=2,
    severity_cap=Severity.WARNING,
)
def soil_ph_unfixable(garden: GardenSnapshot, limits: Limits) -> Iterator[FindingDraft]:
    """Find crops that need a more acid soil than a bed with free lime can ever have.

    ## Why it matters
    Soil that fizzes with vinegar holds carbonate. It undoes sulfur or any other acidifier for
    years, whatever the dose, so acid lovers turn yellow and die in it.

    ## What to do
    Grow acid lovers in a container with ericaceous mix and water them with rain. For the bed
    choose crops that like lime.

    ## Source
    Royal Horticultural Society, Acidifying soil: soil with free carbonate cannot realistically
    be acidified.
    """
    if garden.is_indoor:
        return
    for bed in garden.beds:
        test = usable_test(bed, garden)
        if bed.is_soil and bed.plantings and test:
            found = reaction(bed, test)
            if found and found.severity and not found.is_reachable:
                yield _finding(garden, found)


def _finding(garden: GardenSnapshot, found: Reaction) -> FindingDraft:
    plant, is_acid_lover = found.worst.label, found.worst.ph_max <= ACID_LOVER_PH
    do = (
        gettext_noop("Grow {plant} in a container with ericaceous mix.")
        if is_acid_lover
        else gettext_noop("Choose crops that like lime, or grow {plant} in a pot.")
    )
    what = gettext_noop("Its pH is {ph}, and it fizzes with vinegar: sulfur would be wasted.")
    return FindingDraft(
        subject=Subject.of_bed(found.bed),
        severity=found.severity,
        confidence=confidence(found.test, garden),
        title=title(found),
        what=wording(what, ph=Quantity(found.test.ph, digits=1)),
        why=Wording(gettext_noop("Free lime in the soil undoes any acid for years.")),
        do=wording(do, plant=plant),
        numbers=numbers(found, None),
        inputs=inputs(found, garden.on),
        references=("RHS: Acidifying soil",),
        episode=found.test.tested_on.isoformat(),
        plantings=tuple(
            planting.pk for planting in found.bed.plantings if planting.plant == found.worst
        ),
        formula=formula(found, None),
        would_change=WOULD_CHANGE,
    )
