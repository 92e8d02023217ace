"""How processes start and stop, run for real."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

from gardening.tests.processes import family, free_port, is_alive, wait_until_ready

CONFIGURED = ("APP_ENV", "DATABASE_URL", "REDIS_URL", "CI", "PROMETHEUS_MULTIPROC_DIR")
# An address without an answer is a new machine, where the catalogue is loaded first.
LONGEST_FIRST_START = 120


def embedded(folder: Path, **variables: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in CONFIGURED}
    return {**kept, "VAR_DIR": str(folder), **variables}


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("var")


@pytest.fixture
def run(folder) -> Iterator:
    started: list[subprocess.Popen] = []

    def start(port: int) -> subprocess.Popen:
        process = subprocess.Popen(
            ["bin/run"],
            cwd=settings.BASE_DIR,
            env=embedded(folder, PORT=str(port)),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        started.append(process)
        return process

    yield start
    for process in started:
        if process.poll() is None:
            process.terminate()
            process.wait(15)


@pytest.mark.stack
@pytest.mark.parametrize("sent", [signal.SIGTERM, signal.SIGINT])
def test_run_starts_and_one_signal_stops_everything(run, folder, sent):
    port = free_port()
    process = run(port)
    wait_until_ready(process, port, LONGEST_FIRST_START)
    everybody = family(process.pid)

    started = time.monotonic()
    process.send_signal(sent)
    output, _ = process.communicate(timeout=15)

    assert time.monotonic() - started < 10
    assert len(everybody) > 5
    assert not [pid for pid in everybody if is_alive(pid)]
    assert f"http://127.0.0.1:{port}/" in output
    assert oct((folder / "secret_key").stat().st_mode & 0o777) == "0o600"


@pytest.mark.stack
def test_a_taken_port_is_named_in_words(folder):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        process = subprocess.run(
            ["bin/run"],
            cwd=settings.BASE_DIR,
            env=embedded(folder, PORT=str(port)),
            capture_output=True,
            text=True,
            check=False,
        )

    assert process.returncode == 1
    assert f"Port {port} is taken" in process.stderr


@pytest.mark.stack
@pytest.mark.parametrize("port", ["eighty", "0", "65536", "-1"])
def test_a_wrong_port_is_named_in_words(folder, port):
    process = subprocess.run(
        ["bin/run"],
        cwd=settings.BASE_DIR,
        env=embedded(folder, PORT=port),
        capture_output=True,
        text=True,
        check=False,
    )

    assert process.returncode == 1
    assert f"PORT is “{port}”" in process.stderr


@pytest.mark.stack
@pytest.mark.parametrize(
    "command",
    [
        ["-c", "import gardening.wsgi"],
        ["-m", "celery", "--app", "gardening", "worker", "--pool", "solo"],
        ["-m", "celery", "--app", "gardening", "beat"],
        ["-m", "gunicorn", "--workers", "1", "gardening.wsgi"],
    ],
    ids=["wsgi", "worker", "beat", "gunicorn"],
)
def test_no_process_starts_on_an_old_database(tmp_path, command):
    (tmp_path / "secret_key").write_text("any key")
    process = subprocess.run(
        [sys.executable, *command],
        cwd=settings.BASE_DIR,
        env=embedded(tmp_path, PORT=str(free_port())),
        capture_output=True,
        text=True,
        check=False,
        timeout=30,
    )

    # An import cannot choose; the units start nothing again that ends with 3.
    assert process.returncode == (1 if "-c" in command else 3)
    said = process.stdout + process.stderr
    assert "Run python manage.py migrate first" in said
    assert "gardens.0001_gardener" in said
