from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from compliance.loading.restrictions import FOLDER, load_restrictions
from plants.tables import BrokenTable


class Command(BaseCommand):
    help = "Bring the list of restricted plants up to date; quick when nothing has changed."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--folder", type=Path, default=FOLDER, help="where the files are, if elsewhere"
        )

    def handle(self, *args: str, folder: Path = FOLDER, **options: object) -> None:
        try:
            written = load_restrictions(folder)
        except BrokenTable as fault:
            raise CommandError(str(fault)) from fault
        if written is None:
            self.stdout.write("The list of restricted plants is up to date.")
            return
        self.stdout.write(
            f"Restricted plants: {written.added} rows were new, {written.changed} had changed, "
            f"{written.withdrawn} have left the list."
        )
