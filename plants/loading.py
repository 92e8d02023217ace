"""The shipped catalogue into the database, by difference.

The files are the truth for what they name: changed rows are overwritten, pairs and germination
rows that left a file go. A plant that left stays, because plantings may stand on it.
"""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from django.db import models, transaction
from django.db.models import F, Value
from django.db.models.functions import Concat

from plants.models import Companionship, DataLoad, GerminationTemperature, Plant
from plants.reading import (
    COLUMNS,
    COMPANIONS,
    GERMINATION,
    PAIR_VALUES,
    PLANT_FIELDS,
    PLANTS,
    EmergenceDays,
    Pair,
    read_germination,
    read_pairs,
    read_plants,
)
from plants.tables import BrokenTable, Row, read_rows

FOLDER = Path(__file__).parent / "data"
# Part of the fingerprint: raise it when other rows come of the same files.
EDITION = 1


@dataclass(frozen=True, slots=True)
class Written:
    """How many rows were new or had changed."""

    plants: int
    germination_rows: int
    pairs: int


def load_catalogue(folder: Path = FOLDER) -> Written | None:
    """All three files or nothing; None where the database holds these very files.

    One changed file has all of them read, since they name each other's plants.
    """
    fingerprints = {table: _fingerprint(folder / table) for table in COLUMNS}
    if DataLoad.objects.fingerprints(fingerprints) == fingerprints:
        return None
    plants = read_plants(_rows(folder, PLANTS))
    days = read_germination(_rows(folder, GERMINATION), plants)
    pairs = read_pairs(_rows(folder, COMPANIONS), plants)
    with transaction.atomic():
        written_plants = write_plants(plants)
        ids = dict(Plant.objects.filter(slug__in=plants).values_list("slug", "pk"))
        written = Written(written_plants, write_germination(days, ids), write_pairs(pairs, ids))
        for table, fingerprint in fingerprints.items():
            DataLoad.objects.record(table, fingerprint)
    return written


def _fingerprint(path: Path) -> str:
    if not path.is_file():
        raise BrokenTable(f"{path.name} is missing in {path.parent}.")
    return hashlib.sha256(b"%d\n" % EDITION + path.read_bytes()).hexdigest()


def _rows(folder: Path, table: str) -> Iterator[Row]:
    with (folder / table).open(encoding="utf-8-sig", newline="") as lines:
        yield from read_rows(lines, table=table, columns=COLUMNS[table])


def write_plants(plants: dict[str, Plant]) -> int:
    stored = list(Plant.objects.all())
    _free_names(plants, stored)
    values = [field.name for field in PLANT_FIELDS]
    return _write_difference(list(plants.values()), stored, key=["slug"], values=values)


def _free_names(plants: dict[str, Plant], stored: list[Plant]) -> None:
    """Names are unique at every moment: plants that swap theirs take another one in between."""
    stays = {plant.common_name: plant.slug for plant in stored if plant.slug not in plants}
    for plant in plants.values():
        if plant.common_name in stays:
            raise BrokenTable(
                f"{PLANTS}: {plant.slug} is named “{plant.common_name}” like the stored plant "
                f"{stays[plant.common_name]}, which the file has no more: give it another name."
            )
    renamed = [
        plant.slug
        for plant in stored
        if plant.slug in plants and plant.common_name != plants[plant.slug].common_name
    ]
    if renamed:
        Plant.objects.filter(slug__in=renamed).update(common_name=Concat(Value("~"), F("slug")))


def write_germination(days: EmergenceDays, ids: dict[str, int]) -> int:
    wanted = [
        GerminationTemperature(plant_id=ids[slug], soil_temp_c=temp, days_to_emergence=number)
        for (slug, temp), number in days.items()
    ]
    stored = list(GerminationTemperature.objects.all())
    key = ["plant_id", "soil_temp_c"]
    _remove_others(wanted, stored, key=key)
    return _write_difference(wanted, stored, key=key, values=["days_to_emergence"])


def write_pairs(pairs: list[Pair], ids: dict[str, int]) -> int:
    wanted = [_companionship(pair, ids) for pair in pairs]
    stored = list(Companionship.objects.all())
    key = ["plant_a_id", "plant_b_id"]
    _remove_others(wanted, stored, key=key)
    return _write_difference(wanted, stored, key=key, values=[*PAIR_VALUES, "citation_checked"])


def _companionship(pair: Pair, ids: dict[str, int]) -> Companionship:
    plant_a_id, plant_b_id = sorted(ids[slug] for slug in pair.slugs)
    return Companionship(plant_a_id=plant_a_id, plant_b_id=plant_b_id, **pair.values)


def _write_difference(
    wanted: Sequence[models.Model],
    stored: Sequence[models.Model],
    *,
    key: list[str],
    values: list[str],
) -> int:
    """Insert or overwrite the rows that are not stored as wanted."""
    present = {_values(row, key + values) for row in stored}
    changed = [row for row in wanted if _values(row, key + values) not in present]
    if changed:
        model = type(changed[0])
        # The search text follows the names.
        derived = [field.name for field in model._meta.concrete_fields if not field.editable]
        model.objects.bulk_create(
            changed,
            update_conflicts=True,
            unique_fields=key,
            update_fields=[name for name in values + derived if name not in key],
        )
    return len(changed)


def _remove_others(
    wanted: Sequence[models.Model], stored: Sequence[models.Model], *, key: list[str]
) -> None:
    keys = {_values(row, key) for row in wanted}
    stale = [row.pk for row in stored if _values(row, key) not in keys]
    if stale:
        type(stored[0]).objects.filter(pk__in=stale).delete()


def _values(row: models.Model, names: list[str]) -> tuple:
    return tuple(getattr(row, name) for name in names)
