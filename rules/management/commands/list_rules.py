from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from rules.documenting import rules_document

DOCUMENT = Path(settings.BASE_DIR, "docs", "rules.md")


class Command(BaseCommand):
    help = "Prints docs/rules.md; with --check fails when the file says something else."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true")

    def handle(self, *args: object, check: bool, **options: object) -> None:
        text = rules_document()
        if not check:
            self.stdout.write(text, ending="")
        elif not DOCUMENT.exists() or DOCUMENT.read_text(encoding="utf-8") != text:
            raise CommandError(
                "docs/rules.md is not up to date. Run: manage.py list_rules > docs/rules.md"
            )
