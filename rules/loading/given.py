"""What differs from batch to batch: the gardens (see InBatch), the moment and the days."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db.models import DateField, DateTimeField

from gardens.models.event import LONGEST_WAIT_DAYS
from plants.agronomy.soil import TEST_USABLE_DAYS
from rules.loading.reading import Given

# The water balance looks back a month; two days more cover every time zone.
LOOK_BACK = timedelta(days=32)
# A heat sum looks back to the day of the planting, but not beyond a summer that is over.
HEAT_LOOK_BACK = timedelta(days=300)
# The clock of a pest runs for a year at most, and chill is told of the winters that are kept.
YEAR_LOOK_BACK, WINTERS_LOOK_BACK = timedelta(days=368), timedelta(days=3 * 366)
# What was done this season and in the winter before it.
CARE_LOOK_BACK = timedelta(days=400)
# Five days of soil temperature, of which the latest may be three days old.
WARMTH_LOOK_BACK = timedelta(days=10)
# A day more covers every time zone.
TREATMENT_LOOK_BACK = timedelta(days=LONGEST_WAIT_DAYS + 1)
# What was given counts as long as a soil test is of use.
GIVEN_LOOK_BACK = timedelta(days=TEST_USABLE_DAYS + 1)
# The season before this one began at most so long ago.
PICKED_LOOK_BACK = timedelta(days=2 * 366)

NOW = Given("now", DateTimeField())
SINCE = Given("since", DateField())
HEAT_SINCE = Given("heat_since", DateField())
CARE_SINCE = Given("care_since", DateField())
WARMTH_SINCE = Given("warmth_since", DateTimeField())
TREATED_SINCE = Given("treated_since", DateField())
YEAR_SINCE = Given("year_since", DateField())
WINTERS_SINCE = Given("winters_since", DateField())
GIVEN_SINCE = Given("given_since", DateField())
PICKED_SINCE = Given("picked_since", DateField())


def given(garden_ids: Iterable[int], now: datetime) -> dict[str, object]:
    return {
        "gardens": sorted(garden_ids),
        NOW.name: now,
        SINCE.name: (now - LOOK_BACK).date(),
        HEAT_SINCE.name: (now - HEAT_LOOK_BACK).date(),
        CARE_SINCE.name: (now - CARE_LOOK_BACK).date(),
        WARMTH_SINCE.name: now - WARMTH_LOOK_BACK,
        TREATED_SINCE.name: (now - TREATMENT_LOOK_BACK).date(),
        YEAR_SINCE.name: (now - YEAR_LOOK_BACK).date(),
        WINTERS_SINCE.name: (now - WINTERS_LOOK_BACK).date(),
        GIVEN_SINCE.name: (now - GIVEN_LOOK_BACK).date(),
        PICKED_SINCE.name: (now - PICKED_LOOK_BACK).date(),
    }
