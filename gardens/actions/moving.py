"""What hangs on an entry of the book moves with its day."""

from datetime import date, datetime

from django.utils import formats, timezone
from django.utils.translation import gettext

from gardens.actions.refusals import DatesOutOfOrder, LoggedAlready
from gardens.actions.sowing_days import (
    follow_sowings,
    move_seed,
    refuse_falling,
    refuse_fewer_than_left,
    refuse_out_of_tray,
)
from gardens.models import (
    Act,
    Amendment,
    EmergenceCount,
    Event,
    MoistureReading,
    NutrientChange,
    RainDay,
    ReservoirReading,
    SeedEntry,
    SoilTest,
    Sowing,
    SpaceReading,
    Watering,
)

DAYS = {
    Watering: "watered_on",
    SoilTest: "tested_on",
    Amendment: "spread_on",
    RainDay: "fallen_on",
    MoistureReading: "measured_on",
    EmergenceCount: "counted_on",
}
# Of these there is one a day: the garden's, the bed's or the sowing's.
ONE_A_DAY = {RainDay: "garden", MoistureReading: "bed", EmergenceCount: "sowing"}
MOMENTS = (SpaceReading, ReservoirReading, NutrientChange)


def move_details(event: Event, *, was: date) -> None:
    """Called inside `changing`, with an entry whose new day is saved."""
    if event.happened_on == was:
        return
    for model, name in DAYS.items():
        found = model.objects.filter(event=event)
        if model in ONE_A_DAY:
            _refuse_taken(event, model, name)
        found.update(**{name: event.happened_on})
    for model in MOMENTS:
        for record in model.objects.filter(event=event):
            at = _moved(record.moment, event)
            model.objects.filter(pk=record.pk).update(**{model.MOMENT: at})
    move_seed(event, was=was)
    _move_sowing(event)


def _refuse_taken(event: Event, model: type, name: str) -> None:
    detail = model.objects.filter(event=event).first()
    if detail is None:
        return
    subject = ONE_A_DAY[model]
    same = {name: event.happened_on, subject: getattr(detail, f"{subject}_id")}
    if model.objects.filter(**same).exclude(pk=detail.pk).exists():
        raise LoggedAlready(
            gettext("There is one on {day} already. Correct that one, or take one back.").format(
                day=formats.date_format(event.happened_on)
            )
        )


def _moved(moment: datetime, event: Event) -> datetime:
    """The same time on the clocks of the garden, unless that is still to come."""
    place = event.garden.place
    local = place.local(moment)
    return min(place.at(event.happened_on, local.time()), timezone.now())


def _move_sowing(event: Event) -> None:
    if event.sowing_id is None:
        return
    if event.act == Act.SOW_TRAY:
        later = Event.objects.filter(sowing=event.sowing_id).exclude(pk=event.pk)
        first = later.order_by("happened_on").first()
        if first and first.happened_on < event.happened_on:
            raise DatesOutOfOrder(
                gettext("Something was done to it on {day}: it was sown then or before.").format(
                    day=formats.date_format(first.happened_on)
                )
            )
        refuse_out_of_tray([event])
        Sowing.objects.filter(pk=event.sowing_id).update(sown_on=event.happened_on)
        SeedEntry.objects.filter(sowing=event.sowing_id).update(made_on=event.happened_on)
        return
    refuse_out_of_tray([event])
    follow_sowings([event])
    for count in EmergenceCount.objects.filter(event=event):
        refuse_falling(count)
        refuse_fewer_than_left(event.sowing_id)
