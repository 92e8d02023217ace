"""N, P2O5 and K2O that a bed needs, by soil test and harvest (Vitosh et al. 1995, E-2567).

The equations come from field crops: their confidence is medium at most. All amounts are g/m²,
offtake is what the harvest removes.
"""

from enum import StrEnum

from plants.agronomy.soil import by_texture

NITROGEN_G_M2 = {"heavy": 18.0, "medium": 11.0, "light": 6.0, "nitrogen_fixer": 0.0}
LEGUME_N_G_M2 = 4.0
# For so long a legume that has ended feeds what follows.
AFTER_LEGUME_DAYS = 365
# More at once is washed out of sand.
SAND_N_DOSE_G_M2 = 8.0
# More than this beyond the need leaches, feeds aphids and fills leaves with nitrate.
N_SURPLUS_G_M2 = 5.0

# ppm of phosphorus below which the soil is built up, by the laboratory's extractant.
CRITICAL_P_PPM = {"bray_1": 20.0, "mehlich_3": 20.0, "mehlich_3_icp": 30.0, "olsen": 16.0}
P_EXCESS_SEVERITY = "advice"

# meq/100 g where no laboratory measured it; confidence is one lower.
CEC_BY_TEXTURE = by_texture(sand=5, loam=12, clay=20)

_N_PER_ORGANIC_PCT, _MOST_N_OF_ORGANIC = 2.2, 6.6
_P_PER_PPM, _K_PER_PPM, _K_UPKEEP = 0.5604, 0.1121, 2.24
# ppm above the critical level to which the harvest is replaced, and at which nothing is.
_P_PLATEAU, P_END_PPM = 15.0, 25.0
_K_PLATEAU, _K_END = 30.0, 50.0


class Supply(StrEnum):
    LOW = "low"
    ENOUGH = "enough"
    HIGH = "high"
    EXCESS = "excess"


def nitrogen_need_g_m2(
    demand: str, organic_matter_pct: float, *, after_legume: bool = False, compost_n: float = 0.0
) -> float:
    """`demand` is the catalogue's word, `compost_n` what compost gives this year."""
    organic = _N_PER_ORGANIC_PCT * max(0.0, organic_matter_pct - 1)
    legume = LEGUME_N_G_M2 if after_legume else 0.0
    rest = NITROGEN_G_M2[demand] - min(_MOST_N_OF_ORGANIC, organic) - legume - compost_n
    return max(0.0, rest)


def nitrogen_surplus_severity(surplus_g_m2: float) -> str | None:
    return "advice" if surplus_g_m2 > N_SURPLUS_G_M2 else None


def phosphate_need_g_m2(test_ppm: float, critical_ppm: float, offtake: float) -> float:
    if test_ppm < critical_ppm:
        return _P_PER_PPM * (critical_ppm - test_ppm) + offtake
    return offtake * _share_replaced(test_ppm - critical_ppm, _P_PLATEAU, P_END_PPM)


def phosphate_supply(test_ppm: float, critical_ppm: float) -> Supply:
    """Excess is SOIL.P_EXCESS: no more compost for its phosphate."""
    return _supply(test_ppm - critical_ppm, _P_PLATEAU, P_END_PPM)


def critical_k_ppm(cec: float) -> float:
    return 75 + 2.5 * cec


def potash_need_g_m2(test_ppm: float, cec: float, offtake: float) -> float:
    upkeep = offtake + _K_UPKEEP
    above_ppm = test_ppm - critical_k_ppm(cec)
    if above_ppm < 0:
        return _K_PER_PPM * -above_ppm * (1 + 0.05 * cec) + upkeep
    return upkeep * _share_replaced(above_ppm, _K_PLATEAU, _K_END)


def potash_supply(test_ppm: float, cec: float) -> Supply:
    return _supply(test_ppm - critical_k_ppm(cec), _K_PLATEAU, _K_END)


def _share_replaced(above_ppm: float, plateau_ppm: float, end_ppm: float) -> float:
    return min(1.0, max(0.0, (end_ppm - above_ppm) / (end_ppm - plateau_ppm)))


def _supply(above_ppm: float, plateau_ppm: float, end_ppm: float) -> Supply:
    if above_ppm < 0:
        return Supply.LOW
    if above_ppm <= plateau_ppm:
        return Supply.ENOUGH
    return Supply.HIGH if above_ppm <= end_ppm else Supply.EXCESS
