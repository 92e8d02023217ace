"""The shipped list of controlled plants into the database, by difference.

What staff added, changed or withdrew stays as they left it; of the rest the file is the truth.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction

from compliance.loading.restrictions import FOLDER
from compliance.models import ControlledName, ControlledPlant
from plants.models import DataLoad
from plants.tables import BrokenTable, Row, read_rows

NAMES = "controlled_names.csv"
PLANT_VALUES = ("rank", "condition")
NAME_VALUES = ("kind", "strength")
COLUMNS = ("plant", *PLANT_VALUES, "name", "language", *NAME_VALUES)
# Part of the fingerprint: raise it when other rows come of the same file.
EDITION = 1

# Plant, name, language.
Key = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Written:
    """How many rows were new, had changed, or had left the file."""

    plants: int
    names: int
    removed: int


@dataclass(frozen=True, slots=True)
class Wanted:
    plants: dict[str, ControlledPlant]
    names: dict[Key, ControlledName]


def load_controlled_plants(folder: Path = FOLDER) -> Written | None:
    """All or nothing; None where the database holds this very file."""
    fingerprint = _fingerprint(folder / NAMES)
    if DataLoad.objects.has(NAMES, fingerprint):
        return None
    wanted = read_controlled(folder / NAMES)
    with transaction.atomic():
        written = _write(wanted)
        DataLoad.objects.record(NAMES, fingerprint)
    return written


def outdated_files(folder: Path = FOLDER) -> list[str]:
    """The shipped file, if the database holds another edition of it, or none."""
    return DataLoad.objects.outdated({NAMES: _fingerprint(folder / NAMES)})


def _fingerprint(path: Path) -> str:
    if not path.is_file():
        raise BrokenTable(f"{path.name} is missing in {path.parent}.")
    return hashlib.sha256(b"%d\n" % EDITION + path.read_bytes()).hexdigest()


def read_controlled(path: Path) -> Wanted:
    wanted = Wanted({}, {})
    with path.open(encoding="utf-8-sig", newline="") as lines:
        for row in read_rows(lines, table=path.name, columns=COLUMNS):
            _add(row, wanted)
    return wanted


def _add(row: Row, wanted: Wanted) -> None:
    plant = ControlledPlant(
        scientific_name=_value(row, "plant", ControlledPlant, "scientific_name"),
        is_shipped=True,
        **{column: _value(row, column, ControlledPlant) for column in PLANT_VALUES},
    )
    first = wanted.plants.setdefault(plant.scientific_name, plant)
    for column in PLANT_VALUES:
        if getattr(first, column) != getattr(plant, column):
            raise row.fault(column, "an earlier line says otherwise of this plant.")
    values = {column: _value(row, column, ControlledName) for column in NAME_VALUES}
    name = ControlledName(
        plant=first,
        name=_value(row, "name", ControlledName),
        language=_value(row, "language", ControlledName),
        is_shipped=True,
        **values,
    )
    key = (first.scientific_name, name.name, name.language)
    if key in wanted.names:
        raise row.fault("name", "an earlier line has it for this plant and language.")
    wanted.names[key] = name


def _value(row: Row, column: str, model: type, field: str = "") -> str:
    return row.value(column, model._meta.get_field(field or column))


def _write(wanted: Wanted) -> Written:
    plants = {plant.scientific_name: plant for plant in ControlledPlant.objects.all()}
    changed_plants = _changed(wanted.plants, plants, PLANT_VALUES)
    if changed_plants:
        ControlledPlant.objects.bulk_create(
            changed_plants,
            update_conflicts=True,
            unique_fields=["scientific_name"],
            update_fields=PLANT_VALUES,
        )
    ids = dict(ControlledPlant.objects.values_list("scientific_name", "pk"))
    for (scientific_name, _, _), name in wanted.names.items():
        name.plant_id = ids[scientific_name]
    stored = {_key(name): name for name in ControlledName.objects.select_related("plant")}
    changed_names = _changed(wanted.names, stored, NAME_VALUES)
    if changed_names:
        ControlledName.objects.bulk_create(
            changed_names,
            update_conflicts=True,
            unique_fields=["plant", "name", "language"],
            update_fields=NAME_VALUES,
        )
    removed = list(_left(wanted, stored))
    if removed:
        ControlledName.objects.filter(pk__in=removed).delete()
    return Written(len(changed_plants), len(changed_names), len(removed))


def _key(name: ControlledName) -> Key:
    return name.plant.scientific_name, name.name, name.language


def _changed(wanted: dict, stored: dict, values: tuple[str, ...]) -> list:
    """New rows, and shipped ones that no longer say what the file says."""
    return [
        row
        for key, row in wanted.items()
        if key not in stored
        or (
            stored[key].is_shipped
            and any(getattr(stored[key], value) != getattr(row, value) for value in values)
        )
    ]


def _left(wanted: Wanted, stored: dict[Key, ControlledName]) -> Iterator[int]:
    """A withdrawn name stays, so that it is not screened for when it comes back."""
    for key, name in stored.items():
        if name.is_shipped and not name.is_withdrawn and key not in wanted.names:
            yield name.pk
