from datetime import date, timedelta

import pytest

from gardens.calendar.rows import calendars_of
from gardens.models import EndReason, StartMethod
from gardens.tests.factories import PlantingFactory

pytestmark = pytest.mark.django_db
ON = date(2026, 7, 31)
BEGAN = date(2026, 5, 1)


def test_plantings_alike_share_a_calendar_and_others_do_not(garden, bed, tomato, carrot):
    life = [
        {},
        {"method": StartMethod.SOW_INDOORS},
        {"planned_on": BEGAN},
        {"started_on": BEGAN - timedelta(days=3)},
        {"started_on": None},
        {"ended_on": ON},
        {"ended_on": ON, "end_reason": EndReason.HARVESTED},
        {"planted_out_on": BEGAN + timedelta(days=9)},
        {"first_harvest_on": BEGAN + timedelta(days=70)},
        {"plant": carrot},
    ]
    made = [PlantingFactory(bed=bed, **{"plant": tomato} | one) for one in [*life, {}]]
    together = list(calendars_of(made, garden, ON))
    alone = [next(calendars_of([one], garden, ON)) for one in made]
    assert [one.course for one in together] == [one.course for one in alone]
    assert [one.crop for one in together] == [one.crop for one in alone]
    assert together[0] is together[-1]
    assert len({id(one) for one in together}) == len(life)
