from collections.abc import Iterator

from plants.agronomy.risk_appetite import warns_from
from rules.catalogue.plant.haste import Haste, hasty
from rules.catalogue.plant.limits import PICKING_DAYS
from rules.catalogue.questions import unknown_plants
from rules.catalogue.sources import calendar_confidence, climate_normals, season_inputs, source_of
from rules.engine.drafts import FindingDraft, Input, Missing, Subject
from rules.engine.levels import Severity
from rules.engine.quantities import chance
from rules.engine.rule import Limits, Threshold, rule
from rules.engine.snapshot import GardenSnapshot
from rules.engine.wording import Quantity, Wording, gettext_noop, wording

WARNING_FROM = Threshold(
    *("warning_from", 0.3, "", 0.05, 0.9), gettext_noop("Chance of a killing frost that warns.")
)
PLANNED = gettext_noop("Planned for {date}; its time begins around {opens}.")
OUT = gettext_noop("Out since {date}; its time begins around {opens}.")
NEVER_SAFE = gettext_noop("Here frost comes in summer too, in more than 1 year of 10.")
KILLS = gettext_noop("A night that kills it still comes in about {some} years of {among}.")
COLD = Wording(gettext_noop("In cold soil seeds rot and seedlings stand still."))
KILLED = gettext_noop("Killed at")
WAIT = gettext_noop("Wait until around {opens}, or sow indoors meanwhile.")
COVER = gettext_noop("Keep fleece over it at night until around {opens}.")
COVER_MORE = gettext_noop("Lay fleece over it inside, at night, until around {opens}.")
UNDER_COVER = gettext_noop("Grow it under cover, or in a pot that comes in at night.")


@rule(
    "PLANT.TOO_EARLY",
    gettext_noop("Outdoors before its time"),
    version=2,
    thresholds=(PICKING_DAYS, WARNING_FROM),
    drift=0.1,
)
def plant_too_early(garden: GardenSnapshot, limits: Limits) -> Iterator[FindingDraft | Missing]:
    """Point out crops that stand outdoors, or are planned to, before their window opens.

    ## Why it matters
    The window is counted in weeks from the usual last frost; tender crops wait for the date
    after which frost comes in 1 year of 10. Before it the chance of a later night that kills
    the plant follows from the climate averages: three in ten or more is a warning. Who chose to
    be cautious counts all crops from that date and is warned from one in ten, who chose to be
    bold counts none from it and is warned from one in two. Nights under a cover are warmer.

    ## What to do
    Wait, sow indoors, or keep fleece at hand. Nothing is gained by cold soil: later sowings
    catch up.

    ## Source
    Windows: extension planting tables in the plant catalogue. Chance of frost: product over the
    nights to come from monthly averages, checked against a 4000-year simulation.
    """
    if garden.is_indoor or garden.climate.is_tropical:
        return
    for bed in garden.beds:
        yield from unknown_plants(bed, lambda plant: plant.kill_temp_c)
    for found in hasty(garden, limits["picking_days"]):
        yield _finding(garden, found, warns_from(garden.climate.appetite, limits["warning_from"]))


def _finding(garden: GardenSnapshot, found: Haste, warning_from: float) -> FindingDraft:
    plant, opens, is_out = found.planting.plant, found.opens_on, bool(found.planting.started_on)
    risk = found.kill_chance or 0.0
    some, among = chance(risk)
    what = (OUT if is_out else PLANNED) if opens else NEVER_SAFE
    cover = COVER_MORE if found.bed.is_covered else COVER
    do = (cover if is_out else WAIT) if opens else UNDER_COVER
    dates = {"date": found.day, "opens": opens} if opens else {}
    window = (Input(gettext_noop("Window opens"), opens, climate_normals(garden)),) if opens else ()
    title, kill_c = gettext_noop("{plant}: too early outdoors in {bed}"), plant.kill_temp_c
    source = source_of("kill_temperature_c", plant)
    killed = () if kill_c is None else (Input(KILLED, Quantity(kill_c, "°C"), source),)
    return FindingDraft(
        subject=Subject.of_planting(found.planting, found.bed),
        severity=Severity.WARNING if risk >= warning_from else Severity.ADVICE,
        confidence=calendar_confidence(garden),
        title=wording(title, plant=plant.label, bed=found.bed.name),
        what=wording(what, **dates),
        why=wording(KILLS, some=some, among=among) if risk >= 0.05 else COLD,
        do=wording(do, **dates),
        numbers=((gettext_noop("Chance of a killing night"), Quantity(100 * risk, "%", digits=0)),),
        inputs=(*killed, *window, *season_inputs(garden, found.bed)),
        references=("Extension planting tables, as in the plant catalogue",),
        episode=str((opens or found.day).year),
        starts_on=found.day,
        ends_on=opens,
        plantings=(found.planting.pk,),
    )
