"""A position as exactly as its gardener wants it stored."""

from dataclasses import replace

from gardens.climate.coordinates import Coordinates
from gardens.climate.spot import Spot, position_label
from gardens.models import Precision
from gardens.models.geography import middle_of_cell

# From fine to coarse.
PRECISIONS = (Precision.EXACT, Precision.KILOMETRE, Precision.REGION)
NORTHERNMOST_CELL = 89.75
GRID_DECIMALS = 2


def rounded(latitude: float, longitude: float, precision: Precision) -> Coordinates:
    if precision == Precision.REGION:
        # The meridian of 180 degrees belongs to the cell east of it.
        east = longitude - 360 if longitude >= 180 else longitude
        return Coordinates(min(middle_of_cell(latitude), NORTHERNMOST_CELL), middle_of_cell(east))
    if precision == Precision.KILOMETRE:
        return Coordinates(round(latitude, GRID_DECIMALS), round(longitude, GRID_DECIMALS))
    return Coordinates(latitude, longitude)


def coarsened(spot: Spot, precision: Precision) -> Spot:
    """Nothing finer is left in it; a height that was assumed goes with the old position."""
    position = rounded(spot.latitude, spot.longitude, precision)
    return replace(
        spot,
        label=position_label(position.latitude, position.longitude),
        latitude=position.latitude,
        longitude=position.longitude,
        precision=precision,
        elevation_m=None if spot.elevation_is_assumed else spot.elevation_m,
        elevation_is_assumed=False,
    )


def is_middle_of_region(spot: Spot) -> bool:
    """Towns are as coarse, but stand where they are."""
    middle = rounded(spot.latitude, spot.longitude, Precision.REGION)
    is_middle = (spot.latitude, spot.longitude) == (middle.latitude, middle.longitude)
    return spot.precision == Precision.REGION and is_middle


def no_finer_than(precision: Precision) -> list[Precision]:
    """What is stored can become coarser; what was not stored cannot come back."""
    return list(PRECISIONS[PRECISIONS.index(precision) :])
