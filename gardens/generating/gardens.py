"""Many gardens of every kind, by bulk; the same for the same seed and day."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from itertools import chain, pairwise
from random import Random

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db import transaction
from django.db.models import Model

from gardens.generating import entries, records, seed_boxes
from gardens.generating.growing import beds_of, crops_of, plantings_of
from gardens.generating.places import Neighbourhood, neighbourhoods
from gardens.generating.weather import add_weather
from gardens.models import (
    Amendment,
    Bed,
    Device,
    EmergenceCount,
    Event,
    Garden,
    Gardener,
    GardenKind,
    GerminationTest,
    Harvest,
    MoistureReading,
    OwnFigures,
    Place,
    Planting,
    Problem,
    RainDay,
    Reservoir,
    ReservoirReading,
    SeedEntry,
    SeedLot,
    Sensor,
    SensorReading,
    SoilTest,
    Sowing,
    Space,
    SpaceReading,
    Tray,
    Treatment,
    Watering,
)
from plants.models import Pest, Plant

KINDS = (
    *(GardenKind.ALLOTMENT,) * 6,
    *(GardenKind.RAISED_BED,) * 7,
    *(GardenKind.BALCONY,) * 3,
    GardenKind.WINDOWSILL,
    GardenKind.GROW_TENT,
    *(GardenKind.HYDROPONICS,) * 2,
)
GARDENS_AT_ONCE = 500
ROWS_AT_ONCE = 5000
WEIGH_FOLKLORE = 0.1
RECORDS_OF = timedelta(days=1500)


class NothingGrows(Exception):
    """The catalogue is not loaded."""


def generate(gardeners: int, gardens: int, plantings: int, seed: int, on: date) -> list[int]:
    """The numbers of the new gardens, to which the owners and plantings are dealt out unevenly."""
    plants = Plant.objects.of_catalogue().in_bulk(field_name="slug")
    if not plants:
        raise NothingGrows
    shares = _shares(plantings, gardens, Random(f"{seed} shares"))
    made: list[int] = []
    with transaction.atomic():
        owners = _gardeners(gardeners, seed)
        boxes = _seed_boxes(owners, list(plants.values()), seed, on)
        around = neighbourhoods(gardens)
        add_weather(around, on, seed)
        for start in range(0, gardens, GARDENS_AT_ONCE):
            numbers = range(start, min(start + GARDENS_AT_ONCE, gardens))
            some = [_garden(number, owners, around, seed) for number in numbers]
            _fill(some, [shares[number] for number in numbers], plants, seed, on)
            _sow_indoors(some, boxes, on, Random(f"{seed} trays of {some[0].name}"))
            made += [garden.pk for garden in some]
    return made


def _shares(plantings: int, gardens: int, chance: Random) -> list[int]:
    """Some gardens have three times as many as others."""
    weights = [chance.uniform(0.5, 1.5) for _number in range(gardens)]
    total, so_far = sum(weights), 0.0
    edges = [0]
    for weight in weights:
        so_far += weight
        edges.append(round(plantings * so_far / total))
    return [end - start for start, end in pairwise(edges)]


def _gardeners(number: int, seed: int) -> list[Gardener]:
    """Nobody can log in as one of them."""
    return _insert(
        Gardener,
        (
            Gardener(email=f"generated-{seed}-{one}@example.org", password=UNUSABLE_PASSWORD_PREFIX)
            for one in range(number)
        ),
    )


def _garden(number: int, owners: list[Gardener], around: list[Neighbourhood], seed: int) -> Garden:
    chance = Random(f"{seed} garden {number}")
    return Garden(
        owner=owners[number % len(owners)],
        place=chance.choice(around).place(chance),
        name=f"Garden {number + 1}",
        kind=chance.choice(KINDS),
        weighs_folklore=chance.random() < WEIGH_FOLKLORE,
    )


def _fill(
    gardens: list[Garden], shares: list[int], plants: Mapping[str, Plant], seed: int, on: date
) -> None:
    _insert(Place, (garden.place for garden in gardens))
    _insert(Garden, gardens)
    begun = datetime.combine(on, time(), tzinfo=UTC) - RECORDS_OF
    Garden.objects.filter(pk__in=[garden.pk for garden in gardens]).update(created_at=begun)
    chances = [Random(f"{seed} {garden.name}") for garden in gardens]
    dealt = list(zip(gardens, shares, chances, strict=True))
    beds = [beds_of(*one) for one in dealt]
    _insert(Bed, chain.from_iterable(beds))
    plantings = [
        list(plantings_of(some, crops_of(garden, plants), share, on, chance))
        for some, (garden, share, chance) in zip(beds, dealt, strict=True)
    ]
    chance = Random(f"{seed} records of {gardens[0].name}")
    entries.picked(chain.from_iterable(plantings), on, chance)
    _insert(Planting, chain.from_iterable(plantings))
    _enter(list(chain.from_iterable(plantings)), on, chance)
    own = (records.own_figures(some, chance) for some in plantings)
    _insert(OwnFigures, filter(None, own))
    _write_down(list(chain.from_iterable(beds)), on, chance)
    _measure(gardens, list(chain.from_iterable(beds)), seed, on, chance)


def _enter(plantings: list[Planting], on: date, chance: Random) -> None:
    """Entries of the book, and what hangs on each."""
    pests = list(Pest.objects.order_by("name"))
    written = {
        Harvest: list(_each(entries.harvests, plantings, on, chance)),
        Treatment: list(_each(entries.treatments, plantings, on, chance)),
        Problem: [row for one in plantings for row in entries.problems(one, pests, on, chance)],
    }
    _insert(Event, (row.event for rows in written.values() for row in rows))
    for model, rows in written.items():
        _insert(model, rows)


def _seed_boxes(
    owners: list[Gardener], plants: list[Plant], seed: int, on: date
) -> Mapping[int, list[SeedLot]]:
    """By owner."""
    chance = Random(f"{seed} seed boxes")
    lots = _insert(
        SeedLot, (lot for owner in owners for lot in seed_boxes.lots(owner, plants, on, chance))
    )
    _insert(SeedEntry, _each(seed_boxes.ledger, lots, on, chance))
    _insert(GerminationTest, _each(seed_boxes.germination_tests, lots, on, chance))
    boxes: dict[int, list[SeedLot]] = defaultdict(list)
    for lot in lots:
        boxes[lot.owner_id].append(lot)
    return boxes


def _sow_indoors(
    gardens: list[Garden], boxes: Mapping[int, list[SeedLot]], on: date, chance: Random
) -> None:
    trays = _insert(Tray, filter(None, (seed_boxes.tray(one, chance) for one in gardens)))
    sown = (seed_boxes.sowings(one, boxes[one.garden.owner_id], on, chance) for one in trays)
    sowings = _insert(Sowing, chain.from_iterable(sown))
    _insert(EmergenceCount, _each(seed_boxes.counts, sowings, on, chance))


def _write_down(beds: list[Bed], on: date, chance: Random) -> None:
    _insert(Amendment, _each(entries.amendments, beds, on, chance))
    _insert(SoilTest, _each(records.soil_tests, beds, on, chance))
    _insert(Watering, _each(records.waterings, beds, on, chance))
    _insert(MoistureReading, _each(records.moisture, beds, on, chance))


def _measure(gardens: list[Garden], beds: list[Bed], seed: int, on: date, chance: Random) -> None:
    _insert(RainDay, _each(records.rain_days, gardens, on, chance))
    devices = _insert(Device, filter(None, (records.device(bed, seed, chance) for bed in beds)))
    sensors = _insert(Sensor, chain.from_iterable(map(records.sensors, devices)))
    _insert(SensorReading, _each(records.readings, sensors, on, chance))
    spaces = _insert(Space, filter(None, (records.space(one, chance) for one in gardens)))
    _insert(SpaceReading, _each(records.space_readings, spaces, on, chance))
    tanks = _insert(Reservoir, filter(None, (records.reservoir(one, chance) for one in gardens)))
    _insert(ReservoirReading, _each(records.reservoir_readings, tanks, on, chance))


def _each(make, subjects: Iterable[Model], on: date, chance: Random) -> Iterator[Model]:
    return chain.from_iterable(make(one, on, chance) for one in subjects)


def _insert(model: type[Model], rows: Iterable[Model]) -> list:
    return model.objects.bulk_create(rows, batch_size=ROWS_AT_ONCE)
