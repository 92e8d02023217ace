"""A running site, visited as its gardeners do; what it wrote stays."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import cycle

import httpx
from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.urls import reverse
from django.utils.crypto import get_random_string

from gardening.benchmarks.scenes import client_of
from gardening.preflight.answering import as_from_a_proxy
from gardens.models import Bed, Garden

Visit = Callable[[int], httpx.Response]


class Visitor:
    """The owner of a garden, in a browser that keeps its connection."""

    def __init__(self, site: httpx.Client, garden: Garden) -> None:
        self.site, self.garden = site, garden
        self.bed = Bed.objects.filter(garden=garden, plantings__isnull=False).first()
        session = client_of(garden.owner).cookies[settings.SESSION_COOKIE_NAME].value
        token = get_random_string(32)
        host = as_from_a_proxy().get("Host", "localhost")
        self.headers = {
            **as_from_a_proxy(),
            "Cookie": f"{settings.SESSION_COOKIE_NAME}={session}; "
            f"{settings.CSRF_COOKIE_NAME}={token}",
            "X-CSRFToken": token,
            "Referer": f"https://{host}/",
        }
        self._ways = cycle((10, -10))

    def open(self, address: str) -> httpx.Response:
        return self.site.get(address, headers=self.headers)

    def drag(self) -> httpx.Response:
        """A planting to and fro."""
        step = self.bed.steps.standing().values_list("pk", flat=True).first() or 0
        gesture = {
            "planting": self.bed.plantings.values_list("pk", flat=True).first(),
            "east_cm": next(self._ways),
            "known_step": step,
        }
        address = reverse("gardens:bed-move", args=[self.garden.pk, self.bed.pk])
        headers = {**self.headers, "HX-Request": "true"}
        return self.site.post(address, data=gesture, headers=headers)


@contextmanager
def visiting(url: str, gardens: list[Garden]) -> Iterator[dict[str, Visit]]:
    """What the number-th visit of each page asks for."""
    with httpx.Client(base_url=url, timeout=30) as site:
        visitors = [Visitor(site, garden) for garden in gardens]

        def of(number: int) -> Visitor:
            return visitors[number % len(visitors)]

        style = staticfiles_storage.url("css/tokens.css")
        yield {
            "a static file": lambda number: of(number).open(style),
            "/health/live": lambda number: of(number).open("/health/live"),
            "Today": lambda number: of(number).open(reverse("rules:today")),
            "a garden": lambda number: of(number).open(of(number).garden.get_absolute_url()),
            "a bed": lambda number: of(number).open(of(number).bed.get_absolute_url()),
            "a planting dragged": lambda number: of(number).drag(),
        }
