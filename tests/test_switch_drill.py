"""The drill of docs/switches.md, by curl, against real web, worker and beat processes."""

import json
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings

from gardening.tests.processes import family
from tests.stack import Stack

pytestmark = pytest.mark.stack

WAITS_SECONDS = 60
PROCESSES = 2
MAKE_GARDENS = """
from gardens.tests.factories import BedFactory, PlantingFactory
from plants.models import Plant
from rules.models import Evaluation
tomato = Plant.objects.get(slug="tomato")
beds = [BedFactory() for number in range(6)]
for bed in beds:
    PlantingFactory(bed=bed, plant=tomato, x_cm=40, y_cm=40)
    Evaluation.objects.request(bed.garden_id)
"""
WAITING = """
from rules.models import Evaluation
print(Evaluation.objects.pending().count())
"""
RING_EACH = """
from rules.models import Evaluation
from rules.tasks import ring
for garden_id in Evaluation.objects.pending().values_list("pk", flat=True):
    ring([garden_id])
"""


@pytest.fixture
def stack(tmp_path) -> Iterator[Stack]:
    stack = Stack(tmp_path)
    stack.variables |= {
        "WEB_CONCURRENCY": str(PROCESSES),
        "WORKER_CONCURRENCY": str(PROCESSES),
    }
    try:
        stack.start("web", "worker", "beat")
        yield stack
    finally:
        stack.stop()
        stack.remove()


def documented(number: int) -> str:
    """The script of a step."""
    text = Path(settings.BASE_DIR, "docs/switches.md").read_text(encoding="utf-8")
    return re.findall(r"```sh\n(.*?)```", text, re.DOTALL)[number]


def shell(script: str, variables: dict[str, str]) -> str:
    return subprocess.run(
        ["bash", "-c", script], env=variables, capture_output=True, text=True, check=True
    ).stdout


def manage(stack: Stack, *arguments: str) -> str:
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=settings.BASE_DIR,
        env=stack.variables,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()


def until(holds: Callable[[], bool]) -> None:
    started = time.monotonic()
    while not holds():
        assert time.monotonic() - started < WAITS_SECONDS, "it did not come about in time"
        time.sleep(0.5)


def answers(stack: Stack, variables: dict[str, str]) -> dict[str, bool]:
    """Process by process, whether the rule engine is on."""
    lines = shell(documented(1), variables).splitlines()
    found = [json.loads(line) for line in lines if line]
    return {one["answered_by"]: one["switches"]["rule_engine"]["active"] for one in found}


def timed_batches(stack: Stack) -> set[int]:
    """The children of the worker that have worked on a batch: each has times of its own."""
    folder = Path(stack.variables["PROMETHEUS_MULTIPROC_DIR"])
    children = family(stack.running["worker"].pid) - {stack.running["worker"].pid}
    return {pid for pid in children if (folder / f"histogram_{pid}.db").exists()}


def web_processes(stack: Stack) -> set[int]:
    """The children of gunicorn."""
    return family(stack.running["web"].pid) - {stack.running["web"].pid}


@pytest.mark.skipif(shutil.which("curl") is None, reason="curl was not found")
def test_the_engine_is_turned_off_everywhere_by_curl_and_on_again(stack):
    token = manage(stack, "make_ops_token", "drill", "--scope", "switches")
    variables = stack.variables | {"SITE": stack.url, "TOKEN": token}

    off = json.loads(shell(documented(0), variables))
    assert off["turned"] == ["rule_engine"]
    before = answers(stack, variables)
    assert set(before.values()) == {False}
    assert len(before) == PROCESSES
    assert {int(name.rsplit(":", 1)[1]) for name in before} <= web_processes(stack)

    stack.ask(MAKE_GARDENS)
    # Each process of the worker takes messages, and no garden is evaluated.
    until(lambda: stack.ask(RING_EACH) == "" and len(timed_batches(stack)) == PROCESSES)
    assert stack.ask(WAITING) == "6"

    on = shell(documented(0).replace("false", "true"), variables)
    assert json.loads(on)["turned"] == ["rule_engine"]
    assert set(answers(stack, variables).values()) == {True}
    until(lambda: stack.ask(WAITING) == "0")
