"""What happens to a lot of seed; every change of what is left is a row of its ledger."""

from collections.abc import Collection
from datetime import date

from django.db import transaction
from django.db.models import Sum
from django.utils.translation import gettext, ngettext

from gardens.actions.asking import ask_for_seed
from gardens.actions.refusals import GoneMeanwhile, SeedsShort
from gardens.actions.restricted import refuse_in_all
from gardens.models import (
    EntryKind,
    Gardener,
    GerminationTest,
    Planting,
    SeedEntry,
    SeedLot,
)
from gardens.models.seed import MOST_SEEDS


def add_lot(lot: SeedLot, *, first: SeedEntry | None, known_lot: int, actor: Gardener) -> SeedLot:
    """`known_lot` is the newest lot the form's page knew: an equal one added after it is the
    same form sent twice."""
    refuse_in_all(lot.plant, actor=actor)
    with transaction.atomic():
        ask_for_seed(lot.plant_id, actor=actor)
        # Whoever sends the form twice at once waits here.
        Gardener.objects.select_for_update(no_key=True).get(pk=actor.pk)
        facts = {name: getattr(lot, name) for name in ("plant_id", "variety", "year", "source")}
        twin = SeedLot.objects.visible_to(actor).filter(pk__gt=known_lot, **facts).first()
        if twin:
            return twin
        lot.owner = actor
        lot.save(force_insert=True)
        if first:
            first.lot = lot
            first.save(force_insert=True)
    return lot


def change_lot(lot: SeedLot, *, fields: Collection[str], actor: Gardener) -> SeedLot:
    """Only the fields that a form has edited; the plant may be another one now."""
    if "plant" in fields:
        refuse_in_all(lot.plant, actor=actor)
    with transaction.atomic():
        before = SeedLot.objects.filter(pk=lot.pk).values_list("plant_id", flat=True)
        ask_for_seed(*before, lot.plant_id, actor=actor)
        lock_lot(lot, actor)
        if fields:
            lot.save(update_fields=fields)
    return lot


def remove_lot(lot: SeedLot, *, actor: Gardener) -> None:
    """With its ledger; what was sown from it stays."""
    with transaction.atomic():
        ask_for_seed(lot.plant_id, actor=actor)
        lock_lot(lot, actor)
        SeedLot.objects.filter(pk=lot.pk).delete()


def enter(entry: SeedEntry, *, known_entry: int, actor: Gardener) -> SeedEntry:
    """Write a row of the ledger; of one that counts again `seeds` is what was counted.

    `known_entry` is the last row the form's page showed.
    """
    with transaction.atomic():
        ask_for_seed(entry.lot.plant_id, actor=actor)
        left = lock_lot(entry.lot, actor)
        if entry.kind == EntryKind.COUNTED:
            entry.seeds -= left
        twin = SeedEntry.objects.filter(
            lot=entry.lot,
            pk__gt=known_entry,
            kind=entry.kind,
            made_on=entry.made_on,
            # Counted again a second time, nothing has changed.
            **({} if entry.kind == EntryKind.COUNTED else {"seeds": entry.seeds}),
        ).first()
        if twin:
            return twin
        _refuse_short(left, -entry.seeds)
        if left + entry.seeds > MOST_SEEDS:
            raise SeedsShort(gettext("That is more seed than a lot can hold."))
        entry.save(force_insert=True)
    return entry


def lock_lot(lot: SeedLot, actor: Gardener) -> int:
    """Seeds left in it; nobody else takes any until the transaction ends."""
    own = SeedLot.objects.visible_to(actor).select_for_update(no_key=True)
    if own.filter(pk=lot.pk).first() is None:
        raise GoneMeanwhile(gettext("This seed lot was removed in the meantime."))
    return SeedEntry.objects.filter(lot=lot.pk).aggregate(of=Sum("seeds"))["of"] or 0


def take_seeds(
    lot: SeedLot,
    seeds: int,
    *,
    kind: EntryKind,
    on: date,
    actor: Gardener,
    planting: Planting | None = None,
) -> SeedEntry:
    """Called inside a transaction."""
    _refuse_short(lock_lot(lot, actor), seeds)
    return SeedEntry.objects.create(
        lot_id=lot.pk, kind=kind, seeds=-seeds, made_on=on, planting=planting
    )


def sow_again(planting: Planting, lot_pk: int, seeds: int, *, actor: Gardener) -> None:
    """Called inside `changing`, with a planting that has begun again; its lot may be gone."""
    lot = SeedLot.objects.visible_to(actor).filter(pk=lot_pk).first()
    kind = EntryKind.SOWN
    if lot is None or SeedEntry.objects.filter(planting=planting, kind=kind).exists():
        return
    take_seeds(lot, seeds, kind=kind, on=planting.started_on, actor=actor, planting=planting)
    Planting.objects.filter(pk=planting.pk).update(seed_lot=lot)


def start_test(test: GerminationTest, *, known_entry: int, actor: Gardener) -> GerminationTest:
    """The tested seeds are out of the lot."""
    with transaction.atomic():
        ask_for_seed(test.lot.plant_id, actor=actor)
        left = lock_lot(test.lot, actor)
        entries = SeedEntry.objects.filter(lot=test.lot, pk__gt=known_entry, kind=EntryKind.TESTED)
        twin = entries.exists() and test.lot.tests.filter(seeds=test.seeds).first()
        if twin:
            return twin
        _refuse_short(left, test.seeds)
        test.save(force_insert=True)
        take_seeds(test.lot, test.seeds, kind=EntryKind.TESTED, on=test.started_on, actor=actor)
    return test


def count_test(
    test: GerminationTest, *, on: date, germinated: int, is_ended: bool, actor: Gardener
) -> GerminationTest:
    """How many have sprouted by that day; a test that is ended counts from then on."""
    with transaction.atomic():
        ask_for_seed(test.lot.plant_id, actor=actor)
        lock_lot(test.lot, actor)
        stored = GerminationTest.objects.filter(pk=test.pk).first()
        if stored is None:
            raise GoneMeanwhile(gettext("This test was removed in the meantime."))
        stored.counted_on, stored.germinated = on, germinated
        stored.ended_on = on if is_ended else None
        stored.save(update_fields=["counted_on", "germinated", "ended_on"])
    return stored


def _refuse_short(left: int, wanted: int) -> None:
    if wanted > left:
        raise SeedsShort(
            ngettext(
                "This lot holds {left} seed. Take no more, or count it again first.",
                "This lot holds {left} seeds. Take no more, or count it again first.",
                left,
            ).format(left=left)
        )
