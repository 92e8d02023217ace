"""Light and air that crops want indoors; their pH and EC stand in the catalogue.

Oklahoma State HLA-6722, Purdue HO-238, Virginia Tech; leaf stage, confidence medium.
"""

from typing import NamedTuple

from plants.agronomy.spans import Span


class IndoorRange(NamedTuple):
    dli_mol: Span
    vpd_kpa: Span


SEEDLINGS = IndoorRange(Span(6, 12), Span(0.4, 0.8))
SEEDLINGS_EC_MS_CM = Span(0.5, 1.0)
SEEDLINGS_PH = Span(5.5, 6.5)

LETTUCES = ("head-lettuce", "leaf-lettuce", "romaine-lettuce")
# Many growers keep lettuce lower than the printed 6.0 to 7.0: no finding within this.
LETTUCE_PH = Span(5.5, 7.0)

_TOMATOES = ("tomato", "cherry-tomato", "paste-tomato", "currant-tomato")
# Continuous light harms tomatoes; others have the MOST_HOURS of indoor_light.
MOST_LIGHT_H = dict.fromkeys(_TOMATOES, 16.0)

_LEAVES = IndoorRange(Span(12, 17), Span(0.6, 1.0))
_HERBS = IndoorRange(Span(12, 18), Span(0.8, 1.1))
_FRUITS = IndoorRange(Span(20, 30), Span(0.8, 1.2))

INDOOR_RANGES = {
    **dict.fromkeys(LETTUCES, _LEAVES),
    **dict.fromkeys(("spinach", "pak-choi", "swiss-chard"), _LEAVES),
    **dict.fromkeys(("basil", "parsley", "thyme", "spearmint", "chives"), _HERBS),
    **dict.fromkeys(("cucumber", "pickling-cucumber", "sweet-pepper", "chili-pepper"), _FRUITS),
    **dict.fromkeys(_TOMATOES, _FRUITS),
    "strawberry": IndoorRange(Span(17, 25), Span(0.6, 1.0)),
}

# Their tips burn in air that others bear.
LEAFY = frozenset(slug for slug, wanted in INDOOR_RANGES.items() if wanted in (_LEAVES, _HERBS))
