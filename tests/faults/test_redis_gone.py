"""Redis killed, and back with nothing: pages work meanwhile, and what waited is done after."""

import pytest

from tests.faults.servers import wait_until

pytestmark = pytest.mark.stack


def test_pages_work_without_it_and_the_sweep_makes_up_for_it(site):
    wait_until(lambda: site.readiness()["status"] == "ready", 60)
    processes = {name: process.pid for name, process in site.running.items()}
    site.redis.kill()
    with site.gardener() as browser:
        for garden, bed in site.beds:
            assert site.plant(browser, garden, bed).status_code == 302
            assert browser.get(f"/gardens/{garden}/").status_code == 200
        assert browser.get("/today/").status_code == 200
        # What a gardener orders waits too.
        assert site.order_paper(browser, site.beds[0][0]).status_code == 302
    state = site.readiness()
    assert (state["status"], state["broker"], state["database"]) == ("degraded", "degraded", "ok")
    assert site.waiting() == len(site.beds)

    site.redis.start()
    # Instead of waiting for the minute after which the sweep rings again.
    site.write("UPDATE rules_evaluation SET requested_at = requested_at - interval '1 minute'")
    site.write("UPDATE gardens_job SET rung_at = rung_at - interval '1 minute'")
    site.wait_until_advised(90)
    wait_until(lambda: site.rows("SELECT state FROM gardens_job") == [("done",)], 120)
    wait_until(lambda: site.readiness()["status"] == "ready", 60)
    assert {name: process.pid for name, process in site.running.items()} == processes
    assert all(process.poll() is None for process in site.running.values())
    assert len(list((site.folder / "media" / "jobs").iterdir())) == 1
