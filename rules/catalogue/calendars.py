"""The jobs of a planting through its season, as the pages of the calendar reckon them."""

from plants.agronomy.crop_calendar import Course, CropCalendar
from plants.agronomy.crop_timing import counted_method
from plants.agronomy.growing_site import Site
from plants.agronomy.heat_targets import HeatTarget, heat_target
from plants.agronomy.temperature_record import DayTemperatures, MonthlyNormals, Weather
from rules.engine.once import once_a_bed, once_a_garden, once_a_weather
from rules.engine.snapshot import BedSnapshot, GardenSnapshot, PlantingSnapshot

OWN_DAYS = "days_to_maturity_min"


@once_a_bed
def calendars(bed: BedSnapshot, garden: GardenSnapshot) -> dict[int, CropCalendar]:
    """By planting; those that are alike share theirs."""
    known: dict[tuple, CropCalendar] = {}
    found = {}
    for planting in bed.plantings:
        alike = planting.plant, *_course(planting)
        if alike not in known:
            known[alike] = _calendar(planting, bed, garden)
        found[planting.pk] = known[alike]
    return found


def _course(planting: PlantingSnapshot) -> tuple:
    return (
        *(planting.method, planting.planned_on, planting.started_on),
        *(planting.planted_out_on, planting.first_harvest_on, planting.wait),
    )


def _calendar(planting: PlantingSnapshot, bed: BedSnapshot, garden: GardenSnapshot) -> CropCalendar:
    course = Course(
        method=planting.method,
        heat=_heat(planting, bed),
        planned_on=planting.planned_on,
        started_on=planting.started_on,
        planted_out_on=planting.planted_out_on,
        first_harvest_on=planting.first_harvest_on,
        harvest_from=planting.wait.until if planting.wait else None,
    )
    return CropCalendar(planting.plant, _site(bed, garden), course, garden.on)


@once_a_bed
def _site(bed: BedSnapshot, garden: GardenSnapshot) -> Site:
    climate = garden.climate_in(bed)
    return Site(
        frost=climate.counted_frost,
        latitude_deg=climate.latitude_deg,
        coldest_night_c=climate.coldest_night_c,
        normals=normals(garden),
        confidence=climate.confidence,
        weather=temperatures(garden),
        is_indoor=garden.is_indoor,
    )


def _heat(planting: PlantingSnapshot, bed: BedSnapshot) -> HeatTarget | None:
    """None where the weather does not reach, and where the gardener's own days say more."""
    plant = planting.plant
    if bed.is_closed or OWN_DAYS in plant.own:
        return None
    return heat_target(plant.slug, counted_method(plant, planting.method, planting.planted_out_on))


@once_a_weather
def temperatures(garden: GardenSnapshot) -> Weather:
    return {
        on: DayTemperatures(row.tmin_c, row.tmax_c, row.is_forecast, row.issued_at.date())
        for on, row in garden.weather.items()
        if row.tmin_c is not None and row.tmax_c is not None
    }


@once_a_garden
def normals(garden: GardenSnapshot) -> MonthlyNormals | None:
    climate = garden.climate
    if climate.tmin_c is None or climate.tmax_c is None:
        return None
    return MonthlyNormals(climate.tmin_c, climate.tmax_c, climate.confidence)
