"""A planting as a history keeps it: the columns that the plan decides, as JSON holds them."""

from collections.abc import Iterable
from datetime import date

from gardens.models import Planting

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

Columns = dict[str, str | float | int | None]


def columns_of(planting: Planting) -> Columns:
    values = {name: getattr(planting, name) for name in PLAN_COLUMNS}
    return {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in values.items()
    }


def planting_of(number: int, garden_id: int, columns: Columns) -> Planting:
    """Not saved, or not yet again."""
    planting = Planting(pk=number, garden_id=garden_id)
    set_columns(planting, columns, PLAN_COLUMNS)
    return planting


def set_columns(planting: Planting, values: Columns, names: Iterable[str]) -> None:
    for name in names:
        field = Planting._meta.get_field(name.removesuffix("_id"))
        setattr(planting, name, field.to_python(values[name]))
