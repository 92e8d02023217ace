from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from gardens.climate.loading import FOLDER, load_places
from plants.tables import BrokenTable


class Command(BaseCommand):
    help = "Bring towns, ZIP codes and climate up to date; quick when nothing has changed."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--folder", type=Path, default=FOLDER, help="where the files are, if elsewhere"
        )

    def handle(self, *args: str, folder: Path = FOLDER, **options: object) -> None:
        try:
            written = load_places(folder)
        except BrokenTable as fault:
            raise CommandError(str(fault)) from fault
        if not written:
            self.stdout.write("Towns and climate are up to date.")
        for table, rows in written.items():
            self.stdout.write(f"{table}: {rows} rows.")
