from collections.abc import Iterator

from rules.catalogue.questions import SOIL_TEXTURE, unknown_plants
from rules.catalogue.questions import soil_ph as ask_for_ph
from rules.catalogue.soil.bed_soil import beds_of_soil
from rules.catalogue.soil.dressing import Dressing, dressing
from rules.catalogue.soil.reaction import Reaction, confidence, reaction, usable_test
from rules.catalogue.soil.words import (
    ASSUMPTIONS,
    WOULD_CHANGE,
    do,
    formula,
    inputs,
    numbers,
    task,
    title,
    what,
    why,
)
from rules.engine.drafts import FindingDraft, Missing, Subject
from rules.engine.rule import Limits, Threshold, rule
from rules.engine.snapshot import GardenSnapshot
from rules.engine.wording import gettext_noop

DEPTH = Threshold(
    *("depth_cm", 20, "cm", 10, 30), gettext_noop("Depth of soil that lime or sulfur is to change.")
)


@rule(
    "SOIL.PH",
    gettext_noop("Soil pH does not suit the plants"),
    version=4,
    thresholds=(DEPTH,),
    suppresses=("SOIL.P_NEED",),
)
def soil_ph(garden: GardenSnapshot, limits: Limits) -> Iterator[FindingDraft | Missing]:
    """Compare the latest soil test of each bed with what its plants like, and give the dose.

    ## Why it matters
    In acid soil phosphorus is bound and molybdenum scarce, in limy soil iron and manganese: the
    plant starves beside a full plate. Up to 0.3 outside its range is worth knowing, up to 0.7
    worth doing something about, up to 1.2 a warning; beyond that acid lovers die.

    ## What to do
    Lime or sulfur by texture and depth, or lime by the laboratory's buffer pH, at most 500 g/m²
    of limestone (100 g/m² of sulfur) at a time, then a new test after six (three) months. pH
    moves slowly, over 6 to 18 months. Not together with fresh manure. If crops of one bed want
    different soils, move one of them. Below 5.5 and above 7.5 it explains a want of phosphate.

    ## Source
    AHDB Nutrient Management Guide RB209, section 1 (lime factors); NCDA&CS (Mehlich buffer);
    Royal Horticultural Society, Acidifying soil (sulfur). Dose of sulfur from the mass ratio to
    limestone, 1 to 3.12.
    """
    for bed in beds_of_soil(garden):
        test = usable_test(bed, garden)
        if test is None:
            yield ask_for_ph(garden, bed)
            continue
        yield from unknown_plants(bed, lambda plant: plant.ph_min)
        found = reaction(bed, test)
        if found and found.severity and found.is_reachable:
            dose = None if found.at_odds else dressing(found, limits["depth_cm"])
            if dose is None and not found.at_odds:
                yield SOIL_TEXTURE.of(bed, due_on=garden.on)
            yield _finding(garden, found, dose)


def _finding(garden: GardenSnapshot, found: Reaction, dose: Dressing | None) -> FindingDraft:
    return FindingDraft(
        subject=Subject.of_bed(found.bed),
        severity=found.severity,
        confidence=confidence(found.test, garden),
        title=title(found),
        what=what(found),
        why=why(found),
        do=do(found, dose),
        numbers=numbers(found, dose),
        inputs=inputs(found, garden.on),
        assumptions=ASSUMPTIONS[dose.is_lime] if dose else (),
        references=("AHDB Nutrient Management Guide RB209, section 1", "RHS: Acidifying soil"),
        episode=found.test.tested_on.isoformat(),
        plantings=tuple(planting.pk for planting in found.bed.plantings),
        task=task(garden, found, dose),
        formula=formula(found, dose),
        would_change=WOULD_CHANGE,
        explains=None if found.binds_phosphate else frozenset(),
    )
