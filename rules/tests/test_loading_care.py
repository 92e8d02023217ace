"""What was pruned, picked and measured in the soil, as the snapshot has it."""

from datetime import UTC, date, datetime, timedelta

import pytest

from gardens.models import Act, SensorDay, TaskState
from gardens.tests.factories import (
    BedFactory,
    CareTaskFactory,
    EventFactory,
    PlantingFactory,
    SensorFactory,
)
from plants.agronomy.weather_age import Age
from plants.tests.factories import PlantFactory
from rules.engine.packing import pack, unpack
from rules.engine.policy import Policy
from rules.engine.snapshot import BedSnapshot, CareDay
from rules.loading import load_snapshots

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]

TODAY = date(2026, 5, 10)


def load(bed) -> BedSnapshot:
    [garden] = load_snapshots([bed.garden_id])
    return next(one for one in garden.beds if one.pk == bed.pk)


def grown(bed, slug="asparagus", life_cycle="perennial", **fields):
    plant = PlantFactory(slug=slug, life_cycle=life_cycle)
    return PlantingFactory(bed=bed, plant=plant, started_on=date(2024, 4, 1), **fields)


def test_prunings_that_were_noted(bed):
    tree = grown(bed, "apple")
    EventFactory(bed=bed, act=Act.PRUNE, happened_on=date(2026, 1, 5), planting=tree)
    EventFactory(bed=bed, act=Act.PRUNE, happened_on=date(2025, 12, 1))
    EventFactory(bed=bed, act=Act.WEED, happened_on=date(2026, 1, 6))
    EventFactory(bed=bed, act=Act.PRUNE, happened_on=date(2024, 12, 1))
    EventFactory(bed=BedFactory(garden=bed.garden, name="Bed B"), act=Act.PRUNE)
    assert load(bed).pruned == (
        CareDay(date(2025, 12, 1)),
        CareDay(date(2026, 1, 5), tree.pk),
    )


def test_prunings_that_the_gardener_plans(bed):
    tree, garden = grown(bed, "apple"), bed.garden
    later = date(2027, 1, 15)
    CareTaskFactory(garden=garden, bed=bed, act=Act.PRUNE, due_on=later)
    CareTaskFactory(garden=garden, planting=tree, act=Act.PRUNE, due_on=date(2026, 12, 1))
    for others in (
        {"act": Act.PRUNE, "rule_id": "PRUNE.DUE"},
        {"act": Act.PRUNE, "state": TaskState.DONE},
        {"act": Act.FEED},
    ):
        CareTaskFactory(garden=garden, bed=bed, due_on=later, **others)
    CareTaskFactory(garden=garden, act=Act.PRUNE, due_on=later)
    assert load(bed).prunings == (CareDay(date(2026, 12, 1), tree.pk), CareDay(later))


def test_harvests_of_perennials_of_a_year(bed):
    asparagus, tomato = grown(bed), grown(bed, "tomato", "annual")
    for planting in (asparagus, tomato):
        for day in (date(2026, 5, 2), date(2026, 4, 30), date(2024, 5, 1)):
            EventFactory(bed=bed, act=Act.HARVEST, happened_on=day, planting=planting)
    picked = {one.pk: one.picked_on for one in load(bed).plantings}
    assert picked == {asparagus.pk: (date(2026, 4, 30), date(2026, 5, 2)), tomato.pk: ()}


def probe(bed, *means_c: float, last: date = TODAY - timedelta(days=1), quantity=None):
    """Whole days of Brno, two readings on each."""
    sensor = SensorFactory(
        device__garden=bed.garden, device__bed=bed, quantity=quantity or "soil_temperature_c"
    )
    for number, mean_c in enumerate(reversed(means_c)):
        day = last - timedelta(days=number)
        start = datetime(day.year, day.month, day.day, tzinfo=UTC) - timedelta(hours=2)
        end = start + timedelta(days=1)
        SensorDay.objects.create(sensor=sensor, start=start, end=end, total=2 * mean_c, count=2)
    return sensor


def test_five_whole_days_of_soil_temperature(bed):
    probe(bed, 30.0, 10.0, 11.0, 12.0, 13.0, 14.0)
    warmth = load(bed).warmth
    assert (warmth.mean_c, warmth.until, warmth.age) == (12.0, date(2026, 5, 9), Age.FRESH)


@pytest.mark.parametrize(("days_ago", "age"), [(2, Age.USABLE), (3, Age.USABLE), (4, Age.STALE)])
def test_a_silent_sensor_grows_old(bed, days_ago, age):
    probe(bed, *[12.0] * 5, last=TODAY - timedelta(days=days_ago))
    assert load(bed).warmth.age is age


def test_fewer_days_a_day_that_is_not_over_and_other_quantities_do_not_count(bed):
    probe(bed, *[12.0] * 4)
    assert load(bed).warmth is None
    other = BedFactory(garden=bed.garden, name="Bed B")
    probe(other, *[12.0] * 5, last=TODAY)
    assert load(other).warmth is None
    third = BedFactory(garden=bed.garden, name="Bed C")
    probe(third, *[12.0] * 5, quantity="air_temperature_c")
    assert load(third).warmth is None


def test_germination_temperature_comes_from_the_catalogue(bed):
    PlantingFactory(bed=bed, plant=PlantFactory(slug="bean", germination_temp_min_c=16.0))
    assert load(bed).plantings[0].plant.germination_min_c == 16.0


def test_care_is_kept_with_a_finding(bed):
    EventFactory(bed=bed, act=Act.PRUNE, happened_on=date(2026, 1, 5))
    probe(bed, *[12.0] * 5)
    [garden] = load_snapshots([bed.garden_id])
    assert unpack(pack(garden, Policy.of(()))).garden == garden
