"""What sowings say of their days, counts and losses, and lots of their seed, follows the book.

Everything here is called inside `changing`.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from django.db.models import OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils import formats
from django.utils.translation import gettext

from gardens.actions.life import ANY_TIME
from gardens.actions.refusals import DatesOutOfOrder, GoneMeanwhile, SeedsShort
from gardens.models import (
    Act,
    EmergenceCount,
    EntryKind,
    Event,
    Planting,
    SeedEntry,
    Sowing,
)

FOLLOWED = frozenset({Act.POT_ON, Act.COUNT})


def refuse_out_of_tray(events: Iterable[Event]) -> None:
    """What is done to seedlings is done between their sowing and the end in the tray."""
    of_sowings = [event for event in events if event.sowing_id]
    numbers = {event.sowing_id for event in of_sowings}
    sowings = Sowing.objects.with_plants().in_bulk(numbers) if numbers else {}
    for event in of_sowings:
        sowing = sowings.get(event.sowing_id)
        if sowing is None:
            raise GoneMeanwhile(gettext("This sowing was removed in the meantime."))
        if event.act not in ANY_TIME:
            _refuse_day(event, sowing)


def follow_sowings(events: Iterable[Event]) -> None:
    """The last potting on and the losses of the last count are those that stand in the book."""
    sowings = {event.sowing_id for event in events if event.sowing_id and event.act in FOLLOWED}
    if not sowings:
        return
    potted = Event.objects.filter(sowing=OuterRef("pk"), act=Act.POT_ON).order_by("-happened_on")
    counts = EmergenceCount.objects.filter(sowing=OuterRef("pk")).order_by("-counted_on", "-pk")
    Sowing.objects.filter(pk__in=sowings).update(
        potted_on=Subquery(potted.values("happened_on")[:1]),
        lost=Coalesce(Subquery(counts.values("lost")[:1]), 0),
    )


def refuse_falling(count: EmergenceCount) -> None:
    """What came up in all by one day is no less on a later one."""
    others = EmergenceCount.objects.filter(sowing=count.sowing_id).exclude(pk=count.pk)
    is_more_before = Q(counted_on__lt=count.counted_on, emerged__gt=count.emerged)
    is_less_after = Q(counted_on__gt=count.counted_on, emerged__lt=count.emerged)
    other = others.filter(is_more_before | is_less_after).first()
    if other is None:
        return
    if other.counted_on < count.counted_on:
        sentence = gettext(
            "{emerged} had come up by {day}. Enter those that died as lost, or count again "
            "for that day if it was a mistake."
        )
    else:
        sentence = gettext(
            "On {day} only {emerged} had come up. Count again for that day first if it was "
            "a mistake."
        )
    day = formats.date_format(other.counted_on)
    raise SeedsShort(sentence.format(emerged=other.emerged, day=day))


def refuse_fewer_than_left(sowing_id: int) -> None:
    """What was planted out or lost came up before, by the last count."""
    sowing = Sowing.objects.with_counts().get(pk=sowing_id)
    least = sowing.planted + sowing.lost
    if sowing.emerged < least:
        sentence = gettext(
            "{planted} are planted out and {lost} lost, so at least {least} came up."
        )
        raise SeedsShort(sentence.format(planted=sowing.planted, lost=sowing.lost, least=least))


def unsow(events: Sequence[Event]) -> None:
    """What was not sown after all is in its lot again; a sowing in a tray was never there."""
    sown = SeedEntry.objects.filter(kind=EntryKind.SOWN)
    sowings = [event.sowing_id for event in events if event.act == Act.SOW_TRAY]
    if sowings:
        sown.filter(sowing__in=sowings).delete()
        Sowing.objects.filter(pk__in=sowings).delete()
    begun = [event.planting_id for event in events if event.act == Act.START]
    in_place = sown.filter(planting__in=begun) if begun else sown.none()
    if returned := list(in_place.values_list("planting", flat=True)):
        in_place.delete()
        Planting.objects.filter(pk__in=returned).update(seed_lot=None)


def move_seed(event: Event, *, was: date) -> None:
    """The seed of a sowing in place left its lot on the day of the sowing."""
    if event.planting_id and event.act == Act.START:
        sown = SeedEntry.objects.filter(kind=EntryKind.SOWN, planting=event.planting_id)
        sown.filter(made_on=was).update(made_on=event.happened_on)


def _refuse_day(event: Event, sowing: Sowing) -> None:
    on, plant = event.happened_on, sowing.plant
    if on < sowing.sown_on and event.act != Act.SOW_TRAY:
        raise DatesOutOfOrder(
            gettext("{plant} was sown on {day}. Choose that day or a later one.").format(
                plant=plant, day=formats.date_format(sowing.sown_on)
            )
        )
    if sowing.ended_on and on > sowing.ended_on:
        raise DatesOutOfOrder(
            gettext("{plant} left its tray on {day}. Choose that day or an earlier one.").format(
                plant=plant, day=formats.date_format(sowing.ended_on)
            )
        )
