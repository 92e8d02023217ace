"""Advice for gardens that a change of the seed box bears on."""

from collections.abc import Collection

from django.db.models import Exists, OuterRef, QuerySet

from gardens.models import Garden, Gardener, Planting, Sowing
from gardens.signals import garden_changed


def ask_for_seed(*plant_ids: int, actor: Gardener) -> None:
    """Called first in a transaction, as in `changing`: its receiver locks what a worker locks
    first."""
    for garden_id in gardens_with_seed(plant_ids, actor=actor):
        garden_changed.send(sender=Garden, garden_id=garden_id)


def gardens_with_seed(plants: Collection[int] | QuerySet, *, actor: Gardener) -> QuerySet:
    """Those of the gardener that plan one of these plants or have it in a tray: a lot of seed is
    of none of them."""
    planned = Planting.objects.present().filter(
        garden=OuterRef("pk"), plant__in=plants, started_on__isnull=True
    )
    sown = Sowing.objects.in_trays().filter(tray__garden=OuterRef("pk"), plant__in=plants)
    gardens = Garden.objects.visible_to(actor).filter(Exists(planned) | Exists(sown))
    return gardens.order_by("pk").values_list("pk", flat=True)
