"""The oxygen that the water of a reservoir can hold."""

from plants.agronomy.dissolved_oxygen import oxygen_saturation_mg_l
from plants.agronomy.evapotranspiration import air_pressure_kpa
from rules.catalogue.hydro.tanks import Tank


def oxygen_mg_l(tank: Tank) -> float:
    """At most, at the height of the place."""
    pressure_kpa = air_pressure_kpa(tank.garden.climate.elevation_m)
    return oxygen_saturation_mg_l(tank.water.value, pressure_kpa)
