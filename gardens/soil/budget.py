"""Nitrogen, phosphate and potash of a bed this season: needed, there, given and still missing."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gardens.soil.crops import Crop, names_of
from gardens.soil.facts import SoilFacts
from gardens.soil.words import rate_number, say_rate
from plants.agronomy.bed_nutrients import Lacking, Need, nutrient_needs
from plants.agronomy.nutrient_needs import LEGUME_N_G_M2, SAND_N_DOSE_G_M2
from plants.agronomy.nutrients import Nutrients
from plants.agronomy.soil_water import SANDS

# Below this nobody weighs anything out.
LEAST_G_M2 = 0.1
ASKS = {
    Lacking.ORGANIC_MATTER: _("Enter the organic matter of a soil test."),
    Lacking.PHOSPHORUS_METHOD: _("Say with which extractant phosphorus was measured."),
    Lacking.POTASSIUM_METHOD: _("Say with which extractant potassium was measured."),
    Lacking.CEC: _("Enter the soil texture, or the CEC of a soil test."),
}


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


def uncounted(crops: Iterable[Crop]) -> list[Crop]:
    return [crop for crop in crops if crop.taking.offtake_g is None]


def budgets(facts: SoilFacts, added_g: Nutrients) -> list[Budget]:
    """`added_g` is what was given to the bed this season."""
    added = added_g.times(1 / facts.bed.area_m2)
    needs = nutrient_needs([crop.taking for crop in facts.of_season], facts.soil)
    notes = _not_counted(uncounted(facts.of_season))
    return [
        _nitrogen(facts, needs.n, added.n),
        _budget("p2o5", "P", gettext("Phosphate, P₂O₅"), needs.p2o5, added.p2o5, notes),
        _budget("k2o", "K", gettext("Potash, K₂O"), needs.k2o, added.k2o, notes),
    ]


def _budget(
    key: str, letter: str, name: str, need: Need, added: float, notes: Iterable[str]
) -> Budget:
    if need.lacking:
        return Budget(key, letter, name, asks=str(ASKS[need.lacking]))
    if need.is_upkeep:
        notes = (
            gettext("Without a soil test only what the harvest takes: low confidence."),
            *notes,
        )
    if need.is_usual_cec:
        notes = (gettext("With the usual CEC of this texture."), *notes)
    return Budget(key, letter, name, need.g_m2, need.soil_g_m2, added, notes=tuple(notes))


def _nitrogen(facts: SoilFacts, need: Need, added: float) -> Budget:
    notes = _not_counted(crop for crop in facts.of_season if not crop.plant.nutrient_demand)
    if facts.is_after_legume:
        words = gettext("After a legume {rate} less is needed.")
        notes.append(words.format(rate=say_rate(LEGUME_N_G_M2)))
    if facts.texture in SANDS and need.short_g_m2(added) > SAND_N_DOSE_G_M2:
        words = gettext("Sand holds no more than {rate} at once: give the rest a month later.")
        notes.append(words.format(rate=say_rate(SAND_N_DOSE_G_M2)))
    return _budget("n", "N", gettext("Nitrogen"), need, added, notes)


def _not_counted(crops: Iterable[Crop]) -> list[str]:
    names = names_of(crops)
    words = gettext("Not counted, because too little is known: {names}.")
    return [words.format(names=names)] if names else []
