"""How much lime or sulfur, in how many goes."""

from dataclasses import dataclass

from plants.agronomy import soil
from rules.catalogue.soil.reaction import Reaction


@dataclass(frozen=True, slots=True)
class Dressing:
    """For one square metre; `doses_g_m2` are spread one after the other, with a test between."""

    is_lime: bool
    total_g_m2: float
    doses_g_m2: tuple[float, ...]
    area_m2: float

    @property
    def total_kg(self) -> float:
        return self.total_g_m2 * self.area_m2 / 1000

    @property
    def first_kg(self) -> float:
        return self.doses_g_m2[0] * self.area_m2 / 1000

    @property
    def rest_g_m2(self) -> float:
        return sum(self.doses_g_m2[1:])


def dressing(found: Reaction, depth_cm: float) -> Dressing | None:
    """None without texture and buffer pH: sand takes less than clay."""
    is_lime = found.distance < 0
    total = soil.ph_dose_g_m2(
        found.test.ph,
        found.target_ph,
        lime_factor=soil.LIME_FACTOR.get(found.bed.texture),
        buffer_ph=found.test.buffer_ph,
        depth_cm=depth_cm,
    )
    if not total:
        return None
    cap = soil.LIME_DRESSING_G_M2 if is_lime else soil.SULFUR_DRESSING_G_M2
    return Dressing(is_lime, total, soil.dressings_g_m2(total, cap), found.bed.area_m2)
