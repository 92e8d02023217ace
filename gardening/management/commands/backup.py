from django.core.management.base import BaseCommand, CommandError, CommandParser
from pyrage import x25519

from gardening.backups.faults import BackupFault
from gardening.backups.making import make_backup


class Command(BaseCommand):
    help = "Writes database and media into one encrypted archive in BACKUP_DIR."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--new-key", action="store_true", help="only print a new BACKUP_KEY")

    def handle(self, *args: object, new_key: bool, **options: object) -> None:
        if new_key:
            identity = x25519.Identity.generate()
            # Beside the key, which may go into a file.
            self.stderr.write(f"public: {identity.to_public()}", self.style.NOTICE)
            self.stdout.write(str(identity))
            return
        try:
            path = make_backup()
        except BackupFault as fault:
            raise CommandError(str(fault)) from fault
        self.stdout.write(f"{path}: {path.stat().st_size:,} bytes")
