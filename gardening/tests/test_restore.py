"""What is backed up comes back, on the database that the tests run on."""

import sqlite3
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction
from pyrage import x25519

from compliance import triggers
from compliance.models import AuditEntry
from gardening.backups import databases, making
from gardening.backups.archive import MANIFEST, ArchiveWriter
from gardening.backups.contents import contents_of
from gardening.backups.retention import archives
from gardening.models import Heartbeat
from gardening.tasks import back_up
from gardens.models import Garden
from gardens.private_files import private_storage
from gardens.tests.factories import GardenFactory

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def folder(settings, tmp_path) -> Path:
    settings.BACKUP_KEY = str(x25519.Identity.generate())
    settings.BACKUP_DIR = tmp_path / "backups"
    return settings.BACKUP_DIR


@pytest.fixture
def garden() -> Garden:
    garden = GardenFactory(name="Behind the shed")
    for number in range(3):
        AuditEntry.objects.record("plant.refused", actor=None, number=number)
    private_storage().save("pictures/1.webp", ContentFile(b"leaf"))
    yield garden
    private_storage().delete("pictures/1.webp")


@pytest.fixture
def made(garden, folder) -> Path:
    call_command("backup")
    return archives(folder)[0]


def restore(path: Path, **options: bool) -> None:
    call_command("restore", str(path), **options)


def names() -> list[str]:
    return list(Garden.objects.values_list("name", flat=True))


def claim(monkeypatch, **claims: object) -> None:
    """Let the manifest of the next backup say something that is not so."""
    add_json = ArchiveWriter.add_json

    def tell(writer: ArchiveWriter, name: str, content: dict) -> None:
        add_json(writer, name, {**content, **claims} if name == MANIFEST else content)

    monkeypatch.setattr(ArchiveWriter, "add_json", tell)


def test_gardens_audit_trail_and_pictures_come_back(made):
    head = AuditEntry.objects.head_hash()
    Garden.objects.update(name="Lost")
    AuditEntry.objects.record("plant.refused", actor=None, number=4)
    private_storage().delete("pictures/1.webp")

    restore(made, overwrite=True)

    assert names() == ["Behind the shed"]
    assert (AuditEntry.objects.head_hash(), AuditEntry.objects.verify()) == (head, None)
    assert private_storage().open("pictures/1.webp").read() == b"leaf"


def test_the_restored_trail_is_protected_and_grows(made):
    restore(made, overwrite=True)

    assert triggers.missing(connection) == set()
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM compliance_auditentry")
    AuditEntry.objects.record("plant.refused", actor=None, number=5)
    assert AuditEntry.objects.verify() is None
    assert GardenFactory().pk not in (None, Garden.objects.get(name="Behind the shed").pk)


def test_a_database_that_holds_gardens_is_not_overwritten_unasked(made):
    Garden.objects.update(name="Newer")

    with pytest.raises(CommandError, match="Add --overwrite"):
        restore(made)
    assert names() == ["Newer"]


def test_an_empty_database_is_filled_without_being_told(made):
    Garden.objects.all().delete()

    restore(made)

    assert names() == ["Behind the shed"]


@pytest.mark.parametrize(
    ("claims", "said"),
    [
        ({"vendor": "oracle"}, "is of oracle"),
        ({"format": 99}, "another release"),
        ({"database_bytes": 10**18}, "Nothing was changed. Make room"),
    ],
)
def test_what_cannot_be_restored_is_told_and_harms_nothing(
    monkeypatch, garden, folder, claims, said
):
    claim(monkeypatch, **claims)
    call_command("backup")
    Garden.objects.update(name="Newer")

    with pytest.raises(CommandError, match=said):
        restore(archives(folder)[0], overwrite=True)
    assert names() == ["Newer"]


def test_an_archive_of_a_newer_release_is_refused(monkeypatch, garden, folder):
    contents = contents_of(connection).as_json()
    contents["migrations"].append("gardens.9999_to_come")
    claim(monkeypatch, contents=contents)
    call_command("backup")

    with pytest.raises(CommandError, match=r"newer release \(gardens\.9999_to_come\)"):
        restore(archives(folder)[0], overwrite=True)


def test_a_cut_archive_and_a_wrong_key_harm_nothing(made, settings):
    whole = made.read_bytes()
    made.write_bytes(whole[:-200])
    Garden.objects.update(name="Newer")
    with pytest.raises(CommandError, match="was cut"):
        restore(made, overwrite=True)

    made.write_bytes(whole)
    settings.BACKUP_KEY = str(x25519.Identity.generate())
    with pytest.raises(CommandError, match="not the key"):
        restore(made, overwrite=True)
    assert names() == ["Newer"]


def test_a_copy_of_the_database_that_is_broken_harms_nothing(garden, tmp_path):
    copy = tmp_path / "copy"
    databases.dump(connection, copy)
    copy.write_bytes(copy.read_bytes()[: copy.stat().st_size // 2])

    with pytest.raises((databases.BackupFault, sqlite3.DatabaseError)):
        databases.restore(connection, copy)
    assert names() == ["Behind the shed"]
    assert triggers.missing(connection) == set()


class TestBackup:
    def test_success_is_seen_and_nothing_else_is_left(self, made, folder):
        assert Heartbeat.objects.filter(name="backup").exists()
        assert {path.name for path in folder.iterdir()} == {made.name, ".lock"}

    def test_the_hook_gets_the_archive(self, settings, garden, folder, tmp_path):
        (tmp_path / "elsewhere").mkdir()
        settings.BACKUP_HOOK = f"cp -t '{tmp_path}/elsewhere'"
        call_command("backup")

        assert [path.name for path in (tmp_path / "elsewhere").iterdir()] == [
            archives(folder)[0].name
        ]

    @pytest.mark.parametrize(
        ("hook", "why"),
        [
            ("ls /no/such/place", "No such"),
            ("/no/such/program", "No such"),
            ("cp -t 'half a quotation", "No closing quotation"),
        ],
    )
    def test_a_failed_copy_is_loud_and_no_success(self, settings, garden, folder, hook, why):
        settings.BACKUP_HOOK = hook

        with pytest.raises(CommandError, match=rf"BACKUP_HOOK did not copy it.*{why}"):
            call_command("backup")
        assert len(archives(folder)) == 1
        assert not Heartbeat.objects.filter(name="backup").exists()

    def test_old_archives_go(self, settings, folder):
        settings.BACKUP_KEEP_DAYS, settings.BACKUP_KEEP_WEEKS = 1, 0
        folder.mkdir()
        (folder / "gardening-20200101T020000Z.tar.age").touch()
        call_command("backup")

        assert [path.name[:14] for path in archives(folder)] != ["gardening-2020"]
        assert len(archives(folder)) == 1

    def test_a_folder_that_cannot_be_used_is_told(self, settings, tmp_path):
        (tmp_path / "file").touch()
        settings.BACKUP_DIR = tmp_path / "file"

        with pytest.raises(CommandError, match="BACKUP_DIR cannot be used"):
            call_command("backup")

    def test_the_worker_makes_one_a_night(self, settings, folder):
        with making.alone_in(folder):
            back_up()
        assert archives(folder) == []

        back_up()
        back_up()
        assert len(archives(folder)) == 1

        settings.BACKUP_KEY = ""
        Heartbeat.objects.all().delete()
        back_up()
        assert not Heartbeat.objects.filter(name="backup").exists()


class TestDrill:
    def test_it_says_how_long_and_leaves_the_site_alone(self, made, capsys):
        Garden.objects.update(name="Newer")

        call_command("restore_drill")

        assert "restored in" in capsys.readouterr().out
        assert names() == ["Newer"]

    def test_a_difference_fails(self, monkeypatch, garden, folder):
        contents = contents_of(connection).as_json()
        contents["rows"]["gardens_garden"] += 1
        contents["audit_head"] = "0" * 64
        claim(monkeypatch, contents=contents)
        call_command("backup")

        with pytest.raises(CommandError) as told:
            call_command("restore_drill")
        assert "gardens_garden has 1 rows, 2 were backed up." in str(told.value)
        assert "audit trail ends with another entry" in str(told.value)

    def test_without_an_archive_it_says_so(self):
        with pytest.raises(CommandError, match="There is no archive"):
            call_command("restore_drill")
