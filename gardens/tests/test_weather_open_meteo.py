"""What a provider may answer, over a real connection."""

import logging
import math
from datetime import UTC, date, datetime, timedelta

import pytest

from gardens.tests.weather_server import QUICK, WeatherServer, weather_server
from gardens.weather.fetching import Pace
from gardens.weather.provider import Answer, NonsenseAnswer, Point, ProviderDown

TODAY = date(2026, 5, 10)
BRNO = Point(49.2, 16.6, "Europe/Prague")


@pytest.fixture
def server():
    with weather_server(TODAY) as told:
        yield told


def forecast(server: WeatherServer, **changes: object) -> Answer:
    return server.provider(**changes).forecast(BRNO, today=TODAY, past_days=3)


def test_a_good_answer_is_days_and_hours_in_our_units(server):
    answer = forecast(server)
    assert [answer.days[0].on, answer.days[-1].on] == [date(2026, 5, 7), date(2026, 5, 23)]
    first = answer.days[0]
    assert (first.tmin_c, first.tmax_c, first.rain_mm, first.et0_mm) == (8.0, 21.0, 0.4, 4.1)
    assert (first.srad_mj, first.wind_max_m_s) == (18.2, 5.5)
    assert answer.elevation_m == 250.0
    hour = answer.hours[0]
    assert hour.at == datetime(2026, 5, 6, 22, tzinfo=UTC), "midnight in Brno"
    assert (hour.temperature_c, hour.humidity_pct, hour.wind_m_s, hour.cloud_pct) == (
        14.0, 70, 1.2, 10,
    )  # fmt: skip
    assert len(answer.hours) == 17 * 24


def test_only_the_rounded_position_and_the_zone_are_sent(server):
    forecast(server)
    [asked] = server.asked
    assert (asked["latitude"], asked["longitude"]) == ("49.2", "16.6")
    assert (asked["timezone"], asked["wind_speed_unit"]) == ("Europe/Prague", "ms")
    assert "apikey" not in asked


def test_a_key_is_sent_and_neither_logged_nor_told(server, caplog):
    with caplog.at_level(logging.INFO):
        forecast(server, api_key="s3cret")
        server.plan = [500] * 3
        with pytest.raises(ProviderDown) as fault:
            forecast(server, api_key="s3cret")
    assert server.asked[0]["apikey"] == "s3cret"
    told = caplog.text + str(fault.value) + repr(server.provider(api_key="s3cret"))
    assert "s3cret" not in told
    assert "49.2" not in caplog.text


@pytest.mark.parametrize("plan", [[500], [503, 500], [429], [(429, {"Retry-After": "0"})]])
def test_a_passing_trouble_is_tried_again(server, plan):
    server.plan = list(plan)
    assert len(forecast(server).days) == 17
    assert len(server.asked) == len(plan) + 1


def test_lasting_trouble_is_given_up(server):
    server.plan = [500] * 9
    with pytest.raises(ProviderDown, match="500"):
        forecast(server)
    assert len(server.asked) == QUICK.attempts


def test_a_refusal_is_not_argued_with(server):
    server.plan = [400]
    with pytest.raises(ProviderDown, match="400"):
        forecast(server)
    assert len(server.asked) == 1


def test_an_hour_of_silence_that_is_asked_for_is_kept(server):
    server.plan = [(429, {"Retry-After": "3600"})]
    with pytest.raises(ProviderDown) as fault:
        forecast(server)
    assert fault.value.retry_after == timedelta(hours=1)
    assert len(server.asked) == 1


def test_a_slow_answer_is_not_waited_for(server):
    server.pause_s = 0.6
    with pytest.raises(ProviderDown, match="ReadTimeout"):
        forecast(server, pace=Pace(read_s=0.1, total_s=0.5, wait_s=0.01))
    server.pause_s = 0


def test_nobody_listening_is_a_provider_that_is_down(server):
    with pytest.raises(ProviderDown, match="ConnectError"):
        forecast(server, forecast_url="http://127.0.0.1:9/v1/forecast")


def test_a_redirect_is_not_followed(server):
    server.plan = [(302, {"Location": f"{server.url}/elsewhere"})]
    with pytest.raises(ProviderDown, match="302"):
        forecast(server)


def drop(part: str, name: str):
    return lambda body: body[part].pop(name) and None


def put(part: str, name: str, value: object):
    return lambda body: body[part].__setitem__(name, value)


def without(*names: str):
    return lambda body: {name: value for name, value in body.items() if name not in names}


@pytest.mark.parametrize(
    "order",
    [
        b"<html><body>Bad gateway</body></html>",
        b"",
        b"[]",
        b"null",
        b'"weather"',
        b"\xff\xfe",
        b"[" * 100_000,
        lambda body: {"error": True, "reason": "unknown variable"},
        without("daily"),
        without("hourly"),
        without("daily_units"),
        without("latitude"),
        without("utc_offset_seconds"),
        lambda body: body | {"latitude": -33.0},
        lambda body: body | {"longitude": float("nan")},
        lambda body: body | {"daily": [1, 2]},
        drop("daily", "temperature_2m_min"),
        drop("daily", "time"),
        drop("hourly", "cloud_cover"),
        put("daily_units", "temperature_2m_min", "°F"),
        put("daily_units", "precipitation_sum", "inch"),
        put("hourly_units", "wind_speed_10m", "km/h"),
        put("daily", "temperature_2m_min", [1.0, 2.0]),
        put("daily", "temperature_2m_min", 3.0),
        put("daily", "temperature_2m_min", [None] * 17),
        put("daily", "temperature_2m_min", ["warm"] * 17),
        put("daily", "time", ["soon"] * 17),
        put("daily", "time", [20_000 + number for number in range(17)]),
        put("daily", "time", ["2026-05-10"] * 17),
        put("daily", "time", [f"2020-05-{day:02}" for day in range(1, 18)]),
        put("hourly", "time", [f"0001-01-01T00:{n // 60:02}:{n % 60:02}" for n in range(408)]),
        put("hourly", "time", [f"2026-05-10T00:{n // 60:02}:{n % 60:02}Z" for n in range(408)]),
    ],
)
def test_nonsense_is_refused_at_once(server, order):
    server.plan = [order]
    with pytest.raises(NonsenseAnswer):
        forecast(server)
    assert len(server.asked) == 1


def test_a_huge_answer_is_not_read_to_its_end(server):
    server.plan = [b" " * 200_000]
    with pytest.raises(NonsenseAnswer, match="more than 100000 bytes"):
        forecast(server, pace=Pace(largest_bytes=100_000))


@pytest.mark.parametrize(
    ("name", "values", "field", "known"),
    [
        ("temperature_2m_min", [None, -61.0, math.nan, True, 7.0], "tmin_c", [4]),
        ("temperature_2m_max", [61.0, 7.0, 8.0, None, 10**400], "tmax_c", [2]),
        ("precipitation_sum", [-0.1, 0.0, 2001.0, math.inf, "1"], "rain_mm", [1]),
        ("et0_fao_evapotranspiration", [-1, 31, None, 0, [2]], "et0_mm", [3]),
    ],
)
def test_a_value_that_cannot_be_is_not_known_and_the_others_are(server, name, values, field, known):
    def spoil(body):
        body["daily"][name][: len(values)] = values

    server.plan = [spoil]
    days = forecast(server).days
    found = [getattr(day, field) for day in days]
    assert [index for index in range(5) if found[index] is not None] == known
    assert None not in found[5:]


def test_days_that_were_not_asked_for_are_left_out(server):
    server.plan = [lambda body: put("daily", "time", [
        (TODAY + timedelta(days=number)).isoformat() for number in range(17)
    ])(body)]  # fmt: skip
    assert forecast(server).days[-1].on == TODAY + timedelta(days=14)


def test_the_archive_is_asked_for_by_its_dates(server):
    answer = server.provider().archive(BRNO, date(2016, 1, 1), date(2016, 12, 31))
    [asked] = server.asked
    assert asked["path"] == "/v1/archive"
    assert (asked["start_date"], asked["end_date"]) == ("2016-01-01", "2016-12-31")
    assert len(answer.days) == 366
    assert answer.hours == []
