"""A weather provider whose answer begins and never ends: one process of the worker waits."""

import socket
import threading
import time
from collections.abc import Iterator

import pytest

from tests.faults.servers import wait_until

pytestmark = pytest.mark.fault

FETCH = "from gardens.tasks import fetch_weather; fetch_weather.delay()"
FAILED = "SELECT last_error FROM gardens_weathercell WHERE failures > 0"


class Dripping:
    """A line of a header, a byte a second: no single read takes too long."""

    def __init__(self) -> None:
        self.server = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self.server.getsockname()[1]}/"
        self.asked = 0
        self.is_over = threading.Event()
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        while not self.is_over.is_set():
            caller, _address = self.server.accept()
            self.asked += 1
            caller.sendall(b"HTTP/1.1 200 OK\r\nX-Slow: ")
            while not self.is_over.is_set():
                caller.sendall(b".")
                time.sleep(1)
            caller.close()


@pytest.fixture
def provider() -> Iterator[Dripping]:
    provider = Dripping()
    yield provider
    provider.is_over.set()
    provider.server.close()


def test_pages_and_advice_do_not_wait_for_it(make_site, provider):
    site = make_site(
        WORKER_CONCURRENCY="2", WEATHER_PROVIDER="open-meteo", WEATHER_FORECAST_URL=provider.url
    )
    site.start("web", "worker")
    site.ask(FETCH)
    wait_until(lambda: provider.asked)
    with site.gardener() as browser:
        for garden, bed in site.beds:
            assert site.plant(browser, garden, bed).status_code == 302
            assert browser.get(f"/gardens/{garden}/").status_code == 200
    site.wait_until_advised(30)
    assert provider.asked == 1
    provider.is_over.set()
    wait_until(lambda: site.rows(FAILED))
    assert all(words for (words,) in site.rows(FAILED))
