from datetime import date, timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from compliance.fields import ScreenedCharField
from gardens.models.event import Act, Event
from gardens.models.garden import Garden
from gardens.models.land import Bed
from gardens.models.planting import Planting
from gardens.models.task_series import TaskSeries
from gardens.models.tended import TENDED, Tended
from gardens.wording import say


class TaskState(models.TextChoices):
    OPEN = "open", _("To do")
    DONE = "done", _("Done")
    SKIPPED = "skipped", _("Skipped")
    WITHDRAWN = "withdrawn", _("No longer needed")


# What the gardener has settled; no rule opens it again.
SETTLED = (TaskState.DONE, TaskState.SKIPPED)


DRAWN = ("common_name", "slug", "family", "growth_form")
NAMES = (
    *("bed__name", "planting__bed", "planting__started_on", "sowing__tray__name"),
    *("reservoir__name", "space__name"),
    *(f"{growing}__plant__{name}" for growing in ("planting", "sowing") for name in DRAWN),
)


class SkipReason(models.TextChoices):
    NOT_NEEDED = "not_needed", _("Not needed")
    WEATHER = "weather", _("Weather")
    NO_TIME = "no_time", _("No time")
    OTHER = "other", _("Another reason")


class CareTaskQuerySet(models.QuerySet["CareTask"]):
    def visible_to(self, gardener) -> Self:
        return self.filter(garden__owner=gardener)

    def open(self) -> Self:
        return self.filter(state=TaskState.OPEN)

    def due(self, on: date) -> Self:
        """Open and wanted on this day, the longest overdue first."""
        return self.open().filter(due_on__lte=on).order_by("due_on", "pk")

    def upcoming(self, on: date, until: date) -> Self:
        return self.open().filter(due_on__gt=on, due_on__lte=until).order_by("due_on", "pk")

    def around(self, on: date, ahead: timedelta) -> Self:
        """What a day's page shows: open and due by then or soon, and what was settled that day."""
        is_near = Q(state=TaskState.OPEN, due_on__lte=on + ahead)
        was_settled = Q(state=TaskState.DONE, done_on=on) | Q(
            state=TaskState.SKIPPED, skipped_on=on
        )
        return self.filter(is_near | was_settled).order_by("due_on", "pk")

    def next_open(self, number: int) -> Self:
        return self.open().with_subjects().order_by("due_on", "pk")[:number]

    def with_subjects(self) -> Self:
        return self.select_related("bed", "planting__plant", "series", *TENDED)

    def with_names(self) -> Self:
        """Of its subjects only what a list of jobs says; whole, they are a hundred columns."""
        own = (field.name for field in self.model._meta.concrete_fields)
        return self.select_related("bed", "planting__plant", *TENDED).only(*own, *NAMES)

    def propose(self, tasks: list["CareTask"]) -> None:
        """Add what is new; a task of the same origin is never proposed twice."""
        self.bulk_create(sorted(tasks, key=lambda task: task.origin), ignore_conflicts=True)


class CareTask(Tended):
    """One thing to do; rules propose some (`origin` names the finding), gardeners write others."""

    garden = models.ForeignKey(Garden, on_delete=models.CASCADE, related_name="care_tasks")
    bed = models.ForeignKey(
        Bed,
        verbose_name=_("bed"),
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
    )
    planting = models.ForeignKey(
        Planting, on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    title = ScreenedCharField(_("what to do"), max_length=120, blank=True, default="")
    wording = models.JSONField(_("wording of a rule"), null=True, blank=True)
    reason = models.JSONField(_("reason of a rule"), null=True, blank=True)
    rule_id = models.CharField(_("rule"), max_length=40, blank=True, default="")
    origin = models.CharField(_("origin"), max_length=200, blank=True, default="")
    act = models.CharField(_("records"), max_length=10, choices=Act, blank=True, default=Act.NONE)
    litres = models.FloatField(_("litres"), null=True, blank=True)
    minutes = models.PositiveSmallIntegerField(_("minutes"), null=True, blank=True)
    due_on = models.DateField(_("due on"))
    state = models.CharField(max_length=10, choices=TaskState, default=TaskState.OPEN)
    done_on = models.DateField(_("done on"), null=True, blank=True)
    completed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("done by"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    # The entry of the book that is one with its being done.
    event = models.ForeignKey(
        Event,
        verbose_name=_("entry of the book"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="tasks",
    )
    skipped_on = models.DateField(_("skipped on"), null=True, blank=True)
    skip_reason = models.CharField(
        _("why it was skipped"), max_length=12, choices=SkipReason, blank=True, default=""
    )
    skip_note = ScreenedCharField(_("in your words"), max_length=200, blank=True, default="")
    # The day it was wanted before it was put off.
    snoozed_from = models.DateField(_("put off from"), null=True, blank=True)
    series = models.ForeignKey(
        TaskSeries,
        verbose_name=_("recurring job"),
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="tasks",
    )

    objects = CareTaskQuerySet.as_manager()

    class Meta:
        verbose_name = _("task")
        verbose_name_plural = _("tasks")
        ordering = ["due_on", "pk"]
        indexes = [
            models.Index(fields=["garden", "state", "due_on"], name="gardens_caretask_due"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["garden", "origin"],
                condition=~Q(origin=""),
                name="gardens_caretask_proposed_once",
            ),
            models.UniqueConstraint(
                fields=["series"],
                condition=Q(state=TaskState.OPEN),
                name="gardens_caretask_one_open_of_series",
            ),
            models.CheckConstraint(
                condition=~Q(title="") | Q(wording__isnull=False),
                name="gardens_caretask_has_words",
                violation_error_message=_("Say what is to be done."),
            ),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def text(self) -> str:
        return say(self.wording) if self.wording else self.title

    @property
    def why(self) -> str:
        return say(self.reason) if self.reason else ""

    @property
    def is_settled(self) -> bool:
        return self.state in SETTLED

    @property
    def wanted_on(self) -> date:
        """Before it was put off."""
        return self.snoozed_from or self.due_on

    def is_overdue(self, on: date) -> bool:
        return self.state == TaskState.OPEN and self.due_on < on
