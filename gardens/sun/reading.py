"""Hours of direct sun in a garden, read from its map in one query."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol, Self

import numpy as np
from django.utils import timezone

from gardens.models import Garden, SunMap
from gardens.models.monthly import Monthly
from gardens.plan.geometry import Placement
from gardens.sun.scene import outline_m
from plants.agronomy.shade.grid import CellGrid
from plants.agronomy.shade.obstacles import Outline
from plants.choices import Confidence

# A worker answers within a second or two; a page that waits longer asks less often.
IMPATIENT_FOR = timedelta(seconds=30)
ASK_SECONDS, ASK_SELDOM_SECONDS = 2, 15


@dataclass(frozen=True, slots=True)
class Hours:
    """Of each month: the mean of some cells, and the least and the most one of them has."""

    mean: Monthly
    lowest: Monthly
    highest: Monthly


class OnPlan(Protocol):
    """A bed, or the row of one."""

    is_on_land: bool
    placement: Placement
    ring_on_land: np.ndarray


class Block(Protocol):
    """A planting, or the row of one."""

    x_cm: float
    y_cm: float
    spacing_cm: float
    row_spacing_cm: float
    block_length_cm: float
    block_width_cm: float


@dataclass(frozen=True, slots=True)
class SunReading:
    """`hours` has the shape (12, rows, columns); cells under a roof are not a number."""

    grid: CellGrid
    hours: np.ndarray
    trees: int
    structures: int

    @classmethod
    def of(cls, sun_map: SunMap) -> "SunReading | None":
        hours = sun_map.monthly_hours
        if hours is None:
            return None
        grid = CellGrid(0.0, 0.0, sun_map.cell_m, sun_map.columns, sun_map.rows)
        return cls(grid, hours, sun_map.trees, sun_map.structures)

    @property
    def is_open(self) -> bool:
        """Nothing was entered that could shade it."""
        return not self.trees and not self.structures

    @property
    def confidence(self) -> Confidence:
        """Crowns are guessed, heights estimated; with neither, what stands around is not known."""
        return Confidence.LOW if self.trees else Confidence.MEDIUM

    def bed_hours(self, bed: OnPlan) -> Monthly | None:
        found = self.hours_of(bed)
        return found and found.mean

    def hours_of(self, bed: OnPlan) -> Hours | None:
        """None for a bed off the plan or under a roof."""
        return self._within(outline_m(bed.ring_on_land)) if bed.is_on_land else None

    def planting_hours(self, planting: Block, bed: OnPlan) -> Monthly | None:
        """Of the ground under its plants."""
        if not bed.is_on_land:
            return None
        found = self._within(outline_m(bed.placement.on_land(_ground(planting))))
        return found and found.mean

    def _within(self, outline: Outline) -> Hours | None:
        rows, columns = np.nonzero(self.grid.cells_of(outline))
        hours = self.hours[:, rows, columns]
        hours = hours[:, ~np.isnan(hours[0])]
        if not hours.size:
            return None
        ways = (hours.mean(axis=1), hours.min(axis=1), hours.max(axis=1))
        return Hours(*(tuple(of_month.tolist()) for of_month in ways))


@dataclass(frozen=True, slots=True)
class GardenSun:
    """The newest reading, and whether a newer one is on the way."""

    reading: SunReading | None
    is_awaited: bool
    asked_at: datetime | None
    is_given_up: bool = False

    @classmethod
    def of(cls, garden: Garden) -> Self:
        """Of a garden with land; one query."""
        sun_map = SunMap.objects.filter(garden=garden).first()
        if sun_map is None:
            return cls(None, True, None)
        is_given_up = sun_map.is_given_up
        is_awaited = sun_map.asked_at is not None and not is_given_up
        return cls(SunReading.of(sun_map), is_awaited, sun_map.asked_at, is_given_up)

    @property
    def ask_again_seconds(self) -> int:
        is_slow = self.asked_at is None or timezone.now() - self.asked_at > IMPATIENT_FOR
        return ASK_SELDOM_SECONDS if is_slow else ASK_SECONDS


def monthly_hours_of(garden: Garden) -> SunReading | None:
    """None while it is reckoned for the first time, and for a garden without land."""
    return GardenSun.of(garden).reading


def _ground(planting: Block) -> np.ndarray:
    """Corners, in the frame of the bed, of what its block needs."""
    east, south = planting.spacing_cm / 2, planting.row_spacing_cm / 2
    west_cm, north_cm = planting.x_cm - east, planting.y_cm - south
    east_cm = planting.x_cm + planting.block_length_cm + east
    south_cm = planting.y_cm + planting.block_width_cm + south
    return np.array(
        ((west_cm, north_cm), (east_cm, north_cm), (east_cm, south_cm), (west_cm, south_cm))
    )
