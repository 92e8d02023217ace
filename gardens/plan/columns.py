"""A thing of a plan as a history keeps it: what the plan decides of it, as JSON holds it."""

import json
from collections.abc import Iterable, Sequence
from datetime import date
from hashlib import sha256

from django.db.models import Model

from gardens.models import Bed, Land, Path, Planting, Structure, Tree

Columns = dict[str, str | float | int | list | None]

PLAN_COLUMNS = (
    "bed_id",
    "plant_id",
    "x_cm",
    "y_cm",
    "columns",
    "rows",
    "spacing_cm",
    "row_spacing_cm",
    "method",
    "planned_on",
    "started_on",
    "germinated_on",
    "planted_out_on",
    "first_harvest_on",
    "ended_on",
    "end_reason",
    "pathogen",
    "lost",
)
FRAME = ("x_cm", "y_cm", "rotation_deg", "length_cm", "width_cm")
COLUMNS: dict[type[Model], tuple[str, ...]] = {
    Planting: PLAN_COLUMNS,
    Bed: (
        *("name", "kind", "shape", *FRAME, "points", "height_cm", "volume_l"),
        *("texture", "watering_method", "is_mulched", "cover", "is_square_foot"),
    ),
    Tree: ("name", "plant_id", "x_cm", "y_cm", "height_m", "canopy_diameter_m", "is_deciduous"),
    Structure: ("kind", "name", *FRAME, "height_m", "porosity_percent"),
    Path: ("name", "points", "width_cm"),
    Land: ("length_m", "width_m", "north_deg"),
}
# Where it comes from goes along, where it is known; a plan does not decide it.
LINEAGE: dict[type[Model], tuple[str, ...]] = {Planting: ("seed_lot_id", "sowing_id")}
# Of one that began by a sowing in place: how many came out of its lot.
SEEDS_SOWN = "seeds_sown"
# Of columns that older steps do not have.
ABSENT: dict[str, Columns] = {
    "planting": {
        **dict.fromkeys(("germinated_on", "planted_out_on", "first_harvest_on")),
        "lost": 0,
    }
}


def columns_of(thing: Model) -> Columns:
    values = {name: getattr(thing, name) for name in COLUMNS[type(thing)]}
    lineage = LINEAGE.get(type(thing), ())
    values |= {name: pk for name in lineage if (pk := getattr(thing, name))}
    return {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in values.items()
    }


def state_of(thing: Model) -> str:
    """Another one when any of its columns is."""
    return sha256(json.dumps(columns_of(thing), sort_keys=True).encode()).hexdigest()


def whole(columns: Columns | None, kind: str) -> Columns | None:
    """As an older step keeps them, with the columns that came since."""
    return None if columns is None else ABSENT.get(kind, {}) | columns


def thing_of(model: type[Model], number: int | None, garden_id: int, columns: Columns) -> Model:
    """Not saved, or not yet again."""
    thing = model(pk=number, garden_id=garden_id)
    set_columns(thing, columns, COLUMNS[model])
    for name in LINEAGE.get(model, ()):
        setattr(thing, name, columns.get(name))
    return thing


def forget_lost_lineage(model: type[Model], things: Sequence[Model]) -> None:
    """A lot or a sowing may have been removed since."""
    for name in LINEAGE.get(model, ()):
        wanted = {pk for thing in things if (pk := getattr(thing, name))}
        if not wanted:
            continue
        rows = model._meta.get_field(name.removesuffix("_id")).related_model.objects
        there = rows.in_bulk(wanted)
        for thing in things:
            if getattr(thing, name) not in there:
                setattr(thing, name, None)


def set_columns(thing: Model, values: Columns, names: Iterable[str]) -> None:
    for name in names:
        field = thing._meta.get_field(name.removesuffix("_id"))
        setattr(thing, name, field.to_python(values[name]))
