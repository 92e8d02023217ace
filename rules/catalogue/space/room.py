from collections.abc import Iterator

from plants.agronomy.spacing import ROOMY_BELOW
from rules.catalogue.occupancy import most_ground
from rules.catalogue.space.ground import REFERENCES, Ground
from rules.engine.drafts import FindingDraft, Subject
from rules.engine.levels import Confidence, Severity
from rules.engine.rule import Limits, Threshold, rule
from rules.engine.snapshot import BedSnapshot, GardenSnapshot
from rules.engine.wording import Quantity, Wording, gettext_noop, wording

ROOMY = Threshold(
    *("roomy_below", ROOMY_BELOW, "of the bed", 0.1, 0.9),
    gettext_noop("A bed of which less than this is taken has room left."),
)
FORMULA = gettext_noop("{need} needed / {area} there is = {share}")


@rule("SPACE.ROOM", gettext_noop("A bed has room left"), version=2, thresholds=(ROOMY,))
def space_room(garden: GardenSnapshot, limits: Limits) -> Iterator[FindingDraft]:
    """Find beds of soil of which full-grown plants will cover less than half, even when fullest.

    ## Why it matters
    Bare soil dries, crusts and grows weeds. A plant needs about the square of its spacing; only
    plants that stand there at the same time are added up. Below 0.5 of the bed it is worth
    knowing, and nothing is lost.

    ## What to do
    Add a crop, or sow a green manure on the free part. Empty beds and pots are not spoken of.

    ## Source
    Geometry; spacing from the plant catalogue.
    """
    for bed in garden.beds:
        if bed.is_soil and bed.plantings:
            need_m2, plantings = most_ground(bed, garden)
            if 0 < need_m2 < limits[ROOMY.name] * bed.area_m2:
                yield _finding(bed, need_m2, plantings)


def _finding(bed: BedSnapshot, need_m2: float, plantings: tuple[int, ...]) -> FindingDraft:
    ground = Ground(bed, need_m2)
    share = Quantity(100 * ground.share.value, "%", digits=0)
    return FindingDraft(
        subject=Subject.of_bed(bed),
        severity=Severity.INFO,
        confidence=Confidence.HIGH,
        title=wording(gettext_noop("{bed} has room left"), bed=bed.name),
        what=wording(
            gettext_noop("Full grown, the plants will cover about {share} of the bed."), share=share
        ),
        why=Wording(gettext_noop("Bare soil dries, crusts and grows weeds.")),
        do=Wording(gettext_noop("Add a crop, or sow a green manure on the free part.")),
        numbers=ground.numbers,
        inputs=ground.inputs(one.plant for one in bed.plantings),
        references=REFERENCES,
        plantings=plantings,
        formula=wording(FORMULA, need=ground.need, area=ground.area, share=share),
        would_change=Wording(gettext_noop("More plantings in the bed.")),
    )
