from collections.abc import Iterator

from plants.agronomy.spacing import crowding_severity
from rules.catalogue.occupancy import most_ground
from rules.catalogue.space.crowding_words import FORMULA, WHY, WORDS, WOULD_CHANGE
from rules.catalogue.space.ground import REFERENCES, Ground
from rules.engine.drafts import FindingDraft, Subject
from rules.engine.levels import Confidence, Severity
from rules.engine.rule import Limits, rule
from rules.engine.snapshot import BedSnapshot, GardenSnapshot
from rules.engine.wording import Quantity, Wording, gettext_noop, wording


@rule("SPACE.CROWDING", gettext_noop("More plants than the bed can feed"), version=4)
def space_crowding(garden: GardenSnapshot, limits: Limits) -> Iterator[FindingDraft]:
    """Compare the ground all plants of a bed need when full grown with the ground there is.

    ## Why it matters
    A plant needs about the square of its spacing. Up to 1.0 of the bed they stand well in
    straight rows, up to 1.155 in staggered rows only; above that they shade each other and stay
    wet (a warning), above 1.5 most will fail (urgent). Only plants that stand there at the same
    time are added up.

    ## What to do
    Take out or move plants, the youngest first.

    ## Source
    Geometry of square and hexagonal planting; J. Jeavons, How to Grow More Vegetables, 8th ed.
    2012 (staggered rows hold about 13 to 15 % more). Spacing: plant catalogue.
    """
    for bed in garden.beds:
        need_m2, plantings = most_ground(bed, garden)
        if severity := crowding_severity(round(need_m2 / bed.area_m2, 9)):
            yield _finding(bed, severity, need_m2, plantings)


def _finding(
    bed: BedSnapshot, severity: str, need_m2: float, plantings: tuple[int, ...]
) -> FindingDraft:
    ground = Ground(bed, need_m2)
    amount = Quantity(abs(bed.area_m2 - need_m2), "m²")
    title, what, do = WORDS[severity]
    return FindingDraft(
        subject=Subject.of_bed(bed),
        severity=Severity(severity),
        confidence=Confidence.HIGH,
        title=wording(title, bed=bed.name),
        what=Wording(what),
        why=wording(WHY, need=ground.need, area=ground.area),
        do=wording(do, amount=amount),
        numbers=ground.numbers,
        inputs=ground.inputs(one.plant for one in bed.plantings if one.pk in plantings),
        references=REFERENCES,
        plantings=plantings,
        formula=wording(FORMULA, need=ground.need, area=ground.area, share=ground.share),
        would_change=WOULD_CHANGE,
    )
