"""What a planting usually yields: the gardener's own figure, the catalogue's, or a table's."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from gardens.models import Planting
from plants.agronomy.crop_yields import (
    KG_PER_M2,
    KG_PER_PLANT,
    MIXED_KG_M2,
    Block,
    Per,
    YieldRange,
    around,
    between,
)
from plants.choices import Category, Origin
from plants.inheritance import ResolvedPlant

LOWEST, HIGHEST = "yield_kg_per_plant_min", "yield_kg_per_plant_max"


@dataclass(frozen=True, slots=True)
class Basis:
    """By what a yield is counted, in words too."""

    words: str | Promise
    per: Per

    def units(self, planting: Planting) -> float:
        block = Block(planting.count, planting.ground_m2, planting.spacing_cm / 100)
        return block.units(self.per)


A_PLANT = Basis(_("a plant"), Per.PLANT)
A_SQUARE_METRE = Basis(_("per m²"), Per.SQUARE_METRE)
A_METRE_OF_ROW = Basis(_("per metre of row"), Per.ROW_METRE)


@dataclass(frozen=True, slots=True)
class Usual:
    """Kilograms of one unit, and who says so."""

    kg: YieldRange
    basis: Basis
    source: str | Promise


def usual_yield(grown: ResolvedPlant) -> Usual | None:
    """None for what is not eaten, or of which nothing is known."""
    plant = grown.plant
    lowest, highest = getattr(plant, LOWEST), getattr(plant, HIGHEST)
    if lowest and highest:
        is_own = {grown.origin(name) for name in (LOWEST, HIGHEST)} != {Origin.CATALOGUE}
        source = _("your own figures") if is_own else _("the catalogue")
        return Usual(between(lowest, highest, plant.slug), A_PLANT, source)
    if plant.slug in KG_PER_PLANT:
        return Usual(KG_PER_PLANT[plant.slug], A_PLANT, _("the table"))
    if plant.slug in KG_PER_M2:
        return Usual(KG_PER_M2[plant.slug], A_SQUARE_METRE, _("the table"))
    if plant.yield_kg_per_m_row:
        return Usual(around(plant.yield_kg_per_m_row), A_METRE_OF_ROW, _("the catalogue"))
    if plant.category in (Category.VEGETABLE, Category.HERB):
        return Usual(around(MIXED_KG_M2), A_SQUARE_METRE, _("the mean of mixed beds"))
    return None
