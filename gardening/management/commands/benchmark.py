import os
import platform

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from gardening.benchmarks import BENCHMARKS
from gardening.benchmarks.measuring import Benchmark, measure

HEADINGS = ("benchmark", "target ms", "median ms", "p95 ms", "CPU median ms")
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
            f"{runs} runs each, {os.cpu_count()} CPUs, Python {platform.python_version()}, "
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


def figures(benchmark: Benchmark, runs: int) -> list[str]:
    taken = measure(benchmark, runs)
    times_ms = (benchmark.target_ms, taken.median_ms, taken.p95_ms, taken.cpu_median_ms)
    return [benchmark.name, *(f"{time_ms:.4g}" for time_ms in times_ms)]


def row(cells: list[str] | tuple[str, ...]) -> str:
    return f"| {' | '.join(cells)} |"
