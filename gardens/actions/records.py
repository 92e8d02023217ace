from datetime import timedelta

from django.utils.translation import gettext

from gardens.actions.changing import changing
from gardens.actions.refusals import GoneMeanwhile
from gardens.models import Act, Bed, CareTask, Gardener, SoilTest, Watering

# A watering answers the task of that day, and one that was due a little later.
AHEAD = timedelta(days=2)


def record_watering(watering: Watering, *, known_watering: int, actor: Gardener) -> Watering:
    """Log it and close the tasks that asked for it.

    `known_watering` is the newest one the form's page knew: an equal one made after it is the
    same form sent twice.
    """
    with changing(watering.garden_id):
        bed = _bed_of(watering)
        twin = bed.waterings.filter(
            pk__gt=known_watering, watered_on=watering.watered_on, litres=watering.litres
        ).first()
        if twin:
            return twin
        watering.save(force_insert=True)
        asked = CareTask.objects.filter(
            bed=bed, act=Act.WATER, due_on__lte=watering.watered_on + AHEAD
        )
        asked.close(watering.watered_on, actor)
    return watering


def record_soil_test(test: SoilTest, *, known_test: int, actor: Gardener) -> SoilTest:
    with changing(test.garden_id):
        bed = _bed_of(test)
        twin = bed.soil_tests.filter(
            pk__gt=known_test, tested_on=test.tested_on, ph=test.ph
        ).first()
        if twin:
            return twin
        test.save(force_insert=True)
    return test


def _bed_of(record: Watering | SoilTest) -> Bed:
    bed = Bed.objects.filter(pk=record.bed_id, garden_id=record.garden_id).first()
    if bed is None:
        raise GoneMeanwhile(gettext("This bed was removed in the meantime."))
    return bed
