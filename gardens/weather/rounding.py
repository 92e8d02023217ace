"""Weather is asked for, and kept, by the tenth of a degree: about 11 km, never a garden."""

CELL_DIGITS = 1


def cell_position(latitude: float, longitude: float) -> tuple[float, float]:
    # Adding zero makes -0.0 the 0.0 it is equal to.
    return round(latitude, CELL_DIGITS) + 0.0, round(longitude, CELL_DIGITS) + 0.0
