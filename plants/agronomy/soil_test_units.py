"""What laboratories print for a nutrient of the soil, in mg/kg, which is ppm."""

from enum import StrEnum

# A layer of 6 2/3 inches of an acre weighs two million pounds by convention.
_FURROW_SLICE_CM = 16.93
_FURROW_SLICE_KG_HA, _FURROW_SLICE_LB_ACRE = 2.2417e6, 2e6
_MG_PER_KG = 1e6


class SoilUnit(StrEnum):
    MG_KG = "mg_kg"
    MG_L = "mg_l"
    KG_HA = "kg_ha"
    LB_ACRE = "lb_acre"


PER_AREA = {
    SoilUnit.KG_HA: _FURROW_SLICE_KG_HA,
    SoilUnit.LB_ACRE: _FURROW_SLICE_LB_ACRE,
}


def mg_per_kg(value: float, unit: SoilUnit, layer_cm: float | None = None) -> float:
    """`layer_cm` is the thickness sampled, needed of figures per area.

    A litre of sieved soil counts as a kilogram.
    """
    if unit not in PER_AREA:
        return value
    return value * _MG_PER_KG / (PER_AREA[unit] * layer_cm / _FURROW_SLICE_CM)
