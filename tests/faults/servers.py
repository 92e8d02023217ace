"""A PostgreSQL and a Redis of a test's own, to be killed as often as it likes."""

import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import psycopg
import redis

BINARIES = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"))
# These servers are killed, the machine is not: what is committed is with the kernel.
CARELESS = ("fsync=off", "full_page_writes=off")
ROOT = 0
# Not of those that the kernel gives out: who calls a closed port of these again and again is
# given it as his own one day, and calls himself.
PORTS = range(8710, 8790)


def missing() -> list[str]:
    """What a machine lacks to run them."""
    there = {
        "postgresql": bool(BINARIES),
        "redis-server": shutil.which("redis-server") is not None,
        "setpriv": shutil.which("setpriv") is not None,
    }
    return [name for name, is_there in there.items() if not is_there]


def quiet_port() -> int:
    for port in PORTS:
        with suppress(OSError), socket.create_server(("127.0.0.1", port)):
            return port
    raise AssertionError(f"no port of {PORTS} is free")


class Server:
    """Whatever ends the test ends the server as well, since the kernel sees to it."""

    is_of_postgres = False

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port = quiet_port()
        self.process: subprocess.Popen | None = None

    @property
    def command(self) -> list[str]:
        raise NotImplementedError

    def answers(self) -> bool:
        raise NotImplementedError

    def start(self) -> None:
        with (self.folder / "log").open("ab") as log:
            self.process = self._popen(self.command, stdout=log, stderr=log)
        wait_until(lambda: self.process.poll() is not None or self.answers())
        assert self.process.poll() is None, (self.folder / "log").read_text()[-2000:]

    def kill(self) -> None:
        self._end(signal.SIGKILL)

    def stop_at_once(self) -> None:
        self.kill()

    def stop(self) -> None:
        """However it stands."""
        if self.process:
            self.stop_at_once()

    def _end(self, number: signal.Signals) -> None:
        self.process.send_signal(number)
        self.process.wait(20)
        self.process = None

    def _popen(self, command: list[str], **options: object) -> subprocess.Popen:
        user = {}
        if self.is_of_postgres and os.geteuid() == ROOT:
            user = {"user": "postgres", "group": "postgres", "extra_groups": []}
        return subprocess.Popen(
            ["setpriv", "--pdeathsig", "KILL", *command],
            cwd=self.folder,
            stdin=subprocess.DEVNULL,
            **user,
            **options,
        )


class Postgres(Server):
    # It refuses to run as root.
    is_of_postgres = True

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        if os.geteuid() == ROOT:
            shutil.chown(folder, "postgres", "postgres")
        initdb = [str(BINARIES[-1].with_name("initdb")), "-D", "data", "-U", "postgres"]
        options = ["-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"]
        made = self._popen([*initdb, *options], stdout=subprocess.DEVNULL)
        assert made.wait(60) == 0

    @property
    def command(self) -> list[str]:
        settings = ("listen_addresses=127.0.0.1", f"unix_socket_directories={self.folder}")
        chosen = [part for one in (*settings, *CARELESS) for part in ("-c", one)]
        return [str(BINARIES[-1]), "-D", "data", "-p", str(self.port), *chosen]

    def url(self, database: str) -> str:
        return f"postgres://postgres@127.0.0.1:{self.port}/{database}"

    def answers(self) -> bool:
        with suppress(psycopg.OperationalError):
            psycopg.connect(self.url("postgres"), connect_timeout=2).close()
            return True
        return False

    def stop_at_once(self) -> None:
        """`pg_ctl stop -m immediate`: connections are cut, and the next start recovers."""
        self._end(signal.SIGQUIT)


class Redis(Server):
    """It keeps nothing: whoever starts it again finds it empty."""

    is_kept = False

    @property
    def command(self) -> list[str]:
        keeping = ["--appendonly", "yes"] if self.is_kept else ["--save", ""]
        return ["redis-server", "--port", str(self.port), "--bind", "127.0.0.1", *keeping]

    @property
    def url(self) -> str:
        return f"redis://127.0.0.1:{self.port}/0"

    def answers(self) -> bool:
        with suppress(redis.RedisError):
            return redis.Redis.from_url(self.url, socket_connect_timeout=1).ping()
        return False


def wait_until(is_so: Callable[[], object], seconds: float = 60) -> float:
    """How long it took."""
    started = time.monotonic()
    while not is_so():
        assert time.monotonic() - started < seconds, "it did not come about in time"
        time.sleep(0.1)
    return time.monotonic() - started
