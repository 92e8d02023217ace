"""Private files, from whatever storage they are in and back to it."""

import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import BinaryIO

from django.core.files import File
from django.core.files.storage import FileSystemStorage

from gardens.private_files import private_storage

IN_MEMORY_BYTES = 1 << 20


def media_files(folder: str = "") -> Iterator[tuple[str, int]]:
    """Name and size of every file; one that goes meanwhile is left out."""
    storage = private_storage()
    with suppress(FileNotFoundError):
        folders, files = storage.listdir(folder)
        prefix = f"{folder}/" if folder else ""
        for file in sorted(files):
            with suppress(FileNotFoundError):
                yield f"{prefix}{file}", storage.size(f"{prefix}{file}")
        for inner in sorted(folders):
            yield from media_files(f"{prefix}{inner}")


def opened(name: str) -> File:
    return private_storage().open(name, "rb")


def put_back(name: str, file: BinaryIO) -> None:
    storage = private_storage()
    with SpooledTemporaryFile(max_size=IN_MEMORY_BYTES) as whole:
        shutil.copyfileobj(file, whole)
        whole.seek(0)
        if storage.exists(name):
            storage.delete(name)
        storage.save(name, File(whole, name=name))


def media_folder() -> Path | None:
    """Where room can be looked for; another storage looks after itself."""
    storage = private_storage()
    return Path(storage.location) if isinstance(storage, FileSystemStorage) else None
