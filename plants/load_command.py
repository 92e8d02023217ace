from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

from django.core.management.base import BaseCommand, CommandError

from plants.tables import BrokenTable


class LoadCommand(BaseCommand):
    """Bring shipped data up to date; a fault in a file is told in a sentence."""

    folder: ClassVar[Path]
    load: ClassVar[Callable[[Path], object]]
    up_to_date: ClassVar[str]

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--folder", type=Path, default=self.folder, help="where the files are, if elsewhere"
        )

    def handle(self, *args: str, folder: Path | None = None, **options: object) -> None:
        try:
            written = self.load(folder or self.folder)
        except BrokenTable as fault:
            raise CommandError(str(fault)) from fault
        self.stdout.write(self.told(written) if written else self.up_to_date)

    def told(self, written: object) -> str:
        """How many rows were written."""
        raise NotImplementedError
