"""Perennials by the season of their life they are in."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from plants.agronomy import perennials
from plants.agronomy.pruning import Season
from plants.agronomy.rotation import season_of
from rules.catalogue.questions import PLANTING_YEAR
from rules.engine.drafts import Missing
from rules.engine.snapshot import BedSnapshot, GardenSnapshot, PlantingSnapshot

# Slug and season: whether it asks for the care.
Asks = Callable[[str, int], bool]


@dataclass(frozen=True, slots=True)
class Stand:
    """`season` is 1 in the first it grows in."""

    bed: BedSnapshot
    planting: PlantingSnapshot
    season: int

    @property
    def slug(self) -> str:
        return self.planting.plant.slug


@dataclass(frozen=True, slots=True)
class BedStands:
    """Those of a bed that ask for one care, from `first` to `last`."""

    bed: BedSnapshot
    stands: tuple[Stand, ...]
    first: date
    last: date


def stands(garden: GardenSnapshot) -> Iterator[Stand]:
    latitude_deg = garden.climate.latitude_deg
    this = season_of(garden.on, latitude_deg)
    for bed in garden.beds:
        for planting in bed.growing:
            if planting.plant.is_perennial:
                first = perennials.first_season(planting.started_on, latitude_deg)
                yield Stand(bed, planting, perennials.season(first, this))


def asking(garden: GardenSnapshot, asks: Asks, season: Season) -> Iterator[BedStands]:
    """Bed by bed, while the season for it is open."""
    first, last = season.at(garden.climate.latitude_deg).dates(garden.on)
    if not first <= garden.on:
        return
    by_bed: dict[int, list[Stand]] = defaultdict(list)
    for stand in stands(garden):
        if asks(stand.slug, stand.season):
            by_bed[stand.bed.pk].append(stand)
    for found in by_bed.values():
        yield BedStands(found[0].bed, tuple(found), first, last)


def has_any(garden: GardenSnapshot, slugs: Iterable[str]) -> bool:
    return not {stand.slug for stand in stands(garden)}.isdisjoint(slugs)


def undated(garden: GardenSnapshot, slugs: Iterable[str]) -> Iterator[Missing]:
    """Of which neither a day of planting nor a plan is noted: their age is not guessed."""
    wanted = frozenset(slugs)
    for bed in garden.beds:
        for planting in bed.planned:
            plant = planting.plant
            if plant.is_perennial and planting.begins_on is None and plant.slug in wanted:
                yield PLANTING_YEAR.of(bed)
