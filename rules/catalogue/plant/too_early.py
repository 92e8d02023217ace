from collections.abc import Iterator

from plants.agronomy.risk_appetite import warns_from
from rules.catalogue.plant import early_words as words
from rules.catalogue.plant.haste import Haste, hasty
from rules.catalogue.plant.limits import PICKING_DAYS
from rules.catalogue.questions import unknown_plants
from rules.catalogue.sources import calendar_confidence, climate_input, season_inputs, source_of
from rules.engine.drafts import FindingDraft, Input, Missing, Subject
from rules.engine.levels import Severity
from rules.engine.rule import Limits, Threshold, rule
from rules.engine.snapshot import GardenSnapshot
from rules.engine.wording import Quantity, gettext_noop, wording

WARNING_FROM = Threshold(
    *("warning_from", 0.3, "", 0.05, 0.9), gettext_noop("Chance of a killing frost that warns.")
)


@rule(
    "PLANT.TOO_EARLY",
    gettext_noop("Outdoors before its time"),
    version=4,
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
    plant, opens = found.planting.plant, found.opens_on
    risk = found.kill_chance or 0.0
    what = (words.OUT if found.is_out else words.PLANNED) if opens else words.NEVER_SAFE
    dates = {"date": found.day, "opens": opens} if opens else {}
    window = (climate_input(gettext_noop("Window opens"), opens, garden),) if opens else ()
    title, kill_c = gettext_noop("{plant}: too early outdoors in {bed}"), plant.kill_temp_c
    source = source_of("kill_temperature_c", plant)
    killed = () if kill_c is None else (Input(words.KILLED, Quantity(kill_c, "°C"), source),)
    return FindingDraft(
        subject=Subject.of_planting(found.planting, found.bed),
        severity=Severity.WARNING if risk >= warning_from else Severity.ADVICE,
        confidence=calendar_confidence(garden),
        title=wording(title, plant=plant.label, bed=found.bed.name),
        what=wording(what, **dates),
        why=words.why(found),
        do=wording(words.do(found), **dates),
        numbers=() if found.kill_chance is None else ((words.CHANCE, words.percent(risk)),),
        inputs=(*killed, *window, *season_inputs(garden, found.bed)),
        references=("Extension planting tables, as in the plant catalogue",),
        episode=str((opens or found.day).year),
        starts_on=found.day,
        ends_on=opens,
        plantings=(found.planting.pk,),
        formula=words.formula(found),
        would_change=words.WOULD_CHANGE,
    )
