"""A disk that is full, and has room again: a small one of its own, else a limit of the process."""

import resource
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

FILLER = "filler"


class SmallDisk:
    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def fill(self) -> None:
        with (self.folder / FILLER).open("wb", buffering=0) as file, suppress(OSError):
            while True:
                file.write(b"x" * 4096)

    def make_room(self) -> None:
        (self.folder / FILLER).unlink()

    def files(self) -> list[str]:
        found = (one for one in self.folder.rglob("*") if one.is_file() and one.name != FILLER)
        return sorted(one.relative_to(self.folder).as_posix() for one in found)


class LimitedProcess(SmallDisk):
    """Where nobody may mount: files of this process cannot grow."""

    def fill(self) -> None:
        self.limits = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, self.limits[1]))

    def make_room(self) -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, self.limits)


@contextmanager
def small_disk(folder: Path) -> Iterator[SmallDisk]:
    mounting = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(folder)]
    may_mount = (
        shutil.which("mount")
        and not subprocess.run(mounting, capture_output=True, check=False).returncode
    )
    if not may_mount:
        yield LimitedProcess(folder)
        return
    try:
        yield SmallDisk(folder)
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)
