"""The seed box and the advice reckon alike, from tests at home and from trays."""

from datetime import date

import pytest
from django.utils import timezone

from gardens.models import Planting, SeedLot, Sowing
from gardens.seeds.demand import shopping_list
from gardens.seeds.keeping import Keeping
from gardens.tests.factories import (
    BedFactory,
    GardenerFactory,
    GardenFactory,
    GerminationTestFactory,
    PlantingFactory,
    SeedLotFactory,
    SowingFactory,
    TrayFactory,
)
from gardens.wording import say
from plants.tests.factories import PlantFactory
from rules.catalogue.seed.plans import seed_plans
from rules.catalogue.seed.viability import seed_viability
from rules.loading import load_snapshots
from rules.loading.given import given
from rules.loading.reading import read
from rules.loading.seeds import LOT_SOWINGS, LOT_TESTS
from rules.tests.builders import run

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]

TODAY = date(2026, 5, 10)
SOWN_ON = date(2026, 4, 20)
# At 20 °C a tomato comes up from 27 to 30 April.
EARLY, DUE = date(2026, 4, 29), date(2026, 4, 30)


@pytest.fixture
def bed():
    return BedFactory(garden=GardenFactory(owner=GardenerFactory()))


@pytest.fixture
def lot(bed) -> SeedLot:
    plant = PlantFactory(slug="tomato", common_name="Tomato", seed_viability_years=4)
    PlantingFactory(bed=bed, plant=plant, started_on=None, columns=60)
    return SeedLotFactory(owner=bed.garden.owner, plant=plant, year=2025, seeds=20)


def sow(lot: SeedLot, garden, cells: int, *counts: tuple[date, int], **facts) -> Sowing:
    facts = {"soil_c": 20.0, "sown_on": SOWN_ON} | facts
    tray = TrayFactory(garden=garden, rows=10, columns=20)
    sowing = SowingFactory(tray=tray, plant=lot.plant, lot=lot, cells=cells, **facts)
    for counted_on, emerged in counts:
        sowing.counts.create(counted_on=counted_on, emerged=emerged)
    return sowing


def shares(lot: SeedLot, bed) -> tuple[float | None, float | None]:
    """What the page of the lot expects to germinate, and what the advice does."""
    [snapshot] = load_snapshots([bed.garden_id])
    [advised] = snapshot.lots
    shown = SeedLot.objects.with_plants().with_tests().get(pk=lot.pk)
    return Keeping.of(shown).share(TODAY), advised.keeping.share(TODAY)


def test_a_test_and_the_trays_of_a_season_count_together(lot, bed):
    GerminationTestFactory(lot=lot, seeds=50, germinated=40, ended_on=date(2026, 3, 1))
    elsewhere = GardenFactory(owner=bed.garden.owner)
    sow(lot, elsewhere, 60, (EARLY, 9), (DUE, 20), ended_on=date(2026, 5, 2))
    shown, advised = shares(lot, bed)
    assert shown == advised == pytest.approx(60 / 110, abs=0.01)
    [snapshot] = load_snapshots([bed.garden_id])
    [draft] = run(seed_viability, snapshot)
    [seen] = [each for each in draft.inputs if each.name == "Germinated"]
    assert say(seen.source.as_json()) == "your tests and trays: 60 of 110 sprouted or came up"
    assert (seen.measured_on, draft.confidence) == (SOWN_ON, "high")


@pytest.mark.parametrize(
    ("cells", "counts", "facts"),
    [
        (60, [(DUE, 20)], {}),
        (20, [(DUE, 16)], {"seeds_per_cell": 2}),
        (60, [(EARLY, 20)], {}),
        (60, [(DUE, 0)], {"soil_c": 36.5}),
        (9, [(DUE, 2)], {}),
        (60, [], {}),
    ],
    ids=["due", "two to a cell", "too early", "too hot", "too few", "not counted"],
)
def test_a_tray_tells_both_the_same(cells, counts, facts, lot, bed):
    without, _advised = shares(lot, bed)
    sow(lot, bed.garden, cells, *counts, **facts)
    shown, advised = shares(lot, bed)
    assert shown == pytest.approx(advised)
    assert (shown == pytest.approx(without)) is (
        counts in ([], [(EARLY, 20)]) or facts.get("soil_c") == 36.5 or cells == 9
    )


@pytest.mark.parametrize(
    "counts", [[], [(EARLY, 3)], [(DUE, 3)]], ids=["not counted", "too early", "due"]
)
def test_the_shopping_list_and_the_advice_ask_for_as_much(counts, lot, bed):
    sow(lot, bed.garden, 24, *counts, lost=1 if counts else 0)
    [line] = shopping_list(
        Planting.objects.filter(started_on=None).with_plants(),
        SeedLot.objects.with_plants().with_tests().in_stock().oldest_first(),
        Sowing.objects.in_trays().with_counts().with_plants(),
        TODAY,
    )
    [snapshot] = load_snapshots([bed.garden_id])
    [plan] = seed_plans(snapshot)
    assert (plan.demand.missing, plan.demand.buy_seeds) == (line.missing, line.buy_seeds)
    assert line.missing > 0
    assert sum(each.seedlings for each in snapshot.sowings) == line.in_trays


def test_only_the_evidence_of_lots_that_are_planned_here_is_read(lot, bed):
    tested, sown = GerminationTestFactory(lot=lot), sow(lot, bed.garden, 60, (DUE, 20))
    not_planned = SeedLotFactory(owner=bed.garden.owner)
    for other in (SeedLotFactory(plant=lot.plant), not_planned):
        GerminationTestFactory(lot=other)
        sow(other, GardenFactory(owner=other.owner), 60, (DUE, 20))
    rows = read((LOT_TESTS, LOT_SOWINGS), given([bed.garden_id], timezone.now()))
    assert [row.pk for row in rows.all(LOT_TESTS)] == [tested.pk]
    assert [row.pk for row in rows.all(LOT_SOWINGS)] == [sown.pk]
