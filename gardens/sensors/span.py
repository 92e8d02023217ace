"""The stretch of days that a sensor's page shows; every choice is a GET parameter."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from django.db import models
from django.http import QueryDict
from django.utils import formats
from django.utils.translation import gettext_lazy as _

from gardens.calendar.query import Choice
from gardens.sensors.bins import days_between, midnight

EARLIEST = date(2000, 1, 1)


class View(models.TextChoices):
    DAY = "day", _("Day")
    WEEK = "week", _("Week")
    MONTH = "month", _("Month")
    YEAR = "year", _("Year")


DAYS = {View.DAY: 1, View.WEEK: 7, View.MONTH: 31, View.YEAR: 365}
TICK_DAYS = {View.WEEK: 1, View.MONTH: 5}
TICK_HOURS = 6
LAST_WORDS_AT = 93


@dataclass(frozen=True, slots=True)
class Tick:
    """Where a day or hour begins, in per cent."""

    x: float
    words: str

    @property
    def anchor(self) -> str:
        """The last words would run over the edge of a phone."""
        return "end" if self.x > LAST_WORDS_AT else "start"


@dataclass(frozen=True, slots=True)
class Span:
    """So many days up to the last one, which belongs to it."""

    view: View
    last: date
    today: date
    zone: ZoneInfo

    @classmethod
    def of(cls, data: QueryDict, today: date, zone: ZoneInfo) -> "Span":
        """What is not understood counts as not asked for."""
        view = data.get("view")
        last = _day(data.get("on")) or today
        known = View(view) if view in View.values else View.WEEK
        return cls(known, min(max(last, EARLIEST), today), today, zone)

    @property
    def first(self) -> date:
        return self.last - timedelta(days=DAYS[self.view] - 1)

    @property
    def has_hours(self) -> bool:
        return self.view in (View.DAY, View.WEEK)

    @property
    def bounds(self) -> tuple[datetime, datetime]:
        return days_between(self.first, self.last, self.zone)

    @property
    def title(self) -> str:
        days = dict.fromkeys((self.first, self.last))
        return " – ".join(formats.date_format(day) for day in days)

    @property
    def href(self) -> str:
        on = {} if self.last == self.today else {"on": self.last.isoformat()}
        return f"?{urlencode({'view': self.view.value} | on)}"

    @property
    def views(self) -> list[Choice]:
        return [
            Choice(view.label, replace(self, view=view).href, view == self.view) for view in View
        ]

    @property
    def before(self) -> str:
        return replace(self, last=self.first - timedelta(days=1)).href

    @property
    def after(self) -> str:
        """Empty where nothing can have been measured yet."""
        last = min(self.last + timedelta(days=DAYS[self.view]), self.today)
        return replace(self, last=last).href if self.last < self.today else ""

    def x(self, moment: datetime) -> float:
        start, end = self.bounds
        return round(100 * ((moment - start) / (end - start)), 2)

    def ticks(self) -> Iterator[Tick]:
        if self.view == View.DAY:
            start, _end = self.bounds
            for hour in range(0, 24, TICK_HOURS):
                moment = start + timedelta(hours=hour)
                words = formats.time_format(moment.astimezone(self.zone), "TIME_FORMAT")
                yield Tick(self.x(moment), words)
            return
        for number in range(DAYS[self.view]):
            day = self.first + timedelta(days=number)
            if self._is_tick(number, day):
                style = "M" if self.view == View.YEAR else "MONTH_DAY_FORMAT"
                yield Tick(self.x(midnight(day, self.zone)), formats.date_format(day, style))

    def _is_tick(self, number: int, day: date) -> bool:
        return day.day == 1 if self.view == View.YEAR else number % TICK_DAYS[self.view] == 0


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        return None
