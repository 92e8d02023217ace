"""The catalogue's files as rows that can be stored; nothing here touches the database.

Each reader takes one row after the other and knows what earlier lines took.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db.models import Model

from plants.models import Companionship, Cultivar, GerminationTemperature, Pest, Plant
from plants.models.figures import OVERRIDABLE
from plants.models.plant import OWN_SLUG
from plants.tables import BrokenTable, Cell, Row

PLANTS = "plants.csv"
GERMINATION = "germination_days_by_soil_temp.csv"
COMPANIONS = "companions.csv"
PESTS = "pests_diseases.csv"
CULTIVARS = "cultivars.csv"

# Fields whose column in the files has another name.
RENAMED = {"kill_temperature_c": "kill_temp_c"}


def _columns(names: Iterable[str]) -> dict[str, str]:
    return {name: RENAMED.get(name, name) for name in names}


PLANT_FIELDS = tuple(
    field for field in Plant._meta.concrete_fields if field.editable and not field.primary_key
)
PLANT_COLUMNS = _columns(field.name for field in PLANT_FIELDS)
CULTIVAR_COLUMNS = _columns(("slug", "name", *OVERRIDABLE, "source", "confidence"))
PAIR_VALUES = ("effect", "mechanism", "evidence_level", "source")
PEST_FIELDS = tuple(
    field for field in Pest._meta.concrete_fields if field.editable and not field.primary_key
)
PEST_COLUMNS = _columns(field.name for field in PEST_FIELDS)
COLUMNS = {
    PLANTS: tuple(PLANT_COLUMNS.values()),
    GERMINATION: ("plant", "soil_temp_c", "days_to_emergence", "germinates"),
    COMPANIONS: ("plant_a", "plant_b", *PAIR_VALUES, "citation_checked"),
    PESTS: (
        *("name", "agent", "agent_type", "host_families", "host_plants"),
        *("temp_min_c", "temp_max_c", "moisture_condition", "wetness_hours_min"),
        *("gdd_base_c", "gdd_event", "gdd_value_c_days"),
        *("season", "organic_controls", "confidence"),
    ),
    CULTIVARS: ("plant", *CULTIVAR_COLUMNS.values()),
}

# By plant and soil temperature in °C; None where nothing comes up.
EmergenceDays = dict[tuple[str, Cell], Cell]


@dataclass(frozen=True, slots=True)
class Pair:
    """One line of companions.csv, in the file's order."""

    slugs: tuple[str, str]
    values: dict[str, Cell]


@dataclass(frozen=True, slots=True)
class PestWithHosts:
    pest: Pest
    slugs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CultivarOfPlant:
    """Unsaved and not yet tied to its plant."""

    cultivar: Cultivar
    slug: str


class PlantRows:
    def __init__(self) -> None:
        self._slugs: set[str] = set()
        self._names: set[str] = set()

    def read(self, row: Row) -> Plant:
        plant = Plant(**_values(row, Plant, PLANT_COLUMNS))
        if plant.slug.startswith(OWN_SLUG):
            raise row.fault("slug", f"only plants of gardeners begin with {OWN_SLUG}")
        _clean(plant, row)
        _take(row, "slug", plant.slug, self._slugs)
        _take(row, "common_name", plant.common_name, self._names)
        return plant


class CultivarRows:
    def __init__(self, plants: Collection[str]) -> None:
        self._plants = plants
        self._slugs: set[tuple[str, str]] = set()
        self._names: set[tuple[str, str]] = set()

    def read(self, row: Row) -> CultivarOfPlant:
        slug = _known(row, "plant", self._plants)
        cultivar = Cultivar(**_values(row, Cultivar, CULTIVAR_COLUMNS))
        _clean(cultivar, row)
        _take(row, "slug", (slug, cultivar.slug), self._slugs)
        _take(row, "name", (slug, cultivar.normal_name), self._names)
        return CultivarOfPlant(cultivar, slug)


class PairRows:
    def __init__(self, plants: Collection[str]) -> None:
        self._plants = plants
        self._pairs: set[frozenset[str]] = set()

    def read(self, row: Row) -> Pair:
        one, other = (_known(row, column, self._plants) for column in ("plant_a", "plant_b"))
        if one == other:
            raise row.fault("plant_b", "write another plant than plant_a.")
        if frozenset((one, other)) in self._pairs:
            raise row.fault("plant_b", f"an earlier line has its pair with {one}.")
        pair = Pair((one, other), _pair_values(row))
        self._pairs.add(frozenset((one, other)))
        return pair


class PestRows:
    def __init__(self, plants: Collection[str]) -> None:
        self._plants = plants
        self._names: set[str] = set()

    def read(self, row: Row) -> PestWithHosts:
        pest = Pest(**_values(row, Pest, PEST_COLUMNS))
        _clean(pest, row)
        hosts = tuple(dict.fromkeys(row["host_plants"].split()))
        if unknown := [slug for slug in hosts if slug not in self._plants]:
            raise row.fault("host_plants", f"{unknown[0]} is not a slug of {PLANTS}.")
        _take(row, "name", pest.name, self._names)
        return PestWithHosts(pest, hosts)


def read_plants(rows: Iterable[Row]) -> dict[str, Plant]:
    return {plant.slug: plant for plant in map(PlantRows().read, rows)}


def read_germination(rows: Iterable[Row], plants: Collection[str]) -> EmergenceDays:
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


def _pair_values(row: Row) -> dict[str, Cell]:
    values = {name: row.value(name, Companionship._meta.get_field(name)) for name in PAIR_VALUES}
    return values | {"citation_checked": row.yes_no("citation_checked")}


def _values(row: Row, model: type[Model], columns: dict[str, str]) -> dict[str, Cell]:
    return {
        name: row.value(column, model._meta.get_field(name)) for name, column in columns.items()
    }


def _clean(unsaved: Plant | Cultivar | Pest, row: Row) -> None:
    try:
        unsaved.clean()
    except ValidationError as fault:
        columns = [f"{name}: " for name in getattr(fault, "error_dict", ())]
        said = "".join([*columns[:1], fault.messages[0]])
        raise BrokenTable(f"{row.table} line {row.line}: {said}") from fault


def _take(row: Row, column: str, value: object, taken: set) -> None:
    if value in taken:
        raise row.fault(column, "an earlier line has it, write another.")
    taken.add(value)


def _known(row: Row, column: str, plants: Collection[str]) -> str:
    if row[column] not in plants:
        raise row.fault(column, f"write a slug of {PLANTS}.")
    return row[column]
