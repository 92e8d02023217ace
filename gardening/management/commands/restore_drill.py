import time
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from gardening.backups.drill import rehearse_restore
from gardening.backups.faults import BackupFault
from gardening.backups.retention import archives


class Command(BaseCommand):
    help = "Restores an archive, the newest if none is named, into a scratch database; compares."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("archive", type=Path, nargs="?")

    def handle(self, *args: object, archive: Path | None, **options: object) -> None:
        path = archive or next(iter(archives(settings.BACKUP_DIR)), None)
        if path is None:
            raise CommandError(f"There is no archive in {settings.BACKUP_DIR}: manage.py backup")
        started = time.monotonic()
        try:
            told = rehearse_restore(path)
        except BackupFault as fault:
            raise CommandError(str(fault)) from fault
        self.stdout.write(f"{path.name}: restored in {time.monotonic() - started:.1f} s")
        if told:
            raise CommandError("\n".join(told))
        self.stdout.write("Every table and the audit trail are as they were backed up.")
