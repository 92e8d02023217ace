from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from gardens.export.documenting import export_document

DOCUMENT = Path(settings.BASE_DIR, "docs", "export.md")


class Command(BaseCommand):
    help = "Prints docs/export.md; with --check fails when the file says something else."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true")

    def handle(self, *args: object, check: bool, **options: object) -> None:
        text = export_document()
        if not check:
            self.stdout.write(text, ending="")
        elif not DOCUMENT.exists() or DOCUMENT.read_text(encoding="utf-8") != text:
            raise CommandError(
                "docs/export.md is not up to date. Run: manage.py list_export > docs/export.md"
            )
