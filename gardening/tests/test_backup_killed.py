"""A backup that is killed, wherever it is at the time."""

import json

import pytest
from pyrage import x25519

from gardening.backups import archive
from gardening.backups.retention import archives
from gardening.tests.originals import migrated_environment
from gardening.tests.processes import run_all

# Where the command stands still until it is killed, and the archives that are there by then.
POINTS = {
    "gardening.backups.databases.dump": 0,
    # The copy is whole, and not encrypted.
    "gardening.backups.databases.contents_of": 0,
    "gardening.backups.archive.ArchiveWriter.add_json": 0,
    "gardening.backups.making._add_medium": 0,
    "gardening.backups.archive.ArchiveWriter.finish": 0,
    "gardening.backups.archive.os.fsync": 0,
    # Whole and named, but nothing has copied it elsewhere yet.
    "gardening.backups.making._copy_elsewhere": 1,
}
DUMPING = "gardening.backups.databases._refuse_failure"
KILL = """
import json, os, signal
from unittest import mock
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.management import execute_from_command_line
from django.db import connections
from gardening.models import Heartbeat
from gardens.private_files import private_storage

private_storage().save("pictures/1.webp", ContentFile(b"leaf"))
left = {}
for point in POINTS:
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        def stand_still(*args, **kwargs):
            os.write(writing, b"there")
            signal.pause()
        with mock.patch(point, stand_still):
            execute_from_command_line(["manage.py", "backup"])
        os._exit(0)
    os.close(writing)
    reached = os.read(reading, 5)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    there = list(settings.BACKUP_DIR.iterdir())
    left[point] = {
        "reached": reached.decode(),
        "names": [path.name for path in there],
        "open": [path.name for path in there if path.stat().st_mode & 0o077],
        "successes": Heartbeat.objects.filter(name="backup").count(),
    }
    connections.close_all()
    if settings.DATABASE_URL:
        connections["default"].close_pool()
    for path in settings.BACKUP_DIR.glob("gardening-*"):
        path.unlink()
execute_from_command_line(["manage.py", "backup"])
print(json.dumps({
    "left": left,
    "successes": Heartbeat.objects.filter(name="backup").count(),
}))
"""


@pytest.mark.django_db(transaction=True)
def test_a_killed_backup_leaves_no_archive_and_the_next_one_clears_up(tmp_path, settings):
    key, folder = str(x25519.Identity.generate()), tmp_path / "backups"
    environment = migrated_environment(tmp_path, BACKUP_KEY=key, BACKUP_DIR=str(folder))
    points = [*POINTS, DUMPING] if environment.get("DATABASE_URL") else [*POINTS]

    said = json.loads(run_all([f"POINTS = {points}\n{KILL}"], environment)[0].splitlines()[-1])

    for point, left in said["left"].items():
        named = [name for name in left["names"] if name.startswith("gardening-")]
        assert (point, left["reached"], len(named)) == (point, "there", POINTS.get(point, 0))
        # What is not encrypted yet is for its owner alone.
        assert (point, left["open"], left["successes"]) == (point, [], 0)
    assert said["successes"] == 1
    settings.BACKUP_KEY = key
    [path] = archives(folder)
    archive.verify(path, tmp_path / "copy")
    assert sorted(one.name for one in folder.iterdir()) == [".lock", path.name]
