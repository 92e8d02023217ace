from dataclasses import dataclass
from datetime import date
from functools import cached_property

from plants.agronomy.crop_figures import CropFigures
from plants.agronomy.frost import FrostDates
from plants.agronomy.temperature_record import MonthlyNormals, Weather
from plants.agronomy.windows import PlantingWindows, planting_windows


@dataclass(frozen=True)
class Site:
    """Where it grows; `confidence` is that of the frost dates, `weather` may be empty."""

    frost: FrostDates
    latitude_deg: float
    coldest_night_c: float | None
    normals: MonthlyNormals | None
    confidence: str
    weather: Weather
    is_indoor: bool = False

    @cached_property
    def mean_c(self) -> tuple[float, ...] | None:
        """Of each month."""
        if self.normals is None:
            return None
        extremes = zip(self.normals.tmin_c, self.normals.tmax_c, strict=True)
        return tuple((low + high) / 2 for low, high in extremes)

    def windows(self, crop: CropFigures, on: date) -> PlantingWindows:
        """Open on that day or next; none indoors, in the tropics or without frost."""
        if self.is_indoor:
            return PlantingWindows()
        offsets = crop.offsets.in_winters_of(self.coldest_night_c)
        return planting_windows(offsets, self.frost, self.latitude_deg, on)
