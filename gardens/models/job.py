"""Long work that a gardener ordered and a worker does."""

from datetime import datetime, timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from compliance.clocks import long_ago
from gardens.private_files import private_storage

MOST_ATTEMPTS = 3
# A message may be lost, and a worker that shows no progress for so long is dead.
RING_AGAIN_AFTER = timedelta(seconds=60)
DEAD_AFTER = timedelta(minutes=2)


class JobKind(models.TextChoices):
    PLAN = "plan", _("Plan on paper")
    LABELS = "labels", _("Labels")
    SEED_LABELS = "seed_labels", _("Labels for seed")
    READINGS = "readings", _("Readings of a file")
    EXPORT = "export", _("Everything you recorded")


class JobState(models.TextChoices):
    WAITING = "waiting", _("waiting")
    RUNNING = "running", _("running")
    DONE = "done", _("done")
    FAILED = "failed", _("failed")


PAPER = (JobKind.PLAN, JobKind.LABELS, JobKind.SEED_LABELS)
UNFINISHED = (JobState.WAITING, JobState.RUNNING)


class JobQuerySet(models.QuerySet["Job"]):
    def visible_to(self, gardener) -> Self:
        return self.filter(owner=gardener)

    def on_paper(self) -> Self:
        return self.filter(kind__in=PAPER)

    def unfinished(self) -> Self:
        return self.filter(state__in=UNFINISHED)

    def finished(self) -> Self:
        return self.exclude(state__in=UNFINISHED)

    def abandoned(self, at: datetime) -> Self:
        """Nobody works on them, although they were rung for."""
        is_unheard = Q(long_ago("rung_at", at, RING_AGAIN_AFTER), state=JobState.WAITING)
        return self.filter(is_unheard | self._left(at))

    def to_ring(self, at: datetime) -> Self:
        return self.abandoned(at).filter(
            long_ago("rung_at", at, RING_AGAIN_AFTER), attempts__lt=MOST_ATTEMPTS
        )

    def given_up(self, at: datetime) -> Self:
        return self.abandoned(at).filter(attempts__gte=MOST_ATTEMPTS)

    def claim(self, pk: int, at: datetime) -> "Job | None":
        """Taken by one conditional write, so that of two workers one gets it."""
        free = Q(state=JobState.WAITING) | self._left(at)
        taken = self.filter(free, pk=pk, attempts__lt=MOST_ATTEMPTS).update(
            state=JobState.RUNNING, attempts=F("attempts") + 1, seen_at=at, done=0
        )
        return self.select_related("owner").filter(pk=pk).first() if taken else None

    def _left(self, at: datetime) -> Q:
        """Begun by a worker that is dead."""
        return Q(long_ago("seen_at", at, DEAD_AFTER), state=JobState.RUNNING)

    def held(self, job: "Job") -> Self:
        """The row while this attempt is the one that runs; none once another worker took over."""
        return self.filter(pk=job.pk, state=JobState.RUNNING, attempts=job.attempts)


class Job(models.Model):
    """`parameters` say what to do, `summary` what was done, `result` is the file that was made
    under `file_name`, if any."""

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("owner"),
        on_delete=models.CASCADE,
        related_name="jobs",
    )
    kind = models.CharField(_("kind"), max_length=20, choices=JobKind)
    parameters = models.JSONField(_("parameters"), default=dict)
    language = models.CharField(_("language"), max_length=10)
    state = models.CharField(_("state"), max_length=10, choices=JobState, default=JobState.WAITING)
    done = models.PositiveIntegerField(_("steps done"), default=0)
    total = models.PositiveIntegerField(_("steps in all"), default=0)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    refusal = models.CharField(_("why it failed"), max_length=300, blank=True, default="")
    summary = models.CharField(_("what was done"), max_length=300, blank=True, default="")
    result = models.FileField(_("file"), storage=private_storage, blank=True, max_length=100)
    file_name = models.CharField(_("name of the file"), max_length=120, blank=True, default="")
    content_type = models.CharField(_("content type"), max_length=80, blank=True, default="")
    created_at = models.DateTimeField(_("ordered"), default=now)
    rung_at = models.DateTimeField(_("rung at"), default=now)
    seen_at = models.DateTimeField(_("last sign of life"), null=True, blank=True)
    finished_at = models.DateTimeField(_("finished"), null=True, blank=True, db_index=True)

    objects = JobQuerySet.as_manager()

    class Meta:
        verbose_name = _("job")
        verbose_name_plural = _("jobs")
        ordering = ["-pk"]
        indexes = [
            models.Index(
                fields=["rung_at"],
                name="gardens_job_unfinished",
                condition=Q(state__in=UNFINISHED),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("gardens:job-detail", args=[self.pk])

    @property
    def is_unfinished(self) -> bool:
        return self.state in UNFINISHED

    @property
    def is_done(self) -> bool:
        return self.state == JobState.DONE

    @property
    def is_paper(self) -> bool:
        return self.kind in PAPER

    @property
    def is_export(self) -> bool:
        return self.kind == JobKind.EXPORT

    @property
    def failure(self) -> str:
        """In a sentence that says what to do."""
        return self.refusal or gettext(
            "This could not be made. Order it again; if that fails too, tell those who run this "
            "site its number, {number}."
        ).format(number=self.pk)
