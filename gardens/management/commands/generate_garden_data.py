from argparse import ArgumentParser, ArgumentTypeError
from datetime import date

from django.core.management.base import BaseCommand, CommandError
from django.db import IntegrityError, connection
from django.utils import timezone

from gardens.generating.gardens import NothingGrows, generate


def at_least_one(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise ArgumentTypeError(f"{text} is not a whole number of at least 1")
    return int(text)


class Command(BaseCommand):
    help = "Fills the database with gardens to measure in; the same for the same seed and day."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--gardeners", type=at_least_one, default=100)
        parser.add_argument("--gardens", type=at_least_one, default=1000)
        parser.add_argument("--plantings", type=at_least_one, default=10_000)
        parser.add_argument("--seed", type=int, default=1)
        parser.add_argument("--on", type=date.fromisoformat, help="day of the gardens, else today")

    def handle(self, *args: str, **options: object) -> None:
        wanted = {name: options[name] for name in ("gardeners", "gardens", "plantings", "seed")}
        on = options["on"] or timezone.now().date()
        try:
            made = generate(**wanted, on=on)
        except NothingGrows as fault:
            raise CommandError("Load the catalogue first: load_plants.") from fault
        except IntegrityError as fault:
            raise CommandError("These gardens are there already; take another seed.") from fault
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("ANALYZE")
        self.stdout.write(
            f"{len(made)} gardens of {wanted['gardeners']} gardeners, {wanted['plantings']} "
            f"plantings, as of {on}."
        )
