"""Other processes on the database and Redis of the running test."""

import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import urlopen

from django.conf import settings


def run_all(scripts: list[str], variables: dict[str, str], *, timeout: float = 60) -> list[str]:
    """Run them at the same time; returns what each printed."""
    running = [
        subprocess.Popen(
            [sys.executable, "-c", f"import django; django.setup()\n{script}"],
            cwd=settings.BASE_DIR,
            env=variables,
            stdout=subprocess.PIPE,
            text=True,
        )
        for script in scripts
    ]
    outputs = [process.communicate(timeout=timeout)[0] for process in running]
    assert [process.returncode for process in running] == [0] * len(running)
    return outputs


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def answers(port: int) -> bool:
    try:
        with urlopen(f"http://127.0.0.1:{port}/health/ready", timeout=2) as response:
            return response.status == 200
    except (URLError, OSError):
        return False


def wait_until_ready(process: subprocess.Popen, port: int, seconds: float) -> float:
    started = time.monotonic()
    while not answers(port):
        assert process.poll() is None, "the run ended"
        assert time.monotonic() - started < seconds, "not ready in time"
        time.sleep(0.05)
    return time.monotonic() - started


def family(pid: int) -> set[int]:
    """This process and all it started, as far as they live."""
    children: dict[int, list[int]] = {}
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, parent = status.read_text().rsplit(")", 1)[1].split()[:2]
        except OSError:
            continue
        if state != "Z":
            children.setdefault(int(parent), []).append(int(status.parent.name))
    found, waiting = set(), [pid]
    while waiting:
        found.add(waiting[-1])
        waiting.extend(children.get(waiting.pop(), []))
    return found


def is_alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


def server_url(database: str) -> str:
    """The server that the tests run on, another database of it."""
    return urlsplit(settings.DATABASE_URL)._replace(path=f"/{database}").geturl()
