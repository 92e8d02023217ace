"""A file that staff bring in: what it would change is shown first, and only that is applied."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import StringIO

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from plants.models import CatalogueImport, Cultivar, Plant
from plants.models.catalogue_import import Sheet
from plants.reading import COLUMNS, CultivarOfPlant
from plants.sheets import FORMATS, Cells, Format, Record
from plants.tables import SEMICOLON, BrokenTable, Row, read_rows
from plants.writing import PlantIds, name_clashes, plant_ids

LARGEST_BYTES = 5 * 1024 * 1024


class ImportRefused(Exception):
    """A sentence for staff: why nothing was applied."""


@dataclass(frozen=True, slots=True)
class ChangedCell:
    column: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class ChangedRow:
    name: str
    cells: list[ChangedCell]


@dataclass(frozen=True, slots=True)
class Differences:
    """What a file would do to the catalogue as it stands; rows that are not in it stay."""

    new: list[str]
    changed: list[ChangedRow]
    unchanged: int
    broken: list[str]
    records: list[Record]

    @property
    def is_nothing(self) -> bool:
        return not (self.new or self.changed or self.broken)

    @property
    def can_be_applied(self) -> bool:
        return not self.broken and not self.is_nothing

    @property
    def digest(self) -> str:
        """Of all that is shown: whoever confirms says what was seen."""
        shown = repr((self.new, self.changed, self.broken))
        return hashlib.sha256(shown.encode()).hexdigest()


def text_of_upload(name: str, content: bytes) -> str:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise BrokenTable(f"{name}: save the file as UTF-8 text.") from fault
    # Not to be stored on PostgreSQL.
    if "\0" in text:
        raise BrokenTable(f"{name}: save the file as UTF-8 text, without NUL characters.")
    return text


def differences(upload: CatalogueImport) -> Differences:
    """Raises BrokenTable where the file is no table of this kind; broken rows are only named."""
    form, ids = FORMATS[upload.sheet], plant_ids()
    records, broken = _read(upload, form, ids)
    if not broken:
        broken = [str(clash) for clash in _clashes(upload.sheet, records)]
    stored = {form.key_of(cells): cells for cells in form.stored()}
    new: list[str] = []
    changed: list[ChangedRow] = []
    for record in records:
        cells = form.cells(record)
        key = form.key_of(cells)
        if key not in stored:
            new.append(" + ".join(key))
        elif changes := _changes(stored[key], cells):
            changed.append(ChangedRow(" + ".join(key), changes))
    unchanged = len(records) - len(new) - len(changed)
    return Differences(new, changed, unchanged, broken, records)


def _read(upload: CatalogueImport, form: Format, ids: PlantIds) -> tuple[list[Record], list[str]]:
    read = form.reader(ids)
    records: list[Record] = []
    broken: list[str] = []
    for row in _rows(upload):
        try:
            records.append(read(row))
        except BrokenTable as fault:
            broken.append(str(fault))
    return records, broken


def _rows(upload: CatalogueImport) -> Iterator[Row]:
    header = upload.content.partition("\n")[0]
    delimiter = SEMICOLON if header.count(SEMICOLON) > header.count(",") else ","
    return read_rows(
        StringIO(upload.content, newline=""),
        table=upload.file_name,
        columns=COLUMNS[upload.sheet],
        delimiter=delimiter,
    )


def _clashes(sheet: str, records: list[Record]) -> Iterator[BrokenTable]:
    """Names that stored rows have which the file does not mention."""
    if sheet == Sheet.PLANTS:
        wanted = {plant.slug: plant for plant in records}
        yield from name_clashes(
            wanted, list(Plant.objects.of_catalogue().only("slug", "common_name"))
        )
    if sheet == Sheet.CULTIVARS:
        yield from _cultivar_clashes(records)


def _cultivar_clashes(cultivars: list[CultivarOfPlant]) -> Iterator[BrokenTable]:
    held = {
        (cultivar.plant.slug, cultivar.search_text): cultivar.slug
        for cultivar in Cultivar.objects.with_plants()
    }
    for one in cultivars:
        holder = held.get((one.slug, one.cultivar.normal_name), one.cultivar.slug)
        if holder != one.cultivar.slug:
            yield BrokenTable(
                f"{Sheet.CULTIVARS}: {one.slug} has a cultivar “{one.cultivar.name}” already, "
                f"with the slug {holder}: give it another name."
            )


def _changes(stored: Cells, wanted: Cells) -> list[ChangedCell]:
    return [
        ChangedCell(column, stored[column], new)
        for column, new in wanted.items()
        if stored[column] != new
    ]


def look_through(upload: CatalogueImport) -> Differences:
    """Note what the file would do, before it is stored."""
    found = differences(upload)
    upload.sha256 = hashlib.sha256(upload.content.encode()).hexdigest()
    upload.new_rows, upload.changed_rows = len(found.new), len(found.changed)
    upload.broken_rows = len(found.broken)
    return found


def apply_import(pk: int, *, shown: str) -> CatalogueImport:
    """All or nothing, once, and only what whoever confirms has seen (`Differences.digest`)."""
    with transaction.atomic():
        upload = CatalogueImport.objects.select_for_update().get(pk=pk)
        if upload.is_applied:
            raise ImportRefused(gettext("This file has been applied already."))
        found = differences(upload)
        if not found.can_be_applied:
            raise ImportRefused(
                gettext("There is nothing to apply: correct the file and upload it again.")
            )
        if found.digest != shown:
            raise ImportRefused(
                gettext("The catalogue has changed since these were shown: look at them again.")
            )
        FORMATS[upload.sheet].write(found.records, plant_ids())
        upload.applied_at = timezone.now()
        upload.content = ""
        upload.save(update_fields=["applied_at", "content"])
    return upload
