import os
import platform

from django import get_version
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection, transaction

from gardening.benchmarks import BENCHMARKS
from gardening.benchmarks.measuring import Benchmark, measure

HEADINGS = (
    *("benchmark", "target ms", "mean ms", "median ms", "p95 ms", "p99 ms", "most ms"),
    *("CPU median ms", "CPU p95 ms", "per CPU s"),
)
FEWEST_RUNS = 2


class Command(BaseCommand):
    help = "Times named parts of the site against their targets; prints a table for Markdown."

    def add_arguments(self, parser: CommandParser) -> None:
        names = [benchmark.name for benchmark in BENCHMARKS]
        parser.add_argument("names", nargs="*", metavar="name", help=f"of: {', '.join(names)}")
        parser.add_argument("--runs", type=int, default=30)

    def handle(self, *args: str, names: list[str], runs: int, **options: object) -> None:
        chosen = [
            one for one in BENCHMARKS if not names or any(is_called(one, name) for name in names)
        ]
        unknown = {name for name in names if not any(is_called(one, name) for one in chosen)}
        if unknown:
            raise CommandError(f"No benchmark is called {', '.join(sorted(unknown))}. See --help.")
        if runs < FEWEST_RUNS:
            raise CommandError(f"Measure at least {FEWEST_RUNS} runs.")
        self.stdout.write(
            f"{runs} runs each, {os.cpu_count()} CPUs ({platform.machine()}), {versions()}, "
            f"load average {os.getloadavg()[0]:.1f}\n\n"
        )
        self.stdout.write(row(HEADINGS))
        self.stdout.write(row(["---"] * len(HEADINGS)))
        # What benchmarks write is taken back.
        with transaction.atomic():
            for benchmark in chosen:
                self.stdout.write(row(figures(benchmark, runs)))
            transaction.set_rollback(True)
        self.stdout.write(f"\nLoad average afterwards {os.getloadavg()[0]:.1f}")


def is_called(benchmark: Benchmark, name: str) -> bool:
    """By its name or its first words: “readings” are all that begin so."""
    return f"{benchmark.name}-".startswith(f"{name}-")


def versions() -> str:
    with connection.cursor():
        database = ".".join(map(str, connection.get_database_version()))
    python = platform.python_version()
    return f"Python {python}, Django {get_version()}, {connection.display_name} {database}"


def figures(benchmark: Benchmark, runs: int) -> list[str]:
    """What is done in a second is told by CPU time, on which the load of the machine tells less."""
    taken = measure(benchmark, runs)
    times_ms = (
        *(benchmark.target_ms, taken.mean_ms, taken.median_ms, taken.p95_ms, taken.p99_ms),
        *(taken.most_ms, taken.cpu_median_ms, taken.cpu_p95_ms),
    )
    done = f"{1000 * benchmark.done() / taken.cpu_median_ms:.0f}" if benchmark.done else ""
    return [benchmark.name, *(f"{time_ms:.4g}" for time_ms in times_ms), done]


def row(cells: list[str] | tuple[str, ...]) -> str:
    return f"| {' | '.join(cells)} |"
