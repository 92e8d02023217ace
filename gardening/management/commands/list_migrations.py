from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from gardening.schema.document import migrations_document, unreviewed

DOCUMENT = Path(settings.BASE_DIR, "docs", "migrations.md")
HOW_TO_REVIEW = (
    "Make it harmless by the rules of docs/migrations.md, or add to its class one sentence, "
    'review = "…", that says why it is safe beside the release before, what it locks and what '
    "going back loses."
)


class Command(BaseCommand):
    help = "Prints docs/migrations.md; with --check fails when the file says something else."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true")

    def handle(self, *args: object, check: bool, **options: object) -> None:
        text = migrations_document()
        if not check:
            self.stdout.write(text, ending="")
            return
        if missing := unreviewed():
            raise CommandError("\n".join(["No review:", *missing, HOW_TO_REVIEW]))
        if not DOCUMENT.exists() or DOCUMENT.read_text(encoding="utf-8") != text:
            raise CommandError(
                "docs/migrations.md is not up to date. "
                "Run: manage.py list_migrations > docs/migrations.md"
            )
