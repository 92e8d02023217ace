"""Towns of five climates with their normals, and neighbourhoods that share a weather cell."""

from copy import copy
from dataclasses import dataclass
from random import Random

from gardens.generating.climates import CLIMATES
from gardens.models import ClimateSource, Place, WeatherCell
from gardens.weather.rounding import cell_position
from plants.choices import Confidence

GARDENS_A_CELL = 250


def towns() -> list[Place]:
    """Unsaved."""
    known = {
        "climate_source": ClimateSource.STATION,
        "climate_confidence": Confidence.HIGH,
        "climate_distance_km": 2.0,
        "climate_height_difference_m": 0,
    }
    return [Place(**climate, climate_name=climate["label"], **known) for climate in CLIMATES]


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """Gardens of one town and one weather cell."""

    town: Place
    cell: WeatherCell

    def place(self, chance: Random) -> Place:
        """Of one garden, unsaved: its town's, a little higher or lower."""
        place = copy(self.town)
        place._state = copy(self.town._state)
        place.weather_cell = self.cell
        place.latitude, place.longitude = self.cell.latitude, self.cell.longitude
        place.elevation_m = max(0, (place.elevation_m or 0) + chance.randint(-40, 80))
        place.frost_appetite = chance.choice(("cautious", "normal", "normal", "bold"))
        return place


def neighbourhoods(gardens: int) -> list[Neighbourhood]:
    """As many for each town, a tenth of a degree apart, as its gardens need."""
    found = towns()
    each = -(-gardens // (len(found) * GARDENS_A_CELL))
    return [Neighbourhood(town, _cell(town, number)) for number in range(each) for town in found]


def _cell(town: Place, number: int) -> WeatherCell:
    latitude, longitude = cell_position(
        town.latitude + 0.1 * (number // 10), town.longitude + 0.1 * (number % 10)
    )
    cell, _is_new = WeatherCell.objects.get_or_create(
        latitude=latitude, longitude=longitude, defaults={"timezone": town.timezone}
    )
    return cell
