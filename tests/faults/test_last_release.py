"""A deployment: the last release still runs while the new one starts, on a migrated database."""

from collections.abc import Iterator

import pytest

from tests.faults.releases import beside, checked_out, last_release
from tests.faults.servers import wait_until
from tests.faults.site import Site

pytestmark = pytest.mark.fault

PAGES = ("/today/", "/gardens/", "/calendar/", "/settings/", "/plants/")
DONE = [("done",)]
JOB = "SELECT state FROM gardens_job ORDER BY id DESC LIMIT 1"


@pytest.fixture(scope="module")
def new(make_site) -> Site:
    return make_site()


@pytest.fixture(scope="module")
def old(new, faults_folder) -> Iterator[Site]:
    release = last_release()
    if not release:
        pytest.skip("the history of git is not here, so the last release is unknown")
    with checked_out(release, faults_folder / "release") as code:
        old = beside(new, code, faults_folder / "release_data")
        new.start("web")
        old.start("web")
        yield old
        old.stop()


def use(web: Site, garden: int, bed: int) -> None:
    with web.gardener(follow_redirects=True) as browser:
        for page in (*PAGES, f"/gardens/{garden}/", f"/gardens/{garden}/beds/{bed}/"):
            assert browser.get(page).status_code == 200, page
        assert web.plant(browser, garden, bed).status_code == 200
        assert web.order_paper(browser, garden).status_code == 200


@pytest.mark.parametrize(("asking", "working"), [("old", "new"), ("new", "old"), ("new", "new")])
def test_each_reads_what_the_other_wrote_and_does_what_it_asked(old, new, asking, working):
    releases = {"old": old, "new": new}
    worker = releases[working]
    worker.start("worker")
    number = list(releases).index(asking) + 2 * list(releases).index(working)
    garden, bed = new.beds[number]
    use(releases[asking], garden, bed)
    new.wait_until_advised()
    wait_until(lambda: new.rows(JOB) == DONE)
    for web in releases.values():
        with web.gardener() as browser:
            assert "Tomato" in browser.get(f"/gardens/{garden}/beds/{bed}/").text
    worker.kill("worker")
