"""One ZIP with everything a gardener recorded, written piece by piece."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, time
from io import TextIOWrapper
from shutil import copyfileobj
from tempfile import TemporaryFile
from typing import IO
from uuid import UUID
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from django.core.files import File
from django.utils import timezone
from django.utils.translation import gettext

from gardens.export.kinds import BY_LABEL, FORMAT, TABLES, VERSION
from gardens.export.readme import readme
from gardens.export.rows import own_rows, pages, rows_of
from gardens.export.sheets import SERIES, SHEETS, write_rows
from gardens.models import Gardener, Job
from gardens.paper.orders import Made, Progress
from gardens.private_files import private_storage

JSON_FILE, README_FILE, PICTURES = "gardening.json", "README.txt", "pictures"


def make_archive(job: Job, progress: Progress) -> Made:
    """Begun anew by whoever takes the job over: half an archive is a file without a name."""
    now = timezone.now()
    pictures = own_rows(BY_LABEL["gardens.Picture"], job.owner)
    steps = Steps(progress, len(TABLES) + len(SHEETS) + len(SERIES) + pictures.count())
    file = TemporaryFile()  # noqa: SIM115 (closed once it is stored)
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        with opened(archive, JSON_FILE, "utf-8") as text:
            write_json(text, job.owner, steps)
        for sheet in SHEETS:
            with opened(archive, sheet.file_name) as text:
                write_rows(text, sheet.rows(job.owner))
            steps.step()
        for sheet in SERIES:
            with opened(archive, sheet.file_name) as text:
                write_rows(text, sheet.rows(job.owner, steps.show))
            steps.step()
        lost = _add_pictures(archive, job.owner, steps.step)
        archive.writestr(README_FILE, readme(now, lost))
    file.seek(0)
    name = gettext("gardening {day}.zip").format(day=now.date().isoformat())
    return Made(File(file, name), name, "application/zip", steps.total)


class Steps:
    """Counts, and shows that the worker lives."""

    def __init__(self, progress: Progress, total: int) -> None:
        self.progress, self.total, self.done = progress, total, 0
        self.show()

    def step(self) -> None:
        self.done += 1
        self.show()

    def show(self) -> None:
        self.progress(self.done, self.total)


@contextmanager
def opened(archive: ZipFile, name: str, encoding: str = "utf-8-sig") -> Iterator[IO[str]]:
    """A text of any length; spreadsheets know its letters by the mark at its beginning."""
    with (
        archive.open(_entry(name, ZIP_DEFLATED), "w", force_zip64=True) as file,
        TextIOWrapper(file, encoding, newline="") as text,
    ):
        yield text


def _entry(name: str, compression: int) -> ZipInfo:
    """Of now: a name alone would be of 1980."""
    entry = ZipInfo(name, timezone.now().timetuple()[:6])
    entry.compress_type = compression
    return entry


def write_json(text: IO[str], gardener: Gardener, steps: Steps) -> None:
    """A row on a line; of sensors the readings are CSV alone."""
    head = {"format": FORMAT, "version": VERSION, "made_at": timezone.now()}
    text.write(f"{_json(head)[:-1]},\n")
    text.write('"tables": {')
    for number, kind in enumerate(TABLES):
        text.write(f'{"," if number else ""}\n"{kind.name}": [')
        for row_number, row in enumerate(rows_of(kind, gardener)):
            text.write(f"{',' if row_number else ''}\n{_json(row)}")
        text.write("]")
        steps.step()
    text.write("}}\n")


def _json(value: dict[str, object]) -> str:
    return json.dumps(value, ensure_ascii=False, default=_plain)


def _plain(value: object) -> str:
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, UUID):
        return str(value)
    raise TypeError(f"A {type(value).__name__} has no form in JSON yet.")


def _add_pictures(archive: ZipFile, gardener: Gardener, step: Callable[[], None]) -> int:
    """Named by their numbers; returns how many have no file."""
    storage, lost = private_storage(), 0
    wanted = own_rows(BY_LABEL["gardens.Picture"], gardener).values("id", "file")
    for page in pages(wanted, "id"):
        for row in page:
            entry = _entry(f"{PICTURES}/{row['id']}.webp", ZIP_STORED)
            try:
                picture = storage.open(row["file"])
            except FileNotFoundError:
                lost += 1
            else:
                with picture, archive.open(entry, "w") as copy:
                    copyfileobj(picture, copy)
            step()
    return lost
