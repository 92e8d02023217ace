from django.core.management.base import BaseCommand, CommandError, CommandParser

from compliance.actions.ops_tokens import OpsTokenRefused, revoke_ops_token


class Command(BaseCommand):
    help = "End a token of operations at once."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name")

    def handle(self, *args: object, name: str, **options: object) -> None:
        try:
            revoke_ops_token(name, actor=None)
        except OpsTokenRefused as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(f"The token {name} is revoked.")
