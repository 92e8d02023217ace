"""What a gardener measures of water, and how the water comes to a bed."""

from datetime import date

from django.utils.translation import gettext

from gardens.actions.book import take_back, write
from gardens.actions.changing import changing
from gardens.actions.entries import correct_entry, undo_entry
from gardens.actions.grounds import record_change
from gardens.actions.refusals import GoneMeanwhile
from gardens.models import (
    Act,
    Bed,
    Emitter,
    Event,
    Garden,
    Gardener,
    LandAct,
    MoistureReading,
    RainDay,
    WaterButt,
    Watering,
)


def note_rain(garden: Garden, *, on: date, rain_mm: float, actor: Gardener) -> RainDay:
    """Of a day that was noted before, anew."""
    with changing(garden.pk):
        noted = RainDay.objects.filter(garden=garden, fallen_on=on).first()
        if noted:
            noted.rain_mm = rain_mm
            noted.save(update_fields=["rain_mm"])
            return noted
        event = Event(garden=garden, act=Act.RAIN, happened_on=on)
        noted = RainDay(garden=garden, event=event, fallen_on=on, rain_mm=rain_mm)
        write([event], [noted], actor=actor)
    return noted


def note_moisture(
    bed: Bed, *, on: date, moisture_pct: float | None, feel: str, actor: Gardener
) -> MoistureReading:
    """Of a day that was noted before, anew."""
    with changing(bed.garden_id):
        _refuse_gone(bed)
        noted = bed.moisture_readings.filter(measured_on=on).first()
        if noted:
            noted.moisture_pct, noted.feel = moisture_pct, feel
            noted.save(update_fields=["moisture_pct", "feel"])
            return noted
        event = Event(garden_id=bed.garden_id, bed=bed, act=Act.MOISTURE, happened_on=on)
        facts = {"measured_on": on, "moisture_pct": moisture_pct, "feel": feel}
        noted = MoistureReading(garden_id=bed.garden_id, bed=bed, event=event, **facts)
        write([event], [noted], actor=actor)
    return noted


def forget_measured(measured: RainDay | MoistureReading, *, actor: Gardener) -> None:
    """The job it closed is open again."""
    with changing(measured.garden_id):
        take_back(list(Event.objects.filter(pk=measured.event_id)))
        type(measured).objects.filter(pk=measured.pk).delete()


def set_emitter(emitter: Emitter, *, watering_method: str, actor: Gardener) -> Emitter:
    """The way of watering is a fact of the bed, and a change of it one of the land's history."""
    with changing(emitter.bed.garden_id) as garden:
        bed = _refuse_gone(emitter.bed)
        if bed.watering_method != watering_method:
            was = _refuse_gone(bed)
            bed.watering_method = watering_method
            bed.save(update_fields=["watering_method"])
            record_change(garden, was, bed, LandAct.CHANGED, actor=actor)
        emitter.save()
    return emitter


def set_butt(butt: WaterButt) -> WaterButt:
    with changing(butt.garden_id):
        butt.save()
    return butt


def remove_butt(garden: Garden) -> None:
    """Waterings from it stay."""
    with changing(garden.pk):
        WaterButt.objects.filter(garden=garden).delete()


def correct_watering(
    watering: Watering,
    *,
    on: date,
    litres: float | None,
    is_from_butt: bool,
    note: str,
    actor: Gardener,
) -> None:
    """With its line in the book; waterings of long ago may have none."""
    with changing(watering.garden_id):
        if watering.event:
            correct_entry(watering.event, on=on, note=note, actor=actor)
        Watering.objects.filter(pk=watering.pk).update(
            watered_on=on, litres=litres, is_from_butt=is_from_butt
        )


def take_back_watering(watering: Watering, *, actor: Gardener) -> None:
    """The job it closed is open again."""
    if watering.event:
        undo_entry(watering.event, actor=actor)
        return
    with changing(watering.garden_id):
        Watering.objects.filter(pk=watering.pk).delete()


def _refuse_gone(bed: Bed) -> Bed:
    stored = Bed.objects.filter(pk=bed.pk).first()
    if stored is None:
        raise GoneMeanwhile(gettext("This bed was removed in the meantime."))
    return stored
