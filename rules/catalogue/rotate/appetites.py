"""Hungry crops that follow a hungry one, and what the soil was given between them."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from plants.agronomy.nutrient_needs import NITROGEN_G_M2
from plants.agronomy.rotation import feeder_severity
from plants.agronomy.stays import PICKING
from rules.catalogue.occupancy import stays
from rules.catalogue.rotate.records import begins_in, season_of, this_seasons
from rules.catalogue.soil.bed_soil import LEGUME, given_kg_m2
from rules.engine.snapshot import BedSnapshot, GardenSnapshot, PlantingSnapshot

HEAVY = "heavy"


@dataclass(frozen=True, slots=True)
class Before:
    """A crop of the season before, with the day its ground was free."""

    name: str
    demand: str
    cleared_on: date


def hungry_crops(bed: BedSnapshot, garden: GardenSnapshot) -> dict[int, list[PlantingSnapshot]]:
    """Annuals of this season and those planned, by season."""
    seasons: dict[int, list[PlantingSnapshot]] = defaultdict(list)
    for planting in this_seasons(bed, garden):
        if planting.plant.nutrient_demand == HEAVY and not planting.plant.is_perennial:
            seasons[begins_in(planting, garden)].append(planting)
    return seasons


def crop_before(bed: BedSnapshot, garden: GardenSnapshot, season: int) -> Before | None:
    """The crop of that season which left its ground last; a legume goes before another."""
    crops = [Before(past.name, past.nutrient_demand, past.ended_on) for past in bed.history]
    for stay in stays(bed, garden):
        plant = stay.planting.plant
        if stay.planting.started_on and not plant.is_perennial:
            cleared_on = stay.end - PICKING
            crops.append(Before(plant.name, plant.nutrient_demand, cleared_on))
    found = [crop for crop in crops if season_of(crop.cleared_on, garden) == season]
    return max(found, key=lambda crop: (crop.cleared_on, crop.demand == LEGUME), default=None)


def tiring_severity(bed: BedSnapshot, before: Before) -> str | None:
    since = before.cleared_on
    given = [one.brought_g for one in bed.amendments if one.spread_on >= since and one.brought_g]
    if sum(grams.n for grams in given) >= NITROGEN_G_M2[HEAVY] * bed.area_m2:
        return None
    return feeder_severity(before.demand, HEAVY, given_kg_m2(bed, "compost", since))
