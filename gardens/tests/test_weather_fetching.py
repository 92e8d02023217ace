"""Cells that are due, the worker that takes them, and what stays of the answers."""

import threading
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import close_old_connections, connection, connections
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from gardens import tasks
from gardens.actions.weather import refresh_cell
from gardens.models import WeatherArchive, WeatherCell, WeatherDay, WeatherHour
from gardens.tests.factories import (
    GardenFactory,
    PlaceFactory,
    WeatherArchiveFactory,
    WeatherCellFactory,
    WeatherDayFactory,
    WeatherHourFactory,
)
from gardens.tests.weather_server import weather_server

NOW = datetime(2026, 5, 10, 4, tzinfo=UTC)
TODAY = date(2026, 5, 10)
LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.fixture
def clock(monkeypatch) -> Callable[[datetime], None]:
    def stand(moment: datetime) -> None:
        monkeypatch.setattr(timezone, "now", lambda: moment)

    stand(NOW)
    return stand


@pytest.fixture
def server(monkeypatch, clock):
    with weather_server(TODAY) as told:
        monkeypatch.setattr(tasks, "provider_in_use", told.provider)
        yield told


def due_cell(**place: object) -> WeatherCell:
    """Used by one garden, with its archive."""
    cell = GardenFactory(place=PlaceFactory(**place)).place.weather_cell
    WeatherCell.objects.filter(pk=cell.pk).update(next_fetch_at=LONG_AGO)
    if not WeatherArchive.objects.filter(cell=cell).exists():
        WeatherArchiveFactory(cell=cell)
    return cell


def stored(cell: WeatherCell) -> WeatherCell:
    return WeatherCell.objects.get(pk=cell.pk)


@pytest.mark.django_db
def test_weather_is_off_unless_it_is_switched_on(settings, clock):
    cell = due_cell()
    settings.WEATHER_PROVIDER = "off"
    tasks.fetch_weather()
    assert stored(cell).next_fetch_at == LONG_AGO
    assert not WeatherDay.objects.exists()


@pytest.mark.django_db
def test_switched_on_it_asks_where_the_settings_say(settings, clock):
    cell = due_cell()
    with weather_server(TODAY) as told:
        settings.WEATHER_PROVIDER = "open-meteo"
        settings.WEATHER_FORECAST_URL = f"{told.url}/v1/forecast"
        settings.WEATHER_API_KEY = "key"
        tasks.fetch_weather()
    assert told.asked[0]["apikey"] == "key"
    assert stored(cell).fetched_at == NOW


@pytest.mark.django_db
def test_a_new_cell_gets_a_month_two_weeks_ahead_and_the_hours_around_now(server):
    cell = due_cell()
    tasks.fetch_weather()
    days = list(cell.days.order_by("on"))
    assert (days[0].on, days[-1].on) == (date(2026, 4, 9), date(2026, 5, 23))
    assert next(day.on for day in days if day.is_forecast) == TODAY
    assert {(day.source, day.issued_at) for day in days} == {("Open-Meteo", NOW)}
    assert (days[0].night_wind_m_s, days[0].night_cloud_pct) == (1.2, 10)
    hours = list(cell.hours.order_by("at"))
    assert (hours[0].at, hours[-1].at) == (NOW - timedelta(days=2), NOW + timedelta(days=8))
    assert next(hour.at for hour in hours if hour.is_forecast) == NOW + timedelta(hours=1)
    cell = stored(cell)
    assert (cell.fetched_at, cell.fetching_since, cell.failures) == (NOW, None, 0)
    assert cell.next_fetch_at == NOW + timedelta(hours=6)


@pytest.mark.django_db
def test_a_newer_word_replaces_the_older_and_asks_for_fewer_days(server, clock):
    cell = due_cell()
    tasks.fetch_weather()
    later = NOW + timedelta(days=1)
    clock(later)
    server.today = TODAY + timedelta(days=1)
    server.values["temperature_2m_min"] = 3.0
    tasks.fetch_weather()
    assert [asked["past_days"] for asked in server.asked] == ["31", "4"]
    today = cell.days.get(on=TODAY)
    assert (today.is_forecast, today.tmin_c, today.issued_at) == (False, 3.0, later)
    before = cell.days.get(on=date(2026, 4, 20))
    assert (before.tmin_c, before.issued_at) == (8.0, NOW), "days it does not name stay"
    assert cell.days.count() == 46


@pytest.mark.django_db
def test_no_cell_is_asked_for_twice_within_six_hours(server, clock):
    due_cell()
    for hours, times in ((0, 1), (0, 1), (5.9, 1), (6, 2), (11.9, 2), (12, 3)):
        clock(NOW + timedelta(hours=hours))
        tasks.fetch_weather()
        assert len(server.asked) == times


@pytest.mark.django_db
def test_a_worker_that_died_leaves_a_cell_that_is_due_in_six_hours(server, clock):
    cell = due_cell()
    assert WeatherCell.objects.claim(NOW) == cell
    tasks.fetch_weather()
    assert server.asked == []
    assert stored(cell).fetching_since == NOW
    clock(NOW + timedelta(hours=6))
    tasks.fetch_weather()
    assert stored(cell).fetched_at == NOW + timedelta(hours=6)


@pytest.mark.django_db
def test_only_cells_are_fetched_that_somebody_gardens_in(server):
    WeatherCellFactory(next_fetch_at=LONG_AGO)
    gone = GardenFactory(place=PlaceFactory(oslo=True))
    gone.owner.is_active = False
    gone.owner.save()
    PlaceFactory(singapore=True)
    tasks.fetch_weather()
    assert server.asked == []


@pytest.mark.django_db
def test_gardens_of_one_cell_are_fetched_once(server):
    for _ in range(3):
        due_cell()
    tasks.fetch_weather()
    assert len(server.asked) == 1


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("plan", "told"),
    [
        ([500] * 3, "ProviderDown: status 500"),
        ([b"<html>"], "NonsenseAnswer: no JSON"),
        ([404], "ProviderDown: status 404"),
    ],
)
def test_a_failure_keeps_the_old_rows_and_is_told_to_staff(server, plan, told):
    cell = due_cell()
    WeatherDayFactory(cell=cell, on=TODAY)
    server.plan = plan
    tasks.fetch_weather()
    cell = stored(cell)
    assert (cell.failures, cell.last_error, cell.fetched_at) == (1, told, None)
    assert (cell.fetching_since, cell.next_fetch_at) == (None, NOW + timedelta(hours=6))
    assert WeatherDay.objects.get().source == "test"
    WeatherCell.objects.update(next_fetch_at=LONG_AGO)
    tasks.fetch_weather()
    assert (stored(cell).failures, stored(cell).last_error) == (0, "")


@pytest.mark.django_db
def test_longer_silence_that_is_asked_for_is_kept(server):
    cell = due_cell()
    server.plan = [(429, {"Retry-After": "36000"})]
    tasks.fetch_weather()
    assert stored(cell).next_fetch_at == NOW + timedelta(hours=10)


@pytest.mark.django_db
def test_a_provider_that_is_down_is_left_alone_after_three_cells(server):
    for trait in ("oslo", "singapore", "phoenix", "christchurch"):
        due_cell(**{trait: True})
    due_cell()
    server.plan = [404] * 9
    tasks.fetch_weather()
    assert len(server.asked) == 3
    tasks.fetch_weather()
    assert len(server.asked) == 5, "the others come in the next run"


@pytest.mark.django_db
def test_an_answer_is_stored_in_few_statements(server):
    one, two = due_cell(), due_cell(oslo=True)
    server.today = TODAY
    statements = []
    for cell in (one, two):
        with CaptureQueriesContext(connection) as queries:
            assert refresh_cell(cell, server.provider())
        statements.append(len(queries))
    # A savepoint, the cell, the look for an archive, inserts (SQLite needs three for the hours).
    assert statements[0] == statements[1] <= 8
    assert WeatherHour.objects.count() == 2 * (10 * 24 + 1)


@pytest.mark.django_db
def test_hours_are_kept_for_two_weeks_and_days_for_three_years(clock):
    for days in (13.9, 14.1):
        WeatherHourFactory(at=NOW - timedelta(days=days))
    for days in (1097, 1099):
        WeatherDayFactory(on=TODAY - timedelta(days=days))
    tasks.forget_weather()
    assert WeatherHour.objects.get().at == NOW - timedelta(days=13.9)
    assert WeatherDay.objects.get().on == TODAY - timedelta(days=1097)


@pytest.mark.django_db
def test_of_two_workers_that_see_the_same_due_cell_one_takes_it(clock):
    """The second one claims between the other's look and its write."""
    cell, taken = due_cell(), []

    def claim_before(execute, sql, params, many, context):
        if sql.startswith("UPDATE") and not taken:
            taken.append(None)
            taken[:] = [WeatherCell.objects.claim(NOW)]
        return execute(sql, params, many, context)

    with connection.execute_wrapper(claim_before):
        assert WeatherCell.objects.claim(NOW) is None
    assert taken == [cell]


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_fetch_a_cell_once(server):
    if connection.vendor == "sqlite" and connection.is_in_memory_db():
        pytest.skip("threads share no database in memory")
    cells = [due_cell(), due_cell(oslo=True)]
    server.pause_s = 0.1
    errors: list[BaseException] = []

    def work() -> None:
        try:
            tasks.fetch_weather()
        except Exception as error:  # noqa: BLE001 - handed to the test
            errors.append(error)
        finally:
            connections.close_all()

    workers = [threading.Thread(target=work) for _ in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    close_old_connections()
    assert errors == []
    assert len(server.asked) == len(cells)
    assert all(stored(cell).fetched_at for cell in cells)
