from django.core.management.base import BaseCommand
from django.db import connection

from compliance import triggers


class Command(BaseCommand):
    help = "Create the triggers that protect the audit trail again, where they are missing."

    def handle(self, *args: str, **options: object) -> None:
        lost = triggers.missing(connection)
        triggers.restore(connection)
        self.stdout.write(", ".join(sorted(lost)) or "Nothing was missing.")
