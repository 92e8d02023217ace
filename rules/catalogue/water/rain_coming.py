from collections.abc import Iterator

from rules.catalogue.water.advice import (
    CRITICAL_KS,
    RAIN_KS,
    RAIN_SHARE,
    SOON,
    advice,
    waiting_for_rain,
)
from rules.catalogue.water.bed_findings import finding
from rules.catalogue.water.reckoned import reckoned
from rules.engine.drafts import FindingDraft
from rules.engine.rule import Limits, rule
from rules.engine.snapshot import GardenSnapshot
from rules.engine.wording import gettext_noop


@rule(
    "WATER.RAIN_COMING",
    gettext_noop("Rain should water the bed"),
    version=2,
    thresholds=(SOON, RAIN_SHARE, RAIN_KS),
    drift=0.1,
    falls_slowly=True,
    merges=("WATER.IRRIGATE",),
)
def water_rain_coming(garden: GardenSnapshot, limits: Limits) -> Iterator[FindingDraft]:
    """Let a bed that is drying out wait where the rain of today and tomorrow should be enough.

    ## Why it matters
    Rain of seven tenths of what the bed has lost makes a watering before it a waste, and what
    both bring too much washes nitrogen out. Plants that draw less than eight tenths of what they
    would do not wait for it. The amount of the forecast counts in full, since no chance of rain
    comes with it.

    ## What to do
    Wait until the rain is over and look at the gauge. If it stays dry, give the litres named.

    ## Source
    R. G. Allen et al. 1998, Crop evapotranspiration, FAO Irrigation and Drainage Paper 56; the
    share of rain that makes watering wait is our estimate.
    """
    if garden.is_indoor:
        return
    urgency = {CRITICAL_KS.name: CRITICAL_KS.default, **limits}
    beds = {bed.pk: bed for bed in garden.beds}
    for pk, (crops, balance) in reckoned(garden).items():
        dry = balance and advice(beds[pk], crops, balance, garden.on, urgency)
        if found := dry and waiting_for_rain(dry, garden.on, limits):
            yield finding(garden, found, crops, garden.on.isoformat())
