import json
import tempfile
from pathlib import Path

import pytest
from django.core.files.storage import storages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import RequestFactory

from gardening import uploading
from gardening.checks import private_files
from gardening.configuration import FILES, Environment


def test_an_endless_file_is_dropped_and_the_rest_of_the_form_read(monkeypatch):
    monkeypatch.setattr(uploading, "LARGEST_FILE_BYTES", 100_000)
    sizes = {"large": 300_000, "small": 90_000}
    form = {name: SimpleUploadedFile(name, bytes(size)) for name, size in sizes.items()}
    request = RequestFactory().post("/", form | {"known": "7"})
    assert list(request.FILES) == ["small"]
    assert request.FILES["small"].size == 90_000
    assert request.POST["known"] == "7"


@pytest.fixture
def check(settings):
    def run(backend: str, **options: object) -> list[str]:
        private = {"BACKEND": backend, "OPTIONS": options}
        settings.STORAGES = settings.STORAGES | {"private": private}
        return [message.id for message in private_files()]

    return run


def test_a_folder_that_can_be_made_is_fine(check, tmp_path):
    assert check(FILES, location=str(tmp_path / "var" / "media")) == []


def test_a_folder_that_cannot_be_written_is_told(check, tmp_path):
    (tmp_path / "file").write_text("in the way")
    assert check(FILES, location=str(tmp_path / "file" / "media")) == ["gardening.W002"]


def test_a_web_server_cannot_send_what_is_kept_elsewhere(check, settings):
    settings.PRIVATE_MEDIA_ACCEL_PREFIX = "/private-files/"
    assert check("django.core.files.storage.InMemoryStorage") == ["gardening.W003"]
    assert check(FILES, location=tempfile.gettempdir()) == []


def test_files_lie_in_the_folder_unless_a_storage_is_named(monkeypatch):
    env = Environment()
    monkeypatch.delenv("PRIVATE_STORAGE", raising=False)
    assert env.storage("PRIVATE_STORAGE", folder=Path("/srv/media")) == {
        "BACKEND": FILES,
        "OPTIONS": {
            "location": "/srv/media",
            "file_permissions_mode": 0o640,
            "directory_permissions_mode": 0o750,
        },
    }
    bucket = {"BACKEND": "django.core.files.storage.InMemoryStorage", "OPTIONS": {"name": "x"}}
    monkeypatch.setenv("PRIVATE_STORAGE", json.dumps(bucket))
    assert env.storage("PRIVATE_STORAGE", folder=Path("/srv/media")) == bucket
    assert env.faults == []


@pytest.mark.parametrize("word", ["s3://bucket", "[]", '{"OPTIONS": {}}', '{"BACKEND": 3}'])
def test_a_storage_that_is_none_stops_the_start(word, monkeypatch):
    monkeypatch.setenv("PRIVATE_STORAGE", word)
    env = Environment()
    env.storage("PRIVATE_STORAGE", folder=Path("/srv/media"))
    assert env.faults == ['PRIVATE_STORAGE is no storage: write {"BACKEND": "…", "OPTIONS": {…}}.']


@pytest.mark.parametrize(
    ("backend", "module"),
    [
        ("storages.backends.nowhere.NoStorage", "storages.backends.nowhere"),
        ("gardening.nowhere.NoStorage", "gardening.nowhere"),
        ("NoStorage", ""),
    ],
)
def test_a_storage_that_is_not_installed_stops_the_start(backend, module, monkeypatch):
    monkeypatch.setenv("PRIVATE_STORAGE", json.dumps({"BACKEND": backend}))
    env = Environment()
    env.storage("PRIVATE_STORAGE", folder=Path("/srv/media"))
    assert env.faults == [f"PRIVATE_STORAGE names “{module}”, which is not installed."]


def test_tests_write_no_files():
    assert type(storages["private"]).__name__ == "InMemoryStorage"
