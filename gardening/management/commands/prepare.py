import hashlib
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.core.management.base import BaseCommand

from compliance.actions.groups import make_groups
from compliance.actions.switches import make_missing_switches
from gardening.readiness import pending_migrations


class Command(BaseCommand):
    help = "Bring database, static files and catalogue up to date; quick when nothing has changed."

    def handle(self, *args: str, **options: object) -> None:
        if pending_migrations():
            call_command("migrate", interactive=False, verbosity=1)
        make_missing_switches()
        call_command("check", databases=["default"])
        self.collect_static_files()
        call_command("load_plants")
        call_command("load_restrictions")
        call_command("load_controlled_plants")
        call_command("load_places")
        make_groups()

    def collect_static_files(self) -> None:
        if settings.DEBUG:
            return
        stamp = Path(settings.STATIC_ROOT) / "collected"
        state = static_state()
        if stamp.exists() and stamp.read_text(encoding="ascii") == state:
            return
        call_command("collectstatic", interactive=False, clear=True, verbosity=0)
        stamp.write_text(state, encoding="ascii")


def static_state() -> str:
    """Changes when a file is added, changed or removed."""
    state = hashlib.sha256()
    for finder in get_finders():
        for name, storage in finder.list([]):
            facts = Path(storage.path(name)).stat()
            state.update(f"{name} {facts.st_size} {facts.st_mtime_ns}\n".encode())
    return state.hexdigest()
