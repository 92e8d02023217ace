"""Seed goes from its lot into the bed where it was planned."""

from datetime import date

from gardens.actions.asking import gardens_with_seed
from gardens.actions.changing import changing
from gardens.actions.plantings import start_planting, stored_planting
from gardens.actions.seeds import take_seeds
from gardens.models import EntryKind, Gardener, Planting, SeedEntry, SeedLot, StartMethod


def sow_planting(
    planting: Planting, lot: SeedLot, *, seeds: int, on: date, known_entry: int, actor: Gardener
) -> Planting:
    """Sow a planned planting in place: it has begun, and the seed is out of the lot.

    Of a planting that has begun already, only where its seed came from is noted.
    """
    others = gardens_with_seed([lot.plant_id], actor=actor)
    with changing(planting.garden_id, also=others):
        sown = SeedEntry.objects.filter(pk__gt=known_entry, planting=planting, lot=lot)
        if sown.exists():
            return planting
        stored = stored_planting(planting)
        take_seeds(lot, seeds, kind=EntryKind.SOWN, on=on, actor=actor, planting=stored)
        Planting.objects.filter(pk=stored.pk).update(seed_lot=lot)
        if stored.started_on is None:
            direct = StartMethod.DIRECT_SOW
            return start_planting(stored, on=on, method=direct, seeds=seeds, actor=actor)
    return stored_planting(stored)
