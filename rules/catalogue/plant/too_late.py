from collections.abc import Iterator

from plants.agronomy.season_spans import Position
from rules.catalogue.plant.belated import belated
from rules.catalogue.plant.limits import PICKING_DAYS
from rules.catalogue.plant.quick_crops import quick_crop
from rules.catalogue.plant.season import position
from rules.catalogue.sources import calendar_confidence, climate_input, season_inputs
from rules.engine.drafts import FindingDraft, Subject
from rules.engine.levels import Severity
from rules.engine.quantities import days
from rules.engine.rule import Limits, rule
from rules.engine.snapshot import BedSnapshot, ClimateSnapshot, GardenSnapshot, PlantingSnapshot
from rules.engine.wording import Wording, gettext_noop, wording

INSTEAD = gettext_noop("Sow {crop} instead; it still gets ready before the frost.")
FORMULA = gettext_noop("{day} − {last} = {late} too late")
WOULD_CHANGE = Wording(gettext_noop("An earlier day, a quicker variety, or a cover."))
SAVE = gettext_noop("Bring it under cover or indoors; outdoors the frost will kill it.")
NEXT_TIME = gettext_noop("Leave it for the next season, from around {date}.")


@rule("PLANT.TOO_LATE", gettext_noop("Too late to ripen"), version=2, thresholds=(PICKING_DAYS,))
def plant_too_late(garden: GardenSnapshot, limits: Limits) -> Iterator[FindingDraft]:
    """Point out crops, planned or tender and planted out, that would no longer ripen.

    ## Why it matters
    The last day is the usual first frost less the days to maturity, two weeks of picking, two
    weeks (three above 50° of latitude) because short days slow growth, and two weeks more for
    tender crops. Hardy crops must also be three quarters grown when days get shorter than ten
    hours. Who chose to be cautious counts from the first frost of 1 year in 10; under a cover
    frost comes later.

    ## What to do
    Sow a quicker crop, buy young plants, or move the plan to the next season. No harm done.

    ## Source
    Virginia Cooperative Extension, fall vegetable planting formula; E. Coleman, The Winter
    Harvest Handbook, 2009 (ten-hour days).
    """
    if garden.is_indoor or garden.climate.is_tropical:
        return
    for late in belated(garden, limits["picking_days"]):
        yield _finding(garden, late.bed, late.planting, late.found, limits["picking_days"])
    for bed in garden.beds:
        for planting in bed.planned:
            if planting.planned_on and not planting.plant.is_perennial:
                day = max(planting.planned_on, garden.on)
                climate = garden.climate_in(bed)
                found = position(planting, climate, day, limits["picking_days"])
                if found.is_late:
                    yield _finding(garden, bed, planting, found, limits["picking_days"])


def _finding(
    garden: GardenSnapshot,
    bed: BedSnapshot,
    planting: PlantingSnapshot,
    found: Position,
    picking_days: float,
) -> FindingDraft:
    last, plant = found.previous.last, planting.plant.label
    climate = garden.climate_in(bed)
    return FindingDraft(
        subject=Subject.of_planting(planting, bed),
        severity=Severity.WARNING,
        confidence=calendar_confidence(garden),
        title=wording(gettext_noop("{plant}: too late for this season"), plant=plant),
        what=wording(gettext_noop("The last good day was around {last}."), last=last),
        why=Wording(gettext_noop("It would probably not ripen before frost and short days.")),
        do=Wording(SAVE) if planting.started_on else _do(climate, found, picking_days),
        inputs=(
            climate_input(gettext_noop("Last good day"), last, garden),
            *season_inputs(garden, bed),
        ),
        references=("Virginia Cooperative Extension: fall vegetable planting",),
        episode=str(last.year),
        starts_on=last,
        plantings=(planting.pk,),
        formula=wording(FORMULA, day=found.day, last=last, late=days((found.day - last).days)),
        would_change=WOULD_CHANGE,
    )


def _do(climate: ClimateSnapshot, found: Position, picking_days: float) -> Wording:
    if crop := quick_crop(climate, found.day, picking_days):
        return wording(INSTEAD, crop=crop)
    return wording(NEXT_TIME, date=found.next.start)
