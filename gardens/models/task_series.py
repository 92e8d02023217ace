from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Self

from dateutil.rrule import DAILY, MONTHLY, WEEKLY, YEARLY, rrule
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from compliance.fields import ScreenedCharField
from gardens.models.event import Act
from gardens.models.garden import Garden
from gardens.models.land import Bed
from gardens.models.planting import Planting
from gardens.models.tended import TENDED, Tended

MOST_EVERY = 366
MOST_TIMES = 1000
SHORTEST_MONTH = 28


class Unit(models.TextChoices):
    DAY = "day", _("days")
    WEEK = "week", _("weeks")
    MONTH = "month", _("months")
    YEAR = "year", _("years")


class Counting(models.TextChoices):
    FIXED = "fixed", _("On fixed days")
    AFTER_DONE = "after_done", _("From the day it was done")


FREQUENCIES = {Unit.DAY: DAILY, Unit.WEEK: WEEKLY, Unit.MONTH: MONTHLY, Unit.YEAR: YEARLY}


class TaskSeriesQuerySet(models.QuerySet["TaskSeries"]):
    def visible_to(self, gardener) -> Self:
        return self.filter(garden__owner=gardener)

    def running(self) -> Self:
        return self.filter(ended_on__isnull=True)

    def with_subjects(self) -> Self:
        return self.select_related("bed", "planting__plant", *TENDED)


class TaskSeries(Tended):
    """A job that comes again; one of its tasks is open at a time."""

    garden = models.ForeignKey(Garden, on_delete=models.CASCADE, related_name="task_series")
    bed = models.ForeignKey(
        Bed,
        verbose_name=_("bed"),
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
    )
    planting = models.ForeignKey(
        Planting,
        verbose_name=_("planting"),
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
    )
    title = ScreenedCharField(_("what to do"), max_length=120)
    act = models.CharField(_("records"), max_length=10, choices=Act, blank=True, default=Act.NONE)
    starts_on = models.DateField(_("first time"))
    every = models.PositiveSmallIntegerField(_("every"), default=1)
    unit = models.CharField(_("unit"), max_length=5, choices=Unit, default=Unit.WEEK)
    weekdays = models.JSONField(_("weekdays, Monday being 0"), default=list, blank=True)
    counting = models.CharField(
        _("counted"), max_length=10, choices=Counting, default=Counting.FIXED
    )
    until = models.DateField(_("until"), null=True, blank=True)
    times = models.PositiveSmallIntegerField(_("how many times"), null=True, blank=True)
    ended_on = models.DateField(_("ended on"), null=True, blank=True)

    objects = TaskSeriesQuerySet.as_manager()

    class Meta:
        verbose_name = _("recurring job")
        verbose_name_plural = _("recurring jobs")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(every__range=(1, MOST_EVERY)),
                name="gardens_taskseries_every",
                violation_error_message=_("A job comes again every 1 to 366 days, weeks or so on."),
            ),
            models.CheckConstraint(
                condition=Q(times__isnull=True) | Q(times__range=(1, MOST_TIMES)),
                name="gardens_taskseries_times",
                violation_error_message=_("A job is done between 1 and 1000 times."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def first_on(self) -> date | None:
        """The first of its days; None if it is over before."""
        if self.counting == Counting.AFTER_DONE:
            return self._unless_over(self.starts_on)
        return self._unless_over(_day(self._days_from(self.starts_on), self.starts_on, inc=True))

    def next_on(self, wanted_on: date, settled_on: date) -> date | None:
        """The day after the task wanted on `wanted_on` was done or skipped; None if it is over.

        Of fixed days, those that went by meanwhile are not made up for.
        """
        if self.counting == Counting.AFTER_DONE:
            return self._unless_over(_day(self._days_from(settled_on), settled_on))
        return self._unless_over(_day(self._days_from(self.starts_on), max(wanted_on, settled_on)))

    def _unless_over(self, on: date | None) -> date | None:
        return None if on is None or (self.until and on > self.until) else on

    def _days_from(self, anchor: date) -> rrule:
        """Without end; a day that a month does not have is its last one."""
        unit, choices = Unit(self.unit), {}
        if unit == Unit.WEEK and self.counting == Counting.FIXED and self.weekdays:
            choices["byweekday"] = self.weekdays
        if unit in (Unit.MONTH, Unit.YEAR):
            choices |= _last_of(range(min(anchor.day, SHORTEST_MONTH), anchor.day + 1))
        if unit == Unit.YEAR:
            choices["bymonth"] = anchor.month
        return rrule(FREQUENCIES[unit], dtstart=_midnight(anchor), interval=self.every, **choices)


def _last_of(days: Iterable[int]) -> dict[str, object]:
    return {"bymonthday": tuple(days), "bysetpos": -1}


def _day(days: rrule, after: date, *, inc: bool = False) -> date | None:
    found = days.after(_midnight(after), inc=inc)
    return found.date() if found else None


def _midnight(on: date) -> datetime:
    return datetime.combine(on, time())
