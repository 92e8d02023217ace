"""Pots and troughs: a small store, a large demand (heuristic, low to medium confidence)."""

from dataclasses import dataclass

from plants.agronomy.soil_water import SoilTexture

DEPLETION_FRACTION = 0.40
DRAIN_THROUGH = 1.15

# Available water of potting mixes, litres per litre.
MIX_AVAILABLE = {"peat_coir": 0.25, "perlite": 0.20, "compost": 0.30}
# A peat or coir mix that has drained, and where plants cannot draw more of it: middles of the
# ranges usual for nursery mixes, 45 to 65 % and 25 to 35 % (heuristic).
PEAT_COIR = SoilTexture(theta_fc=0.55, theta_wp=0.30)
EXPOSURE = {"sheltered": 1.0, "open": 1.2, "windy": 1.4}


@dataclass(frozen=True, slots=True)
class ContainerNeed:
    """A dose every `interval_days`; `volume_needed_l` holds one day's use."""

    available_l: float
    use_l_per_day: float
    interval_days: int
    dose_l: float
    volume_needed_l: float

    @property
    def is_too_small(self) -> bool:
        return self.use_l_per_day > self.available_l


def daily_use_l(
    et0_mm: float, kc: float, *, canopy_m2: float, surface_m2: float, exposure: float = 1.2
) -> float:
    return et0_mm * kc * exposure * max(canopy_m2, surface_m2)


def rain_caught_l(rain_mm: float, surface_m2: float, *, is_canopy_closed: bool) -> float:
    """Rain counts on the pot's own surface only; a closed canopy sheds half of it."""
    return rain_mm * surface_m2 * (0.5 if is_canopy_closed else 1.0)


def missing_from_reading_l(theta: float, volume_l: float) -> float:
    """A moisture reading overrides the count; no more than the mix can hold for plants."""
    holds = PEAT_COIR.theta_fc - PEAT_COIR.theta_wp
    return volume_l * min(max(0.0, PEAT_COIR.theta_fc - theta), holds)


def container_need(
    volume_l: float,
    use_l_per_day: float,
    mix_available: float = MIX_AVAILABLE["peat_coir"],
    p_pot: float = DEPLETION_FRACTION,
) -> ContainerNeed:
    """`use_l_per_day` must be above 0."""
    available_l = volume_l * mix_available * p_pot
    interval_days = max(1, int(available_l / use_l_per_day))
    return ContainerNeed(
        available_l=available_l,
        use_l_per_day=use_l_per_day,
        interval_days=interval_days,
        dose_l=use_l_per_day * interval_days * DRAIN_THROUGH,
        volume_needed_l=use_l_per_day / (mix_available * p_pot),
    )
