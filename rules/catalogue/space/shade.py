from collections.abc import Iterator

from rules.catalogue.questions import unknown_plants
from rules.catalogue.space.shade_words import shade_finding
from rules.catalogue.space.shadows import shadows
from rules.catalogue.space.sun_lost import worst_loss
from rules.engine.drafts import FindingDraft, Missing
from rules.engine.levels import Severity
from rules.engine.rule import Limits, rule
from rules.engine.snapshot import GardenSnapshot
from rules.engine.wording import gettext_noop


@rule(
    "SPACE.SHADE",
    gettext_noop("A tall crop shades a low one"),
    version=2,
    severity_cap=Severity.WARNING,
)
def space_shade(garden: GardenSnapshot, limits: Limits) -> Iterator[FindingDraft | Missing]:
    """Find crops that stand in the noon shadow of a taller neighbour on the side of the equator.

    ## Why it matters
    A neighbour more than 0.3 m taller, within 60 degrees of the direction to the equator and
    nearer than its shadow at noon in the middle of their common time, takes the best sun of the
    day: advice, and a warning where a crop of full sun would have its hours but for that
    neighbour. Crops that like shade do not mind, and where days are hotter than 27 °C leafy crops
    are glad of it. Near the equator the sun stands too high to matter.

    ## What to do
    Put tall plants on the side of the pole: north in the northern hemisphere, south in the
    southern. Or let an early crop stand there that is gone before the tall one has grown.

    ## Source
    Geometry; height of the noon sun after Meeus 1998. Heights when grown: plant catalogue. The
    hours that are lost are those in which the sun of that day stands behind the taller one.
    """
    if garden.is_indoor or garden.climate.is_tropical:
        return
    for bed in garden.beds:
        yield from unknown_plants(bed, lambda plant: plant.height_m)
        if found := shadows(bed, garden):
            yield shade_finding(garden, bed, worst_loss(found, bed, garden), found)
