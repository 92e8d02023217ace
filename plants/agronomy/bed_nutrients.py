"""N, P2O5 and K2O of a bed this season: what its crops need and what the soil gives of it.

Pages and rules ask here, so that they say the same. Amounts are g/m² of the bed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple, Protocol

from plants.agronomy.nutrient_needs import (
    CEC_BY_TEXTURE,
    CRITICAL_P_PPM,
    NITROGEN_G_M2,
    Supply,
    nitrogen_need_g_m2,
    phosphate_need_g_m2,
    phosphate_supply,
    potash_need_g_m2,
    potash_supply,
)
from plants.agronomy.nutrients import Nutrients

# The words of a soil test for "another extractant".
OTHER_METHOD = "other"


class Lacking(StrEnum):
    """What has to be known before a need can be told."""

    ORGANIC_MATTER = "organic_matter"
    PHOSPHORUS_METHOD = "phosphorus_method"
    POTASSIUM_METHOD = "potassium_method"
    CEC = "cec"


class Tested(Protocol):
    """The figures of a soil test that are read; None or empty where it does not say."""

    organic_matter_pct: float | None
    phosphorus_mg_kg: float | None
    phosphorus_method: str
    potassium_mg_kg: float | None
    potassium_method: str
    cec_meq_100g: float | None


class CropTaking(NamedTuple):
    """`demand` is the catalogue's word or empty, `offtake_g` of the usual harvest or None."""

    demand: str
    ground_m2: float
    offtake_g: Nutrients | None


@dataclass(frozen=True, slots=True)
class Soil:
    """What is known of the soil of a bed; `is_after_legume` within a year."""

    area_m2: float
    texture: str
    test: Tested | None
    is_after_legume: bool

    @property
    def cec(self) -> float | None:
        """Measured, or usual for the texture."""
        if self.test is not None and self.test.cec_meq_100g is not None:
            return self.test.cec_meq_100g
        return CEC_BY_TEXTURE.get(self.texture)

    @property
    def phosphate_supply(self) -> Supply | None:
        """None where it is not known, which the extractant is part of."""
        if self.test is None or self.test.phosphorus_mg_kg is None:
            return None
        critical = CRITICAL_P_PPM.get(self.test.phosphorus_method)
        return critical and phosphate_supply(self.test.phosphorus_mg_kg, critical)

    @property
    def potash_supply(self) -> Supply | None:
        if self.test is None or self.test.potassium_mg_kg is None:
            return None
        is_known = self.test.potassium_method not in ("", OTHER_METHOD) and self.cec is not None
        return potash_supply(self.test.potassium_mg_kg, self.cec) if is_known else None


@dataclass(frozen=True, slots=True)
class Need:
    """`soil` gives part of it without us. `is_upkeep`: untested, only the harvest is replaced."""

    g_m2: float = 0.0
    soil_g_m2: float = 0.0
    lacking: Lacking | None = None
    is_upkeep: bool = False
    is_usual_cec: bool = False

    def short_g_m2(self, added_g_m2: float) -> float:
        return max(0.0, self.g_m2 - self.soil_g_m2 - added_g_m2)

    def surplus_g_m2(self, added_g_m2: float) -> float:
        return max(0.0, added_g_m2 - max(0.0, self.g_m2 - self.soil_g_m2))


class Needs(NamedTuple):
    n: Need
    p2o5: Need
    k2o: Need


def offtake_g(crops: Sequence[CropTaking]) -> Nutrients:
    """With the usual harvest; crops of which nobody knows it count as none."""
    return Nutrients.total(crop.offtake_g for crop in crops if crop.offtake_g)


def nutrient_needs(crops: Sequence[CropTaking], soil: Soil) -> Needs:
    offtake = offtake_g(crops).times(1 / soil.area_m2)
    return Needs(_nitrogen(crops, soil), _phosphate(soil, offtake.p2o5), _potash(soil, offtake.k2o))


def _nitrogen(crops: Sequence[CropTaking], soil: Soil) -> Need:
    """Where crops together have more ground than the bed, each counts for less."""
    organic_pct = soil.test.organic_matter_pct if soil.test else None
    if organic_pct is None:
        return Need(lacking=Lacking.ORGANIC_MATTER)
    ground_m2 = max(soil.area_m2, sum(crop.ground_m2 for crop in crops))
    gross = net = 0.0
    for crop in crops:
        if crop.demand:
            share = crop.ground_m2 / ground_m2
            gross += NITROGEN_G_M2[crop.demand] * share
            net += share * nitrogen_need_g_m2(
                crop.demand, organic_pct, after_legume=soil.is_after_legume
            )
    return Need(gross, gross - net)


def _phosphate(soil: Soil, offtake_g_m2: float) -> Need:
    test = soil.test
    if test is None or test.phosphorus_mg_kg is None:
        return Need(offtake_g_m2, is_upkeep=True)
    critical = CRITICAL_P_PPM.get(test.phosphorus_method)
    if critical is None:
        return Need(lacking=Lacking.PHOSPHORUS_METHOD)
    return Need(phosphate_need_g_m2(test.phosphorus_mg_kg, critical, offtake_g_m2))


def _potash(soil: Soil, offtake_g_m2: float) -> Need:
    test, cec = soil.test, soil.cec
    if test is None or test.potassium_mg_kg is None:
        return Need(offtake_g_m2, is_upkeep=True)
    if test.potassium_method in ("", OTHER_METHOD):
        return Need(lacking=Lacking.POTASSIUM_METHOD)
    if cec is None:
        return Need(lacking=Lacking.CEC)
    need = potash_need_g_m2(test.potassium_mg_kg, cec, offtake_g_m2)
    return Need(need, is_usual_cec=test.cec_meq_100g is None)
