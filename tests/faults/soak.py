"""Gardeners at work, and what they remember of it."""

import random
import re
import time
from dataclasses import dataclass, field
from threading import Event
from uuid import uuid4

import httpx

from tests.faults.site import NEWEST, Site
from tests.page_forms import forms_of

BED = {"name": "Long bed", "kind": "raised", "length_cm": "2000", "width_cm": "2000"}
PAUSE_SECONDS = 0.3


@dataclass
class Visitor:
    """A guest with a garden of their own; the seed decides what they do, and in which order."""

    site: Site
    seed: int
    answers: list[int] = field(default_factory=list)
    # Notes that were said to be saved, and those of which nobody knows.
    kept: set[str] = field(default_factory=set)
    unsure: set[str] = field(default_factory=set)
    silences: int = 0

    def __post_init__(self) -> None:
        self.chance = random.Random(self.seed)
        self.browser = httpx.Client(
            base_url=self.site.url,
            timeout=40,
            follow_redirects=True,
        )

    def begin(self) -> None:
        """Sign up and draw, before anything is killed."""
        self.browser.get("/start/")
        self.post("/start/", place="49.2, 16.6", kind="raised_bed")
        self.garden = int(re.search(r"/gardens/(\d+)/", self.browser.get("/gardens/").text)[1])
        self.send(f"/gardens/{self.garden}/beds/add/", "length_cm", **BED)
        page = self.browser.get(f"/gardens/{self.garden}/").text
        self.bed = max(map(int, re.findall(rf"/gardens/{self.garden}/beds/(\d+)/", page)))

    def send(self, address: str, known_by: str, **fields: str) -> httpx.Response:
        forms = forms_of(self.browser.get(address).text)
        form = next((form for form in forms if known_by in form.values), None)
        if form is None:
            raise httpx.ReadError("the page did not come")
        return self.post(address, **form.sent(**fields))

    def post(self, address: str, **data: object) -> httpx.Response:
        # Signing in has changed it.
        token = self.browser.cookies["csrftoken"]
        return self.browser.post(address, data=data, headers={"X-CSRFToken": token})

    def work(self, is_over: Event) -> None:
        acts = (self.plant, self.plant, self.note, self.note, self.undo, self.look, self.look)
        while not is_over.is_set():
            try:
                self.answers.append(self.chance.choice(acts)().status_code)
            except httpx.TransportError:
                self.silences += 1
            time.sleep(PAUSE_SECONDS * self.chance.uniform(0.5, 1.5))
        self.browser.close()

    def plant(self) -> httpx.Response:
        plant = self.site.seeded["plant"]
        return self.post(f"{self._bed}plantings/place/", plant=plant, known_step=NEWEST)

    def undo(self) -> httpx.Response:
        return self.post(f"{self._bed}plan/undo/")

    def look(self) -> httpx.Response:
        return self.browser.get(self.chance.choice(("/today/", "/calendar/", self._bed)))

    def note(self) -> httpx.Response:
        words = f"Seen in the soak, {uuid4()}"
        self.unsure.add(words)
        answer = self.send(f"/gardens/{self.garden}/journal/add/", "note", note=words)
        if answer.status_code == httpx.codes.OK and words not in answer.text:
            self.unsure.discard(words)
            self.kept.add(words)
        return answer

    @property
    def _bed(self) -> str:
        return f"/gardens/{self.garden}/beds/{self.bed}/"
