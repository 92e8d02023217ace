from datetime import date
from importlib import import_module

import pytest
from django.apps import apps

from gardens.actions.care_tasks import reopen_task
from gardens.models import Act, Event, TaskState, Watering
from gardens.tests.factories import (
    CareTaskFactory,
    PlantingFactory,
    SoilTestFactory,
    WateringFactory,
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
