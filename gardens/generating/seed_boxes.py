"""Seed boxes of gardeners, and what they sow of it in trays."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from random import Random

from gardens.models import (
    EmergenceCount,
    EntryKind,
    Garden,
    Gardener,
    GerminationTest,
    SeedEntry,
    SeedLot,
    Sowing,
    Tray,
)
from plants.models import Plant

LOTS_A_GARDENER = 12
SOWINGS_A_TRAY = 3
# How many packets say how well their seed sprouts, lots were tested, and gardens have a tray.
SAYS_GERMINATION, TESTED, SOWS_INDOORS = 0.3, 0.3, 0.4


def lots(owner: Gardener, plants: Sequence[Plant], on: date, chance: Random) -> Iterator[SeedLot]:
    """Of this year and up to seven years old; some know how cool and dry it is kept."""
    for plant in chance.sample(plants, min(LOTS_A_GARDENER, len(plants))):
        lot = SeedLot(owner=owner, plant=plant, year=on.year - chance.randint(0, 7))
        if chance.random() < SAYS_GERMINATION:
            lot.germination_pct = float(chance.randint(70, 98))
        if chance.random() < 0.5:
            lot.store_c, lot.humidity_pct = float(chance.randint(4, 22)), 50.0
        yield lot


def ledger(lot: SeedLot, on: date, chance: Random) -> Iterator[SeedEntry]:
    bought, sown = chance.randint(50, 500), chance.randint(0, 50)
    day = date(lot.year, 1, 20)
    yield SeedEntry(lot=lot, kind=EntryKind.BOUGHT, seeds=bought, made_on=day)
    if sown:
        yield SeedEntry(lot=lot, kind=EntryKind.SOWN, seeds=-sown, made_on=on)


def germination_tests(lot: SeedLot, on: date, chance: Random) -> Iterator[GerminationTest]:
    """On damp paper, this spring."""
    if chance.random() < TESTED:
        begun = on - timedelta(days=chance.randint(20, 90))
        yield GerminationTest(
            lot=lot,
            started_on=begun,
            seeds=20,
            germinated=chance.randint(4, 20),
            ended_on=begun + timedelta(days=14),
        )


def tray(garden: Garden, chance: Random) -> Tray | None:
    return Tray(garden=garden, name="Tray") if chance.random() < SOWS_INDOORS else None


def sowings(one: Tray, box: list[SeedLot], on: date, chance: Random) -> list[Sowing]:
    """A run of cells for each of some lots, within the last eight weeks."""
    cells = one.cells // SOWINGS_A_TRAY
    return [
        Sowing(
            tray=one,
            plant=lot.plant,
            lot=lot,
            first_cell=1 + number * cells,
            cells=cells,
            sown_on=on - timedelta(days=chance.randint(1, 55)),
        )
        for number, lot in enumerate(chance.sample(box, min(SOWINGS_A_TRAY, len(box))))
    ]


def counts(sowing: Sowing, on: date, chance: Random) -> Iterator[EmergenceCount]:
    """Twice, of what is up a fortnight after it was sown."""
    emerged = chance.randint(0, sowing.seeds)
    for days in (14, 28):
        day = sowing.sown_on + timedelta(days=days)
        if day <= on:
            yield EmergenceCount(sowing=sowing, counted_on=day, emerged=emerged)
