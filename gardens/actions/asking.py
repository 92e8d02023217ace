"""Advice for gardens that a change of the seed box bears on."""

from gardens.models import Garden, Gardener, Planting
from gardens.signals import garden_changed


def ask_for_seed(*plant_ids: int, actor: Gardener) -> None:
    """In the gardens of the gardener that plan one of these plants.

    Called first in a transaction, as in `changing`: its receiver locks what a worker locks first.
    """
    planned = (
        Planting.objects.visible_to(actor)
        .present()
        .filter(plant__in=plant_ids, started_on__isnull=True)
    )
    gardens = planned.order_by("garden_id").values_list("garden_id", flat=True).distinct()
    for garden_id in gardens:
        garden_changed.send(sender=Garden, garden_id=garden_id)
