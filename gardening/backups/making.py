import fcntl
import os
import shlex
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings
from django.db import connection
from django.utils import timezone

from compliance.clocks import TOLERANCE
from gardening.backups import databases, keys
from gardening.backups.archive import (
    DATABASE,
    MANIFEST,
    MEDIA,
    PARTIAL,
    ArchiveWriter,
    new_archive,
)
from gardening.backups.contents import Contents
from gardening.backups.faults import AlreadyAtWork, BackupFault
from gardening.backups.media import media_files, opened
from gardening.backups.retention import archive_name, archives, spent
from gardening.models import BACKUP, Heartbeat

FORMAT = 1
# Of the night, UTC; a try that failed is repeated each hour.
DUE_AT_HOUR = 2
LONGEST_COPY_SECONDS = 2 * 3600


def make_backup_if_due() -> Path | None:
    """The task of each hour: it does nothing without a key, or when the night has its backup."""
    if not settings.BACKUP_KEY:
        return None
    last = Heartbeat.objects.filter(name=BACKUP).values_list("seen_at", flat=True).first()
    now = timezone.now()
    if last and last_due(now) <= last <= now + TOLERANCE:
        return None
    # A message may come twice, or while somebody makes one by hand.
    with suppress(AlreadyAtWork):
        return make_backup()
    return None


def last_due(now: datetime) -> datetime:
    today = now.replace(hour=DUE_AT_HOUR, minute=0, second=0, microsecond=0)
    return today if today <= now else today - timedelta(days=1)


def make_backup() -> Path:
    """Database and media in one archive; spent ones go, and a hook copies the new one elsewhere."""
    folder = settings.BACKUP_DIR
    keys.recipient()
    with alone_in(folder):
        path = folder / archive_name(timezone.now())
        try:
            _write(path)
        except OSError as fault:
            raise BackupFault(f"The backup was not written to {folder}: {fault}.") from fault
        for old in spent(
            archives(folder), days=settings.BACKUP_KEEP_DAYS, weeks=settings.BACKUP_KEEP_WEEKS
        ):
            old.unlink()
        _copy_elsewhere(path)
        Heartbeat.objects.beat(BACKUP)
    return path


@contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """One at a time; what an interrupted one left half written goes."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        lock = os.open(folder / ".lock", os.O_CREAT | os.O_RDWR, 0o600)
    except OSError as fault:
        raise BackupFault(f"BACKUP_DIR cannot be used: {fault}.") from fault
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as fault:
        os.close(lock)
        raise AlreadyAtWork(f"Another backup or restore works in {folder}. Wait for it.") from fault
    try:
        for left in folder.glob(f"{PARTIAL}*"):
            shutil.rmtree(left) if left.is_dir() else left.unlink()
        yield
    finally:
        os.close(lock)


def refuse_without_room(folder: Path, needed_bytes: int) -> None:
    """The nearest folder that is there tells for one that is still to be made."""
    there = next(one for one in (folder, *folder.parents) if one.exists())
    free_bytes = shutil.disk_usage(there).free
    if free_bytes < needed_bytes:
        raise BackupFault(
            f"{folder} has room for {free_bytes:,} bytes, {needed_bytes:,} are needed. "
            "Nothing was changed. Make room there."
        )


def _write(path: Path) -> None:
    media = list(media_files())
    media_bytes = sum(size for _, size in media)
    # The copy of the database, and once more in the archive.
    refuse_without_room(path.parent, 2 * databases.size_bytes(connection) + media_bytes)
    with TemporaryDirectory(prefix=PARTIAL, dir=path.parent) as scratch:
        copy = Path(scratch, DATABASE)
        contents = databases.dump(connection, copy)
        with new_archive(path) as archive:
            archive.add_json(MANIFEST, _manifest(contents, copy.stat().st_size, media))
            with copy.open("rb") as file:
                archive.add(DATABASE, file, copy.stat().st_size)
            for name, size in media:
                _add_medium(archive, name, size)


def _manifest(
    contents: Contents, database_bytes: int, media: list[tuple[str, int]]
) -> dict[str, object]:
    return {
        "format": FORMAT,
        "made_at": timezone.now().isoformat(timespec="seconds"),
        "vendor": connection.vendor,
        "database_bytes": database_bytes,
        "media_files": len(media),
        "media_bytes": sum(size for _, size in media),
        "contents": contents.as_json(),
    }


def _add_medium(archive: ArchiveWriter, name: str, size: int) -> None:
    try:
        file = opened(name)
    except FileNotFoundError:
        return
    with file:
        archive.add(f"{MEDIA}{name}", file, size)


def _copy_elsewhere(path: Path) -> None:
    if not settings.BACKUP_HOOK:
        return
    try:
        command = [*shlex.split(settings.BACKUP_HOOK), str(path)]
        subprocess.run(
            command, check=True, capture_output=True, text=True, timeout=LONGEST_COPY_SECONDS
        )
    except subprocess.CalledProcessError as fault:
        said = fault.stderr.strip() or f"it ended with {fault.returncode}"
        raise BackupFault(_not_copied(path, said)) from fault
    except (OSError, ValueError, subprocess.TimeoutExpired) as fault:
        raise BackupFault(_not_copied(path, str(fault))) from fault


def _not_copied(path: Path, why: str) -> str:
    return f"{path.name} was made, but BACKUP_HOOK did not copy it elsewhere: {why}"
