"""Soil reaction: lime, sulfur, and how far a pH lies from what a crop likes."""

from collections.abc import Sequence
from math import ceil

VEGETABLE_TARGET_PH = 6.5
CLUBROOT_TARGET_PH = 7.2
# What soil is limed or soured for, where that is less than what the crop stands.
_BLUEBERRY_PH = (4.5, 5.2)
AIMED_PH = {
    "potato": (5.5, 6.0),
    "highbush-blueberry": _BLUEBERRY_PH,
    "lowbush-blueberry": _BLUEBERRY_PH,
    "rabbiteye-blueberry": _BLUEBERRY_PH,
}
# The slug of a crop, and the lowest and highest pH that suit it.
CropPh = tuple[str, float, float]
# A soil test is fresh for three years and of no use after five.
TEST_FRESH_DAYS, TEST_USABLE_DAYS = 3 * 365, 5 * 365
# Outside it phosphate is bound, whatever the soil holds of it (heuristic).
PHOSPHATE_FREE_PH = (5.5, 7.5)
LIME_DRESSING_G_M2 = 500.0
SULFUR_DRESSING_G_M2 = 100.0
# US garden tables give about half of RB209 on sand: show this range of the figure.
LIME_RANGE = (0.6, 1.0)

# Neutralising value, % CaO; the factors below are for 54.
NEUTRALISING_VALUE = {"limestone": 54.0, "hydrated": 70.0, "burnt": 80.0}
_REFERENCE_NV = 54.0
_REFERENCE_DEPTH_CM = 20.0

_SANDS = ("sand", "loamy_sand")
_LOAMS = ("sandy_loam", "loam", "silt_loam", "silt")
_CLAYS = ("clay_loam", "silty_clay_loam", "silty_clay", "clay")


def by_texture(sand: float, loam: float, clay: float) -> dict[str, float]:
    """A figure for every texture, from one for each of their groups."""
    groups = ((_SANDS, sand), (_LOAMS, loam), (_CLAYS, clay))
    return {texture: figure for textures, figure in groups for texture in textures}


# t/ha of limestone for one pH unit of 20 cm (RB209); loam and silt are set with the silt loams.
LIME_FACTOR = {**by_texture(6, 7, 8), "organic": 8, "peat": 16}

# The Mehlich buffer before any soil is stirred into it.
BUFFER_START_PH = 6.6
_CACO3_PER_SULFUR = 3.12
_G_M2_PER_T_HA = 100
_G_M2_PER_SHORT_TON_ACRE = 224.2


def lime_t_ha(lime_factor: float, ph: float, target_ph: float) -> float:
    """Limestone of NV 54 for 20 cm; 0 if the soil is not too sour."""
    return lime_factor * max(0.0, target_ph - ph)


def lime_g_m2(
    lime_factor: float,
    ph: float,
    target_ph: float,
    *,
    depth_cm: float = _REFERENCE_DEPTH_CM,
    neutralising_value: float = NEUTRALISING_VALUE["limestone"],
) -> float:
    depth = depth_cm / _REFERENCE_DEPTH_CM
    strength = neutralising_value / _REFERENCE_NV
    return _G_M2_PER_T_HA * lime_t_ha(lime_factor, ph, target_ph) * depth / strength


def buffer_lime_g_m2(ph: float, target_ph: float, buffer_ph: float) -> float:
    """From a laboratory's Mehlich buffer pH (NCDA&CS); `ph` must be below 6.6."""
    acidity = (BUFFER_START_PH - buffer_ph) * 4
    return _G_M2_PER_SHORT_TON_ACRE * acidity * (target_ph - ph) / (BUFFER_START_PH - ph)


def sulfur_g_m2(
    lime_factor: float, ph: float, target_ph: float, *, depth_cm: float = _REFERENCE_DEPTH_CM
) -> float:
    """Elemental sulfur that undoes the lime of the same step; 0 if the soil is not too sweet."""
    return lime_g_m2(lime_factor, target_ph, ph, depth_cm=depth_cm) / _CACO3_PER_SULFUR


def ph_dose_g_m2(
    ph: float,
    target_ph: float,
    *,
    lime_factor: float | None,
    buffer_ph: float | None = None,
    depth_cm: float = _REFERENCE_DEPTH_CM,
) -> float | None:
    """Ground limestone, or sulfur where the soil is too sweet; a laboratory's buffer pH goes first.

    None where neither it nor the texture is known.
    """
    is_buffered = buffer_ph is not None and max(ph, buffer_ph) < BUFFER_START_PH
    if is_buffered and ph < target_ph:
        return buffer_lime_g_m2(ph, target_ph, buffer_ph)
    if lime_factor is None:
        return None
    dose = lime_g_m2 if ph < target_ph else sulfur_g_m2
    return dose(lime_factor, ph, target_ph, depth_cm=depth_cm)


def dressings_g_m2(total_g_m2: float, cap_g_m2: float) -> tuple[float, ...]:
    """Full dressings first, the rest last; lime is half a year apart, sulfur three months."""
    full = max(0, ceil(round(total_g_m2 / cap_g_m2, 9)) - 1)
    rest_g_m2 = total_g_m2 - full * cap_g_m2
    return (cap_g_m2,) * full + ((rest_g_m2,) if rest_g_m2 > 0 else ())


def is_ph_reachable(ph: float, target_ph: float, *, has_free_carbonate: bool) -> bool:
    """Free carbonate (it fizzes with vinegar) undoes any acidifier (RHS)."""
    return target_ph >= ph or not has_free_carbonate


def target_ph(crops: Sequence[CropPh], *, fights_clubroot: bool = False) -> float:
    """What vegetables like, as far as it suits the crops, which must have a pH in common."""
    if not crops:
        return VEGETABLE_TARGET_PH
    wanted = CLUBROOT_TARGET_PH if fights_clubroot else VEGETABLE_TARGET_PH
    suited = [(low, high) for _slug, low, high in crops]
    low, high = _common([AIMED_PH.get(slug, (low, high)) for slug, low, high in crops])
    if low > high:
        low, high = _common(suited)
    return min(high, max(low, wanted))


def _common(ranges: Sequence[tuple[float, float]]) -> tuple[float, float]:
    return max(low for low, _ in ranges), min(high for _, high in ranges)


def ph_distance(ph: float, ph_min: float, ph_max: float) -> float:
    """Below the range negative, above it positive, inside 0."""
    if ph < ph_min:
        return round(ph - ph_min, 6)
    return round(ph - ph_max, 6) if ph > ph_max else 0.0


def binds_phosphate(ph: float) -> bool:
    low, high = PHOSPHATE_FREE_PH
    return not low <= ph <= high


def ph_severity(distance: float) -> str | None:
    """Critical is meant for crops sensitive to pH."""
    far = abs(distance)
    if far > 1.2:
        return "critical"
    if far > 0.7:
        return "warning"
    if far > 0.3:
        return "advice"
    return "info" if far > 0 else None
