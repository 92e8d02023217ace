"""What a gardener measures of water, and how the water comes to a bed."""

from datetime import date

from django.utils.translation import gettext

from gardens.actions.changing import changing
from gardens.actions.entries import correct_entry, undo_entry
from gardens.actions.grounds import record_change
from gardens.actions.refusals import GoneMeanwhile
from gardens.models import (
    Bed,
    Emitter,
    Garden,
    Gardener,
    LandAct,
    MoistureReading,
    RainDay,
    Watering,
)


def note_rain(garden: Garden, *, on: date, rain_mm: float) -> RainDay:
    """Of a day that was noted before, anew."""
    with changing(garden.pk):
        noted, _ = RainDay.objects.update_or_create(
            garden=garden, fallen_on=on, defaults={"rain_mm": rain_mm}
        )
    return noted


def note_moisture(bed: Bed, *, on: date, moisture_pct: float | None, feel: str) -> MoistureReading:
    """Of a day that was noted before, anew."""
    with changing(bed.garden_id):
        _refuse_gone(bed)
        noted, _ = MoistureReading.objects.update_or_create(
            garden_id=bed.garden_id,
            bed=bed,
            measured_on=on,
            defaults={"moisture_pct": moisture_pct, "feel": feel},
        )
    return noted


def forget_measured(measured: RainDay | MoistureReading) -> None:
    with changing(measured.garden_id):
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


def correct_watering(
    watering: Watering, *, on: date, litres: float | None, note: str, actor: Gardener
) -> None:
    """With its line in the book; waterings of long ago may have none."""
    with changing(watering.garden_id):
        if watering.event:
            correct_entry(watering.event, on=on, note=note, actor=actor)
        Watering.objects.filter(pk=watering.pk).update(watered_on=on, litres=litres)


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
