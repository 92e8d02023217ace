from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from compliance.loading.controlled import FOLDER, load_controlled_plants
from plants.tables import BrokenTable


class Command(BaseCommand):
    help = "Bring the list of controlled plants up to date; quick when nothing has changed."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--folder", type=Path, default=FOLDER, help="where the file is, if elsewhere"
        )

    def handle(self, *args: str, folder: Path = FOLDER, **options: object) -> None:
        try:
            written = load_controlled_plants(folder)
        except BrokenTable as fault:
            raise CommandError(str(fault)) from fault
        if written is None:
            self.stdout.write("The list of controlled plants is up to date.")
            return
        self.stdout.write(
            f"Controlled plants: {written.plants} plants and {written.names} names were new or had "
            f"changed, {written.removed} names were removed."
        )
