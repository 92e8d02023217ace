"""One JSON document over HTTP, within limits of time, size and patience."""

import json
import random
import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

import httpx

from gardens.weather.provider import NonsenseAnswer, ProviderDown

AGENT = "Gardening (weather of a garden planner)"


@dataclass(frozen=True, slots=True)
class Pace:
    """Seconds, and how much is read; `wait_s` doubles from one attempt to the next."""

    connect_s: float = 5.0
    read_s: float = 10.0
    total_s: float = 40.0
    attempts: int = 3
    wait_s: float = 1.0
    largest_bytes: int = 4_000_000


class _TryAgain(Exception):
    """This attempt failed, the next may not."""

    def __init__(self, text: str, after_s: float | None = None) -> None:
        super().__init__(text)
        self.after_s = after_s


def fetch_json(url: str, params: Mapping[str, str], pace: Pace) -> object:
    """Raises ProviderDown or NonsenseAnswer; neither text holds a parameter, let alone a key."""
    deadline = time.monotonic() + pace.total_s
    timeout = httpx.Timeout(pace.read_s, connect=pace.connect_s)
    with httpx.Client(timeout=timeout, headers={"User-Agent": AGENT}) as client:
        for attempt in range(pace.attempts):
            try:
                return _decoded(_body(client, url, params, deadline, pace))
            except _TryAgain as fault:
                wait_s = fault.after_s
                if wait_s is None:
                    wait_s = pace.wait_s * 2**attempt * random.uniform(0.5, 1.5)
                is_over = time.monotonic() + wait_s >= deadline
                if is_over or attempt == pace.attempts - 1:
                    raise _given_up(fault) from fault
            time.sleep(wait_s)
    raise ProviderDown("nothing was tried")


def _given_up(fault: _TryAgain) -> ProviderDown:
    after = None if fault.after_s is None else timedelta(seconds=fault.after_s)
    return ProviderDown(str(fault), retry_after=after)


def _body(
    client: httpx.Client, url: str, params: Mapping[str, str], deadline: float, pace: Pace
) -> bytes:
    body = bytearray()
    try:
        with client.stream("GET", url, params=params) as response:
            _check_status(response)
            for chunk in response.iter_bytes():
                body += chunk
                if len(body) > pace.largest_bytes:
                    raise NonsenseAnswer(f"more than {pace.largest_bytes} bytes")
                if time.monotonic() > deadline:
                    raise ProviderDown("the answer drips too slowly")
    except (httpx.HTTPError, httpx.InvalidURL) as fault:
        raise _TryAgain(type(fault).__name__) from fault
    return bytes(body)


def _check_status(response: httpx.Response) -> None:
    status = response.status_code
    if status == httpx.codes.TOO_MANY_REQUESTS:
        raise _TryAgain("429, too many requests", _retry_after_s(response))
    if status >= httpx.codes.INTERNAL_SERVER_ERROR:
        raise _TryAgain(f"status {status}")
    if status != httpx.codes.OK:
        raise ProviderDown(f"status {status}")


def _retry_after_s(response: httpx.Response) -> float | None:
    """Only the form in seconds; a date would trust the provider's clock."""
    word = response.headers.get("Retry-After", "").strip()
    return min(float(word), 86_400.0) if word.isascii() and word.isdecimal() else None


def _decoded(body: bytes) -> object:
    try:
        return json.loads(body)
    except (ValueError, RecursionError) as fault:
        raise NonsenseAnswer("no JSON") from fault
