"""After a treatment nothing is picked before its waiting period is over."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from gardens.actions.care_tasks import complete_task
from gardens.actions.refusals import HarvestWaits
from gardens.calendar.rows import calendars_of
from gardens.models import Act, CareTask, Event, Garden, TaskState
from gardens.tests.factories import (
    CareTaskFactory,
    EventFactory,
    PlantingFactory,
    TreatmentFactory,
)
from gardens.waiting import Waits
from plants.agronomy.crop_calendar import Job

pytestmark = pytest.mark.django_db
SPRAYED = date(2026, 7, 31)
FREE = date(2026, 8, 14)


@pytest.fixture
def planting(bed, tomato):
    return PlantingFactory(bed=bed, plant=tomato)


def treat(bed, planting=None, on=SPRAYED, days=14, product="Neem"):
    event = EventFactory(bed=bed, planting=planting, act=Act.TREAT, happened_on=on)
    return TreatmentFactory(event=event, waiting_days=days, product=product)


def until(planting, on):
    wait = Waits.of([planting.garden_id], on).of_planting(planting, on)
    return wait and wait.until


def test_it_ends_on_its_last_day_and_the_longest_counts(bed, planting):
    treat(bed, planting)
    treat(bed, planting, on=date(2026, 8, 1), days=3)
    days = (SPRAYED - timedelta(days=1), SPRAYED, FREE - timedelta(days=1), FREE)
    assert [until(planting, on) for on in days] == [None, FREE, FREE, None]


def test_a_treated_bed_concerns_what_grew_in_it_then(bed, planting, tomato):
    treat(bed)
    later = PlantingFactory(bed=bed, plant=tomato, started_on=date(2026, 8, 3))
    elsewhere = PlantingFactory(bed__garden=bed.garden, plant=tomato)
    on = date(2026, 8, 5)
    assert [until(one, on) for one in (planting, later, elsewhere)] == [FREE, None, None]


def test_a_ticked_bed_is_treated_whole_whatever_else_is_ticked(bed, planting, carrot, own_client):
    beside = PlantingFactory(bed=bed, plant=carrot, x_cm=120)
    form = {
        "bed": bed.pk,
        "planting": planting.pk,
        "happened_on": "2026-05-01",
        "product": "Neem",
        "waiting_days": "14",
        "batch": uuid4(),
    }
    own_client.post(reverse("gardens:log-treatment", args=[bed.garden_id]), form)
    on = date(2026, 5, 4)
    assert [until(one, on) for one in (planting, beside)] == [date(2026, 5, 15)] * 2


def test_the_harvest_task_waits_and_says_until_when(bed, planting, gardener):
    treat(bed, planting)
    task = CareTaskFactory(garden=bed.garden, bed=bed, planting=planting, act=Act.HARVEST)
    with pytest.raises(HarvestWaits) as refusal:
        complete_task(task, on=date(2026, 8, 13), actor=gardener)
    assert "Not before 14 Aug (waiting period of Neem, 14 days)" in refusal.value.message
    assert CareTask.objects.get().state == TaskState.OPEN
    complete_task(task, on=FREE, actor=gardener)
    planting.refresh_from_db()
    assert planting.first_harvest_on == FREE
    assert Event.objects.filter(act=Act.HARVEST).count() == 1


def test_the_calendar_moves_the_harvest_window(bed, planting):
    planting.started_on = date(2026, 7, 1)
    planting.save()
    garden = Garden.objects.with_place().get(pk=bed.garden_id)

    def window():
        [calendar] = calendars_of([planting], garden, date(2026, 7, 31))
        return next(job for job in calendar.jobs if job.job == Job.HARVEST)

    before = window()
    treat(bed, planting, days=(before.likely - SPRAYED).days + 3)
    after = window()
    assert after.first == after.likely == before.likely + timedelta(days=3)
    assert after.last == before.last
