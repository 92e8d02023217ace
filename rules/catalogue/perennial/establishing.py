"""Perennials that may be picked shorter than later on, and what was picked of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from plants.agronomy.perennials import HARVEST_WEEKS, harvest_weeks
from plants.agronomy.rotation import season_of
from rules.catalogue.perennial.stands import Stand, stands
from rules.engine.snapshot import GardenSnapshot


@dataclass(frozen=True, slots=True)
class Establishing:
    """`weeks` it may be picked in this season, the one of `year`; `picked_on` are its harvests."""

    stand: Stand
    weeks: int
    year: int
    picked_on: tuple[date, ...]

    @property
    def until(self) -> date | None:
        """The last day of its harvest, once that has begun."""
        if not self.picked_on:
            return None
        return self.picked_on[0] + timedelta(weeks=self.weeks) - timedelta(days=1)

    @property
    def is_too_much(self) -> bool:
        return bool(self.picked_on) and self.picked_on[-1] > self.until


def establishing(garden: GardenSnapshot) -> Iterator[Establishing]:
    """Until the season of the full harvest."""
    latitude_deg = garden.climate.latitude_deg
    this = season_of(garden.on, latitude_deg)
    for stand in stands(garden):
        weeks = harvest_weeks(stand.slug, stand.season)
        if weeks is not None and weeks < max(HARVEST_WEEKS[stand.slug]):
            picked = sorted(
                day for day in stand.planting.picked_on if season_of(day, latitude_deg) == this
            )
            yield Establishing(stand, weeks, this, tuple(picked))
