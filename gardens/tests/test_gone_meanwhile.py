"""What another window removed is said, and nothing is written in its place."""

from collections.abc import Callable
from datetime import date
from uuid import uuid4

import pytest

from gardens.actions import (
    care_tasks,
    devices,
    entries,
    own_plants,
    photos,
    readings,
    seeds,
    series,
    soil,
    sowings,
    splitting,
    trays,
    underlay,
    water,
)
from gardens.actions.refusals import DatesOutOfOrder, GoneMeanwhile, Refused
from gardens.models import Act, Event, SeedEntry, SeedLot, Underlay
from gardens.tests.factories import (
    BedFactory,
    CareTaskFactory,
    DeviceFactory,
    EventFactory,
    OwnPlantFactory,
    PlantingFactory,
    SeedLotFactory,
    SoilTestFactory,
    SowingFactory,
    TaskSeriesFactory,
    TrayFactory,
)
from gardens.tests.pictures import PhotoFactory
from plants.tests.factories import PlantFactory

pytestmark = pytest.mark.django_db
ON = date(2026, 5, 5)


def gone(row):
    """As a page still knows it."""
    number = row.pk
    type(row).objects.filter(pk=number).delete()
    row.pk = number
    return row


@pytest.mark.parametrize(
    ("factory", "act"),
    [
        (CareTaskFactory, lambda row, actor: care_tasks.complete_task(row, on=ON, actor=actor)),
        (TaskSeriesFactory, lambda row, actor: series.change_series(row, actor=actor)),
        (DeviceFactory, lambda row, actor: devices.remove_device(row, actor=actor)),
        (DeviceFactory, lambda row, actor: readings.take_readings(row, [])),
        (SoilTestFactory, lambda row, actor: soil.change_soil_test(row, actor=actor)),
        (
            PlantingFactory,
            lambda row, actor: splitting.split_planting(
                row, rows=1, columns=0, known_step=0, actor=actor
            ),
        ),
        (
            EventFactory,
            lambda row, actor: entries.correct_entry(row, on=ON, note="", actor=actor),
        ),
        (PhotoFactory, lambda row, actor: photos.remove_photo(row, actor=actor)),
        (OwnPlantFactory, lambda row, actor: own_plants.change_own_plant(row, actor=actor)),
        (
            OwnPlantFactory,
            lambda row, actor: own_plants.propose_plant(row, note="", actor=actor),
        ),
        (SowingFactory, lambda row, actor: sowings.stored_sowing(row)),
        (SowingFactory, lambda row, actor: sowings.pot_on(row, on=ON, actor=actor)),
        (TrayFactory, lambda row, actor: trays.change_tray(row, actor=actor)),
        (SeedLotFactory, lambda row, actor: seeds.change_lot(row, fields=["year"], actor=actor)),
        (SeedLotFactory, lambda row, actor: seeds.remove_lot(row, actor=actor)),
        (
            BedFactory,
            lambda row, actor: water.note_moisture(
                row, on=ON, moisture_pct=20, feel="", actor=actor
            ),
        ),
    ],
)
def test_what_is_gone_is_said(factory, act: Callable, gardener):
    with pytest.raises(GoneMeanwhile) as refusal:
        act(gone(factory()), gardener)
    assert refusal.value.message.endswith(("in the meantime.", "alone any more."))


def test_a_planting_that_is_over_is_not_split(bed, tomato, gardener):
    over = PlantingFactory(bed=bed, plant=tomato, rows=2, ended_on=ON, started_on=date(2026, 4, 1))
    with pytest.raises(Refused, match="It is over"):
        splitting.split_planting(over, rows=1, columns=0, known_step=0, actor=gardener)


def test_nothing_is_logged_of_what_has_not_begun(bed, tomato, gardener):
    planned = PlantingFactory(bed=bed, plant=tomato, planned=True)
    event = Event(garden=bed.garden, bed=bed, planting=planned, act=Act.PRUNE, happened_on=ON)
    with pytest.raises(DatesOutOfOrder, match="has not begun yet"):
        entries.log_entries([event], garden=bed.garden, batch=uuid4(), actor=gardener)
    assert not Event.objects.exists()


def test_a_lot_may_begin_empty(gardener):
    lot = SeedLot(plant=PlantFactory(slug="leek"), year=2024)
    lot = seeds.add_lot(lot, first=None, known_lot=0, actor=gardener)
    assert lot.owner == gardener
    assert not SeedEntry.objects.exists()


def test_an_underlay_is_removed_once(garden, gardener):
    underlay.remove_underlay(garden, known=0, actor=gardener)
    assert not Underlay.objects.exists()
