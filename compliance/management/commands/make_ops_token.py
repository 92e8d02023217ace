from django.core.management.base import BaseCommand, CommandError, CommandParser

from compliance.actions.ops_tokens import OpsTokenRefused, make_ops_token
from compliance.models import Scope


class Command(BaseCommand):
    help = "Make a token for scripts of operations and print it, once."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name", help="where it is used, such as incident-laptop")
        parser.add_argument("--scope", required=True, choices=Scope.values)

    def handle(self, *args: object, name: str, scope: str, **options: object) -> None:
        try:
            token = make_ops_token(name, Scope(scope), actor=None)
        except OpsTokenRefused as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(token)
