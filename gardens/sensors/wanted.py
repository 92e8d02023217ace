"""Between which values a sensor's readings should lie, where the bed and its plants say so."""

from dataclasses import dataclass

from django.utils.translation import gettext

from gardens.grown import as_grown
from gardens.models import Bed, BedKind, Sensor
from gardens.sensors.quantities import Quantity
from plants.agronomy.soil_water import TEXTURES
from plants.models import Plant
from plants.quantities import say_range

# Most crops suffer once half of what they can reach is used (FAO-56 table 22).
USUAL_DEPLETION = 0.5


@dataclass(frozen=True, slots=True)
class WantedRange:
    lowest: float
    highest: float
    reason: str
    unit: str

    @property
    def words(self) -> str:
        return self.reason.format(range=say_range(self.lowest, self.highest, self.unit, 1))


def wanted_range(sensor: Sensor) -> WantedRange | None:
    bed = sensor.device.bed
    if bed is None:
        return None
    in_water = bed.kind == BedKind.HYDROPONIC
    match sensor.quantity:
        case Quantity.SOIL_MOISTURE if not in_water:
            return _moisture(bed)
        case Quantity.PH:
            columns = ("hydroponic_ph_min", "hydroponic_ph_max")
            return _common(bed, columns if in_water else ("soil_ph_min", "soil_ph_max"), "")
        case Quantity.EC if in_water:
            return _common(bed, ("hydroponic_ec_min_ms_cm", "hydroponic_ec_max_ms_cm"), "mS/cm")
    return None


def _moisture(bed: Bed) -> WantedRange | None:
    """From where crops begin to suffer to where the soil can hold no more."""
    named = Bed.objects.with_soil_texture().filter(pk=bed.pk).values_list("soil_texture", flat=True)
    soil = TEXTURES.get(named.get())
    if soil is None:
        return None
    reach = soil.theta_fc - soil.theta_wp
    lowest = 100 * (soil.theta_fc - USUAL_DEPLETION * reach)
    words = gettext("Wanted in this soil: {range}.")
    return WantedRange(lowest, 100 * soil.theta_fc, words, "%")


def _common(bed: Bed, columns: tuple[str, str], unit: str) -> WantedRange | None:
    """What suits all plants that grow there, if there is such a range."""
    growing = Plant.objects.filter(pk__in=bed.plantings.present().values("plant"))
    plants = as_grown(bed.garden_id, growing).values()
    ranges = [[getattr(plant, column) for column in columns] for plant in plants]
    known = [(low, high) for low, high in ranges if low is not None and high is not None]
    if not known:
        return None
    lowest, highest = max(low for low, _ in known), min(high for _, high in known)
    if lowest >= highest:
        return None
    return WantedRange(lowest, highest, gettext("Wanted by what grows there: {range}."), unit)
