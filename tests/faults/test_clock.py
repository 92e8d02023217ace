"""A clock that leaps a day ahead and is put back: nothing waits for it, nothing is of tomorrow."""

from collections import Counter
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from compliance.models import RestrictionDryRun
from gardening.backups import making
from gardening.celery import app
from gardening.models import BACKUP, Heartbeat
from gardening.ringing import Scheduler
from gardens.actions.job_orders import order_job
from gardens.models import Job, JobKind, JobState, SunMap, WeatherCell
from gardens.tasks import ring_jobs
from gardens.tests.factories import BedFactory, LandFactory, PlaceFactory, PlantingFactory
from rules.models import DryRun, Evaluation, Finding, RuleSetting
from rules.tasks import evaluate_gardens, ring_pending_evaluations, sweep_gardens

NOON = datetime(2026, 5, 10, 12, tzinfo=UTC)
DAY, HOUR = timedelta(days=1), timedelta(hours=1)
MINUTE = timedelta(minutes=1)


@pytest.fixture
def clock(monkeypatch) -> SimpleNamespace:
    clock = SimpleNamespace(now=NOON)
    monkeypatch.setattr(timezone, "now", lambda: clock.now)
    return clock


@pytest.fixture
def rung(monkeypatch) -> list[list[int]]:
    found: list[list[int]] = []
    monkeypatch.setattr(evaluate_gardens, "delay", found.append)
    return found


# Beat ------------------------------------------------------------------------------------------


@pytest.fixture
def beat(tmp_path, monkeypatch) -> SimpleNamespace:
    """It counts what it rings for, from tick to tick."""
    rings, moment = Counter(), SimpleNamespace(now=NOON)
    monkeypatch.setattr(app, "now", lambda: moment.now)
    monkeypatch.setattr(
        Scheduler, "apply_async", lambda self, entry, **_: rings.update([entry.task])
    )
    scheduler = Scheduler(app=app, schedule_filename=str(tmp_path / "beat"))

    def run(span: timedelta) -> Counter:
        rings.clear()
        ends = moment.now + span
        while moment.now < ends:
            moment.now += timedelta(seconds=max(scheduler.tick(), 0.1))
        return Counter(rings)

    yield SimpleNamespace(run=run, moment=moment)
    scheduler.close()


@pytest.mark.parametrize("leap", [DAY, HOUR])
def test_beat_rings_on_after_its_clock_was_put_back(beat, leap):
    beat.run(MINUTE)
    beat.moment.now += leap
    beat.run(MINUTE)
    beat.moment.now -= leap
    rings = beat.run(2 * MINUTE)
    assert rings["rules.tasks.ring_pending_evaluations"] in range(6, 10)
    assert rings["gardens.tasks.ring_jobs"] in range(6, 10)
    assert rings["gardening.tasks.beat_heart"] in range(3, 6)


# What workers wrote while the clock was ahead ---------------------------------------------------


@pytest.mark.django_db
def test_an_evaluation_that_was_rung_for_tomorrow_is_rung_for_today(clock, rung):
    bed = BedFactory()
    Evaluation.objects.request(bed.garden_id)
    Evaluation.objects.update(rung_at=clock.now + DAY)
    ring_pending_evaluations()
    assert rung == [[bed.garden_id]]


def advice() -> set[tuple]:
    return set(Finding.objects.open().values_list("key", "digest", "starts_on", "ends_on"))


@pytest.mark.django_db
def test_no_advice_stays_that_is_of_a_day_to_come(clock, rung):
    planting = PlantingFactory(bed=BedFactory())
    garden_id = planting.bed.garden_id
    Evaluation.objects.request(garden_id)
    evaluate_gardens([garden_id])
    of_today = advice()
    clock.now += 60 * DAY
    sweep_gardens()
    evaluate_gardens([garden_id])
    assert advice() != of_today
    clock.now -= 60 * DAY
    sweep_gardens()
    evaluate_gardens([garden_id])
    assert rung == [[garden_id]] * 2
    assert advice() == of_today
    assert Evaluation.objects.get().evaluated_on == NOON.date()


@pytest.mark.django_db
@pytest.mark.parametrize("state", [JobState.WAITING, JobState.RUNNING])
def test_a_job_is_not_held_until_tomorrow(clock, gardener, monkeypatch, state):
    job = order_job(JobKind.PLAN, {"garden": 1}, actor=gardener)
    ahead = clock.now + DAY
    Job.objects.update(state=state, rung_at=ahead, seen_at=ahead)
    taken: list[int] = []
    monkeypatch.setattr("gardens.tasks.run_job.delay", taken.append)
    ring_jobs()
    assert taken == [job.pk]
    assert Job.objects.claim(job.pk, clock.now)


@pytest.mark.django_db
def test_leases_of_tomorrow_are_taken_today(clock, monkeypatch):
    land = LandFactory()
    SunMap.objects.request([land.garden_id])
    SunMap.objects.update(asked_at=clock.now + DAY, claimed_at=clock.now + DAY)
    assert SunMap.objects.to_ring(clock.now).count() == 1
    assert SunMap.objects.claim(land.garden_id, clock.now)
    WeatherCell.objects.update(next_fetch_at=clock.now + 2 * DAY)
    assert WeatherCell.objects.due(clock.now).count() == WeatherCell.objects.count()


@pytest.mark.django_db
def test_dry_runs_of_tomorrow_are_counted_today(clock):
    setting = RuleSetting.objects.create(rule_id="SPACE.CROWDED")
    DryRun.objects.create(setting=setting, is_enabled=True, created_at=clock.now + DAY)
    assert DryRun.objects.to_ring(clock.now).count() == 1
    DryRun.objects.update(seen_at=clock.now + DAY)
    assert DryRun.objects.to_ring(clock.now).count() == 1
    RestrictionDryRun.objects.create(tried={}, created_at=clock.now + DAY)
    assert RestrictionDryRun.objects.to_ring(clock.now).count() == 1


@pytest.mark.django_db
def test_the_night_has_its_backup_though_one_is_of_tomorrow(clock, settings, monkeypatch):
    settings.BACKUP_KEY = "any"
    made: list[bool] = []
    monkeypatch.setattr(making, "make_backup", lambda: made.append(True))
    Heartbeat.objects.create(name=BACKUP, seen_at=clock.now + DAY)
    making.make_backup_if_due()
    Heartbeat.objects.update(seen_at=clock.now)
    making.make_backup_if_due()
    assert made == [True]


# The hour that comes twice, and the one that does not -------------------------------------------


@pytest.mark.django_db
@pytest.mark.parametrize("day", [(3, 29), (10, 25)])
def test_a_garden_is_swept_once_a_day_when_its_clocks_are_put(clock, rung, day):
    """The days of 23 and of 25 hours."""
    month, number = day
    midnight = datetime(2026, month, number, tzinfo=ZoneInfo("Europe/Prague"))
    bed = BedFactory(garden__place=PlaceFactory())
    clock.now = midnight.astimezone(UTC) - HOUR
    Evaluation.objects.request(bed.garden_id)
    evaluate_gardens([bed.garden_id])
    for _hour in range(22):
        clock.now += HOUR
        sweep_gardens()
        evaluate_gardens([bed.garden_id])
    assert len([one for one in rung if bed.garden_id in one]) == 1
