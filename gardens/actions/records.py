from datetime import date

from django.utils.translation import gettext

from gardens.actions.book import write
from gardens.actions.changing import changing
from gardens.actions.refusals import GoneMeanwhile
from gardens.models import Act, Amendment, Bed, Event, Gardener, SoilTest, Watering


def record_watering(watering: Watering, *, known_watering: int, actor: Gardener) -> Watering:
    """Log it and close the tasks that asked for it.

    `known_watering` is the newest one the form's page knew: an equal one made after it is the
    same form sent twice.
    """
    with changing(watering.garden_id):
        bed = bed_of(watering)
        twin = bed.waterings.filter(
            pk__gt=known_watering, watered_on=watering.watered_on, litres=watering.litres
        ).first()
        if twin:
            return twin
        watering.event = entry_of(watering, Act.WATER, watering.watered_on)
        write([watering.event], [watering], actor=actor)
    return watering


def entry_of(record: Watering | SoilTest | Amendment, act: Act, on: date) -> Event:
    return Event(garden_id=record.garden_id, bed_id=record.bed_id, act=act, happened_on=on)


def bed_of(record: Watering | SoilTest | Amendment) -> Bed:
    bed = Bed.objects.filter(pk=record.bed_id, garden_id=record.garden_id).first()
    if bed is None:
        raise GoneMeanwhile(gettext("This bed was removed in the meantime."))
    return bed
