from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from compliance.models import AuditEntry

EMPTY = "0 -"


class Command(BaseCommand):
    help = (
        "Walk the chain of audit entries. Its head, exported and kept elsewhere, shows later "
        "that nothing was cut off."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--export-head",
            metavar="FILE",
            nargs="?",
            const="-",
            help="write number and hash of the newest entry to FILE, or print only them",
        )
        parser.add_argument(
            "--expect-head",
            metavar="FILE",
            help="a head exported earlier: a file, or the line itself",
        )

    def handle(
        self,
        *args: str,
        export_head: str | None = None,
        expect_head: str | None = None,
        **options: object,
    ) -> None:
        broken = AuditEntry.objects.verify()
        if broken:
            raise CommandError(f"The audit trail is broken at entry {broken.pk} ({broken.action}).")
        if expect_head:
            self.expect(expect_head)
        head = _head()
        if export_head == "-":
            self.stdout.write(head)
            return
        if export_head:
            Path(export_head).write_text(f"{head}\n", encoding="ascii")
        self.stdout.write(f"{AuditEntry.objects.count()} entries, head {head}")

    def expect(self, said: str) -> None:
        path = Path(said)
        line = path.read_text(encoding="ascii").strip() if path.is_file() else said.strip()
        number, _, entry_hash = line.partition(" ")
        if not number.isdigit() or not entry_hash:
            raise CommandError(f"“{said}” is neither a file nor a head: a number and a hash.")
        is_there = AuditEntry.objects.filter(pk=number, entry_hash=entry_hash).exists()
        if line != EMPTY and not is_there:
            raise CommandError(f"The audit trail was cut: entry {number} is not the one expected.")


def _head() -> str:
    newest = AuditEntry.objects.order_by("-pk").values_list("pk", "entry_hash").first()
    return "{} {}".format(*newest) if newest else EMPTY
