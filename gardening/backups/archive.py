"""One file: a tar that age encrypts while it is written, so that neither is ever whole in memory.

Inside, in this order: manifest.json, the database, the media, checksums.json. The last tells an
archive that ended from one that was cut.
"""

import hashlib
import io
import json
import os
import tarfile
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

import pyrage

from gardening.backups import keys
from gardening.backups.faults import BackupFault

MANIFEST = "manifest.json"
DATABASE = "database"
MEDIA = "media/"
CHECKSUMS = "checksums.json"
CHUNK = 1 << 20
# Half written; never the name of an archive.
PARTIAL = ".partial-"


class Checked:
    """A file that is read once, and its checksum."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._hash = hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        data = self._file.read(size)
        self._hash.update(data)
        return data

    @property
    def sha256(self) -> str:
        return self._hash.hexdigest()


class ArchiveWriter:
    def __init__(self, tar: tarfile.TarFile) -> None:
        self._tar = tar
        self._sums: dict[str, str] = {}

    def add(self, name: str, file: BinaryIO, size: int) -> None:
        member = tarfile.TarInfo(name)
        member.size = size
        checked = Checked(file)
        self._tar.addfile(member, checked)
        self._sums[name] = checked.sha256

    def add_json(self, name: str, content: object) -> None:
        data = json.dumps(content, indent=1, sort_keys=True).encode()
        self.add(name, io.BytesIO(data), len(data))

    def finish(self) -> None:
        self.add_json(CHECKSUMS, self._sums)


@contextmanager
def new_archive(path: Path) -> Iterator[ArchiveWriter]:
    """Under its name only once it is whole and on the disk."""
    partial = path.with_name(f"{PARTIAL}{path.name}")
    try:
        with open(partial, "wb", opener=_private) as file:
            with (
                _piped(lambda source: pyrage.encrypt_io(source, file, [keys.recipient()])) as sink,
                tarfile.open(fileobj=sink, mode="w|", bufsize=CHUNK) as tar,
            ):
                writer = ArchiveWriter(tar)
                yield writer
                writer.finish()
            file.flush()
            os.fsync(file.fileno())
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


@contextmanager
def _piped(drain: Callable[[BinaryIO], None]) -> Iterator[BinaryIO]:
    """Written here, drained by a thread; what went wrong there is raised here."""
    read_end, write_end = os.pipe()
    faults: list[Exception] = []

    def work() -> None:
        with os.fdopen(read_end, "rb") as source:
            try:
                drain(source)
            except (OSError, pyrage.EncryptError) as fault:
                faults.append(fault)

    thread = threading.Thread(target=work, name="backup-encryption")
    thread.start()
    try:
        with os.fdopen(write_end, "wb") as sink:
            yield sink
    except BrokenPipeError:
        thread.join()
        if faults:
            raise faults[0] from None
        raise
    finally:
        thread.join()
    if faults:
        raise faults[0]


@contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    """The plain tar, decrypted by a thread while it is read."""
    identity = keys.identity()
    read_end, write_end = os.pipe()
    faults: list[Exception] = []

    def work() -> None:
        # A reader that stops early closes its end.
        with suppress(BrokenPipeError), os.fdopen(write_end, "wb") as sink:
            try:
                with path.open("rb") as file:
                    pyrage.decrypt_io(file, sink, [identity])
            except BrokenPipeError:
                return
            except (OSError, pyrage.DecryptError) as fault:
                faults.append(fault)

    thread = threading.Thread(target=work, name="backup-decryption")
    thread.start()
    try:
        with os.fdopen(read_end, "rb") as source:
            yield source
    except tarfile.TarError as fault:
        thread.join()
        raise faults[0] if faults else fault from fault
    finally:
        thread.join()
    if faults:
        raise faults[0]


@contextmanager
def told_in_words(path: Path) -> Iterator[None]:
    try:
        yield
    except FileNotFoundError as fault:
        raise BackupFault(f"There is no archive {path}.") from fault
    except pyrage.DecryptError as fault:
        raise BackupFault(
            f"{path.name} cannot be opened: BACKUP_KEY is not the key it was written for, or it "
            f"is no backup ({fault})."
        ) from fault
    except (OSError, tarfile.TarError, json.JSONDecodeError) as fault:
        raise BackupFault(
            f"{path.name} is broken or was cut ({fault}). Take another copy of it."
        ) from fault


def read_manifest(path: Path) -> dict[str, object]:
    """Only the beginning of the archive is read for it."""
    with (
        told_in_words(path),
        _opened(path) as plain,
        tarfile.open(fileobj=plain, mode="r|", bufsize=CHUNK) as tar,
    ):
        first = tar.next()
        if first is None or first.name != MANIFEST:
            raise tarfile.ReadError("it has no manifest")
        return json.load(tar.extractfile(first))


def verify(path: Path, database_to: Path | None = None) -> None:
    """Every byte against its checksum; the database is left in a file, if one is given."""
    sums: dict[str, str] = {}
    expected = None
    with told_in_words(path), closing(members(path)) as found:
        for name, file in found:
            checked = Checked(file)
            if name == CHECKSUMS:
                expected = json.loads(checked.read())
                continue
            _pour(checked, database_to if name == DATABASE else None)
            sums[name] = checked.sha256
    if expected is None:
        raise BackupFault(f"{path.name} was cut: it has no end. Take another copy of it.")
    if wrong := sorted(name for name in sums | expected if sums.get(name) != expected.get(name)):
        raise BackupFault(f"{path.name} is broken: {', '.join(wrong[:5])}. Take another copy.")


def members(path: Path) -> Iterator[tuple[str, BinaryIO]]:
    with told_in_words(path), _opened(path) as plain:
        with tarfile.open(fileobj=plain, mode="r|", bufsize=CHUNK) as tar:
            for member in tar:
                yield member.name, tar.extractfile(member)
        # What follows the end of the tar is read too, so that age sees its own end.
        while plain.read(CHUNK):
            pass


def _pour(source: Checked, path: Path | None) -> None:
    with open(path or os.devnull, "wb", opener=_private) as copy:
        while data := source.read(CHUNK):
            write(copy, data)


def write(copy: BinaryIO, data: bytes) -> None:
    """Its faults are the disk's, not the archive's."""
    try:
        copy.write(data)
    except OSError as fault:
        raise BackupFault(
            f"Cannot write to the disk: {fault.strerror}. Make room there."
        ) from fault
