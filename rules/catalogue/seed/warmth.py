"""How warm the soil is in which something is sown, or soon will be."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from plants.agronomy.emergence import THERMAL_TIMES, ThermalTime
from plants.agronomy.plausibility import TEMPERATURE_C, plausible
from plants.agronomy.soil_temperature import ESTIMATE_DAYS, soil_estimate_c
from plants.agronomy.weather_age import Age
from rules.catalogue.past_days import past_days
from rules.catalogue.sources import OBSERVED, YOUR_RECORDS, YOUR_SENSOR
from rules.engine.drafts import Input, Subject
from rules.engine.levels import Confidence
from rules.engine.once import once_a_garden
from rules.engine.snapshot import (
    DIRECT_SOW,
    BedSnapshot,
    GardenSnapshot,
    PlantingSnapshot,
    SowingSnapshot,
)
from rules.engine.wording import Quantity, Word, Wording, gettext_noop, wording

# Soil is spoken of so long before the day that is planned.
AHEAD_DAYS = 7
SOIL = gettext_noop("Warmth of the soil")
ESTIMATED = Wording(gettext_noop("The soil is as warm as the air of the last seven days, ± 2 °C."))


@dataclass(frozen=True, slots=True)
class SeedBedWarmth:
    """Of a sowing in a bed or a tray, or of one that is planned within a week."""

    subject: Subject
    place: str
    plant: Word
    thermal_time: ThermalTime
    soil: Input
    is_sown: bool
    episode: str = ""
    plantings: tuple[int, ...] = ()

    @property
    def soil_c(self) -> float:
        return self.soil.value.value

    @property
    def assumptions(self) -> tuple[Wording, ...]:
        return (ESTIMATED,) if self.soil.confidence is Confidence.LOW else ()


@once_a_garden
def seed_beds(garden: GardenSnapshot) -> Iterator[SeedBedWarmth]:
    """Of plants whose emergence was measured, in soil whose warmth is known."""
    for sowing in garden.sowings:
        if sowing.plant_slug in THERMAL_TIMES and sowing.soil_c is not None and not sowing.emerged:
            yield _in_tray(sowing)
    for bed in garden.beds:
        sown = [one for one in bed.plantings if is_seed_bed(one, garden.on)]
        soil = soil_input(bed, garden) if sown else None
        for planting in sown if soil else ():
            yield _in_bed(bed, planting, soil)


def is_seed_bed(planting: PlantingSnapshot, on: date) -> bool:
    """In which seed lies, or will within a week; what is long up but not noted is left alone."""
    if planting.method != DIRECT_SOW or planting.plant.is_set or planting.germinated_on:
        return False
    if planting.plant.slug not in THERMAL_TIMES:
        return False
    if planting.started_on:
        return not planting.first_harvest_on and (on - planting.started_on).days <= AHEAD_DAYS
    return planting.planned_on is not None and (planting.planned_on - on).days <= AHEAD_DAYS


def soil_input(bed: BedSnapshot, garden: GardenSnapshot) -> Input | None:
    """By a sensor in the bed, else from the air outdoors; under glass that says nothing."""
    measured = bed.soil_temperature
    is_known = measured is not None and measured.age is not Age.STALE
    if is_known and plausible(measured.value, TEMPERATURE_C) is not None:
        is_fresh = measured.age is Age.FRESH
        confidence = Confidence.HIGH if is_fresh else Confidence.MEDIUM
        value, day = Quantity(measured.value, "°C", digits=1), measured.at.date()
        return Input(SOIL, value, YOUR_SENSOR, measured_on=day, confidence=confidence)
    if garden.is_indoor or bed.is_closed:
        return None
    week = past_days(garden, ESTIMATE_DAYS)
    estimate_c = soil_estimate_c([day.tmean_c for day in week])
    if estimate_c is None:
        return None
    source = wording(OBSERVED, provider=week[-1].source)
    value = Quantity(estimate_c, "°C", digits=1)
    return Input(SOIL, value, source, measured_on=week[-1].on, confidence=Confidence.LOW)


def _in_tray(sowing: SowingSnapshot) -> SeedBedWarmth:
    value = Quantity(sowing.soil_c, "°C", digits=1)
    return SeedBedWarmth(
        subject=Subject.of_tray(sowing),
        place=sowing.tray_name,
        plant=Word(sowing.plant_name),
        thermal_time=THERMAL_TIMES[sowing.plant_slug],
        soil=Input(SOIL, value, YOUR_RECORDS, measured_on=sowing.sown_on),
        is_sown=True,
        episode=str(sowing.pk),
    )


def _in_bed(bed: BedSnapshot, planting: PlantingSnapshot, soil: Input) -> SeedBedWarmth:
    return SeedBedWarmth(
        subject=Subject.of_planting(planting, bed),
        place=bed.name,
        plant=planting.plant.label,
        thermal_time=THERMAL_TIMES[planting.plant.slug],
        soil=soil,
        is_sown=planting.started_on is not None,
        plantings=(planting.pk,),
    )
