"""The site as it runs: the processes of the Procfile, on the stack that the tests run on."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import IO

import psycopg
import redis
from django.conf import settings
from django.db import connection
from psycopg import sql

from gardening.tests.originals import prepared_into
from gardening.tests.processes import (
    family,
    free_port,
    is_alive,
    run_all,
    server_url,
    wait_until_ready,
)

HOLD_LOCK = """
import sys
from django.db import transaction
from rules.models import Evaluation
with transaction.atomic():
    list(Evaluation.objects.select_for_update())
    print("held", flush=True)
    sys.stdin.read()
"""


class Stack:
    """Web, worker and beat, each of which a test may stop and start.

    A `DATABASE_URL` of the test's own is one that is prepared.
    """

    ready_seconds = 30.0

    def __init__(self, folder: Path, **variables: str) -> None:
        self.folder, self.code = folder, Path(settings.BASE_DIR)
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.running: dict[str, subprocess.Popen] = {}
        self.name = f"stack_{os.getpid()}_{self.port}"
        (folder / "metrics").mkdir()
        self.variables = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "gardening.settings",
            "APP_ENV": "local",
            "SECRET_KEY": "a key for this stack only, as long as a real one would be",
            "VAR_DIR": str(folder),
            "PORT": str(self.port),
            "WEB_CONCURRENCY": "1",
            "WORKER_CONCURRENCY": "1",
            "REDIS_PREFIX": self.name,
            "PROMETHEUS_MULTIPROC_DIR": str(folder / "metrics"),
            "REMAP_SIGTERM": "SIGQUIT",
            "LIMIT_GUEST_START": "1000/h",
            "LIMIT_SIGN_UP": "1000/h",
            "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
            **variables,
        }
        self.is_on_shared_server = (
            connection.vendor == "postgresql" and "DATABASE_URL" not in variables
        )
        if self.is_on_shared_server:
            self.variables["DATABASE_URL"] = server_url(self.name)
        if "DATABASE_URL" not in variables:
            prepared_into(folder, self.name)

    def start(self, *names: str) -> None:
        for name in names:
            self.running[name] = subprocess.Popen(
                procfile()[name],
                shell=True,
                cwd=self.code,
                env=self.variables,
                stdin=subprocess.DEVNULL,
                stderr=self.log_of(name),
                start_new_session=True,
            )
        if "web" in names:
            wait_until_ready(self.running["web"], self.port, self.ready_seconds)

    def log_of(self, name: str) -> IO[str] | None:
        """Where its lines go; None is where those of the test go."""
        return None

    def freeze(self, name: str) -> None:
        self._signal(name, signal.SIGSTOP)

    def thaw(self, name: str) -> None:
        self._signal(name, signal.SIGCONT)

    def kill(self, name: str) -> None:
        """As a crash would: no process of it gets to say goodbye."""
        self._signal(name, signal.SIGKILL)
        self.running.pop(name).wait(10)

    def stop(self) -> None:
        for process in self.running.values():
            if is_alive(process.pid):
                process.terminate()
        for process in self.running.values():
            process.wait(15)
        self.running = {}

    def remove(self) -> None:
        """Its database and its keys in Redis; its folder is the test's."""
        if self.is_on_shared_server:
            drop_database(self.name)
        if settings.REDIS_URL:
            server = redis.Redis.from_url(settings.REDIS_URL)
            for key in server.scan_iter(f"{self.name}*"):
                server.delete(key)

    def ask(self, script: str) -> str:
        """What a script prints that runs on the stack's own database."""
        return run_all([script], self.variables)[0].strip()

    def hold_evaluations(self) -> subprocess.Popen:
        """A process that keeps any worker waiting in the middle of its task, until it is killed."""
        holder = subprocess.Popen(
            [sys.executable, "-c", f"import django; django.setup()\n{HOLD_LOCK}"],
            cwd=settings.BASE_DIR,
            env=self.variables,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert holder.stdout.readline() == "held\n"
        return holder

    def _signal(self, name: str, number: signal.Signals) -> None:
        for pid in family(self.running[name].pid):
            os.kill(pid, number)


def drop_database(name: str) -> None:
    drop = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)")
    with psycopg.connect(server_url("postgres"), autocommit=True) as server:
        server.execute(drop.format(sql.Identifier(name)))


def procfile() -> dict[str, str]:
    lines = Path(settings.BASE_DIR, "Procfile").read_text(encoding="utf-8").splitlines()
    return dict(line.split(": ", 1) for line in lines)
