from collections.abc import Iterator

from plants.agronomy.bloom import BLOOMING, usual_stage
from plants.agronomy.covers import gain_c
from plants.agronomy.frost_damage import BUD_KILL_C, bud_kill_fraction
from rules.catalogue.frost import bud_words as words
from rules.catalogue.frost.bud_words import BudNight
from rules.catalogue.frost.nights import forecast_days, still_usable
from rules.engine.drafts import FindingDraft
from rules.engine.levels import Severity
from rules.engine.rule import Limits, Threshold, rule
from rules.engine.snapshot import (
    BedSnapshot,
    GardenSnapshot,
    PlantingSnapshot,
    WeatherSnapshot,
)
from rules.engine.wording import gettext_noop

ADVICE_FROM = Threshold(
    *("advice_from", 0.02, "", 0.01, 0.1), gettext_noop("Share of buds lost that is mentioned.")
)
WARNING_FROM, CRITICAL_FROM = 0.1, 0.5
CERTAIN_LEAD_DAYS = 2


@rule(
    "FROST.BUDS",
    gettext_noop("Frost is forecast for buds and blossom"),
    thresholds=(ADVICE_FROM,),
    drift=0.1,
    falls_slowly=True,
)
def frost_buds(garden: GardenSnapshot, limits: Limits) -> Iterator[FindingDraft]:
    """Reckon what share of the buds of fruit trees a night of the forecast kills.

    ## Why it matters
    A tree stands −30 °C in winter, but its open blossom dies at −2 to −4. The further the buds
    are, the less they stand: the temperatures at which one bud in ten and nine in ten die after
    half an hour are known for each stage, and between them lies the share of a given night. Up
    to a tenth lost thins the fruit, more costs harvest.

    ## What to do
    Hang fleece over small trees in the evening, keep the ground moist and bare of high grass, and
    do not prune before the frosts are over.

    ## Source
    WSU Extension EB0913, critical temperatures of buds. Which stage a tree is in is told by the
    usual last frost, a rule of thumb: look at your own.
    """
    days = still_usable(forecast_days(garden))
    if garden.is_indoor or garden.climate.is_tropical or not days:
        return
    if garden.climate.frost.last_p50 is None:
        return
    for bed in garden.beds:
        nights = [
            night
            for planting in bed.growing
            if planting.plant.slug in BLOOMING
            for night in _nights(planting, bed, days, garden)
            if night.killed >= limits["advice_from"]
        ]
        if nights:
            worst = max(nights, key=lambda night: (_severity(night).rank, night.killed))
            first = min(night.day.on for night in nights)
            yield words.finding(garden, bed, worst, _severity(worst), first)


def _nights(
    planting: PlantingSnapshot,
    bed: BedSnapshot,
    days: list[WeatherSnapshot],
    garden: GardenSnapshot,
) -> Iterator[BudNight]:
    slug, last_frost = planting.plant.slug, garden.climate.frost.last_p50
    for day in days:
        if stage := usual_stage(slug, last_frost, day.on):
            low_c, kills_c = day.tmin_c + gain_c(bed.cover), BUD_KILL_C[slug, stage]
            killed = bud_kill_fraction(low_c, *kills_c)
            lead_days = (day.on - garden.on).days
            yield BudNight(planting, day, lead_days, stage, low_c, kills_c, killed)


def _severity(night: BudNight) -> Severity:
    if night.killed > CRITICAL_FROM and night.lead_days <= CERTAIN_LEAD_DAYS:
        return Severity.CRITICAL
    return Severity.WARNING if night.killed >= WARNING_FROM else Severity.ADVICE
