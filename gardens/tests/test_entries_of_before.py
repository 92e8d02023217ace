from datetime import UTC, date, datetime
from importlib import import_module

import pytest
from django.apps import apps

from gardens.actions.care_tasks import reopen_task
from gardens.models import (
    Act,
    EntryKind,
    Event,
    ReservoirReading,
    SolutionAct,
    TaskState,
    Watering,
)
from gardens.tests.factories import (
    CareTaskFactory,
    PlantingFactory,
    SeedLotFactory,
    SoilTestFactory,
    SowingFactory,
    TrayFactory,
    WateringFactory,
)
from gardens.tests.indoor import (
    NutrientChangeFactory,
    ReservoirFactory,
    ReservoirReadingFactory,
)

pytestmark = pytest.mark.django_db


def test_what_was_written_before_the_book_gets_its_entries_once(bed, tomato, gardener):
    garden, day = bed.garden, date(2026, 5, 2)
    planting = PlantingFactory(bed=bed, plant=tomato, started_on=day)
    WateringFactory(garden=garden, bed=bed, watered_on=day)
    test = SoilTestFactory(garden=garden, bed=bed)
    ticked = {"garden": garden, "bed": bed, "state": TaskState.DONE, "done_on": day}
    watered = CareTaskFactory(act=Act.WATER, **ticked)
    begun = CareTaskFactory(act=Act.START, planting=planting, **ticked)
    hoed = CareTaskFactory(**ticked)
    migration = import_module("gardens.migrations.0014_entries_of_before")
    for _ in range(2):
        migration.write_entries(apps, None)

    written = Event.objects.order_by("act").values_list("act", "happened_on")
    assert list(written) == [
        (Act.SOIL_TEST, test.tested_on),
        (Act.START, day),
        (Act.WATER, day),
    ]
    hoed.refresh_from_db()
    assert hoed.event is None
    for task in (watered, begun):
        reopen_task(task, actor=gardener)
    planting.refresh_from_db()
    assert (planting.started_on, Watering.objects.count()) == (None, 0)


def test_what_was_sown_and_measured_before_gets_its_entries(garden, gardener, tomato):
    lot, tank = SeedLotFactory(owner=gardener, plant=tomato), ReservoirFactory(garden=garden)
    tray, earlier = TrayFactory(garden=garden), date(2026, 5, 7)
    sowing = SowingFactory(tray=tray, plant=tomato, lot=lot, potted_on=earlier, lost=2)
    sowing.counts.create(counted_on=earlier, emerged=9)
    taken = lot.entries.create(kind=EntryKind.SOWN, seeds=-12, made_on=sowing.sown_on)
    # In Brno the day has begun already.
    ReservoirReadingFactory(reservoir=tank, read_at=datetime(2026, 5, 1, 23, tzinfo=UTC))
    NutrientChangeFactory(reservoir=tank, act=SolutionAct.THINNED)
    step = CareTaskFactory(garden=garden, origin=f"sowing:{sowing.pk}:harden:2026-05-20:1")
    migration = import_module("gardens.migrations.0017_entries_of_indoors")
    for _ in range(2):
        migration.write_entries(apps, None)
    assert dict(Event.objects.values_list("act", "happened_on")) == {
        Act.SOW_TRAY: sowing.sown_on,
        Act.POT_ON: earlier,
        Act.COUNT: earlier,
        Act.SOLUTION: date(2026, 5, 2),
        Act.DILUTE: date(2026, 5, 5),
    }
    assert Event.objects.count() == 5
    assert sowing.counts.get().lost == 2
    step.refresh_from_db()
    taken.refresh_from_db()
    assert (step.act, step.sowing, taken.sowing) == (Act.HARDEN, sowing, sowing)
    migration.forget_entries(apps, None)
    assert not Event.objects.exists()
    assert sowing.counts.exists()
    assert ReservoirReading.objects.exists()
