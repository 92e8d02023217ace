"""What is to be pruned: by the gardener's own plan, and by the season."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from plants.agronomy.pruning import (
    Harm,
    PruningRule,
    pruning_rules,
    pruning_verdict,
    rule_in_place,
)
from rules.engine.snapshot import BedSnapshot, CareDay, GardenSnapshot, PlantingSnapshot


@dataclass(frozen=True, slots=True)
class Harmful:
    """`best` is the next season that suits it; None where something else has to be over first."""

    bed: BedSnapshot
    planting: PlantingSnapshot
    on: date
    today: date
    harm: Harm
    best: tuple[date, date] | None


@dataclass(frozen=True, slots=True)
class Due:
    """Plants of a bed whose season is open from `first` to `last`, and that were not pruned; `how`
    are the ways of the calendar."""

    bed: BedSnapshot
    plantings: tuple[PlantingSnapshot, ...]
    first: date
    last: date
    how: frozenset[str]


def pruning_rule(planting: PlantingSnapshot) -> PruningRule | None:
    """None too of a plant of several kinds, since it is not known which one grows."""
    rules = pruning_rules(planting.plant.slug)
    return rules[0] if len(rules) == 1 else None


def planned(garden: GardenSnapshot) -> Iterator[tuple[BedSnapshot, PlantingSnapshot, CareDay]]:
    """Of plants whose season is known."""
    for bed in garden.beds:
        for care in bed.prunings:
            for planting in bed.growing:
                if pruning_rule(planting) and care.concerns(planting.pk):
                    yield bed, planting, care


def harmful(garden: GardenSnapshot) -> Iterator[Harmful]:
    """Not outside the best season, but in one that harms; what is overdue would be done today."""
    for bed, planting, care in planned(garden):
        day = max(care.on, garden.on)
        verdict = pruning_verdict(pruning_rule(planting), day, garden.climate.latitude_deg)
        if verdict and verdict.harm:
            best = min((season.dates(day) for season in verdict.best), default=None)
            yield Harmful(bed, planting, care.on, garden.on, verdict.harm, best)


def due(garden: GardenSnapshot) -> Iterator[Due]:
    """One for each bed and season."""
    for bed in garden.beds:
        seasons: dict[tuple[date, date], list[PlantingSnapshot]] = defaultdict(list)
        for planting in bed.growing:
            rule = pruning_rule(planting)
            dates = _open(rule, garden) if rule else None
            if dates and not _was_pruned(bed, planting, dates[0]):
                seasons[dates].append(planting)
        for (first, last), plantings in sorted(seasons.items()):
            how = frozenset(pruning_rule(planting).how for planting in plantings)
            yield Due(bed, tuple(plantings), first, last, how)


def _open(rule: PruningRule, garden: GardenSnapshot) -> tuple[date, date] | None:
    local = rule_in_place(rule, garden.climate.latitude_deg)
    seasons = (season.dates(garden.on) for season in local.best) if local else ()
    return next((dates for dates in seasons if dates[0] <= garden.on), None)


def _was_pruned(bed: BedSnapshot, planting: PlantingSnapshot, since: date) -> bool:
    """A plant that came this season was pruned in its nursery."""
    if planting.started_on >= since:
        return True
    return any(care.on >= since and care.concerns(planting.pk) for care in bed.pruned)
