from collections.abc import Iterator

from rules.catalogue.questions import last_soaking, temperatures
from rules.catalogue.water.advice import CRITICAL_KS, SOON, advice
from rules.catalogue.water.bed_findings import finding
from rules.catalogue.water.gaps import gap_of
from rules.catalogue.water.reckoned import reckoned
from rules.engine.drafts import FindingDraft, Missing
from rules.engine.rule import Limits, rule
from rules.engine.snapshot import BedSnapshot, GardenSnapshot
from rules.engine.wording import gettext_noop


@rule(
    "WATER.IRRIGATE",
    gettext_noop("When and how much to water a bed"),
    version=5,
    thresholds=(SOON, CRITICAL_KS),
    drift=0.1,
    cool_down_days=1,
)
def water_irrigate(garden: GardenSnapshot, limits: Limits) -> Iterator[FindingDraft | Missing]:
    """Keep the account of the water in each bed, and say when and how much to give.

    ## Why it matters
    Plants draw freely until a share of the water their roots reach is gone; beyond that they
    close their leaves and stop growing. Too little too often keeps roots shallow, too much
    washes out nitrogen. One finding for a bed, by the crop that suffers first. What a crop draws
    is that of the wind and the dryness of the last month, where they are known.

    ## What to do
    Give the litres named, in the morning, at the base. Log what you give, or that you soaked the
    bed through: the sum starts there. It also starts at a moisture reading of the soil, by hand or
    by a sensor, that is at most five days old; rain of your own gauge counts before that of the
    weather. Without weather records climate averages stand in, so look
    at the soil before you water. Under a cover that keeps rain off nothing is reckoned.

    ## Source
    R. G. Allen et al. 1998, Crop evapotranspiration, FAO Irrigation and Drainage Paper 56,
    chapters 6 to 8 and 10. Efficiency of the watering can: our estimate.
    """
    if garden.is_indoor:
        return
    for bed in garden.beds:
        if bed.is_soil and bed.plantings:
            yield from _bed(bed, garden, limits)


def _bed(
    bed: BedSnapshot, garden: GardenSnapshot, limits: Limits
) -> Iterator[FindingDraft | Missing]:
    if gap := gap_of(bed, garden):
        yield gap
        return
    if bed.pk not in reckoned(garden):
        return
    crops, balance = reckoned(garden)[bed.pk]
    if bed.last_watered_on is None and not (balance and balance.start.moisture):
        yield last_soaking(garden, bed)
    if balance is None:
        yield temperatures(garden)
    elif found := advice(bed, crops, balance, garden.on, limits):
        watered_on = bed.last_watered_on
        yield finding(garden, found, crops, watered_on.isoformat() if watered_on else "")
