from datetime import date

import pytest

from gardens.actions.records import record_watering
from gardens.actions.refusals import GoneMeanwhile
from gardens.models import Act, Bed, TaskState, Watering
from gardens.tests.factories import CareTaskFactory

pytestmark = pytest.mark.django_db
ON = date(2026, 5, 5)


def watering(bed, **values) -> Watering:
    return Watering(garden=bed.garden, bed=bed, **{"watered_on": ON, "litres": 20.0} | values)


def test_a_watering_closes_the_task_that_asked_for_it(bed, gardener, changed_gardens):
    asked = CareTaskFactory(garden=bed.garden, bed=bed, act=Act.WATER, due_on=ON)
    later = CareTaskFactory(garden=bed.garden, bed=bed, act=Act.WATER, due_on=date(2026, 5, 20))
    record_watering(watering(bed), known_watering=0, actor=gardener)
    asked.refresh_from_db()
    later.refresh_from_db()
    assert (asked.state, asked.done_on, asked.completed_by) == (TaskState.DONE, ON, gardener)
    assert later.state == TaskState.OPEN
    assert changed_gardens == [bed.garden_id]


def test_the_same_form_sent_twice_waters_once(bed, gardener):
    first = record_watering(watering(bed), known_watering=0, actor=gardener)
    again = record_watering(watering(bed), known_watering=0, actor=gardener)
    assert again == first
    record_watering(watering(bed), known_watering=first.pk, actor=gardener)
    record_watering(watering(bed, litres=None), known_watering=0, actor=gardener)
    record_watering(watering(bed, litres=None), known_watering=0, actor=gardener)
    assert list(Watering.objects.order_by("pk").values_list("litres", flat=True)) == [20, 20, None]


def test_a_bed_that_is_gone_takes_no_records(bed, gardener):
    Bed.objects.all().delete()
    with pytest.raises(GoneMeanwhile):
        record_watering(watering(bed), known_watering=0, actor=gardener)
