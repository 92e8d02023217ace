"""Hungry crops whose roots share a layer of the soil and meet."""

from dataclasses import dataclass

from plants.agronomy.spacing import ROOT_SHARE, is_root_competition
from rules.catalogue.distances import close_pairs
from rules.catalogue.occupancy import stays
from rules.engine.snapshot import BedSnapshot, GardenSnapshot, PlantingSnapshot

HEAVY = "heavy"


@dataclass(frozen=True, slots=True)
class Rivals:
    a: PlantingSnapshot
    b: PlantingSnapshot
    distance_m: float

    @property
    def reach_m(self) -> float:
        return ROOT_SHARE * (radius_m(self.a) + radius_m(self.b))


def rivals(bed: BedSnapshot, garden: GardenSnapshot) -> list[Rivals]:
    """The closest for their size first; plants of one kind are left to their spacing."""
    hungry = [planting for planting in bed.plantings if _is_hungry(planting)]
    if len({planting.plant.slug for planting in hungry}) < 2:
        return []
    stay = {found.planting.pk: found for found in stays(bed, garden)}
    widest_m = max(radius_m(planting) for planting in hungry)
    found = [
        Rivals(a, b, distance_m)
        for a, b, distance_m in close_pairs(hungry, 2 * widest_m)
        if a.plant.slug != b.plant.slug and stay[a.pk].shared_time(stay[b.pk])
        if is_root_competition(
            (a.plant.root_depth_m, b.plant.root_depth_m), (radius_m(a), radius_m(b)), distance_m
        )
    ]
    return sorted(found, key=lambda one: (one.distance_m / one.reach_m, one.a.pk, one.b.pk))


def _is_hungry(planting: PlantingSnapshot) -> bool:
    plant = planting.plant
    return plant.nutrient_demand == HEAVY and bool(plant.root_depth_m and plant.spread_m)


def radius_m(planting: PlantingSnapshot) -> float:
    return planting.plant.spread_m / 2
