"""A thing of a plan as a history keeps it: what the plan decides of it, as JSON holds it."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Model

from gardens.models import Bed, Land, Path, Planting, Structure, Tree

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
    "ended_on",
    "end_reason",
    "pathogen",
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

Columns = dict[str, str | float | int | list | None]


def columns_of(thing: Model) -> Columns:
    values = {name: getattr(thing, name) for name in COLUMNS[type(thing)]}
    return {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in values.items()
    }


def thing_of(model: type[Model], number: int | None, garden_id: int, columns: Columns) -> Model:
    """Not saved, or not yet again."""
    thing = model(pk=number, garden_id=garden_id)
    set_columns(thing, columns, COLUMNS[model])
    return thing


def set_columns(thing: Model, values: Columns, names: Iterable[str]) -> None:
    for name in names:
        field = thing._meta.get_field(name.removesuffix("_id"))
        setattr(thing, name, field.to_python(values[name]))
