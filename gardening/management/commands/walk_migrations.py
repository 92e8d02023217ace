import time

from celery import current_app
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection

from gardening.schema.filling import fill_database
from gardening.schema.walk import Step, walk_all, walk_newest


class Command(BaseCommand):
    help = (
        "Steps every migration back and forward again, in a database of its own with gardens in "
        "it; fails unless exactly what docs/migrations.md lists is lost."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--newest", action="store_true", help="only the newest of each app")

    def handle(self, *args: object, newest: bool, **options: object) -> None:
        started = time.monotonic()
        # No worker shall look for these gardens in the site's own database.
        current_app.conf.task_always_eager = True
        real_name = connection.settings_dict["NAME"]
        connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
        try:
            self.stdout.write(f"Without rows: {', '.join(fill_database()) or 'none'}")
            faults = [
                fault
                for step in (walk_newest() if newest else walk_all())
                for fault in self.told(step)
            ]
        finally:
            connection.creation.destroy_test_db(real_name, verbosity=0)
        self.stdout.write(f"{connection.display_name}: {time.monotonic() - started:.0f} s")
        if faults:
            raise CommandError("\n".join(faults))

    def told(self, step: Step) -> list[str]:
        label = ".".join(step.node)
        self.stdout.write(f"{label}: {'as documented' if step.is_exact else 'NOT as documented'}")
        faults = [f"{label} changes {one}, which is not documented." for one in step.unexpected]
        return faults + [f"{label} keeps {one}, documented as lost." for one in step.kept]
