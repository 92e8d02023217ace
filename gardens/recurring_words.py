"""When a recurring job comes, in plain words."""

from django.utils import formats
from django.utils.dates import WEEKDAYS_ABBR
from django.utils.translation import gettext, ngettext

from gardens.models import Counting, TaskSeries, Unit

EVERY = {
    Unit.DAY: lambda number: ngettext("every day", "every {number} days", number),
    Unit.WEEK: lambda number: ngettext("every week", "every {number} weeks", number),
    Unit.MONTH: lambda number: ngettext("every month", "every {number} months", number),
    Unit.YEAR: lambda number: ngettext("every year", "every {number} years", number),
}


def series_words(series: TaskSeries) -> str:
    """every 2 weeks on Mon, Thu, until 3 May 2026"""
    words = EVERY[Unit(series.unit)](series.every).format(number=series.every)
    if series.weekdays:
        days = ", ".join(str(WEEKDAYS_ABBR[number]) for number in sorted(series.weekdays))
        words = gettext("{every} on {days}").format(every=words, days=days)
    if series.counting == Counting.AFTER_DONE:
        words = gettext("{every} from the day it was done").format(every=words)
    if series.until:
        until = formats.date_format(series.until)
        words = gettext("{every}, until {day}").format(every=words, day=until)
    if series.times:
        words = ngettext("{every}, once", "{every}, {times} times", series.times).format(
            every=words, times=series.times
        )
    return words
