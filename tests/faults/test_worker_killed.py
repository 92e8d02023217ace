"""Workers that are killed: no advice is lost, and none is given twice."""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
import pytest

from tests.faults.servers import wait_until
from tests.faults.site import Site

pytestmark = pytest.mark.stack

BLOCKED = """
    SELECT count(*) FROM pg_stat_activity
    WHERE wait_event_type = 'Lock' AND query LIKE '%rules_evaluation%'
    AND datname = current_database()
"""
TWICE = "SELECT garden_id, key FROM rules_finding GROUP BY 1, 2 HAVING count(*) > 1"
ADVICE = "SELECT count(*) FROM rules_finding WHERE garden_id = %s"
ASKED_LONG_AGO = """
    UPDATE rules_evaluation
    SET revision = revision + 1, rung_at = NULL, requested_at = now() - interval '1 hour'
"""
EARLIER = "UPDATE rules_evaluation SET rung_at = rung_at - interval '1 minute'"


@contextmanager
def held_back(site: Site) -> Iterator[None]:
    """Whoever evaluates waits in the middle of it."""
    with psycopg.connect(site.database_url) as connection:
        connection.execute("SELECT 1 FROM rules_evaluation FOR UPDATE")
        yield


def plant_everywhere(site: Site) -> None:
    with site.gardener() as browser:
        for garden, bed in site.beds:
            assert site.plant(browser, garden, bed).status_code == 302


def test_a_worker_killed_in_the_middle_of_a_task(site):
    plant_everywhere(site)
    site.wait_until_advised()
    site.write(ASKED_LONG_AGO)
    with held_back(site):
        wait_until(lambda: site.value(BLOCKED), 30)
        site.kill("worker")
    assert site.waiting() == len(site.beds)
    site.start("worker")
    # Instead of waiting for the twenty seconds after which the sweep rings again.
    site.write(EARLIER)
    site.wait_until_advised()
    assert site.rows(TWICE) == []
    assert all(site.value(ADVICE, garden) for garden, _bed in site.beds)


def test_an_idle_child_that_is_killed_is_replaced(site):
    wait_until(lambda: len(site.children("worker")) == 1)
    [child] = site.children("worker")
    os.kill(child, signal.SIGKILL)
    plant_everywhere(site)
    site.wait_until_advised(30)
    assert child not in site.children("worker")
