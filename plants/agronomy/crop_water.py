"""What a crop draws: Kc by stage, root depth, mixed beds (FAO-56 tables 11, 12 and 22)."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate

BARE_KC = 0.3
MULCH_FACTOR = 0.75
SOWN_ROOT_DEPTH_M = 0.15
TRANSPLANTED_ROOT_DEPTH_M = 0.20

Kc = tuple[float, float, float]
StageDays = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class CropWater:
    """Kc of start, middle and end; days of the four stages, None for perennials."""

    stage_days: StageDays | None
    kc: Kc
    root_depth_m: float
    depletion_fraction: float


# Root depths are the shallow end of the printed range; the pea's stages are those of faba bean.
CROPS = {
    "tomato": CropWater((30, 40, 45, 30), (0.60, 1.15, 0.80), 0.7, 0.40),
    "sweet-pepper": CropWater((30, 35, 40, 20), (0.60, 1.05, 0.90), 0.5, 0.30),
    "eggplant": CropWater((30, 40, 40, 20), (0.60, 1.05, 0.90), 0.7, 0.45),
    "potato": CropWater((30, 35, 50, 30), (0.50, 1.15, 0.75), 0.4, 0.35),
    "cucumber": CropWater((20, 30, 40, 15), (0.60, 1.00, 0.75), 0.7, 0.50),
    "zucchini": CropWater((20, 30, 25, 15), (0.50, 0.95, 0.75), 0.6, 0.50),
    "winter-squash": CropWater((25, 35, 35, 25), (0.50, 1.00, 0.80), 1.0, 0.35),
    "head-lettuce": CropWater((20, 30, 15, 10), (0.70, 1.00, 0.95), 0.3, 0.30),
    "spinach": CropWater((20, 20, 20, 5), (0.70, 1.00, 0.95), 0.3, 0.20),
    "radish": CropWater((5, 10, 15, 5), (0.70, 0.90, 0.85), 0.3, 0.30),
    "carrot": CropWater((30, 40, 60, 20), (0.70, 1.05, 0.95), 0.5, 0.35),
    "onion": CropWater((15, 25, 70, 40), (0.70, 1.05, 0.75), 0.3, 0.30),
    "cabbage": CropWater((40, 60, 50, 15), (0.70, 1.05, 0.95), 0.5, 0.45),
    "broccoli": CropWater((35, 45, 40, 15), (0.70, 1.05, 0.95), 0.4, 0.45),
    "bush-bean": CropWater((20, 30, 30, 10), (0.50, 1.05, 0.90), 0.5, 0.45),
    "garden-pea": CropWater((20, 30, 35, 15), (0.50, 1.15, 1.10), 0.6, 0.35),
    "beet": CropWater((15, 25, 20, 10), (0.50, 1.05, 0.95), 0.6, 0.50),
    "strawberry": CropWater(None, (0.40, 0.85, 0.75), 0.2, 0.20),
}


def kc_on_day(day: float, stage_days: StageDays, kc: Kc) -> float:
    """Flat, linear, flat, linear; `day` counts from sowing or planting out."""
    ini, mid, end = kc
    dev_starts, mid_starts, late_starts, ends = accumulate(stage_days)
    if day <= dev_starts:
        return ini
    if day < mid_starts:
        return ini + (mid - ini) * (day - dev_starts) / (mid_starts - dev_starts)
    if day <= late_starts:
        return mid
    if day < ends:
        return mid + (end - mid) * (day - late_starts) / (ends - late_starts)
    return end


def climate_adjusted_kc(kc: Kc, u2_m_s: float, rh_min_pct: float, height_m: float) -> Kc:
    """Kc for wind and dryness unlike the table's 2 m/s and 45 % (FAO-56 Eq. 62, 65)."""
    wind = 0.04 * (min(6, max(1, u2_m_s)) - 2)
    dryness = 0.004 * (min(80, max(20, rh_min_pct)) - 45)
    shift = (wind - dryness) * (min(10, max(0.1, height_m)) / 3) ** 0.3
    ini, mid, end = kc
    return ini, mid + shift, end + shift if end >= 0.45 else end


def mulched_kc(kc: Kc) -> Kc:
    """Organic mulch cuts the evaporation of the open first stage (heuristic, FAO-56 ch. 10)."""
    ini, mid, end = kc
    return ini * MULCH_FACTOR, mid, end


def mixed_bed_kc(parts: Iterable[tuple[float, float]]) -> float:
    """Of (Kc, share of the ground covered); the rest is bare, crowded shares are scaled to 1."""
    crops = tuple(parts)
    covered = sum(share for _, share in crops)
    crop_kc = sum(kc * share for kc, share in crops)
    if covered > 1:
        return crop_kc / covered
    return crop_kc + BARE_KC * (1 - covered)


def root_depth_m(
    day: float, stage_days: StageDays, full_depth_m: float, start_m: float = SOWN_ROOT_DEPTH_M
) -> float:
    """Grows linearly to the full depth at the end of the development stage."""
    start_m = min(start_m, full_depth_m)
    grown = min(1.0, max(0.0, day / (stage_days[0] + stage_days[1])))
    return start_m + (full_depth_m - start_m) * grown
