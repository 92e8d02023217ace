"""What grows in a bed, by how it draws water."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from math import pi, sqrt

import numpy as np

from plants.agronomy import crop_water
from plants.agronomy.crop_water import CropWater
from rules.catalogue.crops import in_bed
from rules.engine.once import once_a_bed
from rules.engine.snapshot import (
    DIRECT_SOW,
    BedSnapshot,
    DryingAir,
    GardenSnapshot,
    PlantFacts,
)

# FAO-56 table 12, the group "small vegetables", with the roots and depletion of lettuce.
SMALL_VEGETABLE = CropWater(None, (0.70, 1.05, 0.95), 0.3, 0.30)
WOODY = frozenset({"tree", "shrub", "fruit"})
YOUNG_DAYS = 10


@dataclass(frozen=True, slots=True)
class BedCrop:
    """Plants of one kind that came into the bed on one day.

    `is_typical`: the figures are those of its group, for want of its own. `is_adjusted`: its Kc is
    that of the wind and the dryness there, not of the air that the table was made for.
    """

    plant: PlantFacts
    figures: CropWater
    is_typical: bool
    is_adjusted: bool
    since: date
    is_transplanted: bool
    ground_m2: float
    count: int

    @property
    def canopy_m2(self) -> float:
        """Full grown; a vine hangs far, but shades little more than the space it is given."""
        known = [width for width in (self.plant.spread_m, self.plant.spacing_m) if width]
        width_m = min(known, default=sqrt(self.ground_m2 / self.count))
        return self.count * pi / 4 * width_m**2

    def is_young(self, day: date) -> bool:
        return not self.plant.is_perennial and (day - self.since).days < YOUNG_DAYS

    def kc(self, day: date) -> float:
        return float(self.days_from(day, 1)[0, 0])

    def root_depth_m(self, day: date) -> float:
        return float(self.days_from(day, 1)[1, 0])

    def days_from(self, first: date, number: int, *, is_mulched: bool = False) -> np.ndarray:
        """Kc and depth of the roots (m), a row each, with a column for each day."""
        by_age = _by_age(self.figures, self.is_transplanted, is_mulched)
        age_days = (first - self.since).days
        last = by_age.shape[1] - 1
        if age_days >= 0 and age_days + number <= last:
            return by_age[:, age_days : age_days + number]
        if age_days >= last:
            return by_age[:, -1:].repeat(number, axis=1)
        return by_age[:, np.arange(age_days, age_days + number).clip(0, last)]


@lru_cache(maxsize=1024)
def _by_age(figures: CropWater, is_transplanted: bool, is_mulched: bool) -> np.ndarray:
    """To the end of the last stage, after which nothing changes; perennials, and crops whose
    stages are not known, are taken as full grown."""
    kc = crop_water.mulched_kc(figures.kc) if is_mulched else figures.kc
    if figures.stage_days is None:
        return np.array([[kc[1]], [figures.root_depth_m]])
    start_m = (
        crop_water.TRANSPLANTED_ROOT_DEPTH_M if is_transplanted else crop_water.SOWN_ROOT_DEPTH_M
    )
    stages, full_m = figures.stage_days, figures.root_depth_m
    ages = range(sum(stages) + 1)
    depths_m = [crop_water.root_depth_m(age, stages, full_m, start_m) for age in ages]
    return np.array([[crop_water.kc_on_day(age, stages, kc) for age in ages], depths_m])


@once_a_bed
def bed_crops(bed: BedSnapshot, garden: GardenSnapshot) -> list[BedCrop]:
    """Alike ones together; woody plants without figures of their own are left out."""
    alike: dict[tuple[str, date, bool], BedCrop] = {}
    for crop in _crops(bed, garden):
        key = crop.plant.slug, crop.since, crop.is_transplanted
        if stands := alike.get(key):
            crop = replace(
                stands,
                ground_m2=stands.ground_m2 + crop.ground_m2,
                count=stands.count + crop.count,
            )
        alike[key] = crop
    return list(alike.values())


def _crops(bed: BedSnapshot, garden: GardenSnapshot) -> Iterator[BedCrop]:
    for planting, since in in_bed(bed, garden):
        if figures := crop_figures(planting.plant):
            yield BedCrop(
                plant=planting.plant,
                figures=_adjusted(figures, planting.plant.height_m, garden.drying),
                is_typical=figures is SMALL_VEGETABLE,
                is_adjusted=None not in (garden.drying, planting.plant.height_m),
                since=since,
                is_transplanted=planting.method != DIRECT_SOW,
                ground_m2=planting.count * planting.spacing_m * planting.row_spacing_m,
                count=planting.count,
            )


@lru_cache(maxsize=4096)
def _adjusted(figures: CropWater, height_m: float | None, air: DryingAir | None) -> CropWater:
    """FAO-56 Eq. 62 and 65, by the height of the grown plant."""
    if height_m is None or air is None:
        return figures
    kc = crop_water.climate_adjusted_kc(figures.kc, air.wind_m_s, air.humidity_min_pct, height_m)
    return replace(figures, kc=kc)


def crop_figures(plant: PlantFacts) -> CropWater | None:
    """FAO-56 by docs/science.md 2, else the catalogue's, else those of small vegetables."""
    if printed := crop_water.CROPS.get(plant.slug):
        return printed
    if plant.kc and plant.root_depth_m and plant.depletion_fraction:
        stages = None if plant.is_perennial else plant.stage_days
        return CropWater(stages, plant.kc, plant.root_depth_m, plant.depletion_fraction)
    return None if plant.category in WOODY else SMALL_VEGETABLE
