"""How long something takes, by the clock on the wall and by the processor."""

import time
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from statistics import mean, median, quantiles

from gardening.collecting import spare_what_is_loaded


@dataclass(frozen=True, slots=True)
class Benchmark:
    """`prepare` sets the scene, unmeasured, and returns what is measured; `around` holds it all.

    `done` counts what one run gets through, where that is to be told.
    """

    name: str
    target_ms: float
    prepare: Callable[[], Callable[[], object]]
    around: Callable[[], AbstractContextManager[None]] = nullcontext
    done: Callable[[], int] | None = None


@dataclass(frozen=True, slots=True)
class Measurement:
    wall_ms: list[float]
    cpu_ms: list[float]

    @property
    def mean_ms(self) -> float:
        return mean(self.wall_ms)

    @property
    def median_ms(self) -> float:
        return median(self.wall_ms)

    @property
    def p95_ms(self) -> float:
        return _p95(self.wall_ms)

    @property
    def p99_ms(self) -> float:
        return quantiles(self.wall_ms, n=100, method="inclusive")[-1]

    @property
    def most_ms(self) -> float:
        return max(self.wall_ms)

    @property
    def cpu_median_ms(self) -> float:
        return median(self.cpu_ms)

    @property
    def cpu_p95_ms(self) -> float:
        return _p95(self.cpu_ms)


def measure(benchmark: Benchmark, runs: int) -> Measurement:
    """Runs once more, first, to warm up; at least two runs. The memory is kept as a worker does."""
    wall_ms, cpu_ms = [], []
    with benchmark.around():
        run = benchmark.prepare()
        run()
        spare_what_is_loaded()
        for _ in range(runs):
            wall, cpu = time.perf_counter(), time.process_time()
            run()
            cpu_ms.append(1000 * (time.process_time() - cpu))
            wall_ms.append(1000 * (time.perf_counter() - wall))
    return Measurement(wall_ms, cpu_ms)


def _p95(times_ms: list[float]) -> float:
    return quantiles(times_ms, n=20, method="inclusive")[-1]
