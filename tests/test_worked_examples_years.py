"""Worked examples of docs/science.md 13, and calls to the harvest, from saved rows to the page."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.html import escape

from gardens.models import Act, Bed, CareTask, TaskState
from gardens.tests.factories import (
    BedFactory,
    CareTaskFactory,
    EventFactory,
    PlantingFactory,
    WateringFactory,
    WeatherDayFactory,
)
from plants.tests.factories import PlantFactory
from rules.models import Evaluation, Finding
from rules.tasks import evaluate_gardens

pytestmark = pytest.mark.django_db


@pytest.fixture
def on(monkeypatch) -> Callable[[date], None]:
    """Sets the clock to noon of a day."""

    def stand(day: date) -> None:
        noon = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
        monkeypatch.setattr(timezone, "now", lambda: noon)

    return stand


def findings(bed: Bed) -> dict[str, Finding]:
    """By rule, those that hold after an evaluation; all that are not explained are on the page."""
    Evaluation.objects.request(bed.garden_id)
    evaluate_gardens([bed.garden_id])
    assert Evaluation.objects.get(garden=bed.garden_id).failed_rules == ""
    found = {one.rule_id: one for one in Finding.objects.filter(garden=bed.garden_id).open()}
    client = Client()
    client.force_login(bed.garden.owner)
    page = client.get(bed.garden.get_absolute_url()).content.decode()
    shown = [one for one in found.values() if not one.explained_by]
    assert [one.title for one in shown if escape(one.title) not in page] == []
    return found


def perennial(slug: str, **fields):
    return PlantFactory(slug=slug, life_cycle="perennial", hardy=True, **fields)


@pytest.mark.parametrize(
    ("year", "weeks"),
    [
        pytest.param(2024, 0, id="HAR-01-2024"),
        pytest.param(2025, 3, id="HAR-01-2025"),
        pytest.param(2026, None, id="HAR-01-2026"),
    ],
)
def test_HAR_01_asparagus_planted_as_crowns_in_spring_2024(on, year, weeks):
    on(date(year, 5, 10))
    bed = BedFactory()
    PlantingFactory(bed=bed, plant=perennial("asparagus"), started_on=date(2024, 4, 1))
    found = findings(bed).get("PERENNIAL.NO_HARVEST_YET")
    assert (found and dict(found.numbers)["Weeks of harvest"]["quantity"]) == weeks


def test_HAR_01_a_harvest_of_the_first_season_is_a_warning(on):
    on(date(2024, 5, 10))
    bed = BedFactory()
    asparagus = PlantingFactory(bed=bed, plant=perennial("asparagus"), started_on=date(2024, 4, 1))
    assert findings(bed)["PERENNIAL.NO_HARVEST_YET"].severity == "info"
    EventFactory(bed=bed, planting=asparagus, act=Act.HARVEST, happened_on=date(2024, 5, 9))
    assert findings(bed)["PERENNIAL.NO_HARVEST_YET"].severity == "warning"


def test_HAR_05_plum_and_apple_with_pruning_planned_in_january(on):
    on(date(2026, 1, 3))
    bed = BedFactory()
    plum, apple = (
        PlantingFactory(bed=bed, plant=perennial(slug), started_on=date(2020, 4, 1), x_cm=x_cm)
        for slug, x_cm in (("european-plum", 30), ("apple", 160))
    )
    CareTaskFactory(garden=bed.garden, bed=bed, act=Act.PRUNE, due_on=date(2026, 1, 15))
    found = findings(bed)
    wrong = found["PRUNE.WRONG_TIME"]
    assert (wrong.severity, wrong.plantings) == ("warning", [plum.pk])
    assert "silver leaf" in wrong.why
    assert "between 1 Jun 2026 and 31 Aug 2026" in wrong.do
    assert found["PRUNE.DUE"].plantings == [apple.pk]


def test_ticking_the_pruning_of_a_bed_ends_its_season(on, client):
    on(date(2026, 1, 3))
    bed = BedFactory()
    PlantingFactory(bed=bed, plant=perennial("apple"), started_on=date(2020, 4, 1))
    assert "PRUNE.DUE" in findings(bed)
    task = CareTask.objects.get(rule_id="PRUNE.DUE")
    client.force_login(bed.garden.owner)
    client.post(f"/tasks/{task.pk}/done/")
    task.refresh_from_db()
    assert task.state == TaskState.DONE
    assert "PRUNE.DUE" not in findings(bed)
    on(date(2026, 11, 2))
    assert findings(bed)["PRUNE.DUE"].starts_on == date(2026, 11, 1)


def test_a_harvest_is_announced_called_for_and_then_overdue(on):
    bed = BedFactory()
    fields = {"days_to_maturity_min": 70, "days_to_maturity_max": 70, "hardy": True}
    bean = PlantFactory(slug="bush-bean", days_to_maturity_from="sowing", **fields)
    PlantingFactory(bed=bed, plant=bean, started_on=date(2026, 5, 1), method="direct_sow")
    stages = []
    for day in (date(2026, 7, 2), date(2026, 7, 3), date(2026, 7, 28)):
        on(day)
        [rule_id] = [name for name in findings(bed) if name.startswith("HARVEST.")]
        [task] = CareTask.objects.filter(act=Act.HARVEST).open()
        stages.append((rule_id, task.rule_id, task.due_on))
    assert stages == [
        ("HARVEST.ETA", "HARVEST.ETA", date(2026, 7, 10)),
        ("HARVEST.NOW", "HARVEST.NOW", date(2026, 7, 3)),
        ("HARVEST.OVERDUE", "HARVEST.OVERDUE", date(2026, 7, 28)),
    ]
    assert Finding.objects.get(rule_id="HARVEST.OVERDUE").severity == "warning"


def test_a_bed_that_is_dry_before_rain_has_one_finding_and_no_job(on):
    today = date(2026, 5, 10)
    on(today)
    bed = BedFactory(texture="loam", length_cm=200, width_cm=200)
    tomato = PlantFactory(slug="tomato", tender=True)
    block = {"columns": 4, "rows": 4, "x_cm": 25, "y_cm": 25}
    PlantingFactory(bed=bed, plant=tomato, started_on=today - timedelta(days=100), **block)
    WateringFactory(bed=bed, watered_on=today - timedelta(days=8), litres=None)
    for number in range(-8, 3):
        day = today + timedelta(days=number)
        rain_mm = 40.0 if number == 1 else 0.0
        known = {"is_forecast": number >= 0, "et0_mm": 5.0, "rain_mm": rain_mm}
        issued_at = datetime(2026, 5, 10, 6, tzinfo=UTC)
        WeatherDayFactory(place=bed.garden.place, on=day, issued_at=issued_at, **known)
    found = findings(bed)
    assert found["WATER.IRRIGATE"].severity == "warning"
    assert found["WATER.IRRIGATE"].explained_by == found["WATER.RAIN_COMING"].key
    assert not CareTask.objects.filter(act=Act.WATER).open().exists()
