"""Which calendar is asked for: every choice is a GET parameter, so that it can be bookmarked."""

from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlencode

from django.db import models
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from gardens.calendar.period import Period, shown_year
from gardens.calendar.words import LABELS
from gardens.models import Place
from plants.agronomy.crop_calendar import Job

YEARS = range(1950, 2101)


class View(models.TextChoices):
    YEAR = "year", _("Year")
    MONTH = "month", _("Month")
    LIST = "list", _("List")


class Grouping(models.TextChoices):
    BED = "bed", _("Bed")
    FAMILY = "family", _("Family")
    JOB = "job", _("Next job")


@dataclass(frozen=True, slots=True)
class Choice:
    """One link of a group of links."""

    label: str
    href: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class CalendarQuery:
    """`year` is that in which the shown year begins; of a month, the month's own."""

    view: View
    year: int
    month: int
    jobs: frozenset[Job]
    grouping: Grouping

    @classmethod
    def of(cls, data: QueryDict, place: Place, on: date) -> "CalendarQuery":
        """What is not understood counts as not asked for."""
        view = _known(data.get("view"), View, View.YEAR)
        this_year = on.year if view == View.MONTH else shown_year(place, on)
        return cls(
            view=view,
            year=_number(data.get("year"), YEARS, this_year),
            month=_number(data.get("month"), range(1, 13), on.month),
            jobs=frozenset(Job(name) for name in data.getlist("job") if name in set(Job)),
            grouping=_known(data.get("group"), Grouping, Grouping.BED),
        )

    def period(self, place: Place) -> Period:
        if self.view == View.MONTH:
            return Period.of_month(self.year, self.month, place)
        return Period.of_year(self.year, place)

    @property
    def href(self) -> str:
        values: dict[str, object] = {"view": self.view.value, "year": self.year}
        if self.view == View.MONTH:
            values["month"] = self.month
        if self.jobs:
            values["job"] = [job.value for job in Job if job in self.jobs]
        if self.grouping != Grouping.BED:
            values["group"] = self.grouping.value
        return f"?{urlencode(values, doseq=True)}"

    def views(self, place: Place, on: date) -> list[Choice]:
        """From a year to its present month, or its first."""
        shown = self.period(place)
        start = on if shown.contains(on) else shown.first
        year = replace(self, year=shown.year)
        targets = {
            View.YEAR: replace(year, view=View.YEAR),
            View.MONTH: replace(self, view=View.MONTH, year=start.year, month=start.month),
            View.LIST: replace(year, view=View.LIST),
        }
        return [Choice(view.label, targets[view].href, view == self.view) for view in View]

    def groupings(self) -> list[Choice]:
        return [
            Choice(one.label, replace(self, grouping=one).href, one == self.grouping)
            for one in Grouping
        ]

    def job_choices(self) -> list[Choice]:
        """Each link adds its job or takes it away; the first shows all of them."""
        everything = Choice(_("All jobs"), replace(self, jobs=frozenset()).href, not self.jobs)
        return [everything] + [
            Choice(LABELS[job], replace(self, jobs=self.jobs ^ {job}).href, job in self.jobs)
            for job in Job
        ]

    def moved(self, steps: int) -> "CalendarQuery | None":
        """So many months or years on; None beyond the calendar's years."""
        year, month = self.year + steps, self.month
        if self.view == View.MONTH:
            years, index = divmod(self.month - 1 + steps, 12)
            year, month = self.year + years, index + 1
        return replace(self, year=year, month=month) if year in YEARS else None


def _known(value: str | None, words: type[models.TextChoices], default: models.TextChoices):
    return words(value) if value in words.values else default


def _number(value: str | None, allowed: range, default: int) -> int:
    is_number = value is not None and value.isascii() and value.isdecimal() and len(value) <= 4
    return int(value) if is_number and int(value) in allowed else default
