from collections.abc import Iterator

from rules.catalogue.sources import YOUR_PLAN, source_of
from rules.catalogue.space.crowds import Crowd, crowds
from rules.engine.drafts import FindingDraft, Input, Subject
from rules.engine.levels import Confidence
from rules.engine.quantities import centimetres
from rules.engine.rule import Limits, Threshold, rule
from rules.engine.snapshot import BedSnapshot, GardenSnapshot
from rules.engine.wording import Quantity, Wording, gettext_noop, wording

RELAY_SHARE = Threshold(
    *("relay_share", 0.3, "of the shorter stay", 0.0, 1.0),
    gettext_noop("Neighbours that are together for less of their time count one level lower."),
)


FORMULA = gettext_noop("1 − {distance} apart / {needed} needed = overlap of {overlap}")
WOULD_CHANGE = Wording(gettext_noop("More distance, or spacings of your own."))


@rule(
    "SPACE.PAIR", gettext_noop("Neighbours stand too close"), thresholds=(RELAY_SHARE,), version=2
)
def space_pair(garden: GardenSnapshot, limits: Limits) -> Iterator[FindingDraft]:
    """Find neighbours closer than half the sum of their spacings; one finding for a bed.

    ## Why it matters
    Overlap is 1 less the distance over the distance needed: above 0.10 advice, above 0.25 a
    warning, above 0.50 urgent. Plants that overlap yield less and dry slowly after rain.

    ## What to do
    Move one of the two, or take one out while they are small. A quick crop that is gone before
    its neighbour spreads may stand closer: together for a short time only, it counts less.

    ## Source
    Geometry; spacing from the plant catalogue, as printed in extension spacing tables (for
    example Kansas State University MF315, Vegetable Garden Planting Guide).
    """
    for bed in garden.beds:
        if found := crowds(bed, garden, limits["relay_share"]):
            yield _finding(bed, found)


def _finding(bed: BedSnapshot, found: list[Crowd]) -> FindingDraft:
    worst = found[0]
    distance, needed = centimetres(worst.distance_m), centimetres(worst.needed_m)
    source = source_of("spacing_in_row_cm", worst.a.plant, worst.b.plant)
    what = gettext_noop("{distance} between stems, {needed} needed.")
    return FindingDraft(
        subject=Subject.of_bed(bed),
        severity=worst.severity,
        confidence=Confidence.HIGH,
        title=_title(bed, worst),
        what=wording(what, distance=distance, needed=needed),
        why=Wording(gettext_noop("Plants this close stay small and dry slowly after rain.")),
        do=_do(worst),
        numbers=(
            (gettext_noop("Between stems"), distance),
            (gettext_noop("Needed"), needed),
            (gettext_noop("Overlap"), Quantity(worst.overlap, digits=2)),
            (gettext_noop("Neighbours too close"), Quantity(len(found))),
        ),
        inputs=(
            Input(gettext_noop("Between stems"), distance, YOUR_PLAN),
            Input(gettext_noop("Needed"), needed, source),
        ),
        references=("Kansas State University MF315, Vegetable Garden Planting Guide",),
        formula=wording(
            FORMULA, distance=distance, needed=needed, overlap=Quantity(worst.overlap, digits=2)
        ),
        would_change=WOULD_CHANGE,
        plantings=tuple(sorted({side.pk for crowd in found for side in (crowd.a, crowd.b)})),
    )


def _title(bed: BedSnapshot, worst: Crowd) -> Wording:
    first, second = worst.a.plant.label, worst.b.plant.label
    if first == second:
        return wording(gettext_noop("{plant} too close in {bed}"), plant=first, bed=bed.name)
    title = gettext_noop("{first} and {second} too close in {bed}")
    return wording(title, first=first, second=second, bed=bed.name)


def _do(worst: Crowd) -> Wording:
    if worst.a is worst.b:
        do = gettext_noop("Set them {needed} apart, or take out every other one.")
        return wording(do, needed=centimetres(worst.needed_m))
    do = gettext_noop("Move one of them {gap} away, or take one out.")
    return wording(do, gap=centimetres(worst.needed_m - worst.distance_m))
