"""What ticking a proposed task does to the advice it came from."""

from datetime import date, timedelta

import pytest

from gardens.actions.care_tasks import complete_task, reopen_task
from gardens.models import Bed, CareTask, TaskState
from gardens.tests.factories import BedFactory, PlantingFactory, WateringFactory, WeatherDayFactory
from plants.tests.factories import PlantFactory
from rules.models import Finding
from rules.tests.builders import NOON
from rules.tests.cast import ask_and_evaluate

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock", "rung")]

TODAY = NOON.date()


def tick(task: CareTask, bed: Bed) -> None:
    complete_task(task, on=TODAY, actor=bed.garden.owner)
    ask_and_evaluate(bed.garden)


def a_dry_bed() -> Bed:
    """Soaked nine days ago; neither rain since then nor for two weeks to come."""
    bed = BedFactory(texture="loam", length_cm=200, width_cm=200)
    tomato = PlantFactory(slug="tomato", tender=True)
    PlantingFactory(
        bed=bed, plant=tomato, columns=4, rows=4, x_cm=25, y_cm=25, started_on=date(2026, 4, 1)
    )
    WateringFactory(bed=bed, watered_on=TODAY - timedelta(days=9), litres=None)
    for number in range(-9, 15):
        WeatherDayFactory(
            place=bed.garden.place,
            on=TODAY + timedelta(days=number),
            is_forecast=number >= 0,
            et0_mm=5.0,
            issued_at=NOON,
        )
    return bed


def test_a_ticked_watering_is_counted_and_the_next_one_proposed():
    bed = a_dry_bed()
    ask_and_evaluate(bed.garden)
    first = CareTask.objects.get(rule_id="WATER.IRRIGATE")
    assert first.due_on == TODAY
    tick(first, bed)
    watering = bed.waterings.get(watered_on=TODAY)
    assert watering.litres == first.litres
    assert CareTask.objects.get(pk=first.pk).state == TaskState.DONE
    assert not Finding.objects.open().filter(key=first.origin).exists()
    upcoming = CareTask.objects.open().get(rule_id="WATER.IRRIGATE")
    assert upcoming.due_on > TODAY + timedelta(days=3)


def test_an_untick_brings_the_finding_and_the_task_back():
    bed = a_dry_bed()
    ask_and_evaluate(bed.garden)
    task = CareTask.objects.get(rule_id="WATER.IRRIGATE")
    tick(task, bed)
    reopen_task(task, actor=bed.garden.owner)
    ask_and_evaluate(bed.garden)
    assert CareTask.objects.get(pk=task.pk).state == TaskState.OPEN
    assert Finding.objects.open().filter(key=task.origin).exists()


def test_a_ticked_sowing_begins_the_planting_and_asks_for_its_harvest():
    bed = BedFactory()
    pea = PlantFactory(
        slug="garden-pea", hardy=True, days_to_maturity_from="sowing", category="vegetable"
    )
    planting = PlantingFactory(bed=bed, plant=pea, planned_on=TODAY, started_on=None)
    ask_and_evaluate(bed.garden)
    tick(CareTask.objects.get(rule_id="PLANT.SOW_NOW"), bed)
    planting.refresh_from_db()
    assert planting.started_on == TODAY
    open_rules = set(Finding.objects.open().values_list("rule_id", flat=True))
    assert "PLANT.SOW_NOW" not in open_rules
    assert "HARVEST.ETA" in open_rules


def test_a_ticked_question_stays_answered_while_its_finding_stays():
    bed = a_dry_bed()
    ask_and_evaluate(bed.garden)
    question = CareTask.objects.get(origin__endswith="soil_ph")
    tick(question, bed)
    assert CareTask.objects.get(pk=question.pk).state == TaskState.DONE
    assert Finding.objects.open().filter(key=question.origin).exists()
