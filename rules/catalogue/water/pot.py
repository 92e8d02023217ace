from collections.abc import Iterator

from rules.catalogue.questions import temperatures
from rules.catalogue.water import pot_findings
from rules.catalogue.water.crops import bed_crops
from rules.catalogue.water.gaps import gap_of
from rules.catalogue.water.pots import pot
from rules.catalogue.water.weather import WaterWeather
from rules.engine.drafts import FindingDraft, Missing
from rules.engine.rule import Limits, rule
from rules.engine.snapshot import BedSnapshot, GardenSnapshot
from rules.engine.wording import gettext_noop


@rule(
    "WATER.POT",
    gettext_noop("When and how much to water a pot"),
    version=4,
    drift=0.1,
    cool_down_days=1,
)
def water_pot(garden: GardenSnapshot, limits: Limits) -> Iterator[FindingDraft | Missing]:
    """Reckon how long the water in each outdoor pot lasts, and say when the next watering is due.

    ## Why it matters
    A pot holds little: of 10 litres of mix plants can draw about 1 litre. On a hot day a large
    plant uses more than that. A pot that needs more than it holds dries out daily, whatever you
    do, and wants a larger pot or two waterings a day.

    ## What to do
    Give the dose until a little runs out below, and tick the task: the count starts there. It also
    starts at a moisture reading of the mix, by hand or by a sensor, while that is at most five
    days old. Feel the mix first. A pot that has enough is not mentioned.

    ## Source
    Rule of thumb from reference evapotranspiration (FAO Irrigation and Drainage Paper 56),
    canopy and volume; available water of potting mixes 0.2 to 0.3 of their volume. Also a rule of
    thumb: a drained peat or coir mix holds 45 to 65 % water, of which plants leave 25 to 35 %.
    """
    if garden.is_indoor:
        return
    weather = WaterWeather(garden)
    for bed in garden.beds:
        if bed.is_pot and bed.plantings:
            yield from _pot(bed, garden, weather)


def _pot(
    bed: BedSnapshot, garden: GardenSnapshot, weather: WaterWeather
) -> Iterator[FindingDraft | Missing]:
    if gap := gap_of(bed, garden):
        yield gap
        return
    if crops := bed_crops(bed, garden):
        found = pot(bed, crops, garden, weather)
        if found is None:
            yield temperatures(garden)
        elif not found.today.is_frozen:
            if found.need.is_too_small:
                yield pot_findings.too_small(garden, found)
            if found.is_due:
                yield pot_findings.due(garden, found)
