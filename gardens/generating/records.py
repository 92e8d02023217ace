"""What gardeners wrote down and devices measured in the beds of a garden."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from random import Random

from gardens.models import (
    Bed,
    BedKind,
    Device,
    Garden,
    GardenKind,
    MoistureReading,
    OwnFigures,
    Planting,
    RainDay,
    Reservoir,
    ReservoirReading,
    ReservoirSystem,
    Sensor,
    SensorReading,
    SoilTest,
    Space,
    SpaceReading,
    Watering,
)
from gardens.models.indoor import SaltUnit
from gardens.models.soil import PhosphorusMethod, PotassiumMethod
from gardens.sensors.quantities import Quantity

SOILS = (BedKind.GROUND, BedKind.RAISED)
WATERED_DAYS, RAIN_DAYS, MEASURED_DAYS = 120, 40, 60
# How many beds or gardens have what is not everybody's.
TESTED, FELT, GAUGED, MEASURED, KNOWN_BETTER = 0.6, 0.2, 0.1, 0.15, 0.1
READINGS_A_SENSOR = 48


def soil_tests(bed: Bed, on: date, chance: Random) -> Iterator[SoilTest]:
    """None, one or two, of the last four years."""
    if bed.kind not in SOILS or chance.random() > TESTED:
        return
    for _number in range(chance.randint(1, 2)):
        yield SoilTest(
            garden_id=bed.garden_id,
            bed=bed,
            tested_on=on - timedelta(days=chance.randint(5, 1400)),
            ph=round(chance.gauss(6.5, 0.7), 1),
            has_free_carbonate=chance.random() < 0.2,
            phosphorus_mg_kg=float(chance.randint(5, 120)),
            phosphorus_method=chance.choice(PhosphorusMethod.values),
            potassium_mg_kg=float(chance.randint(40, 400)),
            potassium_method=chance.choice(PotassiumMethod.values),
            organic_matter_pct=round(chance.uniform(1, 8), 1),
        )


def waterings(bed: Bed, on: date, chance: Random) -> Iterator[Watering]:
    """Every few days, in litres or soaked through; some gardeners write nothing down."""
    if bed.kind == BedKind.HYDROPONIC or chance.random() < 0.2:
        return
    gap = chance.randint(3, 14)
    for ago in range(chance.randint(0, gap), WATERED_DAYS, gap):
        litres = None if chance.random() < 0.3 else float(chance.randint(5, 40))
        day = on - timedelta(days=ago)
        yield Watering(garden_id=bed.garden_id, bed=bed, watered_on=day, litres=litres)


def moisture(bed: Bed, on: date, chance: Random) -> Iterator[MoistureReading]:
    if bed.kind in SOILS and chance.random() < FELT:
        for ago in range(chance.randint(0, 9), MEASURED_DAYS, 10):
            yield MoistureReading(
                garden_id=bed.garden_id,
                bed=bed,
                measured_on=on - timedelta(days=ago),
                moisture_pct=float(chance.randint(8, 40)),
            )


def rain_days(garden: Garden, on: date, chance: Random) -> Iterator[RainDay]:
    if not garden.is_indoor and chance.random() < GAUGED:
        for ago in range(RAIN_DAYS):
            fallen_mm = max(0.0, round(chance.gauss(0, 5), 1))
            yield RainDay(garden=garden, fallen_on=on - timedelta(days=ago), rain_mm=fallen_mm)


def device(bed: Bed, seed: int, chance: Random) -> Device | None:
    """In the soil of a bed; its token is nobody's."""
    if bed.kind in SOILS and chance.random() < MEASURED:
        digest = f"generated {seed} {bed.pk}"
        return Device(garden_id=bed.garden_id, bed=bed, name="Probe", token_digest=digest)
    return None


def sensors(one: Device) -> list[Sensor]:
    quantities = (Quantity.SOIL_MOISTURE, Quantity.SOIL_TEMPERATURE)
    return [Sensor(device=one, quantity=quantity) for quantity in quantities]


def readings(sensor: Sensor, on: date, chance: Random) -> Iterator[SensorReading]:
    """Hourly, until the morning of that day."""
    last = datetime.combine(on, time(6), tzinfo=UTC)
    value = chance.uniform(12, 35)
    for ago in range(READINGS_A_SENSOR):
        measured_at = last - timedelta(hours=ago)
        yield SensorReading(
            sensor=sensor, measured_at=measured_at, value=round(value + chance.gauss(0, 1), 1)
        )


def own_figures(plantings: list[Planting], chance: Random) -> OwnFigures | None:
    """Of one of its plants the gardener knows the days better."""
    if not plantings or chance.random() > KNOWN_BETTER:
        return None
    one = plantings[0]
    days = chance.randint(40, 110)
    return OwnFigures(
        garden_id=one.garden_id,
        plant=one.plant,
        days_to_maturity_min=days,
        days_to_maturity_max=days + 15,
        days_to_maturity_from=one.plant.days_to_maturity_from,
        source="Seed packet",
    )


def space(garden: Garden, chance: Random) -> Space | None:
    if garden.kind not in (GardenKind.GROW_TENT, GardenKind.HYDROPONICS):
        return None
    hours = {"light_on_at": time(6), "light_off_at": time(chance.randint(18, 23))}
    return Space(garden=garden, name="Tent", ppfd=float(chance.randint(150, 600)), **hours)


def space_readings(one: Space, on: date, chance: Random) -> Iterator[SpaceReading]:
    for moment in _moments(on):
        air_c, humidity_pct = chance.gauss(23, 3), chance.uniform(35, 85)
        yield SpaceReading(
            space=one, read_at=moment, air_c=round(air_c, 1), humidity_pct=round(humidity_pct)
        )


def reservoir(garden: Garden, chance: Random) -> Reservoir | None:
    if garden.kind != GardenKind.HYDROPONICS:
        return None
    system, volume_l = chance.choice(ReservoirSystem.values), float(chance.choice((20, 60, 120)))
    return Reservoir(garden=garden, name="Tank", system=system, volume_l=volume_l)


def reservoir_readings(one: Reservoir, on: date, chance: Random) -> Iterator[ReservoirReading]:
    for moment in _moments(on):
        yield ReservoirReading(
            reservoir=one,
            read_at=moment,
            ec_ms_cm=round(chance.uniform(0.8, 2.6), 2),
            salt_unit=SaltUnit.EC,
            ph=round(chance.gauss(6.0, 0.5), 1),
            water_c=round(chance.gauss(20, 3), 1),
        )


def _moments(on: date) -> list[datetime]:
    """Every third morning of a month."""
    first = datetime.combine(on, time(7), tzinfo=UTC)
    return [first - timedelta(days=ago) for ago in range(1, 30, 3)]
