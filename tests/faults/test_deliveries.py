"""Messages that come twice, and the newer before the older: as if each had come once, in order."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.apps import apps
from django.core.files.storage import FileSystemStorage
from django.db import transaction
from django.utils import timezone

from compliance.models import RestrictionDryRun
from gardening.backups import making
from gardening.celery import app
from gardening.schema.facts import own_apps
from gardens import tasks
from gardens.actions import jobs
from gardens.actions.readings import take_readings
from gardens.models import Bed, CareTask, Garden, Job, JobKind, Picture, SunMap, WeatherCell
from gardens.paper.orders import Made
from gardens.tests.factories import (
    BedFactory,
    LandFactory,
    PlantingFactory,
    SensorFactory,
    WateringFactory,
    WeatherArchiveFactory,
    WeatherDayFactory,
)
from gardens.tests.pictures import PhotoFactory
from gardens.tests.weather_server import WeatherServer, weather_server
from rules.models import DryRun, Evaluation, KeptSnapshot, RuleSetting

NOW = datetime(2026, 5, 10, 12, tzinfo=UTC)
DAY = timedelta(days=1)
LONG_AGO = NOW - 500 * DAY
OWN = sorted(name for name in app.tasks if not name.startswith("celery."))
# Rows that are made anew by each run have another number, and files another name.
NAMELESS = {"result", "thumbnail", "file"}
# What beat rings for and what finds no work among these gardens.
IDLE = {
    "gardens.tasks.clear_sessions",
    "gardens.tasks.forget_sessions",
    "gardens.tasks.forget_weather",
    "gardens.tasks.sweep_pictures",
    "gardens.tasks.sweep_guests",
    "gardens.tasks.sweep_jobs",
    "gardening.tasks.purge_counters",
    "rules.tasks.forget_snapshots",
    "rules.tasks.follow_weather",
    "rules.tasks.keep_air_days",
}
RESTRICTION = {
    "scientific_name": "Solanum",
    "rank": "genus",
    "regime": "quarantine-host",
    "jurisdiction": "CZ",
    "growing": "yes",
    "level": "prohibited",
    "verified": "checked-primary",
}


@dataclass
class World:
    """Two of everything that a worker may find to do."""

    messages: dict[str, list[int]]
    storage: FileSystemStorage
    backups: Path
    weather: WeatherServer

    def rows(self) -> set[tuple]:
        models = (model for name in own_apps() for model in apps.get_app_config(name).get_models())
        return {row for model in models for row in _rows(model)}

    def files(self) -> int:
        stored = [path for path in Path(self.storage.location).rglob("*") if path.is_file()]
        return len(stored) + len(list(self.backups.glob("*.age")))


def _rows(model) -> Iterator[tuple]:
    kept = [
        field.attname
        for field in model._meta.concrete_fields
        if not (field.primary_key and not field.remote_field)
        and field.name not in NAMELESS
        and field.related_model is not KeptSnapshot
    ]
    seen: dict[str, int] = {}
    for values in model._default_manager.order_by().values_list(*kept):
        words = repr(values)
        seen[words] = seen.get(words, 0) + 1
        yield model._meta.label, words, seen[words]


@pytest.fixture
def world(db, tmp_path, monkeypatch, settings) -> Iterator[World]:
    monkeypatch.setattr(timezone, "now", lambda: NOW)
    storage = FileSystemStorage(tmp_path / "media")
    for field in (Picture._meta.get_field(name) for name in ("file", "thumbnail")):
        monkeypatch.setattr(field, "storage", storage)
    monkeypatch.setattr(jobs, "private_storage", lambda: storage)
    made = Made(b"made", "plan.pdf", "application/pdf", 1)
    monkeypatch.setitem(jobs.WORK, JobKind.PLAN, lambda job, progress: made)
    settings.BACKUP_KEY, settings.BACKUP_DIR = "any", tmp_path / "backups"
    monkeypatch.setattr(making.keys, "recipient", lambda: None)
    monkeypatch.setattr(making, "_write", lambda path: path.write_bytes(b"made"))
    with weather_server(NOW.date()) as weather:
        monkeypatch.setattr(tasks, "provider_in_use", weather.provider)
        yield World(_gardens(), storage, settings.BACKUP_DIR, weather)


def _gardens() -> dict[str, list]:
    """Messages by the task that takes them."""
    beds = [BedFactory(texture="loam", watering_method="drip") for _number in range(2)]
    gardens = [bed.garden_id for bed in beds]
    for bed in beds:
        PlantingFactory(bed=bed, started_on=(NOW - 60 * DAY).date())
        _water(bed)
        LandFactory(garden=bed.garden)
        Evaluation.objects.request(bed.garden_id)
        Job.objects.create(owner=bed.garden.owner, kind=JobKind.PLAN, language="en-gb")
        sensor = SensorFactory(device__garden=bed.garden)
        said = {"time": NOW.isoformat(), "quantity": sensor.quantity, "value": 24.5}
        take_readings(sensor.device, [said])
    Garden.objects.update(created_at=NOW - 60 * DAY)
    SunMap.objects.request(gardens)
    SunMap.objects.update(asked_at=LONG_AGO)
    Evaluation.objects.update(requested_at=LONG_AGO, evaluated_on=LONG_AGO.date())
    Job.objects.update(rung_at=LONG_AGO)
    setting = RuleSetting.objects.create(rule_id="SPACE.CROWDED")
    dry_runs = [
        DryRun.objects.create(setting=setting, is_enabled=False, created_at=LONG_AGO).pk
        for _number in range(2)
    ]
    counts = [
        RestrictionDryRun.objects.create(tried=RESTRICTION, created_at=LONG_AGO).pk
        for _number in range(2)
    ]
    photos = [PhotoFactory(event__bed=bed).picture_id for bed in beds]
    for cell in WeatherCell.objects.all():
        WeatherArchiveFactory(cell=cell)
    WeatherCell.objects.update(next_fetch_at=LONG_AGO)
    return {
        "rules.tasks.evaluate_gardens": [[pk] for pk in gardens],
        "rules.tasks.keep_water_uses": [[pk] for pk in gardens],
        "rules.tasks.make_dry_run": dry_runs,
        "gardens.tasks.run_job": list(Job.objects.values_list("pk", flat=True)),
        "gardens.tasks.count_touched": counts,
        "gardens.sun.reckoning.reckon_sun": gardens,
        "gardens.uploads.thumbnails.make_thumbnails": [[pk] for pk in photos],
    }


def _water(bed: Bed) -> None:
    """A soaking, and the weather since."""
    WateringFactory(bed=bed, watered_on=(NOW - 10 * DAY).date(), litres=None)
    told = {"is_forecast": False, "et0_mm": 5.0, "rain_mm": 0.0, "issued_at": NOW}
    for ago in range(11):
        WeatherDayFactory(place=bed.garden.place, on=(NOW - ago * DAY).date(), **told)


def deliver(world: World, name: str, messages: list[list]) -> tuple[set[tuple], int, int]:
    """What there is afterwards; the database is then as it was."""
    files, asked = world.files(), len(world.weather.asked)
    with transaction.atomic():
        for arguments in messages:
            app.tasks[name](*arguments)
        found = world.rows()
        transaction.set_rollback(True)
    made, fetched = world.files() - files, len(world.weather.asked) - asked
    for backup in world.backups.glob("*.age"):
        backup.unlink()
    return found, made, fetched


@pytest.mark.parametrize("name", OWN)
def test_a_message_that_comes_twice_and_late_does_what_it_does_once(world, name):
    """Beat's tasks take nothing; of all others two messages are told above."""
    messages = [[one] for one in world.messages.get(name, [])] or [[], []]
    before = world.rows()
    once, made, fetched = deliver(world, name, messages)
    again = deliver(world, name, [*reversed(messages), *messages, *reversed(messages)])
    assert again == (once, made, fetched)
    assert ((once, made) == (before, 0)) == (name in IDLE)


def test_advice_and_jobs_to_do_are_there_once(world):
    for arguments in world.messages["rules.tasks.evaluate_gardens"] * 2:
        app.tasks["rules.tasks.evaluate_gardens"](arguments)
    origins = list(CareTask.objects.exclude(origin="").values_list("garden", "origin"))
    assert origins
    assert len(origins) == len(set(origins))
