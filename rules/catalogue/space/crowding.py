from collections.abc import Iterator

from plants.agronomy.spacing import crowding_severity
from rules.catalogue.occupancy import most_ground, stays
from rules.catalogue.sources import YOUR_PLAN, source_of
from rules.engine.drafts import FindingDraft, Input, Subject
from rules.engine.levels import Confidence, Severity
from rules.engine.rule import Limits, Threshold, rule
from rules.engine.snapshot import BedSnapshot, GardenSnapshot
from rules.engine.wording import Quantity, gettext_noop, wording

ROOMY_BELOW = Threshold(
    *("roomy_below", 0.5, "of the bed", 0.1, 0.9),
    gettext_noop("A bed of which less than this is taken has room left."),
)
ROOM = (
    gettext_noop("{bed} has room left"),
    gettext_noop("Full grown, the plants will cover about {share} of the bed."),
    gettext_noop("Add a crop, or sow a green manure on the free part."),
)
TIGHT = (
    gettext_noop("{bed} is full"),
    gettext_noop("In straight rows the plants do not quite fit."),
    gettext_noop("Set them in staggered rows, or leave one or two out."),
)
CROWDED = (
    gettext_noop("{bed} is overcrowded"),
    gettext_noop("Full grown, the plants will shade each other and stay wet after rain."),
    gettext_noop("Move plants, or take some out: those that need {amount} together."),
)
WHY = gettext_noop("The plants need {need} of ground; the bed has {area}.")
WORDS = {None: ROOM, "info": TIGHT, "warning": CROWDED, "critical": CROWDED}


@rule(
    "SPACE.CROWDING", gettext_noop("More plants than the bed can feed"), thresholds=(ROOMY_BELOW,)
)
def space_crowding(garden: GardenSnapshot, limits: Limits) -> Iterator[FindingDraft]:
    """Compare the ground all plants of a bed need when full grown with the ground there is.

    ## Why it matters
    A plant needs about the square of its spacing. Up to 1.0 of the bed they stand well in
    straight rows, up to 1.155 in staggered rows only; above that they shade each other and stay
    wet (a warning), above 1.5 most will fail (urgent). Only plants that stand there at the same
    time are added up.

    ## What to do
    Take out or move plants, the youngest first. A bed that is half empty has room for more.

    ## Source
    Geometry of square and hexagonal planting; J. Jeavons, How to Grow More Vegetables, 8th ed.
    2012 (staggered rows hold about 13 to 15 % more). Spacing: plant catalogue.
    """
    for bed in garden.beds:
        need_m2, plantings = most_ground(stays(bed, garden))
        severity = crowding_severity(round(need_m2 / bed.area_m2, 9))
        is_roomy = bed.is_soil and 0 < need_m2 < limits["roomy_below"] * bed.area_m2
        if severity or is_roomy:
            yield _finding(bed, severity, need_m2, plantings)


def _finding(
    bed: BedSnapshot, severity: str | None, need_m2: float, plantings: tuple[int, ...]
) -> FindingDraft:
    need, area = Quantity(need_m2, "m²"), Quantity(bed.area_m2, "m²")
    amount = Quantity(abs(bed.area_m2 - need_m2), "m²")
    share = Quantity(100 * need_m2 / bed.area_m2, "%", digits=0)
    title, what, do = WORDS[severity]
    crops = (one.plant for one in bed.plantings if one.pk in plantings)
    source = source_of("spacing_in_row_cm", *crops)
    return FindingDraft(
        subject=Subject.of_bed(bed),
        severity=Severity(severity or "info"),
        confidence=Confidence.HIGH,
        title=wording(title, bed=bed.name),
        what=wording(what, share=share),
        why=wording(WHY, need=need, area=area),
        do=wording(do, amount=amount),
        numbers=(
            (gettext_noop("Ground needed"), need),
            (gettext_noop("Ground there is"), area),
            (gettext_noop("Share of the bed"), Quantity(need_m2 / bed.area_m2, digits=3)),
        ),
        inputs=(
            Input(gettext_noop("Ground there is"), area, YOUR_PLAN),
            Input(gettext_noop("Ground needed"), need, source),
        ),
        references=("J. Jeavons, How to Grow More Vegetables, 8th ed. 2012",),
        plantings=plantings,
    )
