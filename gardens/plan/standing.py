"""From when until when each planting stands in its bed."""

from collections.abc import Mapping, Sequence
from datetime import date

from gardens.calendar.rows import calendars_of
from gardens.models import Garden, Planting
from gardens.waiting import Waits
from plants.agronomy.stays import Stay, stay_in_bed
from plants.agronomy.temperature_record import Weather
from plants.inheritance import ResolvedPlant


def stays_of(
    plantings: Sequence[Planting],
    garden: Garden,
    on: date,
    grown: Mapping[int, ResolvedPlant] | None = None,
    weather: Weather | None = None,
    waits: Waits | None = None,
) -> dict[int, Stay]:
    """By primary key; queries as `calendars_of`. Their beds and plants must be there."""
    known: dict[tuple, Stay] = {}
    stays: dict[int, Stay] = {}
    calendars = calendars_of(plantings, garden, on, grown, weather, waits) if plantings else ()
    for planting, calendar in zip(plantings, calendars, strict=True):
        alike = (planting.bed_id, planting.plant_id, calendar.course)
        if alike not in known:
            known[alike] = stay_in_bed(calendar)
        stays[planting.pk] = known[alike]
    return stays
