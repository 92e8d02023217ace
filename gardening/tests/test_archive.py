"""The file of a backup: encrypted, checked, whole or not there; and which ones are kept."""

import io
import os
import signal
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pyrage
import pytest
from django.conf import settings as site
from django.core.management import call_command
from pyrage import x25519

from gardening.backups import archive, keys
from gardening.backups.faults import BackupFault
from gardening.backups.making import alone_in, last_due
from gardening.backups.retention import archive_name, archives, spent

BIG = os.urandom(3_000_000)
KILLED = """
import io, sys, django
django.setup()
from pathlib import Path
from gardening.backups.archive import new_archive
with new_archive(Path(sys.argv[1])) as writer:
    writer.add("database", io.BytesIO(bytes(5_000_000)), 5_000_000)
    print("half", flush=True)
    sys.stdin.read()
"""


@pytest.fixture(autouse=True)
def key(settings) -> str:
    settings.BACKUP_KEY = str(x25519.Identity.generate())
    return settings.BACKUP_KEY


def written(path: Path) -> Path:
    with archive.new_archive(path) as writer:
        writer.add_json(archive.MANIFEST, {"format": 1})
        writer.add(archive.DATABASE, io.BytesIO(BIG), len(BIG))
        writer.add("media/pictures/1.webp", io.BytesIO(b"leaf"), 4)
    return path


def test_a_new_key_is_all_that_goes_into_a_file(capsys):
    call_command("backup", new_key=True)

    printed, said = capsys.readouterr()
    public = str(x25519.Identity.from_str(printed.strip()).to_public())
    assert said.strip() == f"public: {public}"


def test_what_is_written_is_read_again(tmp_path):
    path = written(tmp_path / "one")
    archive.verify(path, tmp_path / "copy")

    assert archive.read_manifest(path) == {"format": 1}
    assert (tmp_path / "copy").read_bytes() == BIG
    assert {name: file.read() for name, file in archive.members(path)}[
        "media/pictures/1.webp"
    ] == b"leaf"
    assert path.stat().st_mode & 0o077 == 0


def test_nothing_of_it_can_be_read_without_the_key(tmp_path, settings):
    path = written(tmp_path / "one")
    assert b"pictures" not in path.read_bytes()

    settings.BACKUP_KEY = str(x25519.Identity.generate())
    for read in (archive.read_manifest, archive.verify):
        with pytest.raises(BackupFault, match="BACKUP_KEY is not the key"):
            read(path)


@pytest.mark.parametrize("kept", [10, 1_000, 1_000_000, -100, -1])
def test_a_cut_archive_is_refused(tmp_path, kept):
    path = written(tmp_path / "one")
    path.write_bytes(path.read_bytes()[:kept])

    with pytest.raises(BackupFault, match=r"one (is broken or was cut|cannot be opened)"):
        archive.verify(path)


@pytest.mark.parametrize("at", [500, 1_500_000, -10])
def test_a_changed_byte_is_noticed(tmp_path, at):
    path = written(tmp_path / "one")
    data = bytearray(path.read_bytes())
    data[at] ^= 1
    path.write_bytes(data)

    with pytest.raises(BackupFault, match="broken or was cut"):
        archive.verify(path)


def test_an_archive_that_says_something_else_than_its_checksums_is_refused(tmp_path):
    with archive.new_archive(tmp_path / "one") as writer:
        writer.add(archive.DATABASE, io.BytesIO(b"rows"), 4)
        writer._sums[archive.DATABASE] = "0" * 64

    with pytest.raises(BackupFault, match="one is broken: database"):
        archive.verify(tmp_path / "one")


def test_an_archive_without_its_end_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(archive.ArchiveWriter, "finish", lambda writer: None)
    with pytest.raises(BackupFault, match="it has no end"):
        archive.verify(written(tmp_path / "one"))


def test_a_missing_archive_is_named(tmp_path):
    with pytest.raises(BackupFault, match="There is no archive"):
        archive.read_manifest(tmp_path / "none")


def test_a_fault_leaves_no_archive(tmp_path):
    shorter_than_said = io.BytesIO(b"rows")
    with pytest.raises(OSError, match="end of data"), archive.new_archive(tmp_path / "one") as one:
        one.add("database", shorter_than_said, 400)

    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_leaves_no_archive(tmp_path):
    (tmp_path / ".partial-one").symlink_to("/dev/full")

    with pytest.raises(OSError, match="No space left"):
        written(tmp_path / "one")
    assert list(tmp_path.iterdir()) == []


def test_a_kill_leaves_nothing_under_the_name_and_the_next_backup_clears_up(tmp_path, key):
    path = tmp_path / "one"
    process = subprocess.Popen(
        [sys.executable, "-c", KILLED, str(path)],
        cwd=site.BASE_DIR,
        env={
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "gardening.settings",
            "BACKUP_KEY": key,
            "VAR_DIR": str(tmp_path / "var"),
        },
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout.readline() == "half\n"
    process.send_signal(signal.SIGKILL)
    process.communicate()

    assert not path.exists()
    assert (tmp_path / ".partial-one").exists()
    with alone_in(tmp_path):
        assert not (tmp_path / ".partial-one").exists()


def test_two_backups_do_not_work_at_the_same_time(tmp_path):
    with alone_in(tmp_path), pytest.raises(BackupFault, match="Another backup"), alone_in(tmp_path):
        pass
    with alone_in(tmp_path):
        pass


class TestKeys:
    def test_a_public_key_writes_but_does_not_read(self, tmp_path, settings, key):
        settings.BACKUP_KEY = str(x25519.Identity.from_str(key).to_public())
        path = written(tmp_path / "one")

        with pytest.raises(BackupFault, match="public key"):
            archive.verify(path)
        settings.BACKUP_KEY = key
        archive.verify(path)

    @pytest.mark.parametrize("wrong", ["", "secret", "age1x", "AGE-SECRET-KEY-1X"])
    def test_a_missing_or_wrong_key_is_told(self, settings, wrong):
        settings.BACKUP_KEY = wrong

        with pytest.raises(BackupFault, match="BACKUP_KEY is no"):
            keys.recipient()

    def test_any_program_of_age_reads_it(self, tmp_path, key):
        path = written(tmp_path / "one")

        plain = pyrage.decrypt(path.read_bytes(), [x25519.Identity.from_str(key)])
        assert b"media/pictures/1.webp" in plain


class TestRetention:
    def test_the_newest_of_each_day_and_week_stays(self):
        # Twice a day for ten weeks, the last on Sunday, 1 November 2026.
        newest = datetime(2026, 11, 1, 14, tzinfo=UTC)
        paths = [Path(archive_name(newest - timedelta(hours=12 * n))) for n in range(140)]

        gone = spent(paths, days=3, weeks=4)
        kept = [path.name for path in paths if path not in gone]

        assert kept == [
            "gardening-20261101T140000Z.tar.age",
            "gardening-20261031T140000Z.tar.age",
            "gardening-20261030T140000Z.tar.age",
            "gardening-20261025T140000Z.tar.age",
            "gardening-20261018T140000Z.tar.age",
            "gardening-20261011T140000Z.tar.age",
        ]

    def test_the_last_one_always_stays(self):
        path = Path(archive_name(datetime(2020, 1, 1, tzinfo=UTC)))

        assert spent([path], days=0, weeks=0) == []

    def test_other_files_are_no_archives(self, tmp_path):
        for name in ("gardening-20261101T140000Z.tar.age", "gardening-notes.txt", ".partial-x"):
            (tmp_path / name).touch()

        assert [path.name for path in archives(tmp_path)] == ["gardening-20261101T140000Z.tar.age"]


@pytest.mark.parametrize(("hour", "due_day"), [(1, 25), (2, 26), (23, 26)])
def test_a_backup_is_due_from_two_in_the_night(hour, due_day):
    now = datetime(2026, 11, 26, hour, 10, tzinfo=UTC)

    assert last_due(now) == datetime(2026, 11, due_day, 2, tzinfo=UTC)
