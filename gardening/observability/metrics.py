"""Metrics of the web process; the rule engine declares its own in rules/metrics.py."""

import os

from prometheus_client import REGISTRY, CollectorRegistry, Counter, Gauge, Histogram
from prometheus_client.multiprocess import MultiProcessCollector

MULTIPROC_DIR = "PROMETHEUS_MULTIPROC_DIR"

REQUESTS = Counter(
    "http_requests_total", "Requests that were answered.", ["method", "endpoint", "status_code"]
)
SECONDS = Histogram(
    "http_request_duration_seconds",
    "Time to answer a request.",
    ["method", "endpoint"],
    buckets=(0.005, 0.01, 0.02, 0.03, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10),
)
IN_PROGRESS = Gauge(
    "http_requests_in_progress",
    "Requests that are being answered.",
    ["method", "endpoint"],
    multiprocess_mode="livesum",
)
ERRORS = Counter(
    "http_errors_total",
    "Requests that ended in a server error.",
    ["method", "endpoint", "error_type"],
)


def current_registry() -> CollectorRegistry:
    """What all processes have counted; a new registry each time, read from their files."""
    folder = os.environ.get(MULTIPROC_DIR)
    if not folder:
        return REGISTRY
    registry = CollectorRegistry()
    MultiProcessCollector(registry, folder)
    return registry
