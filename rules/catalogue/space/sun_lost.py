"""What the shade of a neighbour leaves of a crop's sun."""

from dataclasses import dataclass

from plants.agronomy.neighbour_shade import hours_lost, open_sun_h
from plants.agronomy.sun_needs import sun_need
from rules.catalogue.space.shadows import Shadow
from rules.engine.levels import Severity
from rules.engine.snapshot import BedSnapshot, GardenSnapshot

FULL_SUN = "full"


@dataclass(frozen=True, slots=True)
class SunLost:
    """Hours of direct sun on the day of the shadow; `is_mapped` by what stands on the plan of the
    land, else under an open sky."""

    shadow: Shadow
    has_h: float
    lost_h: float
    needs_h: float
    is_mapped: bool

    @property
    def left_h(self) -> float:
        return max(0.0, self.has_h - self.lost_h)

    @property
    def severity(self) -> Severity:
        """A crop of full sun that has enough but for the neighbour is warned of."""
        is_fruiting = self.shadow.shorter.plant.sun == FULL_SUN
        is_decisive = self.has_h >= self.needs_h > self.left_h
        return Severity.WARNING if is_fruiting and is_decisive else Severity.ADVICE


def sun_lost(shadow: Shadow, bed: BedSnapshot, garden: GardenSnapshot) -> SunLost:
    shorter, latitude_deg = shadow.shorter, garden.climate.latitude_deg
    mapped_h = shorter.sun_h
    return SunLost(
        shadow=shadow,
        has_h=mapped_h[shadow.on.month - 1] if mapped_h else open_sun_h(latitude_deg, shadow.on),
        lost_h=hours_lost(shadow.screen, latitude_deg, shadow.on, bed.bearing_deg),
        needs_h=sun_need(shorter.plant.sun or FULL_SUN, shorter.plant.sun_hours_min).minimum_h,
        is_mapped=mapped_h is not None,
    )


def worst_loss(found: list[Shadow], bed: BedSnapshot, garden: GardenSnapshot) -> SunLost:
    """Of the deepest shadows of each crop, one that is warned of, else the deepest of all."""
    deepest = {shadow.shorter.pk: shadow for shadow in reversed(found)}
    fruiting = (one for one in deepest.values() if one.shorter.plant.sun == FULL_SUN)
    losses = (sun_lost(one, bed, garden) for one in fruiting)
    warned = next((one for one in losses if one.severity is Severity.WARNING), None)
    return warned or sun_lost(found[0], bed, garden)
