from collections.abc import Iterator

from rules.catalogue.questions import unknown_plants
from rules.catalogue.sources import YOUR_PLAN, source_of
from rules.catalogue.space.shadows import Shadow, shadows
from rules.engine.drafts import FindingDraft, Input, Missing, Subject
from rules.engine.levels import Confidence, Severity
from rules.engine.quantities import centimetres
from rules.engine.rule import Limits, rule
from rules.engine.snapshot import BedSnapshot, GardenSnapshot
from rules.engine.wording import Quantity, Wording, gettext_noop, wording

NORTHERN = gettext_noop("Swap them: tall plants belong on the northern side.")
SOUTHERN = gettext_noop("Swap them: tall plants belong on the southern side.")
FORMULA = gettext_noop("({tall} − {short}) / tan {elevation} = {length} of shadow")


@rule("SPACE.SHADE", gettext_noop("A tall crop shades a low one"), severity_cap=Severity.ADVICE)
def space_shade(garden: GardenSnapshot, limits: Limits) -> Iterator[FindingDraft | Missing]:
    """Find crops that stand in the noon shadow of a taller neighbour on the side of the equator.

    ## Why it matters
    A neighbour more than 0.3 m taller, within 60 degrees of the direction to the equator and
    nearer than its shadow at noon in the middle of their common time, takes the best sun of the
    day: advice. Crops that like shade do not mind, and where days are hotter than 27 °C leafy
    crops are glad of it. Near the equator the sun stands too high to matter.

    ## What to do
    Put tall plants on the side of the pole: north in the northern hemisphere, south in the
    southern. Or let an early crop stand there that is gone before the tall one has grown.

    ## Source
    Geometry; height of the noon sun after Meeus 1998. Heights when grown: plant catalogue. The
    hours of sun that are lost to a crop are not reckoned.
    """
    if garden.is_indoor or garden.climate.is_tropical:
        return
    for bed in garden.beds:
        yield from unknown_plants(bed, lambda plant: plant.height_m)
        if found := shadows(bed, garden):
            yield _finding(garden, bed, found)


def _finding(garden: GardenSnapshot, bed: BedSnapshot, found: list[Shadow]) -> FindingDraft:
    worst = found[0]
    tall, short = worst.taller.plant, worst.shorter.plant
    distance, length = centimetres(worst.distance_m), centimetres(worst.length_m)
    heights = {"tall": centimetres(tall.height_m), "short": centimetres(short.height_m)}
    elevation = Quantity(worst.elevation_deg, "°", digits=0)
    return FindingDraft(
        subject=Subject.of_bed(bed),
        severity=Severity.ADVICE,
        confidence=Confidence.HIGH,
        title=wording(
            gettext_noop("{tall} will shade {short} in {bed}"),
            tall=tall.label,
            short=short.label,
            bed=bed.name,
        ),
        what=wording(
            gettext_noop("They stand {distance} apart; at noon the shadow will be {length} long."),
            distance=distance,
            length=length,
        ),
        why=Wording(gettext_noop("The noon sun is the strongest of the day.")),
        do=Wording(NORTHERN if garden.climate.latitude_deg > 0 else SOUTHERN),
        numbers=(
            (gettext_noop("Between stems"), distance),
            (gettext_noop("Shadow at noon"), length),
            (gettext_noop("Height of the noon sun"), elevation),
            (gettext_noop("Crops in the shade"), Quantity(len({one.shorter.pk for one in found}))),
        ),
        inputs=(
            Input(gettext_noop("Between stems"), distance, YOUR_PLAN),
            Input(gettext_noop("Height, tall crop"), heights["tall"], source_of("height_cm", tall)),
            Input(
                gettext_noop("Height, low crop"), heights["short"], source_of("height_cm", short)
            ),
        ),
        assumptions=(
            wording(gettext_noop("Both full grown, and the sun as on {day}."), day=worst.on),
        ),
        references=("Meeus 1998, Astronomical Algorithms",),
        plantings=tuple(sorted({pk for one in found for pk in (one.taller.pk, one.shorter.pk)})),
        formula=wording(FORMULA, **heights, elevation=elevation, length=length),
        would_change=Wording(gettext_noop("Another place in the bed, or crops of other heights.")),
    )
