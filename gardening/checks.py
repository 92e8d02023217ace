import os
import re
import subprocess
from pathlib import Path

from django.conf import settings
from django.core.checks import CheckMessage, Tags, Warning, register
from django.core.files.storage import FileSystemStorage, storages
from django.db import DEFAULT_DB_ALIAS, connection

from gardening.backups.databases import PROGRAMS
from gardening.observability.registry import MULTIPROC_DIR


@register(Tags.files)
def private_files(**kwargs: object) -> list[CheckMessage]:
    storage = storages["private"]
    if not isinstance(storage, FileSystemStorage):
        return _unless_sent_by_django()
    folder = Path(storage.location)
    if _can_be_written(folder):
        return []
    return [
        Warning(
            f"Private files cannot be written to {folder}.",
            hint="Set MEDIA_DIR to a folder that web and worker may write.",
            id="gardening.W002",
        )
    ]


def _can_be_written(folder: Path) -> bool:
    """It, or the folder in which it will be made."""
    there = next(one for one in (folder, *folder.parents) if one.exists())
    return there.is_dir() and os.access(there, os.W_OK | os.X_OK)


def _unless_sent_by_django() -> list[CheckMessage]:
    if not settings.PRIVATE_MEDIA_ACCEL_PREFIX:
        return []
    return [
        Warning(
            "PRIVATE_MEDIA_ACCEL_PREFIX lets the web server send files, but PRIVATE_STORAGE keeps "
            "them elsewhere.",
            hint="Unset it, unless the web server's location reads from that storage.",
            id="gardening.W003",
        )
    ]


@register
def worker_metrics(**kwargs: object) -> list[CheckMessage]:
    if not settings.WORKER_METRICS_PORT or os.environ.get(MULTIPROC_DIR):
        return []
    return [
        Warning(
            f"WORKER_METRICS_PORT shows nothing of what tasks count without {MULTIPROC_DIR}.",
            hint=f"Set {MULTIPROC_DIR} to an empty folder that the worker may write.",
            id="gardening.W004",
        )
    ]


@register(Tags.database)
def backup_programs(databases: list[str] | None = None, **kwargs: object) -> list[CheckMessage]:
    """A dump is refused by programs older than the server: nobody should learn that at night."""
    is_asked = DEFAULT_DB_ALIAS in (databases or ())
    if not is_asked or not settings.IS_GUARDED or connection.vendor != "postgresql":
        return []
    # 150004 is 15.4.
    server = connection.pg_version // 10_000
    wanted = f"Install PostgreSQL's client of version {server} where backups are made."
    return [
        Warning(f"{name} {fault}.", hint=wanted, id="gardening.W005")
        for name in PROGRAMS
        if (fault := _fault_of(name, server))
    ]


def _fault_of(program: str, server: int) -> str:
    try:
        said = subprocess.run([program, "--version"], capture_output=True, text=True, check=False)
    except OSError:
        return "cannot be started, so backups fail"
    version = re.search(r"\) (\d+)", said.stdout)
    if version is None or int(version[1]) < server:
        return f"is older than the server, which is {server}, so backups fail"
    return ""
