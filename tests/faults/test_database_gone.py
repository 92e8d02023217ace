"""PostgreSQL restarted under traffic: said in words meanwhile, whole afterwards."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import httpx
import pytest

from tests.faults.servers import wait_until
from tests.faults.site import Site

pytestmark = pytest.mark.stack

WORDS = "This is not possible right now"
AWAY_SECONDS = 3
# Of each bed: plantings, steps of its plan, what the steps did, how often advice was asked for.
WRITTEN = """
    SELECT
        (SELECT count(*) FROM gardens_planting WHERE bed_id = bed.id),
        (SELECT count(*) FROM gardens_planstep WHERE bed_id = bed.id),
        (SELECT count(*) FROM gardens_planchange change
            JOIN gardens_planstep step ON step.id = change.step_id WHERE step.bed_id = bed.id),
        (SELECT revision FROM rules_evaluation WHERE garden_id = bed.garden_id)
    FROM gardens_bed bed WHERE id = %s
"""


@contextmanager
def traffic(site: Site) -> Iterator[list[tuple[int, httpx.Response]]]:
    """Two gardeners, in a bed each, who plant on and on."""
    answers: list[tuple[int, httpx.Response]] = []
    is_over = threading.Event()

    def plant_on(garden: int, bed: int) -> None:
        with site.gardener() as browser:
            while not is_over.is_set():
                answers.append((bed, site.plant(browser, garden, bed)))
                time.sleep(0.1)

    threads = [threading.Thread(target=plant_on, args=pair) for pair in site.beds[:2]]
    for thread in threads:
        thread.start()
    try:
        yield answers
    finally:
        is_over.set()
        for thread in threads:
            thread.join()


def test_a_restart_is_said_in_words_and_costs_nothing(site):
    before = {bed: site.rows(WRITTEN, bed)[0][0] for _garden, bed in site.beds[:2]}
    with traffic(site) as answers:
        wait_until(lambda: len(answers) > 6, 30)
        site.postgres.stop_at_once()
        time.sleep(AWAY_SECONDS)
        away = site.get("/gardens/")
        site.postgres.start()
        came_back = len(answers)
        wait_until(lambda: [one.status_code for _, one in answers[came_back:]].count(302) > 6, 30)
    assert away.status_code == 503
    assert WORDS in away.text
    assert away.headers["Retry-After"]
    assert {answer.status_code for _, answer in answers} == {302, 503}
    assert all(WORDS in answer.text for _, answer in answers if answer.status_code == 503)
    for _garden, bed in site.beds[:2]:
        planted = [one.status_code for asked, one in answers if asked == bed].count(302)
        [written] = site.rows(WRITTEN, bed)
        assert len(set(written[:3])) == 1
        assert written[3] >= written[0]
        # What was committed in the moment of the cut is there, though nobody could say so.
        assert planted <= written[0] - before[bed] <= planted + 1
    site.wait_until_advised()
    wait_until(lambda: site.readiness()["status"] == "ready", 60)
