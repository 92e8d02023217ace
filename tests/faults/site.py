"""The site on servers of its own, its gardens, and what its database says of them."""

import json
import os
import shutil
import signal
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Self

import httpx
import psycopg
from django.db import connection

from gardening.tests.originals import prepared_into
from gardening.tests.processes import family, run_all, server_url
from tests.faults.servers import Postgres, Redis, wait_until
from tests.page_forms import forms_of
from tests.stack import Stack, drop_database

TEMPLATE = "prepared"
GARDENS = 8
SEED = """
import json
from importlib import import_module
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from compliance.actions.switches import make_missing_switches
from gardens.tests.factories import BedFactory, GardenerFactory, GardenFactory, LandFactory
from plants.models import Plant
from plants.tests.factories import PlantFactory

make_missing_switches()
tomato = Plant.objects.filter(slug="tomato").first() or PlantFactory(slug="tomato")
gardener = GardenerFactory()
store = import_module(settings.SESSION_ENGINE).SessionStore()
store[SESSION_KEY] = str(gardener.pk)
store[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
store[HASH_SESSION_KEY] = gardener.get_session_auth_hash()
store.save()
gardens = [GardenFactory(owner=gardener) for number in range({gardens})]
beds = [BedFactory(garden=garden, length_cm=2000, width_cm=2000) for garden in gardens]
for bed in beds:
    LandFactory(garden=bed.garden)
print(json.dumps({{
    "session": store.session_key,
    "gardener": gardener.pk,
    "plant": tomato.pk,
    "beds": [[bed.garden_id, bed.pk] for bed in beds],
}}))
"""
TOKEN = "a" * 32
# As a page says that shows whatever was done before.
NEWEST = 10**9


PREPARE = "from django.core.management import call_command; call_command('prepare')"


def copied(name: str, folder: Path, url: str) -> None:
    """What the tests of the stack copy, from the server that they share."""
    prepared_into(folder, name)
    try:
        dumped = subprocess.run(
            ["pg_dump", "-Fc", server_url(name)], check=True, capture_output=True
        )
    finally:
        drop_database(name)
    subprocess.run(["pg_restore", "--no-owner", "-d", url], check=True, input=dumped.stdout)


@dataclass(frozen=True)
class Prepared:
    """A database that is ready to be copied, what is in it, and the collected static files."""

    postgres: Postgres
    static: Path
    seeded: dict[str, object]

    @classmethod
    def make(cls, postgres: Postgres, folder: Path) -> Self:
        with psycopg.connect(postgres.url("postgres"), autocommit=True) as server:
            server.execute(f"CREATE DATABASE {TEMPLATE}")
        variables = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "gardening.settings",
            "APP_ENV": "local",
            "SECRET_KEY": "a key for this stack only, as long as a real one would be",
            "VAR_DIR": str(folder),
            "DATABASE_URL": postgres.url(TEMPLATE),
            "REDIS_URL": "",
        }
        if connection.vendor == "postgresql":
            copied(f"faults_{os.getpid()}", folder, postgres.url(TEMPLATE))
        else:
            run_all([PREPARE], variables, timeout=300)
        [seeded] = run_all([SEED.format(gardens=GARDENS)], variables)
        return cls(postgres, folder / "static", json.loads(seeded))

    def copy(self, name: str) -> str:
        with psycopg.connect(self.postgres.url("postgres"), autocommit=True) as server:
            server.execute(f"CREATE DATABASE {name} TEMPLATE {TEMPLATE}")
        return self.postgres.url(name)


class Site(Stack):
    """Its lines go into files of its folder."""

    # Whatever else starts anew at the same time.
    ready_seconds = 90.0

    def __init__(self, folder: Path, prepared: Prepared, redis: Redis, **variables: str) -> None:
        self.postgres, self.redis, self.seeded = prepared.postgres, redis, prepared.seeded
        self.database_url = prepared.copy(f"site_{folder.name}".replace("-", "_").lower())
        shutil.copytree(prepared.static, folder / "static")
        addresses = {"DATABASE_URL": self.database_url, "REDIS_URL": redis.url}
        super().__init__(folder, **addresses, **variables)

    @property
    def beds(self) -> list[tuple[int, int]]:
        """Of each garden its number and its bed's."""
        return [tuple(pair) for pair in self.seeded["beds"]]

    def log_of(self, name: str) -> IO[str]:
        return (self.folder / f"{name}.log").open("a")

    def lines(self, name: str) -> str:
        return (self.folder / f"{name}.log").read_text()

    def gardener(self, **options: object) -> httpx.Client:
        """A browser of the gardener whose the gardens are."""
        return httpx.Client(
            base_url=self.url,
            cookies={"sessionid": self.seeded["session"], "csrftoken": TOKEN},
            headers={"X-CSRFToken": TOKEN},
            timeout=options.pop("timeout", 20),
            **options,
        )

    def get(self, address: str) -> httpx.Response:
        with self.gardener() as browser:
            return browser.get(address)

    def plant(self, browser: httpx.Client, garden: int, bed: int) -> httpx.Response:
        """One tap on a fresh page: a tomato at the first free place."""
        address = f"/gardens/{garden}/beds/{bed}/plantings/place/"
        return browser.post(address, data={"plant": self.seeded["plant"], "known_step": NEWEST})

    def order_paper(self, browser: httpx.Client, garden: int) -> httpx.Response:
        address = f"/gardens/{garden}/print/"
        form = next(form for form in forms_of(browser.get(address).text) if "what" in form.values)
        return browser.post(address, data=form.sent())

    def rows(self, statement: str, *parameters: object) -> list[tuple]:
        with psycopg.connect(self.database_url, connect_timeout=5) as connection:
            return connection.execute(statement, parameters or None).fetchall()

    def write(self, statement: str, *parameters: object) -> None:
        with psycopg.connect(self.database_url, connect_timeout=5) as connection:
            connection.execute(statement, parameters or None)

    def value(self, statement: str, *parameters: object) -> object:
        return self.rows(statement, *parameters)[0][0]

    def children(self, name: str) -> set[int]:
        return family(self.running[name].pid) - {self.running[name].pid}

    def kill_children(self, name: str) -> None:
        for pid in self.children(name):
            os.kill(pid, signal.SIGKILL)

    def waiting(self) -> int:
        return self.value("SELECT count(*) FROM rules_evaluation WHERE revision > done_revision")

    def wait_until_advised(self, seconds: float = 60) -> float:
        return wait_until(lambda: self.waiting() == 0, seconds)

    def readiness(self) -> dict[str, object]:
        return httpx.get(f"{self.url}/health/ready", timeout=20).json()
