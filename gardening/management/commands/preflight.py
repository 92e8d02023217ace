import json

from django.core.management.base import BaseCommand, CommandError, CommandParser

from gardening.preflight.item import Answer, Outcome, Site, skipped
from gardening.preflight.items import ITEMS

NAMES = [item.name for item in ITEMS]


class Command(BaseCommand):
    help = "Go or no-go: asks every item of the list, and fails when one of them does."
    # It has an item for them, which says more than a refusal to start.
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", dest="is_json")
        parser.add_argument("--url", default="", help="the address that people use")
        parser.add_argument(
            "--skip", action="append", choices=NAMES, default=[], help="go knowingly without it"
        )

    def handle(
        self, *args: object, is_json: bool, url: str, skip: list[str], **options: object
    ) -> None:
        site = Site(url if not url or url.endswith("/") else f"{url}/")
        answers = {
            item.name: skipped("Left out, as was asked for.")
            if item.name in skip
            else item.answer(site)
            for item in ITEMS
        }
        failures = [name for name, one in answers.items() if one.outcome is Outcome.FAILED]
        if is_json:
            self.stdout.write(json.dumps(document(answers), indent=2))
        else:
            self.stdout.write(table(answers))
        if failures:
            raise CommandError(f"No-go: {', '.join(failures)}.")
        if not is_json:
            self.stdout.write("Go.")


def document(answers: dict[str, Answer]) -> dict[str, object]:
    return {
        "go": all(one.outcome is not Outcome.FAILED for one in answers.values()),
        "items": {
            name: {"outcome": one.outcome, "says": one.says, "do": one.do}
            for name, one in answers.items()
        },
    }


def table(answers: dict[str, Answer]) -> str:
    lines = []
    for name, one in answers.items():
        lines.append(f"{name:<14}{one.outcome:<9}{one.says}")
        if one.do:
            lines.append(f"{'':<23}-> {one.do}")
    return "\n".join(lines)
