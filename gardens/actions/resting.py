"""What stands on an entry of the book; only what nothing stands on is taken back."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date

from django.db.models import F, Q
from django.utils import formats
from django.utils.translation import gettext, ngettext

from gardens.actions.life import ANY_TIME, day_of, refuse_out_of_life
from gardens.actions.refusals import EntryRestedOn
from gardens.models import Act, Event, PlanAct, PlanChange, Planting, Sowing
from gardens.models.event import LIFE
from plants.models import Plant

# These entries follow the dates of a planting; a harvest comes many times.
ONCE = (Act.START, Act.GERMINATE, Act.PLANT_OUT, Act.END)


def refuse_rested_on(events: Sequence[Event]) -> None:
    """Names what stands on one of them and says what to do. Those that are taken back together
    may rest on each other."""
    for words in _resting(events):
        raise EntryRestedOn(words)


def is_rested_on(event: Event) -> bool:
    return any(_resting([event]))


def refuse_done_without_beginning(plantings: Collection[int], leaving: Iterable[Event]) -> None:
    """Of plantings that have not begun after all."""
    if words := _done_to(plantings, leaving):
        raise EntryRestedOn(words)


def refuse_done_outside(plantings: Collection[int]) -> None:
    """Of plantings whose beginning or end was moved: what was done stays between the two."""
    outside = Q(happened_on__lt=F("planting__started_on")) | Q(
        happened_on__gt=F("planting__ended_on")
    )
    done = Event.objects.filter(outside, planting__in=plantings).exclude(act__in=ANY_TIME)
    event = done.exclude(act__in=ONCE).select_related("planting__plant").first()
    if event:
        refuse_out_of_life(event, event.planting)


def _resting(events: Sequence[Event]) -> Iterator[str]:
    of_life = [
        event
        for event in events
        if event.planting and event.act in ONCE and day_of(event.planting, event.act)
    ]
    for event in of_life:
        yield from _later_days(event, event.planting)
    begun = [event for event in of_life if event.act == Act.START]
    if begun:
        yield from filter(None, (_done_to({one.planting_id for one in begun}, events),))
        yield from _splits(begun)
    for event in events:
        if event.sowing_id and event.act == Act.SOW_TRAY:
            yield from _done_in_tray(event, events)
        elif event.sowing_id and event.act == Act.COUNT:
            yield from _counted_for(event)


def _later_days(event: Event, planting: Planting) -> Iterator[str]:
    for act in reversed(list(LIFE)[list(LIFE).index(event.act) + 1 :]):
        if day := day_of(planting, act):
            yield _rests(planting.plant, act, day)


def _done_to(plantings: Collection[int], leaving: Iterable[Event]) -> str:
    done = Event.objects.filter(planting__in=plantings).exclude(act__in=ANY_TIME)
    others = done.exclude(pk__in=[event.pk for event in leaving])
    last = others.select_related("planting__plant").order_by("happened_on", "pk").last()
    return _rests(last.planting.plant, Act(last.act), last.happened_on) if last else ""


def _splits(begun: Sequence[Event]) -> Iterator[str]:
    """Each part began with the whole."""
    changes = PlanChange.objects.in_garden(begun[0].garden_id).standing()
    splits = changes.filter(
        step__act=PlanAct.SPLIT, planting_number__in=[event.planting_id for event in begun]
    )
    made = dict(splits.order_by("step").values_list("planting_number", "step__made_at"))
    for event in begun:
        if event.planting_id in made and event.recorded_at <= made[event.planting_id]:
            yield gettext(
                "{plant} was split into two plantings since. Undo that on the plan of its bed "
                "first."
            ).format(plant=event.planting.plant)


def _done_in_tray(event: Event, leaving: Iterable[Event]) -> Iterator[str]:
    sowing = Sowing.objects.with_plants().with_counts().get(pk=event.sowing_id)
    if sowing.planted:
        yield _planted_out(sowing.planted)
    done = Event.objects.filter(sowing=sowing).exclude(act__in=ANY_TIME)
    last = done.exclude(pk__in=[event.pk for event in leaving]).order_by("happened_on", "pk").last()
    if last:
        yield _rests(sowing.plant, Act(last.act), last.happened_on)


def _counted_for(event: Event) -> Iterator[str]:
    """Without it no fewer may have come up than are planted out already."""
    sowing = Sowing.objects.with_counts().get(pk=event.sowing_id)
    last = sowing.counts.exclude(event=event).order_by("counted_on", "pk").last()
    if sowing.planted > (last.emerged - last.lost if last else 0):
        yield _planted_out(sowing.planted)


def _rests(plant: Plant, act: Act, day: date) -> str:
    facts = {"plant": plant, "act": act.label, "day": formats.date_format(day)}
    if act == Act.END:
        return gettext("{plant} ended on {day}. Undo that on the plan of its bed first.").format(
            **facts
        )
    return gettext("{plant}: “{act}” on {day} rests on this entry. Take that back first.").format(
        **facts
    )


def _planted_out(number: int) -> str:
    return ngettext(
        "{number} seedling of it is planted out. Undo that on the plan of the bed first.",
        "{number} seedlings of it are planted out. Undo that on the plan of the bed first.",
        number,
    ).format(number=number)
