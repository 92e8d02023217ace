"""Files of loggers: kept while they are looked at, then taken in by a worker, however long."""

import csv
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from io import StringIO
from itertools import islice
from zoneinfo import ZoneInfo

from django.core.files import File
from django.db import transaction
from django.db.models import F, QuerySet
from django.utils import timezone
from django.utils.translation import gettext, ngettext

from compliance.checking import refused_rows
from gardens.actions.readings import readings_kept, take_readings
from gardens.actions.refusals import GoneMeanwhile, Refused
from gardens.actions.summaries import summarise
from gardens.models import Device, Job, ReadingUpload
from gardens.models.job import UNFINISHED
from gardens.paper.orders import Made, Progress
from gardens.private_files import forget_orphans, private_storage
from gardens.sensors.checking import MOST_READINGS, Checker, Fault
from gardens.sensors.logger_file import Table, UnreadableFile, opened, read_table
from gardens.sensors.mapping import Mapping
from gardens.sensors.screening import screened
from plants.cells import safe_cell

FOLDER = "readings"
MOST_BAD_ROWS = 10_000


class UnreadableUpload(Refused):
    pass


@dataclass(frozen=True, slots=True)
class Row:
    """Of a file, counted from 1 below its header."""

    number: int
    cells: list[str]


@dataclass(frozen=True, slots=True)
class BadRow:
    row: Row
    why: str


def keep_upload(device: Device, *, file: File, file_name: str) -> None:
    """In place of one that was not taken."""
    stored = private_storage().save(f"{FOLDER}/{uuid.uuid4()}.csv", file)
    with transaction.atomic():
        Device.objects.select_for_update(no_key=True).get(pk=device.pk)
        forgotten = _forget(device.uploads.exclude(job__state__in=UNFINISHED))
        ReadingUpload.objects.create(
            device=device, file_name=file_name, file=stored, uploaded_at=timezone.now()
        )
    _delete(forgotten)


def take_upload(job: Job, progress: Progress) -> Made:
    """A killed worker's successor goes on where it was: each batch is stored with its number."""
    upload = ReadingUpload.objects.filter(job=job).with_place().first()
    if upload is None:
        raise GoneMeanwhile(gettext("This device was removed in the meantime."))
    mapping, zone = Mapping.from_json(job.parameters["mapping"]), ZoneInfo(job.parameters["zone"])
    try:
        with upload.file.open("rb") as file, opened(file) as text:
            table = read_table(text)
            total = sum(1 for _ in table.rows())
            bad: list[BadRow] = []
            for rows in _batches(table, MOST_READINGS // len(mapping.values)):
                bad += _take_rows(upload, rows, mapping, zone)
                progress(rows[-1].number, total)
    except UnreadableFile as fault:
        raise UnreadableUpload(str(fault)) from fault
    summarise()
    upload.refresh_from_db()
    name = gettext("{name}, not taken.csv").format(name=upload.file_name[:80])
    content = _table_of(table.header, _without_refused(bad[:MOST_BAD_ROWS])) if bad else b""
    return Made(content, name if bad else "", "text/csv", total, _said(upload, len(bad)))


def forget_uploads(*, older_than: datetime) -> None:
    """With their files; and files whose device is gone."""
    old = ReadingUpload.objects.filter(uploaded_at__lt=older_than)
    with transaction.atomic():
        names = _forget(old.exclude(job__state__in=UNFINISHED))
    _delete(names)
    known = ReadingUpload.objects.values_list("file", flat=True)
    forget_orphans(FOLDER, set(known))


def _take_rows(
    upload: ReadingUpload, rows: Sequence[Row], mapping: Mapping, zone: ZoneInfo
) -> list[BadRow]:
    """What another worker has stored is only checked again."""
    items = [(row, item) for row in rows for item in mapping.items([row.cells], zone)]
    sent = screened([item for _, item in items])
    items = [(row, item) for (row, _), item in zip(items, sent, strict=True)]
    with transaction.atomic():
        held = ReadingUpload.objects.select_for_update().filter(pk=upload.pk).first()
        if held is None:
            raise GoneMeanwhile(gettext("This device was removed in the meantime."))
        if held.rows_done >= rows[-1].number:
            return _bad_rows(upload.device, items)
        outcome = take_readings(upload.device, sent)
        ReadingUpload.objects.filter(pk=upload.pk).update(
            rows_done=rows[-1].number,
            accepted=F("accepted") + outcome.accepted,
            duplicates=F("duplicates") + outcome.duplicates,
        )
    return [BadRow(items[index][0], fault.label) for index, fault in outcome.rejected]


def _bad_rows(device: Device, items: Sequence[tuple[Row, object]]) -> list[BadRow]:
    quantities = list(device.sensors.values_list("quantity", flat=True))
    checker = Checker.of(quantities, timezone.now(), readings_kept())
    checked = ((row, checker.check(item)) for row, item in items)
    return [BadRow(row, found.label) for row, found in checked if isinstance(found, Fault)]


def _batches(table: Table, size: int) -> Iterator[list[Row]]:
    rows = (Row(number, cells) for number, cells in enumerate(table.rows(), start=1))
    while batch := list(islice(rows, max(1, size))):
        yield batch


def _without_refused(bad: Sequence[BadRow]) -> list[BadRow]:
    """Also of columns that no quantity was read from: such a row is named, not repeated."""
    rows = ((number, " ".join(one.row.cells)) for number, one in enumerate(bad))
    refused = refused_rows(rows, gettext("Row"))
    return [
        BadRow(Row(one.row.number, []), refused[number]) if number in refused else one
        for number, one in enumerate(bad)
    ]


def _table_of(header: Sequence[str], bad: Sequence[BadRow]) -> bytes:
    """As spreadsheets open it, and run nothing of it."""
    file = StringIO()
    writer = csv.writer(file)
    writer.writerow([gettext("Row"), *map(safe_cell, header), gettext("Why it was not taken")])
    for one in bad:
        cells = one.row.cells or [""] * len(header)
        writer.writerow([one.row.number, *map(safe_cell, cells), one.why])
    return file.getvalue().encode("utf-8-sig")


def _said(upload: ReadingUpload, bad: int) -> str:
    taken = ngettext("%(n)s reading taken", "%(n)s readings taken", upload.accepted)
    words = gettext("{taken}, {known} known already, {bad} not taken.")
    return words.format(taken=taken % {"n": upload.accepted}, known=upload.duplicates, bad=bad)


def _forget(uploads: QuerySet[ReadingUpload]) -> list[str]:
    names = list(uploads.values_list("file", flat=True))
    uploads.delete()
    return names


def _delete(names: Sequence[str]) -> None:
    for name in names:
        private_storage().delete(name)
