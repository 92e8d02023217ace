from django.core.management.base import BaseCommand, CommandError, CommandParser

from rules.models import Finding
from rules.replaying import Outcome, Replay, replay

DIFFERENT, OLDER = 1, 2


class Command(BaseCommand):
    help = (
        "Reckons a finding again from the snapshot it rests on. Exits 0 if it comes out the same, "
        "1 if not, 2 if its rule has changed since or its snapshot cannot be read."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("finding", type=int, help="number of the finding")

    def handle(self, *args: object, finding: int, **options: object) -> None:
        stored = Finding.objects.select_related("snapshot", "bed").filter(pk=finding).first()
        if stored is None:
            raise CommandError(f"There is no finding {finding}.")
        self._describe(stored)
        done = replay(stored)
        for difference in done.differences:
            self.stdout.write(f"{difference.name}\n  then {difference.before}")
            self.stdout.write(f"  now  {difference.after or 'nothing is found'}")
        self._conclude(done)

    def _describe(self, finding: Finding) -> None:
        rule = f"{finding.rule_id}, version {finding.rule_version}"
        self.stdout.write(f"{finding.key}: {rule}, of {finding.computed_on}, {finding.severity}")
        for text in (finding.what, finding.why, finding.do, finding.formula):
            if text:
                self.stdout.write(f"  {text}")

    def _conclude(self, done: Replay) -> None:
        if done.outcome is Outcome.SAME:
            self.stdout.write("Reproduced exactly.")
        elif done.outcome is Outcome.DIFFERENT:
            raise CommandError("The same rule finds something else now.", returncode=DIFFERENT)
        else:
            raise CommandError(done.reason, returncode=OLDER)
