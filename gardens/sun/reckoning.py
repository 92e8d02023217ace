"""Sun maps as they are asked for, reckoned and stored."""

import logging
from collections.abc import Iterable
from functools import partial

from celery import shared_task
from django.db import transaction
from django.db.models import Model
from django.utils import timezone
from kombu.exceptions import OperationalError

from gardens.models import Garden, Land, Structure, SunMap, Tree
from gardens.models.sun import SUN_METHOD
from gardens.signals import garden_changed
from gardens.sun.scene import Scene

logger = logging.getLogger(__name__)

# What is left waits for the next sweep.
RUNG_AT_ONCE = 500
# What throws shade, and where it falls.
SHADING = frozenset({Land, Tree, Structure})


def ask_for_sun(garden_id: int) -> None:
    """Called inside a change of what shades the land, or where it lies; rings once it is made."""
    SunMap.objects.request([garden_id])
    transaction.on_commit(partial(_ring, garden_id))


def follow_shade(garden_id: int, models: Iterable[type[Model]]) -> None:
    """Things of these kinds were changed."""
    if not SHADING.isdisjoint(models):
        ask_for_sun(garden_id)


def _ring(garden_id: int) -> None:
    """When the broker does not answer, the next sweep rings again."""
    try:
        reckon_sun.delay(garden_id)
    except (OperationalError, OSError) as error:
        logger.warning("Sun of garden %s waits for the sweep: %s", garden_id, error)


@shared_task
def reckon_sun(garden_id: int) -> None:
    """Safe to run twice and at once; what is asked for meanwhile is reckoned in the same run."""
    while claimed := SunMap.objects.claim(garden_id, timezone.now()):
        _store(claimed, _reckoned(claimed))


@shared_task
def ring_sun_maps() -> None:
    """Ask for the lands that have no map by this method, ring for those that were left."""
    lacking = Garden.objects.active().without_sun(SUN_METHOD).order_by("pk")
    found = list(lacking.values_list("pk", flat=True)[:RUNG_AT_ONCE])
    SunMap.objects.request(found)
    left = SunMap.objects.to_ring(timezone.now()).values_list("pk", flat=True)
    for garden_id in (*found, *left[:RUNG_AT_ONCE]):
        _ring(garden_id)


def _reckoned(claimed: SunMap) -> dict[str, object] | None:
    """What to store; None for a garden that has no land."""
    garden = Garden.objects.with_place().filter(pk=claimed.pk).first()
    land = Land.objects.filter(garden=claimed.pk).first()
    if garden is None or land is None:
        return None
    trees, structures = list(garden.trees.all()), list(garden.structures.all())
    scene = Scene.of(garden, land, trees, structures)
    if scene.digest == claimed.digest:
        return {}
    return {
        "digest": scene.digest,
        "cell_m": scene.grid.cell_m,
        "rows": scene.grid.rows,
        "columns": scene.grid.columns,
        "trees": len(trees),
        "structures": len(structures),
        "hours": SunMap.packed(scene.monthly_hours()),
        "reckoned_at": timezone.now(),
    }


def _store(claimed: SunMap, reckoned: dict[str, object] | None) -> None:
    """Unless it was asked for anew meanwhile: then it is only given back. New hours are made known
    like any change of the garden, since advice rests on them."""
    mine = SunMap.objects.filter(pk=claimed.pk, claimed_at=claimed.claimed_at)
    wanted = mine.filter(asked_at=claimed.asked_at)
    with transaction.atomic():
        if reckoned is None:
            is_done = bool(wanted.delete()[0])
        else:
            is_done = bool(wanted.update(asked_at=None, claimed_at=None, **reckoned))
        if not is_done:
            mine.update(claimed_at=None)
        elif reckoned:
            garden_changed.send(sender=Garden, garden_id=claimed.pk)
