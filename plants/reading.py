"""The catalogue's three files as rows that can be stored; nothing here touches the database."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.core.exceptions import ValidationError

from plants.models import Companionship, GerminationTemperature, Plant
from plants.tables import BrokenTable, Cell, Row

PLANTS = "plants.csv"
GERMINATION = "germination_days_by_soil_temp.csv"
COMPANIONS = "companions.csv"

PLANT_FIELDS = tuple(
    field for field in Plant._meta.concrete_fields if field.editable and not field.primary_key
)
PLANT_COLUMNS = {field.name: field.name for field in PLANT_FIELDS} | {
    "kill_temperature_c": "kill_temp_c"
}
PAIR_VALUES = ("effect", "mechanism", "evidence_level", "source")
COLUMNS = {
    PLANTS: tuple(PLANT_COLUMNS.values()),
    GERMINATION: ("plant", "soil_temp_c", "days_to_emergence", "germinates"),
    COMPANIONS: ("plant_a", "plant_b", *PAIR_VALUES, "citation_checked"),
}

# By plant and soil temperature in °C; None where nothing comes up.
EmergenceDays = dict[tuple[str, Cell], Cell]


@dataclass(frozen=True, slots=True)
class Pair:
    """One line of companions.csv, in the file's order."""

    slugs: tuple[str, str]
    values: dict[str, Cell]


def read_plants(rows: Iterable[Row]) -> dict[str, Plant]:
    plants: dict[str, Plant] = {}
    names: set[str] = set()
    for row in rows:
        plant = _plant(row)
        if plant.slug in plants:
            raise row.fault("slug", "an earlier line has it, write another.")
        if plant.common_name in names:
            raise row.fault("common_name", "an earlier line has it, write another.")
        plants[plant.slug] = plant
        names.add(plant.common_name)
    return plants


def _plant(row: Row) -> Plant:
    plant = Plant(
        **{field.name: row.value(PLANT_COLUMNS[field.name], field) for field in PLANT_FIELDS}
    )
    try:
        plant.clean()
    except ValidationError as fault:
        raise BrokenTable(f"{row.table} line {row.line}: {fault.messages[0]}") from fault
    return plant


def read_germination(rows: Iterable[Row], plants: dict[str, Plant]) -> EmergenceDays:
    days: EmergenceDays = {}
    for row in rows:
        key = _known(row, "plant", plants), _germination_value(row, "soil_temp_c")
        if key in days:
            raise row.fault("soil_temp_c", "an earlier line has this plant and temperature.")
        days[key] = _germination_value(row, "days_to_emergence")
        if row.yes_no("germinates") != (days[key] is not None):
            raise row.fault("germinates", "write yes where there are days, else no.")
    return days


def _germination_value(row: Row, column: str) -> Cell:
    return row.value(column, GerminationTemperature._meta.get_field(column))


def read_pairs(rows: Iterable[Row], plants: dict[str, Plant]) -> list[Pair]:
    pairs: dict[frozenset[str], Pair] = {}
    for row in rows:
        one, other = (_known(row, column, plants) for column in ("plant_a", "plant_b"))
        if one == other:
            raise row.fault("plant_b", "write another plant than plant_a.")
        if frozenset((one, other)) in pairs:
            raise row.fault("plant_b", f"an earlier line has its pair with {one}.")
        pairs[frozenset((one, other))] = Pair((one, other), _pair_values(row))
    return list(pairs.values())


def _pair_values(row: Row) -> dict[str, Cell]:
    values = {name: row.value(name, Companionship._meta.get_field(name)) for name in PAIR_VALUES}
    return values | {"citation_checked": row.yes_no("citation_checked")}


def _known(row: Row, column: str, plants: dict[str, Plant]) -> str:
    if row[column] not in plants:
        raise row.fault(column, f"write a slug of {PLANTS}.")
    return row[column]
