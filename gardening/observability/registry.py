"""What is scraped: the counts of all processes of this machine, and the facts of the site."""

import os
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path

from django_prometheus.migrations import applied_migrations, unapplied_migrations
from prometheus_client import REGISTRY, CollectorRegistry, Metric
from prometheus_client.multiprocess import MultiProcessCollector, mark_process_dead
from prometheus_client.registry import Collector

from gardening.observability.facts import SiteFacts

MULTIPROC_DIR = "PROMETHEUS_MULTIPROC_DIR"

# The library sets them once, when a process starts; facts.py asks at each scrape.
for gauge in (applied_migrations, unapplied_migrations):
    REGISTRY.unregister(gauge)


class Processes(Collector):
    """All that share the folder. A worker that was killed had no time to take its gauges along."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def collect(self) -> Iterator[Metric]:
        for pid in {int(file.stem.rsplit("_", 1)[1]) for file in self.folder.glob("gauge_live*")}:
            if not _is_alive(pid):
                # Another scrape may be doing the same.
                with suppress(FileNotFoundError):
                    mark_process_dead(pid, self.folder)
        yield from MultiProcessCollector(None, str(self.folder)).collect()


@cache
def process_registry() -> CollectorRegistry:
    """Without a folder: this process alone."""
    registry = CollectorRegistry()
    folder = os.environ.get(MULTIPROC_DIR)
    registry.register(Processes(Path(folder)) if folder else REGISTRY)
    return registry


@cache
def site_registry() -> CollectorRegistry:
    registry = CollectorRegistry()
    registry.register(process_registry())
    registry.register(SiteFacts())
    return registry


def _is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass
    return True
