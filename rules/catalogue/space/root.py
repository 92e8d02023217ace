from collections.abc import Iterator

from plants.agronomy.spacing import ROOT_SHARE
from rules.catalogue.sources import YOUR_PLAN, source_of
from rules.catalogue.space.rivals import Rivals, radius_m, rivals
from rules.engine.drafts import FindingDraft, Input, Subject
from rules.engine.levels import Confidence, Severity
from rules.engine.quantities import centimetres
from rules.engine.rule import Limits, rule
from rules.engine.snapshot import BedSnapshot, GardenSnapshot
from rules.engine.wording import Quantity, Wording, gettext_noop, wording

FORMULA = gettext_noop("{share} × ({first} + {second}) = {reach}")
APART, WANTED = gettext_noop("Between stems"), gettext_noop("Wanted for the roots")


@rule("SPACE.ROOT", gettext_noop("Roots compete"), severity_cap=Severity.ADVICE)
def space_root(garden: GardenSnapshot, limits: Limits) -> Iterator[FindingDraft]:
    """Find two hungry crops whose roots share a layer of the soil and meet.

    ## Why it matters
    Roots are shallow to 0.45 m, medium to 0.9 m, deep beyond. Two heavy feeders of one class
    nearer than 0.8 of both root radii together eat from one plate: advice, of low confidence,
    since roots go where water and food are.

    ## What to do
    Move them apart, put a light feeder between, or water and feed both well.

    ## Source
    Heuristic; rooting depths FAO-56 and plant catalogue, roots as wide as the crown.
    """
    for bed in garden.beds:
        if bed.is_soil and (found := rivals(bed, garden)):
            yield _finding(bed, found)


def _finding(bed: BedSnapshot, found: list[Rivals]) -> FindingDraft:
    worst = found[0]
    a, b = worst.a.plant, worst.b.plant
    distance, reach = centimetres(worst.distance_m), centimetres(worst.reach_m)
    names = {"first": a.label, "second": b.label}
    return FindingDraft(
        subject=Subject.of_bed(bed),
        severity=Severity.ADVICE,
        confidence=Confidence.LOW,
        title=wording(
            gettext_noop("{first} and {second} share their roots' room in {bed}"),
            **names,
            bed=bed.name,
        ),
        what=wording(
            gettext_noop("They stand {distance} apart; roots as hungry as theirs want {reach}."),
            distance=distance,
            reach=reach,
        ),
        why=Wording(gettext_noop("Both feed heavily and probably from the same layer of soil.")),
        do=Wording(gettext_noop("Set a light feeder between them, or feed and water both well.")),
        numbers=(
            (APART, distance),
            (WANTED, reach),
            (gettext_noop("Rival pairs"), Quantity(len(found))),
        ),
        inputs=(
            Input(APART, distance, YOUR_PLAN),
            Input(WANTED, reach, source_of("spread_cm", a, b)),
        ),
        assumptions=(Wording(gettext_noop("Roots spread as wide as the crown.")),),
        references=("FAO Irrigation and Drainage Paper 56, table 22 (rooting depths)",),
        plantings=tuple(sorted({side.pk for one in found for side in (one.a, one.b)})),
        formula=_formula(worst, reach),
        would_change=Wording(gettext_noop("A wider distance, or crops of another appetite.")),
    )


def _formula(worst: Rivals, reach: Quantity) -> Wording:
    first, second = (centimetres(radius_m(side)) for side in (worst.a, worst.b))
    return wording(FORMULA, share=Quantity(ROOT_SHARE), first=first, second=second, reach=reach)
