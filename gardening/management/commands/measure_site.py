import os
import time
from collections.abc import Callable, Iterator

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from gardening.benchmarks.running import cpu_ms, memory_mb
from gardening.benchmarks.visiting import visiting
from gardens.models import Garden
from rules.models import Evaluation
from rules.tasks import ring_all

# By what their command lines name.
PROCESSES = {"web": "gunicorn", "worker": "celery", "PostgreSQL": "postgres", "Redis": "redis"}
GARDENS = 40
PATIENCE_SECONDS = 600


class Command(BaseCommand):
    help = (
        "Visits the running site of this machine, has its gardens evaluated and prints what the "
        "processes used. For a site of generate_garden_data: what is dragged stays dragged."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--url", default="http://127.0.0.1:8000")
        parser.add_argument("--visits", type=int, default=400)

    def handle(self, *args: str, url: str, visits: int, **options: object) -> None:
        gardens = list(Garden.objects.filter(beds__plantings__isnull=False).distinct()[:GARDENS])
        if not gardens:
            raise CommandError("There are no gardens: run generate_garden_data first.")
        self.stdout.write(f"{os.cpu_count()} CPUs, load average {os.getloadavg()[0]:.1f}\n\n")
        self.row("ms of CPU for", *PROCESSES)
        self.row(*["---"] * (len(PROCESSES) + 1))
        self.row("a garden evaluated", *used(evaluate_all))
        with visiting(url, gardens) as pages:
            for name, visit in pages.items():
                self.row(name, *used(lambda visit=visit: visit_all(visit, visits)))
        self.row("a garden evaluated again", *used(evaluate_all))
        self.stdout.write("\nMB of memory of each process, what is shared divided among them\n\n")
        for name, word in PROCESSES.items():
            self.row(name, ", ".join(f"{size:.0f}" for size in memory_mb(word)))

    def row(self, *cells: str) -> None:
        self.stdout.write(f"| {' | '.join(cells)} |")


def used(work: Callable[[], int]) -> Iterator[str]:
    """Milliseconds of each kind of process for one of what the work says it did."""
    before = [cpu_ms(word) for word in PROCESSES.values()]
    done = work()
    for word, so_far in zip(PROCESSES.values(), before, strict=True):
        yield f"{(cpu_ms(word) - so_far) / done:.2f}"


def visit_all(visit: Callable, visits: int) -> int:
    for number in range(visits):
        answer = visit(number)
        if answer.status_code != 200:
            raise CommandError(f"{answer.url} answered {answer.status_code}.")
    return visits


def evaluate_all() -> int:
    """All gardens, in batches as in a sweep."""
    gardens = list(Garden.objects.values_list("pk", flat=True))
    now = timezone.now()
    Evaluation.objects.bulk_create(
        [Evaluation(garden_id=pk, requested_at=now) for pk in gardens], ignore_conflicts=True
    )
    Evaluation.objects.filter(garden__in=gardens).request_all()
    ring_all(Evaluation.objects.pending())
    end = time.monotonic() + PATIENCE_SECONDS
    while Evaluation.objects.pending().exists():
        if time.monotonic() > end:
            raise CommandError("The worker does not come to an end; does it run?")
        time.sleep(0.2)
    return len(gardens)
