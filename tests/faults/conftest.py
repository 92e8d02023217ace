import os
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from gardens.tests.cast import garden, gardener, own_client  # noqa: F401 (fixtures)
from tests.faults.servers import Postgres, Redis, missing
from tests.faults.site import Prepared, Site


@pytest.fixture(scope="session")
def faults_folder() -> Iterator[Path]:
    """Of which each part may belong to another user, who must get there."""
    with TemporaryDirectory(prefix="faults-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder


@pytest.fixture(scope="session")
def postgres(faults_folder) -> Iterator[Postgres]:
    if lacking := missing():
        words = f"install {', '.join(lacking)} to run this"
        pytest.fail(words) if os.environ.get("CI") else pytest.skip(words)
    (faults_folder / "postgres").mkdir()
    server = Postgres(faults_folder / "postgres")
    server.start()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def prepared(postgres, faults_folder, django_db_setup) -> Prepared:
    (faults_folder / "prepared").mkdir()
    return Prepared.make(postgres, faults_folder / "prepared")


@pytest.fixture(scope="session")
def redis(postgres, faults_folder) -> Iterator[Redis]:
    (faults_folder / "redis").mkdir()
    server = Redis(faults_folder / "redis")
    server.start()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def make_site(prepared, redis, faults_folder) -> Iterator[Callable[..., Site]]:
    made: list[Site] = []

    def make(**variables: str) -> Site:
        folder = faults_folder / f"site_{len(list(faults_folder.glob('site_*')))}"
        folder.mkdir()
        made.append(Site(folder, prepared, redis, **variables))
        return made[-1]

    yield make
    for site in made:
        site.stop()


@pytest.fixture(scope="session")
def site(make_site) -> Site:
    """With all its processes."""
    site = make_site()
    site.start("web", "worker", "beat")
    return site


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What lasts is for bin/faults. What is short runs once in CI, where there is PostgreSQL."""
    if "fault" in config.option.markexpr:
        return
    here = Path(__file__).parent
    left_out = [
        item
        for item in items
        if here in item.path.parents
        and (
            item.get_closest_marker("fault")
            or (item.get_closest_marker("stack") and not os.environ.get("DATABASE_URL"))
        )
    ]
    config.hook.pytest_deselected(items=left_out)
    items[:] = [item for item in items if item not in left_out]
