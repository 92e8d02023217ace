"""Nitrogen, phosphate and potash of a bed this season: needed, there, given and still missing."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext

from gardens.models.soil import PotassiumMethod
from gardens.soil.crops import Crop, names_of
from gardens.soil.facts import SoilFacts
from gardens.soil.words import rate_number, say_rate
from plants.agronomy.nutrient_needs import (
    CRITICAL_P_PPM,
    LEGUME_N_G_M2,
    NITROGEN_G_M2,
    SAND_N_DOSE_G_M2,
    nitrogen_need_g_m2,
    phosphate_need_g_m2,
    potash_need_g_m2,
)
from plants.agronomy.nutrients import Nutrients
from plants.agronomy.soil_water import SANDS

# Below this nobody weighs anything out.
LEAST_G_M2 = 0.1


@dataclass(frozen=True, slots=True)
class Budget:
    """In grams for each square metre of the bed; `soil` is what it gives without us.

    `asks` says what would have to be known, `notes` what the figure rests on.
    """

    key: str
    letter: str
    name: str
    need: float = 0.0
    soil: float = 0.0
    added: float = 0.0
    asks: str = ""
    notes: tuple[str, ...] = ()

    @property
    def is_known(self) -> bool:
        return not self.asks

    @property
    def short(self) -> float:
        return max(0.0, self.need - self.soil - self.added)

    @property
    def is_short(self) -> bool:
        return self.is_known and self.short >= LEAST_G_M2

    @property
    def supply_words(self) -> str:
        return gettext("{supply} of {need}").format(
            supply=rate_number(self.soil + self.added), need=say_rate(self.need)
        )


def offtake_g(crops: Iterable[Crop]) -> Nutrients:
    """With the usual harvest; crops of which nobody knows it count as none."""
    return Nutrients.total(taken for crop in crops if (taken := crop.takes_g(crop.expected_kg)))


def uncounted(crops: Iterable[Crop]) -> list[Crop]:
    return [crop for crop in crops if crop.takes_g(crop.expected_kg) is None]


def budgets(facts: SoilFacts, added_g: Nutrients) -> list[Budget]:
    """`added_g` is what was given to the bed this season."""
    area_m2 = facts.bed.area_m2
    added = added_g.times(1 / area_m2)
    offtake = offtake_g(facts.of_season).times(1 / area_m2)
    lacking = names_of(uncounted(facts.of_season))
    notes = (_not_counted(lacking),) if lacking else ()
    return [
        _nitrogen(facts, added.n),
        _phosphate(facts, offtake.p2o5, added.p2o5, notes),
        _potash(facts, offtake.k2o, added.k2o, notes),
    ]


def _nitrogen(facts: SoilFacts, added: float) -> Budget:
    names = ("n", "N", gettext("Nitrogen"))
    organic_pct = facts.test.organic_matter_pct if facts.test else None
    if organic_pct is None:
        return Budget(*names, asks=gettext("Enter the organic matter of a soil test."))
    known = [crop for crop in facts.of_season if crop.plant.nutrient_demand]
    unknown = names_of(crop for crop in facts.of_season if not crop.plant.nutrient_demand)
    share = facts.share_of_ground / facts.bed.area_m2
    gross = net = 0.0
    for crop in known:
        ground, demand = crop.planting.ground_m2 * share, crop.plant.nutrient_demand
        gross += NITROGEN_G_M2[demand] * ground
        net += ground * nitrogen_need_g_m2(demand, organic_pct, after_legume=facts.is_after_legume)
    notes = [_not_counted(unknown)] if unknown else []
    if facts.is_after_legume:
        words = gettext("After a legume {rate} less is needed.")
        notes.append(words.format(rate=say_rate(LEGUME_N_G_M2)))
    if facts.texture in SANDS and net - added > SAND_N_DOSE_G_M2:
        words = gettext("Sand holds no more than {rate} at once: give the rest a month later.")
        notes.append(words.format(rate=say_rate(SAND_N_DOSE_G_M2)))
    return Budget(*names, gross, gross - net, added, notes=tuple(notes))


def _phosphate(facts: SoilFacts, offtake: float, added: float, notes: tuple[str, ...]) -> Budget:
    names = ("p2o5", "P", gettext("Phosphate, P₂O₅"))
    test = facts.test
    if test is None or test.phosphorus_mg_kg is None:
        return Budget(*names, offtake, added=added, notes=(_upkeep(), *notes))
    critical = CRITICAL_P_PPM.get(test.phosphorus_method)
    if critical is None:
        return Budget(*names, asks=gettext("Say with which extractant phosphorus was measured."))
    need = phosphate_need_g_m2(test.phosphorus_mg_kg, critical, offtake)
    return Budget(*names, need, added=added, notes=notes)


def _potash(facts: SoilFacts, offtake: float, added: float, notes: tuple[str, ...]) -> Budget:
    names = ("k2o", "K", gettext("Potash, K₂O"))
    test = facts.test
    if test is None or test.potassium_mg_kg is None:
        return Budget(*names, offtake, added=added, notes=(_upkeep(), *notes))
    if test.potassium_method in ("", PotassiumMethod.OTHER):
        return Budget(*names, asks=gettext("Say with which extractant potassium was measured."))
    if facts.cec is None:
        return Budget(*names, asks=gettext("Enter the soil texture, or the CEC of a soil test."))
    need = potash_need_g_m2(test.potassium_mg_kg, facts.cec, offtake)
    if test.cec_meq_100g is None:
        notes = (gettext("With the usual CEC of this texture."), *notes)
    return Budget(*names, need, added=added, notes=notes)


def _upkeep() -> str:
    return gettext("Without a soil test only what the harvest takes: low confidence.")


def _not_counted(names: str) -> str:
    return gettext("Not counted, because too little is known: {names}.").format(names=names)
