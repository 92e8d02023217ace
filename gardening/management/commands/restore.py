from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser

from gardening.backups.faults import BackupFault
from gardening.backups.restoring import restore_backup


class Command(BaseCommand):
    help = "Puts database and media back from an archive of `manage.py backup`."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("archive", type=Path)
        parser.add_argument(
            "--overwrite", action="store_true", help="even if the database holds gardens"
        )

    def handle(self, *args: object, archive: Path, overwrite: bool, **options: object) -> None:
        try:
            contents = restore_backup(archive, overwrite=overwrite)
        except BackupFault as fault:
            raise CommandError(str(fault)) from fault
        self.stdout.write(
            f"Restored {len(contents.rows)} tables, {sum(contents.rows.values()):,} rows, "
            f"{contents.audit_entries} audit entries, head {contents.audit_head or '-'}.\n"
            "Run: python manage.py prepare"
        )
