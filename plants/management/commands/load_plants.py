from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from plants.loading import FOLDER, load_catalogue
from plants.tables import BrokenTable


class Command(BaseCommand):
    help = "Bring the plant catalogue up to date with its files; quick when nothing has changed."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--folder", type=Path, default=FOLDER, help="where the CSV files are, if elsewhere"
        )

    def handle(self, *args: str, folder: Path = FOLDER, **options: object) -> None:
        try:
            written = load_catalogue(folder)
        except BrokenTable as fault:
            raise CommandError(str(fault)) from fault
        if written is None:
            self.stdout.write("The plant catalogue is up to date.")
            return
        self.stdout.write(
            f"Plant catalogue: {written.plants} plants, {written.germination_rows} germination "
            f"rows, {written.pairs} pairs of neighbours and {written.pests} pests were new or had "
            "changed."
        )
