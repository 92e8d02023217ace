"""Seasons of which nobody noted what stood in a bed."""

from collections.abc import Iterator

from rules.catalogue.rotate.records import season_of
from rules.engine.snapshot import BedSnapshot, GardenSnapshot

# Enough for every family; diseases and perennials ask for more, and are noted one by one.
SEASONS = 3


def unknown_seasons(bed: BedSnapshot, garden: GardenSnapshot) -> tuple[int, ...]:
    this_season = season_of(garden.on, garden)
    first_noted = season_of(garden.records_since, garden)
    known = set(_noted(bed, garden))
    return tuple(
        season
        for season in range(this_season - SEASONS, min(this_season, first_noted))
        if season not in known
    )


def _noted(bed: BedSnapshot, garden: GardenSnapshot) -> Iterator[int]:
    """Seasons in which something is noted to have stood there."""
    this_season = season_of(garden.on, garden)
    spans = [(past.started_on or past.ended_on, past.ended_on) for past in bed.history]
    spans += [(planting.started_on, garden.on) for planting in bed.growing]
    for first, last in spans:
        start = max(season_of(first, garden), this_season - SEASONS)
        yield from range(start, season_of(last, garden) + 1)


def season_words(season: int, garden: GardenSnapshot) -> str:
    """2026, or 2026/27 where a season runs over New Year."""
    is_south = garden.climate.latitude_deg < 0
    return f"{season}/{(season + 1) % 100:02}" if is_south else str(season)
