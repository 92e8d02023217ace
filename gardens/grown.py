"""Plants as one garden grows them: with the gardener's own values, where there are any."""

from collections.abc import Iterable

from django.utils.translation import gettext

from gardens.actions.refusals import SpacingUnknown
from gardens.models import OwnFigures
from plants.inheritance import ResolvedPlant, resolve
from plants.models import Plant


def resolved(garden_id: int, plants: Iterable[Plant]) -> dict[int, ResolvedPlant]:
    """By primary key, with whose each value is; one query."""
    by_pk = {plant.pk: plant for plant in plants}
    own = OwnFigures.objects.filter(garden=garden_id, plant__in=by_pk).of_plants()
    layers = {figures.plant_id: figures for figures in own}
    return {
        pk: resolve(plant, *([layers[pk]] if pk in layers else ())) for pk, plant in by_pk.items()
    }


def as_grown(garden_id: int, plants: Iterable[Plant]) -> dict[int, Plant]:
    """By primary key, to be read and never saved; one query."""
    return {pk: found.plant for pk, found in resolved(garden_id, plants).items()}


def grown_in(garden_id: int, plant: Plant) -> Plant:
    return as_grown(garden_id, [plant])[plant.pk]


def spaced(plant: Plant) -> Plant:
    """The plant itself; without a spacing nobody can say where it goes."""
    if plant.spacing_in_row_cm is None:
        raise SpacingUnknown(
            gettext(
                "How far apart {plant} stands is not known yet. Open the plant, fill it in, and "
                "place it then."
            ).format(plant=plant)
        )
    return plant
