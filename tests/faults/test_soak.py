"""Long traffic while everything is killed now and then; run by `bin/faults --soak`."""

import json
import os
import random
import subprocess
import sys
import threading
import time
from collections import Counter
from pathlib import Path

import pytest
from django.conf import settings

from gardening.tests.processes import family
from tests.faults.servers import wait_until
from tests.faults.site import Site
from tests.faults.soak import Visitor

pytestmark = pytest.mark.fault

MINUTES = float(os.environ.get("SOAK_MINUTES", "10"))
SEED = int(os.environ.get("SOAK_SEED", "1"))
VISITORS = 3
PROCESSES = ("web", "worker", "beat")
FINE = (200, 503)
# A process may take what it needs at first, and little more later.
MOST_MB, MOST_GROWTH = 500, 1.5
# What may be said of a broker, a database or a child that was taken away.
EXPECTED = (
    *("OperationalError", "InterfaceError", "ConnectionError", "WorkerLostError"),
    *("Service Unavailable", "Cannot connect", "Connection refused", "signal 9", "SIGKILL"),
)
TWICE = "SELECT garden_id, key FROM rules_finding GROUP BY 1, 2 HAVING count(*) > 1"
NOTES = "SELECT note FROM gardens_event WHERE note LIKE 'Seen in the soak%'"
UNEQUAL = """
    SELECT bed.id FROM gardens_bed bed
    WHERE name = 'Long bed' AND (SELECT count(*) FROM gardens_planting WHERE bed_id = bed.id)
        <> (SELECT count(*) FROM gardens_planstep
            WHERE bed_id = bed.id AND undone_at IS NULL AND act = 'placed')
"""


def test_soak(make_site):
    site = make_site(WEB_CONCURRENCY="2")
    site.start(*PROCESSES)
    visitors = [Visitor(site, SEED + number) for number in range(VISITORS)]
    for visitor in visitors:
        visitor.begin()
    site.wait_until_advised()
    at_first = memory_mb(site)
    is_over = threading.Event()
    threads = [threading.Thread(target=one.work, args=[is_over]) for one in visitors]
    for thread in threads:
        thread.start()
    try:
        kills = break_now_and_then(site)
    finally:
        is_over.set()
        for thread in threads:
            thread.join()
    site.wait_until_advised(180)
    wait_until(lambda: site.readiness()["status"] == "ready", 120)
    sys.stdout.write(summary(visitors, kills, at_first, memory_mb(site)))
    assert broken(site, visitors, at_first) == []


def break_now_and_then(site: Site) -> Counter[str]:
    chance, kills = random.Random(SEED), Counter()
    ends = time.monotonic() + MINUTES * 60
    while time.monotonic() < ends:
        time.sleep(chance.uniform(4, 12))
        name = chance.choice((*PROCESSES, "child", "redis", "postgres"))
        kills[name] += 1
        if name in PROCESSES:
            site.kill(name)
            site.start(name)
        elif name == "child":
            site.kill_children("worker")
        else:
            server = getattr(site, name)
            server.stop_at_once()
            time.sleep(chance.uniform(0, 5))
            server.start()
    return kills


def broken(site: Site, visitors: list[Visitor], at_first: dict[str, float]) -> list[str]:
    """A sentence for each promise that was not kept."""
    notes = Counter(note for (note,) in site.rows(NOTES))
    kept = set().union(*(one.kept for one in visitors))
    unsure = set().union(*(one.unsure for one in visitors))
    checks = {
        "a note was lost": kept - notes.keys(),
        "a note is there that nobody wrote": notes.keys() - kept - unsure,
        "a note is there twice": [note for note, times in notes.items() if times > 1],
        "a finding is there twice": site.rows(TWICE),
        "a plan and its history differ": site.rows(UNEQUAL),
        "the audit trail is broken": audit_faults(site),
        "a page failed": [s for one in visitors for s in one.answers if s not in FINE],
        "memory grows": [
            f"{name}: {at_first[name]:.0f} to {now:.0f} MB"
            for name, now in memory_mb(site).items()
            if now > MOST_MB or now > MOST_GROWTH * at_first[name] + 50
        ],
        "an error was not expected": unexpected_errors(site),
    }
    return [f"{words}: {list(found)[:3]}" for words, found in checks.items() if found]


def memory_mb(site: Site) -> dict[str, float]:
    """Of the largest process of each kind."""
    return {
        name: max(_resident_mb(pid) for pid in family(site.running[name].pid)) for name in PROCESSES
    }


def _resident_mb(pid: int) -> float:
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    except OSError:
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def audit_faults(site: Site) -> str:
    verified = subprocess.run(
        [sys.executable, "manage.py", "verify_audit_trail"],
        cwd=settings.BASE_DIR,
        env=site.variables,
        capture_output=True,
        text=True,
        check=False,
    )
    return "" if verified.returncode == 0 else verified.stdout + verified.stderr


def unexpected_errors(site: Site) -> list[str]:
    lines = [line for name in PROCESSES for line in site.lines(name).splitlines()]
    errors = [json.loads(line) for line in lines if line.startswith('{"') and "ERROR" in line]
    return [
        f"{one['logger']}: {one['message']}"
        for one in errors
        if one["level"] in ("ERROR", "CRITICAL")
        and not any(word in f"{one['message']} {one.get('exception')}" for word in EXPECTED)
    ]


def summary(
    visitors: list[Visitor], kills: Counter[str], before: dict[str, float], after: dict[str, float]
) -> str:
    answers = Counter(status for one in visitors for status in one.answers)
    told = "\n".join(f"  {name}: {before[name]:.0f} to {after[name]:.0f} MB" for name in PROCESSES)
    return (
        f"\nSoak of {MINUTES:g} minutes, seed {SEED}\n"
        f"  killed: {dict(kills)}\n  answers: {dict(answers)}\n"
        f"  no answer: {sum(one.silences for one in visitors)}\n"
        f"  notes kept: {sum(len(one.kept) for one in visitors)}\n{told}\n"
    )
