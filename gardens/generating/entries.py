"""What the book of a garden says: harvests, problems seen, treatments, and what a bed was given."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from random import Random
from uuid import UUID

from gardens.generating.records import SOILS
from gardens.models import (
    Act,
    Amendment,
    Bed,
    Event,
    Harvest,
    Planting,
    Problem,
    Quality,
    Treatment,
)
from gardens.models.event import Severity
from gardens.models.soil import ProductName, ReleaseKind
from plants.models import Pest

# How many of what has stood for a while was picked, was ill, or was treated.
PICKED, ILL, TREATED, GIVEN = 0.6, 0.08, 0.04, 0.5
FIRST_HARVEST_DAYS, MOST_PICKINGS = 50, 4
# Product, how fast it acts, N, P2O5 and K2O in percent, and grams for a square metre.
PRODUCTS = (
    (ProductName.COMPOST, ReleaseKind.COMPOST, (1.0, 0.5, 1.0), 3000),
    (ProductName.CATTLE_MANURE, ReleaseKind.MANURE, (0.5, 0.3, 0.6), 3000),
    (ProductName.POULTRY_PELLETS, ReleaseKind.POULTRY_PELLETS, (4.0, 3.0, 2.5), 150),
    (ProductName.AMMONIUM_SULFATE, ReleaseKind.MINERAL, (21.0, 0.0, 0.0), 40),
)


def picked(plantings: Iterable[Planting], on: date, chance: Random) -> None:
    """Gives those that have stood long enough the day of their first harvest."""
    for planting in plantings:
        last = planting.ended_on or on
        if planting.started_on is None or chance.random() > PICKED:
            continue
        if (last - planting.started_on).days > FIRST_HARVEST_DAYS:
            stood = planting.started_on + timedelta(days=FIRST_HARVEST_DAYS)
            planting.first_harvest_on = max(stood, last - timedelta(days=chance.randint(0, 30)))


def harvests(planting: Planting, on: date, chance: Random) -> Iterator[Harvest]:
    """Weekly from the first one on."""
    day, last = planting.first_harvest_on, planting.ended_on or on
    for _number in range(chance.randint(1, MOST_PICKINGS) if day else 0):
        if day <= last:
            entry = _entry(planting, Act.HARVEST, day, chance)
            quality = chance.choice(Quality.values)
            yield Harvest(event=entry, weight_g=chance.randint(100, 3000), quality=quality)
        day += timedelta(days=7)


def problems(planting: Planting, pests: list[Pest], on: date, chance: Random) -> Iterator[Problem]:
    """Of plantings that grow, in the last month."""
    if pests and _grows(planting) and chance.random() < ILL:
        entry = _entry(planting, Act.PROBLEM, _lately(planting, on, chance), chance)
        severity = chance.choice(Severity.values)
        yield Problem(event=entry, pest=chance.choice(pests), severity=severity)


def treatments(planting: Planting, on: date, chance: Random) -> Iterator[Treatment]:
    if _grows(planting) and chance.random() < TREATED:
        entry = _entry(planting, Act.TREAT, _lately(planting, on, chance), chance)
        yield Treatment(event=entry, product="Copper", waiting_days=chance.choice((3, 7, 14)))


def amendments(bed: Bed, on: date, chance: Random) -> Iterator[Amendment]:
    """One or two products within the last two years."""
    if bed.kind not in SOILS or chance.random() > GIVEN:
        return
    for _number in range(chance.randint(1, 2)):
        product, kind, (n_pct, p2o5_pct, k2o_pct), grams = chance.choice(PRODUCTS)
        yield Amendment(
            garden_id=bed.garden_id,
            bed=bed,
            spread_on=on - timedelta(days=chance.randint(5, 700)),
            product=product,
            kind=kind,
            amount_g=grams * bed.length_cm * bed.width_cm / 10_000,
            n_pct=n_pct,
            p2o5_pct=p2o5_pct,
            k2o_pct=k2o_pct,
        )


def _grows(planting: Planting) -> bool:
    return planting.started_on is not None and planting.ended_on is None


def _lately(planting: Planting, on: date, chance: Random) -> date:
    return max(planting.started_on, on - timedelta(days=chance.randint(1, 30)))


def _entry(planting: Planting, act: Act, day: date, chance: Random) -> Event:
    return Event(
        garden_id=planting.garden_id,
        bed_id=planting.bed_id,
        planting=planting,
        act=act,
        happened_on=day,
        batch=UUID(int=chance.getrandbits(128)),
    )
