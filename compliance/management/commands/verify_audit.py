from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError

from compliance.models import AuditEntry


class Command(BaseCommand):
    help = "Verify the chain of audit entries and print its newest hash, to be kept elsewhere."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--expect", metavar="HASH", help="a head hash printed earlier")

    def handle(self, *args: str, expect: str | None = None, **options: object) -> None:
        broken = AuditEntry.objects.verify()
        if broken:
            raise CommandError(f"The audit trail is broken at entry {broken.pk} ({broken.action}).")
        if expect and not AuditEntry.objects.filter(entry_hash=expect).exists():
            raise CommandError(f"The audit trail was cut: no entry has the hash {expect}.")
        head = AuditEntry.objects.head_hash() or "-"
        self.stdout.write(f"{AuditEntry.objects.count()} entries, head {head}")
