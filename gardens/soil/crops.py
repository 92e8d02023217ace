"""Crops of a bed with what they need of the soil, what they yield and what that takes away."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from gardens.grown import resolved
from gardens.harvests.usual import usual_yield
from gardens.models import Bed, EndReason, Planting
from plants.agronomy.bed_nutrients import CropTaking
from plants.agronomy.nutrients import Nutrients, removal
from plants.choices import NutrientDemand
from plants.inheritance import ResolvedPlant
from plants.models import Plant


@dataclass(frozen=True, slots=True)
class Crop:
    planting: Planting
    grown: ResolvedPlant

    @property
    def plant(self) -> Plant:
        return self.grown.plant

    @property
    def is_legume(self) -> bool:
        return self.plant.nutrient_demand == NutrientDemand.NITROGEN_FIXER

    @property
    def per_t_kg(self) -> Nutrients | None:
        """What a harvest takes away, where all three are known."""
        plant = self.plant
        taken = (plant.removal_n_kg_per_t, plant.removal_p2o5_kg_per_t, plant.removal_k2o_kg_per_t)
        return None if None in taken else Nutrients(*taken)

    @property
    def expected_kg(self) -> float | None:
        usual = usual_yield(self.grown)
        return usual and usual.kg.typical * usual.basis.units(self.planting)

    def takes_g(self, harvest_kg: float | None) -> Nutrients | None:
        per_t_kg = self.per_t_kg
        if harvest_kg is None or per_t_kg is None:
            return None
        return removal(harvest_kg, per_t_kg)

    @property
    def taking(self) -> CropTaking:
        offtake_g = self.takes_g(self.expected_kg)
        return CropTaking(self.plant.nutrient_demand, self.planting.ground_m2, offtake_g)

    @property
    def picked_on(self) -> date | None:
        """The first harvest; where none is noted the end, if it was one."""
        planting = self.planting
        if planting.first_harvest_on:
            return planting.first_harvest_on
        return planting.ended_on if planting.end_reason == EndReason.HARVESTED else None


def crops_of(bed: Bed) -> list[Crop]:
    """All that grew, grows or is planned, in two queries."""
    plantings = list(bed.plantings.with_plants())
    grown = resolved(bed.garden_id, {planting.plant for planting in plantings})
    return [Crop(planting, grown[planting.plant_id]) for planting in plantings]


def names_of(crops: Iterable[Crop]) -> str:
    return ", ".join(dict.fromkeys(crop.plant.common_name for crop in crops))
