"""A server on this machine that answers in Open-Meteo's own format, and badly when told to."""

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

from gardens.weather.fetching import Pace
from gardens.weather.open_meteo import OpenMeteo

QUICK = Pace(connect_s=1, read_s=0.3, total_s=1.5, wait_s=0.01)
UNITS = {
    "temperature_2m_min": "°C",
    "temperature_2m_max": "°C",
    "precipitation_sum": "mm",
    "shortwave_radiation_sum": "MJ/m²",
    "et0_fao_evapotranspiration": "mm",
    "wind_speed_10m_max": "m/s",
    "temperature_2m": "°C",
    "relative_humidity_2m": "%",
    "precipitation": "mm",
    "wind_speed_10m": "m/s",
    "cloud_cover": "%",
}
VALUES = {
    "temperature_2m_min": 8.0,
    "temperature_2m_max": 21.0,
    "precipitation_sum": 0.4,
    "shortwave_radiation_sum": 18.2,
    "et0_fao_evapotranspiration": 4.1,
    "wind_speed_10m_max": 5.5,
    "temperature_2m": 14.0,
    "relative_humidity_2m": 70,
    "precipitation": 0.0,
    "wind_speed_10m": 1.2,
    "cloud_cover": 10,
}


class WeatherServer:
    """`plan` holds how to answer the next requests; when it is used up, well.

    An entry is a status, a (status, headers), a bytes body, or a function that changes the good
    answer (a dict). `values` replace the constants, or are functions of the day.
    """

    def __init__(self, today: date) -> None:
        self.today = today
        self.plan: list[object] = []
        self.asked: list[dict[str, str]] = []
        self.values: dict[str, object] = dict(VALUES)
        self.elevation_m = 250.0
        self.pause_s = 0.0
        self.url = ""

    def provider(self, pace: Pace = QUICK, **changes: object) -> OpenMeteo:
        urls = {"forecast_url": f"{self.url}/v1/forecast", "archive_url": f"{self.url}/v1/archive"}
        return OpenMeteo(**(urls | {"pace": pace, "archive_pace": pace} | changes))

    def asked_of(self, path: str) -> list[dict[str, str]]:
        return [params for params in self.asked if params["path"] == path]

    def answer(self, params: dict[str, str]) -> dict:
        days = self._days(params)
        body = {
            "latitude": float(params["latitude"]) + 0.03,
            "longitude": float(params["longitude"]) - 0.02,
            "generationtime_ms": 0.4,
            "utc_offset_seconds": 7200,
            "timezone": params["timezone"],
            "timezone_abbreviation": "CEST",
            "elevation": self.elevation_m,
        }
        times = {"daily": [day.isoformat() for day in days]}
        if "hourly" in params:
            midnights = [datetime.combine(day, datetime.min.time()) for day in days]
            times["hourly"] = [
                (midnight + timedelta(hours=hour)).isoformat(timespec="minutes")
                for midnight in midnights
                for hour in range(24)
            ]
        for part, moments in times.items():
            names = params[part].split(",")
            body[f"{part}_units"] = {"time": "iso8601"} | {name: UNITS[name] for name in names}
            body[part] = {"time": moments} | {
                name: [self._value(name, moment) for moment in moments] for name in names
            }
        return body

    def _days(self, params: dict[str, str]) -> list[date]:
        if "start_date" in params:
            first, last = (date.fromisoformat(params[end]) for end in ("start_date", "end_date"))
        else:
            first = self.today - timedelta(days=int(params["past_days"]))
            last = self.today + timedelta(days=int(params["forecast_days"]) - 1)
        return [first + timedelta(days=number) for number in range((last - first).days + 1)]

    def _value(self, name: str, moment: str) -> object:
        value = self.values[name]
        return value(date.fromisoformat(moment[:10])) if callable(value) else value


def _handler(told: WeatherServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            split = urlsplit(self.path)
            params = {name: values[0] for name, values in parse_qs(split.query).items()}
            told.asked.append(params | {"path": split.path})
            order = told.plan.pop(0) if told.plan else None
            time.sleep(told.pause_s)
            status, headers, body = self._ordered(order, params)
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            try:
                self.wfile.write(body)
            except OSError:
                self.close_connection = True

        def _ordered(self, order: object, params: dict[str, str]) -> tuple[int, dict, bytes]:
            if isinstance(order, int):
                return order, {}, b'{"error": true, "reason": "no"}'
            if isinstance(order, tuple):
                return *order, b""
            if isinstance(order, bytes):
                return 200, {}, order
            body = told.answer(params)
            if callable(order):
                body = order(body) or body
            return 200, {}, json.dumps(body).encode()

        def log_message(self, *args: object) -> None:
            pass

    return Handler


@contextmanager
def weather_server(today: date) -> Iterator[WeatherServer]:
    told = WeatherServer(today)
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(told))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    told.url = f"http://127.0.0.1:{server.server_port}"
    try:
        yield told
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
