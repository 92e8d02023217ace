from datetime import date
from threading import Barrier, Thread

import pytest
from django.db import connection

from gardens.actions.care_tasks import add_task, complete_task, reopen_task
from gardens.actions.records import record_watering
from gardens.actions.refusals import GoneMeanwhile
from gardens.models import Act, CareTask, Event, Planting, TaskState, Watering
from gardens.tests.factories import (
    BedFactory,
    CareTaskFactory,
    GardenerFactory,
    PlantingFactory,
    WateringFactory,
)

pytestmark = pytest.mark.django_db
ON = date(2026, 5, 6)


@pytest.fixture
def water(bed):
    return CareTaskFactory(garden=bed.garden, bed=bed, act=Act.WATER, litres=30.0)


@pytest.fixture
def start(bed, tomato):
    planting = PlantingFactory(bed=bed, plant=tomato, planned=True)
    return CareTaskFactory(garden=bed.garden, bed=bed, planting=planting, act=Act.START)


def test_a_tick_says_who_and_when(bed, gardener):
    task = CareTaskFactory(garden=bed.garden)
    complete_task(task, on=ON, actor=gardener)
    task.refresh_from_db()
    assert (task.state, task.done_on, task.completed_by) == (TaskState.DONE, ON, gardener)


def test_ticking_a_watering_waters_the_bed_once(water, gardener):
    complete_task(water, on=ON, actor=gardener)
    complete_task(water, on=ON, actor=gardener)
    logged = Watering.objects.get()
    assert (logged.bed, logged.watered_on, logged.litres) == (water.bed, ON, 30)


def test_taking_the_tick_back_removes_that_watering_only(water, gardener):
    mine = WateringFactory(bed=water.bed)
    complete_task(water, on=ON, actor=gardener)
    reopen_task(water, actor=gardener)
    reopen_task(water, actor=gardener)
    assert list(Watering.objects.all()) == [mine]
    water.refresh_from_db()
    assert (water.state, water.done_on, water.completed_by) == (TaskState.OPEN, None, None)
    complete_task(water, on=ON, actor=gardener)
    assert Watering.objects.count() == 2


def test_a_log_and_the_task_it_closed_are_one(water, gardener):
    watering = Watering(garden=water.garden, bed=water.bed, watered_on=ON)
    record_watering(watering, known_watering=0, actor=gardener)
    assert CareTask.objects.get().event.watering == watering
    reopen_task(water, actor=gardener)
    assert not Watering.objects.exists()
    assert not Event.objects.exists()
    assert CareTask.objects.get().state == TaskState.OPEN


def test_ticking_a_start_begins_the_planting(start, gardener):
    complete_task(start, on=ON, actor=gardener)
    assert Planting.objects.get().started_on == ON
    reopen_task(start, actor=gardener)
    assert Planting.objects.get().started_on is None


def test_a_planting_that_had_begun_keeps_its_day(start, gardener):
    Planting.objects.update(started_on=date(2026, 5, 1))
    complete_task(start, on=ON, actor=gardener)
    assert Planting.objects.get().started_on == date(2026, 5, 1)
    reopen_task(start, actor=gardener)
    assert Planting.objects.get().started_on == date(2026, 5, 1)


@pytest.mark.parametrize(
    "since",
    [{"started_on": date(2026, 5, 2)}, {"ended_on": date(2026, 7, 1)}],
    ids=["corrected", "ended"],
)
def test_what_rests_on_the_start_stays(since, start, gardener):
    complete_task(start, on=ON, actor=gardener)
    Planting.objects.update(**since)
    reopen_task(start, actor=gardener)
    assert Planting.objects.get().started_on is not None
    assert CareTask.objects.get().state == TaskState.OPEN


def test_a_task_without_bed_or_planting_records_nothing(bed, gardener):
    for act in (Act.WATER, Act.START):
        task = CareTaskFactory(garden=bed.garden, act=act)
        assert complete_task(task, on=ON, actor=gardener).state == TaskState.DONE
    assert not Watering.objects.exists()


def test_a_job_of_ones_own_is_added_once(garden, gardener):
    for _ in range(2):
        task = CareTask(garden=garden, title="Sharpen the hoe", due_on=ON)
        add_task(task, actor=gardener)
    assert CareTask.objects.count() == 1
    complete_task(CareTask.objects.get(), on=ON, actor=gardener)
    add_task(CareTask(garden=garden, title="Sharpen the hoe", due_on=ON), actor=gardener)
    assert CareTask.objects.count() == 2


def test_a_task_that_is_gone_cannot_be_ticked(water, gardener):
    CareTask.objects.all().delete()
    with pytest.raises(GoneMeanwhile):
        complete_task(water, on=ON, actor=gardener)


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif("connection.vendor == 'sqlite'", reason="one writer at a time")
def test_two_tabs_that_tick_at_once_water_once():
    gardener = GardenerFactory()
    bed = BedFactory(garden__owner=gardener)
    task = CareTaskFactory(garden=bed.garden, bed=bed, act=Act.WATER)
    both_ready = Barrier(2)

    def tick() -> None:
        both_ready.wait()
        complete_task(task, on=ON, actor=gardener)
        connection.close()

    tabs = [Thread(target=tick) for _ in range(2)]
    for tab in tabs:
        tab.start()
    for tab in tabs:
        tab.join()
    assert Watering.objects.count() == 1
