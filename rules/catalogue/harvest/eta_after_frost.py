from collections.abc import Iterator
from datetime import date, timedelta

from rules.catalogue.harvest.ripening import Ripening, ripenings
from rules.catalogue.sources import climate_normals
from rules.engine.drafts import FindingDraft, Input, Subject
from rules.engine.levels import Confidence, Severity
from rules.engine.quantities import days
from rules.engine.rule import Limits, rule
from rules.engine.snapshot import GardenSnapshot
from rules.engine.wording import Wording, gettext_noop, wording

# So long after the usual first frost the dead plants are still spoken of.
IS_MISSED = timedelta(days=28)
TITLE = gettext_noop("{plant} may not ripen before the frost")
MET_TITLE = gettext_noop("{plant} has probably met the frost")
COMES = gettext_noop("Ripe around {date}, but the first frost usually comes around {frost}.")
MET = gettext_noop("Ripe around {date}, but the first frost usually came around {frost}.")
COVER = gettext_noop("Keep fleece at hand, and pinch out flowers in the last weeks.")
LOOK = gettext_noop("Pick what is left. If frost killed it, end the planting.")


@rule("HARVEST.ETA_AFTER_FROST", gettext_noop("The frost comes before the harvest"))
def harvest_eta_after_frost(garden: GardenSnapshot, limits: Limits) -> Iterator[FindingDraft]:
    """Warn when a tender crop will ripen after the usual first frost of autumn.

    ## Why it matters
    Half of all years have had a frost by that date. It kills tender plants, and what is not ripe
    by then is mostly lost.

    ## What to do
    Keep fleece at hand (it gains about 2 °C) or grow it under cover, pinch out new flowers in
    the last weeks, and choose an earlier variety next time.

    ## Source
    Days to maturity of the plant catalogue; first frost from climate averages (50 %).
    """
    for found in ripenings(garden):
        frost_on = found.frost_first
        if frost_on and garden.on <= frost_on + IS_MISSED:
            yield _finding(garden, found, frost_on)


def _finding(garden: GardenSnapshot, found: Ripening, frost_on: date) -> FindingDraft:
    plant = found.planting.plant.label
    late = days((found.dates.on - frost_on).days)
    is_over = garden.on > frost_on
    what = MET if is_over else COMES
    why = gettext_noop("That is {late} too late in every other year; frost kills {plant}.")
    return FindingDraft(
        subject=Subject.of_planting(found.planting, found.bed),
        severity=Severity.WARNING,
        confidence=Confidence.lowest(
            found.confidence, Confidence.MEDIUM, Confidence(garden.climate.confidence)
        ),
        title=wording(MET_TITLE if is_over else TITLE, plant=plant),
        what=wording(what, date=found.dates.on, frost=frost_on),
        why=wording(why, late=late, plant=plant),
        do=Wording(LOOK if is_over else COVER),
        numbers=(
            (gettext_noop("Days to harvest"), days(found.days)),
            (gettext_noop("Days short"), late),
        ),
        inputs=(
            *found.inputs,
            Input(gettext_noop("Usual first frost"), frost_on, climate_normals(garden)),
        ),
        assumptions=found.assumptions,
        references=("Plant catalogue: days to maturity",),
        episode=found.planting.started_on.isoformat(),
        starts_on=frost_on,
        ends_on=frost_on + IS_MISSED,
        plantings=(found.planting.pk,),
    )
