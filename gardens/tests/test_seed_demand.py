from datetime import UTC, datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from gardens.actions.entries import correct_entry, undo_entry
from gardens.actions.plan_history import redo_step, undo_step
from gardens.actions.sowing_in_place import sow_planting
from gardens.actions.sowings import count_seedlings, sow_in_tray
from gardens.models import Sowing, StartMethod
from gardens.tests.factories import (
    GardenFactory,
    PlantingFactory,
    SeedLotFactory,
    SowingFactory,
    TrayFactory,
)
from plants.tests.factories import PlantFactory

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 5, 10, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def noon(monkeypatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOON)


@pytest.fixture
def onion(db):
    return PlantFactory(slug="onion", spacing_in_row_cm=10, seed_viability_years=1)


@pytest.fixture
def planned(bed, onion):
    """24 plants, sown in place."""
    facts = {"columns": 12, "rows": 2, "method": StartMethod.DIRECT_SOW}
    return PlantingFactory(bed=bed, plant=onion, planned=True, **facts)


def shopping(client) -> tuple[list, str]:
    answer = client.get(reverse("gardens:seed-shopping"))
    page = answer.content.decode().replace("\N{NARROW NO-BREAK SPACE}", " ")
    return answer.context["lines"], " ".join(page.split())


def test_an_empty_box_buys_all(own_client, planned):
    [line], page = shopping(own_client)
    # ceil(24 / (0.95 × 0.7))
    assert (line.plants, line.missing, line.buy_seeds) == (24, 24, 37)
    assert "24 plants are missing." in page
    assert "37 seeds" in page


def test_the_oldest_good_packet_is_used_first(own_client, planned, onion, gardener):
    new = SeedLotFactory(owner=gardener, plant=onion, year=2026, seeds=500)
    old = SeedLotFactory(owner=gardener, plant=onion, year=2025, seeds=30)
    dead = SeedLotFactory(owner=gardener, plant=onion, year=2022, seeds=500)
    [line], page = shopping(own_client)
    # 30 seeds × 0.60 × 0.7 = 12.6 plants; the other 12 need ceil(12 / 0.665) of the new packet.
    assert [(taken.lot, taken.seeds, taken.plants) for taken in line.taken] == [
        (old, 30, 12),
        (new, 19, 12),
    ]
    assert line.too_old == [dead]
    assert line.buy_seeds == 0
    assert "Enough" in page
    assert "Onion, 2025: sow 30 seeds for 12; 60 % expected to sprout." in page
    assert "Onion, 2022 is too old to count on; test it." in page


def test_seedlings_in_trays_and_what_grows_already_are_not_bought(
    own_client, planned, onion, garden
):
    SowingFactory(tray__garden=garden, plant=onion, cells=10)
    PlantingFactory(bed=planned.bed, plant=onion)
    [line], page = shopping(own_client)
    assert (line.in_trays, line.missing) == (10, 14)
    assert "10 are in trays." in page


def test_two_plantings_share_a_packet(own_client, planned, onion, gardener):
    indoors = PlantingFactory(
        bed=planned.bed, plant=onion, planned=True, columns=10, method=StartMethod.TRANSPLANT
    )
    SeedLotFactory(owner=gardener, plant=onion, year=2026, seeds=40)
    [line], _ = shopping(own_client)
    assert line.plantings == [planned, indoors]
    # 37 of the 40 go to the bed; 3 × 0.95 × 0.85 = 2 in the tray, and 8 more want 10 new seeds.
    [taken] = line.taken
    assert (taken.seeds, taken.plants, line.buy_seeds) == (40, 26, 10)


def test_what_is_not_sown_and_what_strangers_plan_is_not_listed(own_client, bed):
    garlic = PlantFactory(slug="garlic", propagation="clove")
    PlantingFactory(bed=bed, plant=garlic, planned=True)
    PlantingFactory(planned=True)
    lines, page = shopping(own_client)
    assert lines == []
    assert "Nothing is planned from seed" in page


def test_the_list_costs_as_much_with_many_plants(
    own_client, planned, gardener, django_assert_max_num_queries
):
    shopping(own_client)
    for _ in range(2):
        with django_assert_max_num_queries(9):
            shopping(own_client)
        for plant in PlantFactory.create_batch(3):
            PlantingFactory(bed=planned.bed, plant=plant, planned=True)
            SeedLotFactory(owner=gardener, plant=plant)


def test_what_happens_to_a_lot_asks_for_advice_in_every_garden_that_needs_it(
    gardener, planned, onion, changed_gardens
):
    """The lot is of no garden: what is sown and comes up in one counts in the others too."""
    lot = SeedLotFactory(owner=gardener, plant=onion)
    here = GardenFactory(owner=gardener)
    in_tray = SowingFactory(tray=TrayFactory(garden=GardenFactory(owner=gardener)), plant=onion)
    PlantingFactory(bed__garden=GardenFactory(), plant=onion, planned=True)
    all_three = {planned.garden_id, here.pk, in_tray.tray.garden_id}

    def asked_by(act):
        changed_gardens.clear()
        done = act()
        assert list(dict.fromkeys(changed_gardens)) == sorted(all_three)
        return done

    tray = TrayFactory(garden=here)
    facts = {"plant": onion, "lot": lot, "sown_on": NOON.date()}
    new = Sowing(tray=tray, first_cell=1, cells=4, seeds_per_cell=1, **facts)
    sowing = asked_by(lambda: sow_in_tray(new, actor=gardener))
    up = {"on": NOON.date(), "emerged": 3, "lost": 0}
    count = asked_by(lambda: count_seedlings(sowing, **up, actor=gardener))
    asked_by(lambda: correct_entry(count.event, on=NOON.date(), note="Up", actor=gardener))
    asked_by(lambda: undo_entry(count.event, actor=gardener))
    second = PlantingFactory(bed__garden=here, plant=onion, planned=True)
    sown = {"seeds": 4, "on": NOON.date(), "known_entry": 10**9}
    asked_by(lambda: sow_planting(second, lot, **sown, actor=gardener))
    step = second.bed.steps.get().pk
    asked_by(lambda: undo_step(second.bed, number=step, actor=gardener))
    asked_by(lambda: redo_step(second.bed, number=step, actor=gardener))
    asked_by(lambda: undo_entry(second.events.get(), actor=gardener))


def test_of_one_garden_advice_is_asked_once(gardener, planned, garden, onion, changed_gardens):
    sowing = SowingFactory(tray=TrayFactory(garden=garden), plant=onion)
    count_seedlings(sowing, on=NOON.date(), emerged=0, lost=0, actor=gardener)
    assert changed_gardens == [garden.pk]
